"""The kinds of file that minutes go out as."""

from enum import StrEnum


class FileKind(StrEnum):
    """What minutes can be given out as; the value ends the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    EML = "eml"

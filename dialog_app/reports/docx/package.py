"""The package a Word file is: our own empty one to begin with, and bytes that never vary."""

import io
import zipfile
from typing import Final

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from dialog_app.base import resources
from dialog_app.core.model.base import Language
from dialog_app.reports.unprintable import fit_line

TAGS: Final[dict[Language, str]] = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}

_PARTS: Final = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/header.xml": "header.xml",
    "word/footer.xml": "footer.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
# Header and footer too are ours: python-docx finds its own only where its code lies in folders.
# The earliest time a zip file knows, on the system it says it was made on.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_LONGEST_TITLE: Final = 255


def empty(language: Language, title: str) -> WordFile:
    """Return a Word file without words, in a language, with our styles."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, source in _PARTS.items():
            package.writestr(name, resources.path("docx", source).read_bytes())
    file.seek(0)
    made = docx.Document(file)
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), TAGS[language])
    made.core_properties.title = fit_line(title)[:_LONGEST_TITLE]
    made.core_properties.language = TAGS[language]
    return made


def packed(made: WordFile) -> bytes:
    """Return the file's bytes, without the times and the order that differ from run to run."""
    given, result = io.BytesIO(), io.BytesIO()
    made.save(given)
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(result, "w") as new:
        # What tells the kinds of the parts stands first, as everywhere.
        for name in sorted(old.namelist(), key=lambda one: (not one.startswith("["), one)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return result.getvalue()

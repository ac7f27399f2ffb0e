"""What is wanted of every service: files of some kinds in a folder, or a PDF to print."""

from dataclasses import dataclass
from pathlib import Path

from dialog_app.core.file_kind import FileKind


@dataclass(frozen=True, slots=True)
class Wanted:
    """The folder and kinds of the files; without a folder only the PDF is given back."""

    folder: Path | None
    kinds: tuple[FileKind, ...] = (FileKind.PDF,)

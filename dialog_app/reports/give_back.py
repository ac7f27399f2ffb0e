"""Pages back to the children as files: one sheet each."""

from functools import partial
from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.core.file_kind import FileKind
from dialog_app.core.give_back import page
from dialog_app.core.give_back.about import About
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.give_back.room import Room
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.issued import Issued
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.practice import PracticePaper
from dialog_app.reports import docx, pdf
from dialog_app.reports.files import write_file
from dialog_app.reports.names import safe
from dialog_app.reports.one_sheet import fitted

_LONGEST_NAME = 60


def document(
    ground: Ground, about_id: str, words: Texts, paper: PracticePaper | None = None
) -> Document:
    """Return the page in the largest type in which it fits on one sheet.

    Raises `RuleBroken("row.gone")`.
    """
    return fitted(partial(_made, ground, about_id, words, paper))


def _made(
    ground: Ground, about_id: str, words: Texts, paper: PracticePaper | None, room: Room
) -> Document:
    return page.document(ground, about_id, words, paper, room)


def name_of(ground: Ground, about: About, words: Texts) -> str:
    """Return «tilbake-til-barna_G4_Avtale-for-deling», without an ending, safe on any system."""
    title = page.told_title(ground, about, Voice(words, words.language))
    code = about.methods[0].code if about.is_method else about.id[:8]
    parts = (words("give_back.file"), safe(code, _LONGEST_NAME), safe(title, _LONGEST_NAME))
    return "_".join(part for part in parts if part)


def write(folder: Path, name: str, issued: Issued, kinds: tuple[FileKind, ...]) -> tuple[Path, ...]:
    """Write a page into a folder in each kind, and return where; raises as `write_file`."""
    paths = []
    for kind in kinds:
        paths.append(folder / f"{name}.{kind.value}")
        made = issued.pdf or pdf.render(issued.document)
        write_file(paths[-1], made if kind is FileKind.PDF else docx.render(issued.document))
    return tuple(paths)

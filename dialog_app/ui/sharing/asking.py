"""Asking where a day's file lies or shall lie, in the system's own way."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from dialog_app.ui.words import say

ENDING: Final = ".dialogdag"
ARCHIVE: Final = ".dialogarkiv"


def files_to_read(parent: QWidget) -> list[Path]:
    """Return the files somebody chooses to take in, often one, or none."""
    kinds = f"{say('share.files')} (*{ENDING} *.json *{ARCHIVE})"
    chosen, _ = QFileDialog.getOpenFileNames(parent, say("share.take.choose"), "", kinds)
    return [Path(one) for one in chosen]


def folder_to_read(parent: QWidget) -> Path | None:
    """Return the folder whose days somebody wants to take in, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, say("share.take.folder"))
    return Path(chosen) if chosen else None


def file_to_write(parent: QWidget, name: str) -> Path | None:
    """Return where somebody wants a day's file saved, or None."""
    kinds = f"{say('share.files')} (*{ENDING})"
    chosen, _ = QFileDialog.getSaveFileName(parent, say("share.give.where"), name, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == ENDING else path.with_name(path.name + ENDING)

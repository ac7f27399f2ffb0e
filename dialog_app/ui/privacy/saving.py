"""Saving what a card shows where somebody wants it, without stopping the day."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dialog_app.core.ports import StoreFailed
from dialog_app.reports.files import write_file
from dialog_app.ui.text import disk_trouble

Tell = Callable[[str], object]
"""Hears why a file could not be written, or nothing when it was."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is asked when a file is saved: a name for tests, the question, and a place to begin."""

    name: str
    title: str
    place: Path


def ask_where(parent: QWidget, offer: Offer, content: Callable[[], bytes], tell: Tell) -> None:
    """Ask where a file is to lie and write it there; `content` is made once that is known."""
    offered = offer.place
    asked = QFileDialog(parent, offer.title, str(offered.parent))
    asked.setObjectName(offer.name)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(offered.suffix.removeprefix("."))
    asked.selectFile(offered.name)
    asked.setModal(False)
    asked.fileSelected.connect(lambda chosen: tell(write(Path(chosen), content)))
    asked.finished.connect(asked.deleteLater)
    asked.show()


def write(place: Path, content: Callable[[], bytes]) -> str:
    """Write a file; return why it could not be written, nothing when it was."""
    try:
        write_file(place, content())
    except StoreFailed as failed:
        return disk_trouble(failed.kind)
    return ""

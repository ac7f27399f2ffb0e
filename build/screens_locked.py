"""Pictures of what asks for a passphrase: where an archive is opened, and where one is made."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QMainWindow

from dialog_app.ui.frame.passphrase_window import PassphraseWindow
from dialog_app.ui.frame.start_window import StartWindow

PLACE: Final = "E:/Dialogdag.dialogarkiv"
PRINTED: Final = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
"""What a recovery key looks like; it opens nothing."""


def windows() -> Iterator[tuple[str, QMainWindow]]:
    """Give each window with the name of its picture; whoever takes it puts the window away."""
    yield "start", _opening("read_only")
    yield "passphrase-asked", _opening("passphrase_needed")
    yield "passphrase-new", PassphraseWindow("new", PLACE)
    shown = PassphraseWindow("new", PLACE)
    shown.show_key(PRINTED)
    yield "passphrase-recovery-key", shown


def _opening(kind: str) -> StartWindow:
    return StartWindow(kind, Path(PLACE), Path("backups"))

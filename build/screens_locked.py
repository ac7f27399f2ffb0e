"""Pictures of what asks for a passphrase: where an archive is opened, and where one is made."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from PySide6.QtWidgets import QMainWindow, QPushButton

from dialog_app.ui.frame.passphrase_window import PassphraseWindow, Purpose
from dialog_app.ui.frame.start_window import StartWindow
from dialog_app.ui.words import say

PLACE: Final = "E:/Dialogdag.dialogarkiv"
PRINTED: Final = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
"""What a recovery key looks like; it opens nothing."""


def windows() -> Iterator[tuple[str, QMainWindow]]:
    """Give each window with the name of its picture; whoever takes it puts the window away."""
    yield "start", _opening("read_only")
    yield "passphrase-asked", _opening("passphrase_needed")
    yield "passphrase-remember", _remembering()
    yield "passphrase-wrong", _refused("passphrase_wrong", 0)
    yield "passphrase-pause", _refused("passphrase_wrong", 8)
    yield "recovery-key-typo", _recovery_refused("recovery_key_typo")
    yield "recovery-key-wrong", _recovery_refused("recovery_key_wrong")
    for kind in ("envelope_broken", "envelope_missing"):
        yield f"start-{kind.replace('_', '-')}", _opening(kind)
    for purpose in get_args(Purpose):
        yield f"passphrase-{purpose}", PassphraseWindow(purpose, PLACE)
    yield from _papers()


def _papers() -> Iterator[tuple[str, QMainWindow]]:
    """Give the steps of bringing the recovery key to paper."""
    shown = PassphraseWindow("new", PLACE)
    shown.show_key(PRINTED)
    yield "passphrase-recovery-key", shown
    asked = PassphraseWindow("new", PLACE)
    asked.show_key(PRINTED)
    asked.paper.tell_printed("Kontoret")
    yield "passphrase-read-back", asked
    wrong = PassphraseWindow("new", PLACE)
    wrong.show_key(PRINTED)
    _click(wrong, "key_written")
    _click(wrong, "check_key")
    yield "passphrase-read-back-wrong", wrong
    jammed = PassphraseWindow("new", PLACE)
    jammed.show_key(PRINTED)
    jammed.paper.refuse(say("paper.not_printed_why.paused"))
    yield "passphrase-not-printed", jammed


def _click(window: QMainWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    if button is not None:
        button.click()


def _opening(kind: str) -> StartWindow:
    return StartWindow(kind, Path(PLACE), Path("backups"))


def _remembering() -> StartWindow:
    window = _opening("passphrase_needed")
    window.offer_remembering()
    return window


def _refused(kind: str, pause: int) -> StartWindow:
    window = _remembering()
    window.refuse(kind, pause)
    return window


def _recovery_refused(kind: str) -> StartWindow:
    window = _opening("passphrase_needed")
    _click(window, "unlock_other")
    window.refuse(kind)
    return window

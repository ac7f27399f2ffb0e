"""Closing the window while the disk still owes something: it is said first, and once."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.main_window import MainWindow

UNSAVED: Final = "unsaved_notice"


def may_leave(window: "MainWindow") -> bool:
    """Tell whether the window may close: all is saved, or it was said that it is not."""
    notices = window.notices
    if notices.try_again():
        notices.hide_line(UNSAVED)
        return True
    # The page that waits for a stick says so itself.
    if window.findChild(QWidget, "pause") is not None or notices.line(UNSAVED).sentence():
        return True
    notices.tell(UNSAVED, say("place.close_unsaved"))
    return False

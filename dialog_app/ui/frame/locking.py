"""Locking the archive from its window: at once, but asked for twice while a day runs."""

from typing import TYPE_CHECKING

from dialog_app.core.model.days import DayState
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.main_window import MainWindow


def lock(window: "MainWindow") -> None:
    """Let the window be locked, or say why it is not: no passphrase, or a room that looks on."""
    notices = window.notices
    outside = window.house.outside
    if outside is None or not outside.is_encrypted:
        notices.say(say("frame.lock.no_passphrase"))
    elif _is_running(window):
        way = Way("lock_now", say("frame.lock.now"), window.locked.emit)
        notices.ask(say("frame.lock.day_runs"), way)
    else:
        window.locked.emit()


def _is_running(window: "MainWindow") -> bool:
    day = window.workspace.held_day
    # A rehearsal is only a rehearsal: nothing of it is in the archive.
    is_real = window.rehearsals.now is None
    return is_real and day is not None and day.bridge.record.info.state is DayState.RUNNING

"""Locking the archive from its window: at once, but asked for twice while a day runs."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from dialog_app.core import norway
from dialog_app.core.model.days import DayState
from dialog_app.core.ports import StoreFailed
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


def room_depends_on(window: "MainWindow") -> bool:
    """Tell whether a room would stand there if the window were locked.

    It would while a day of today runs, on the screen or not, and while the wall shows anything. A
    day of another date that nobody ended keeps nothing open.
    """
    return _wall_is_lit() or _a_day_of_today_runs(window)


def is_failing(window: "MainWindow") -> bool:
    """Tell whether something typed is kept by the window alone, since the disk let it down."""
    day = window.workspace.held_day
    bridges = (window.workspace.around.register_bridge, day.bridge if day is not None else None)
    return any(bridge is not None and bridge.is_failing for bridge in bridges)


def _wall_is_lit() -> bool:
    from dialog_app.core.slides.kinds import BlackSlide
    from dialog_app.ui.projector.window import WallWindow

    walls = (one for one in QApplication.topLevelWidgets() if isinstance(one, WallWindow))
    return any(wall.isVisible() and not isinstance(wall.slide, BlackSlide) for wall in walls)


def _a_day_of_today_runs(window: "MainWindow") -> bool:
    session = window.house.session
    today = norway.date(session.laptop.now())
    try:
        days = session.days()
    except StoreFailed:
        # Who cannot tell does not take a day from a room.
        return True
    return any(day.state is DayState.RUNNING and day.date == today for day in days)

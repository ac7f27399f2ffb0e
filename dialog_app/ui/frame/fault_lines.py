"""What the window says when the program itself was at fault: what is safe, and three ways on."""

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.crash import Report
    from dialog_app.ui.main_window import MainWindow

LINE: Final = "crash_notice"
"""A line of its own, so that nothing else that is told hides it."""


@runtime_checkable
class Faulted(Protocol):
    """A window where no archive is open, which can say that something went wrong."""

    def tell_fault(self, sentence: str) -> None:
        """Say it in the window."""
        ...


def tell_crash(window: "MainWindow", report: "Report") -> None:
    """Say that the program was at fault and what is saved; copy or save the report, go on, quit."""
    quit_now = Way("quit_now", say("frame.crash.quit"), lambda: _quit(window))
    line = window.notices.line(LINE)
    go_on = Way("go_on", say("frame.crash.go_on"), line.hide)
    line.tell(_what_is_saved(window), (*_ways(window, report.text()), go_on, quit_now))


def tell_stopped(window: "MainWindow", left: str) -> None:
    """Say that the program stopped hard the last time; the report can be copied and saved."""
    line = window.notices.line(LINE)
    away = Way("put_away", say("frame.close"), line.hide)
    line.tell(say("frame.crash.before"), (*_ways(window, left), away))


def _what_is_saved(window: "MainWindow") -> str:
    """Return what is certain: the newest step that is on the disk, and whether one waits for it."""
    from dialog_app.ui.text import clock_here

    held = window.workspace.held_day
    log = window.house.session.day_desk(held.day_id).log if held is not None else ()
    around = window.workspace.around
    owing = around.register_bridge.is_owing or (held is not None and held.bridge.is_owing)
    if not log:
        return say("frame.crash.not_all" if owing else "frame.crash.no_day")
    return say("frame.crash.owed" if owing else "frame.crash.now", time=clock_here(log[-1].at))


def _quit(window: "MainWindow") -> None:
    """Leave in good order: the archive is closed as on any other day."""
    window.close()


def _ways(window: "MainWindow", report: str) -> tuple[Way, Way]:
    copy = Way("copy_report", say("frame.crash.copy"), lambda: _copy(report))
    save = Way("save_report", say("frame.crash.save"), lambda: _ask_where(window, report))
    return copy, save


def _copy(report: str) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(report)


def _ask_where(window: "MainWindow", report: str) -> None:
    from dialog_app.base import paths
    from dialog_app.ui.privacy.saving import Offer, ask_where

    place = paths.exports() / f"{say('frame.crash.file')}.txt"
    offer = Offer("report_place", say("frame.crash.save_where"), place)
    ask_where(window, offer, f"{report}\n".encode, lambda why: _tell_saved(window, why))


def _tell_saved(window: "MainWindow", why_not: str) -> None:
    if why_not:
        window.notices.say(why_not)

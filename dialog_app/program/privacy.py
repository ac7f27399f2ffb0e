"""Deleting days while the window stands, and a line at the start about what is due."""

from collections.abc import Callable

from dialog_app.base import paths
from dialog_app.base.settings import table as settings_table
from dialog_app.core.model.days import DayState
from dialog_app.core.ports import StoreFailed
from dialog_app.core.retention import Purged, What
from dialog_app.core.stored_page import Facts
from dialog_app.desk.session import Session
from dialog_app.program.companions import Opened
from dialog_app.storage import backup, envelope, purging
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.mentions import mentions
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.days import DaysPage
from dialog_app.ui.privacy.deeds import PrivacyDeeds
from dialog_app.ui.privacy.due_card import DueCard, told_due
from dialog_app.ui.text import today
from dialog_app.ui.words import say


def deeds_of(
    archive: SqliteArchive, session: Session, window: Callable[[], MainWindow | None]
) -> PrivacyDeeds:
    """Return what the window of an open archive may ask about what is kept."""

    def purge(day_id: str, what: What) -> Purged:
        shown = window()
        if shown is not None:
            _leave(shown, day_id)
        done = purging.purge(archive, day_id, what)
        session.deleted(day_id, done.changes, whole=what is What.DAY)
        archive.tidy()
        if shown is not None:
            _refresh(shown)
        return done.report

    return PrivacyDeeds(
        due=lambda date: purging.due(archive, date),
        purge=purge,
        purges=lambda: purging.purges(archive),
        is_owed=lambda: purging.is_owed(archive),
        set_aside=lambda: purging.set_aside(archive.path),
        mentions=lambda name: mentions(archive, name),
        facts=lambda: facts_of(archive),
    )


def facts_of(archive: SqliteArchive) -> Facts:
    """Return where everything lies on this machine, and how much of each there is."""
    path = archive.path
    places = {
        "archive": path,
        "key": envelope.path_of(path),
        "backups": backup.folder_of(path),
        "quarantine": path.parent / purging.QUARANTINE,
        "settings": paths.settings_file(),
        "laptop": paths.home() / "laptop",
        "log": paths.logs(),
    }
    shown = {name: str(place) for name, place in places.items() if place.exists()}
    rows = archive.read(backup.row_counts)
    settings = [entry.name for entry in settings_table()]
    return Facts(places=shown, settings=settings, rows=rows, is_encrypted=archive.is_encrypted)


def _leave(window: MainWindow, day_id: str) -> None:
    """Go from a day that is open to the list of days, since there will be nothing to show."""
    held = window.workspace.held_day
    if held is not None and held.day_id == day_id:
        window.workspace.show_place("days")


def _refresh(window: MainWindow) -> None:
    page = window.workspace.findChild(DaysPage)
    if page is not None and page.isVisible():
        page.refresh()


class TellingDue:
    """Says once, in a quiet line, what is due to be deleted; never while a day runs."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        try:
            days = opened.archive.days()
            found = purging.due(opened.archive, today(opened.laptop.now()))
        except StoreFailed:
            # The disk says so itself where it matters.
            return
        if found and not any(line.state is DayState.RUNNING for line in days):
            way = Way("show_due", say("stored.due.show"), self._show)
            opened.window.notices.tell("due_notice", told_due(found), way)

    def stop(self) -> None:
        """Have nothing to stop: what was said stands in the window."""

    def _show(self) -> None:
        window = self._opened.window
        window.notices.hide_line("due_notice")
        window.covers.toggle(lambda: DueCard(window.workspace.around))

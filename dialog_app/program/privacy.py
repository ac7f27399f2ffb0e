"""Deleting days while the window stands, and telling what is stored."""

from collections.abc import Callable

from dialog_app.base import paths
from dialog_app.base.settings import table as settings_table
from dialog_app.core.retention import Purged, What
from dialog_app.core.stored_page import Facts
from dialog_app.desk.session import Session
from dialog_app.storage import backup, envelope, purging
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.mentions import mentions
from dialog_app.storage.reserve import Reserve
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.days import DaysPage
from dialog_app.ui.privacy.deeds import PrivacyDeeds


def deeds_of(
    archive: SqliteArchive, session: Session, window: Callable[[], MainWindow | None]
) -> PrivacyDeeds:
    """Return what the window of an open archive may ask about what is kept."""

    def purge(day_id: str, what: What) -> Purged:
        shown = window()
        if shown is not None:
            _leave(shown, day_id)
        # A copy that is half made holds what is about to go.
        archive.keeping.give_up()
        done = purging.purge(archive, day_id, what)
        session.deleted(day_id, done.changes, whole=what is What.DAY)
        if shown is not None:
            _refresh(shown)
        return done.report

    return PrivacyDeeds(
        due=lambda date: purging.due(archive, date),
        purge=purge,
        tidy=archive.tidy,
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
        "reserve": Reserve(path).path,
        "home": paths.home(),
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

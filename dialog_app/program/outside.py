"""What the window may ask of the machine and of the archive's file, answered here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.program.companions import Reopening
from dialog_app.storage import backup
from dialog_app.storage.archive import SqliteArchive
from dialog_app.ui.jobs import Token
from dialog_app.ui.outside import Outside

if TYPE_CHECKING:
    from dialog_app.ui.backups.ways import BackupWays
    from dialog_app.ui.main_window import MainWindow
    from dialog_app.ui.privacy.deeds import PrivacyDeeds
    from dialog_app.ui.sharing.deeds import SharingDeeds


def outside_of(
    archive: SqliteArchive,
    laptop: ThisLaptop,
    set_passphrase: Callable[[], None],
    privacy: "Callable[[], PrivacyDeeds]",
    backup_ways: "Callable[[], BackupWays]",
) -> Outside:
    """Return what the window of an open archive may ask."""
    # Where the archive is may change while its window stands.
    return Outside(
        archive=archive.path,
        backups=backup.folder_of(archive.path),
        newest_backup=lambda: backup.newest_backup(archive.path),
        back_up=lambda: _back_up(archive),
        printer=_usual_printer,
        is_encrypted=archive.is_encrypted,
        set_passphrase=set_passphrase,
        privacy=privacy,
        backup_ways=backup_ways,
    )


def _back_up(archive: SqliteArchive) -> None:
    archive.keeping.make()


def privacy_of(
    archive: SqliteArchive, session: Session, window: "Callable[[], MainWindow | None]"
) -> "PrivacyDeeds":
    """Return what tells of what is kept, and deletes it."""
    # Rarely asked for, and never before the first paint.
    from dialog_app.program.privacy import deeds_of

    return deeds_of(archive, session, window)


def sharing_of(archive: SqliteArchive, session: Session) -> "SharingDeeds":
    """Return what hands days over to other laptops and takes them in."""
    # Rarely asked for, and never before the first paint.
    from dialog_app.program.sharing import deeds_of

    return deeds_of(archive, session)


def backup_ways_of(
    archive: SqliteArchive,
    laptop: ThisLaptop,
    reopen: Callable[[Reopening], None],
    window: "Callable[[], MainWindow | None]",
) -> "BackupWays":
    """Return the backups of an open archive, and the way back to one of them."""
    # As above.
    from dialog_app.program.going_back import ways_of

    def tell(sentence: str) -> None:
        shown = window()
        if shown is not None:
            shown.notices.say(sentence)

    return ways_of(archive, laptop, reopen, tell)


def _usual_printer(token: Token) -> str | None:
    # The first paint waits for no way of starting a process.
    from dialog_app.ui.printer_name import usual_printer

    return usual_printer(token)

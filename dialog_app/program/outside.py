"""What the window may ask of the machine and of the archive's file, answered here."""

from collections.abc import Callable

from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import backup
from dialog_app.storage.archive import SqliteArchive
from dialog_app.ui.jobs import Token
from dialog_app.ui.outside import Outside


def outside_of(
    archive: SqliteArchive, laptop: ThisLaptop, set_passphrase: Callable[[], None]
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
    )


def _back_up(archive: SqliteArchive) -> None:
    archive.keeping.make()


def _usual_printer(token: Token) -> str | None:
    # The first paint waits for no way of starting a process.
    from dialog_app.ui.printer_name import usual_printer

    return usual_printer(token)

"""What the window asks of the machine without knowing how it is found out."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialog_app.ui.archive_lock import ArchiveLock
from dialog_app.ui.jobs import Token

if TYPE_CHECKING:
    from dialog_app.ui.backups.ways import BackupWays
    from dialog_app.ui.privacy.deeds import PrivacyDeeds
    from dialog_app.ui.sharing.deeds import SharingDeeds


@dataclass(frozen=True, slots=True)
class Outside:
    """The archive's place and its backups, and the printer.

    `newest_backup` gives when the newest backup was made, in UTC, or None, and may raise OSError;
    `back_up` makes one now, from the window's thread, and raises `StoreFailed` or OSError.
    `printer` gives the name of the usual printer, empty where there is none, or None where the
    print system does not answer; it takes its time, and is asked away from the window's thread.
    Only an archive that `is_encrypted` can be locked; `set_passphrase` leaves the window to give
    it a new passphrase, and encrypts one that has none. `lock` changes the other ways in, and is
    None for a plain archive. `privacy` gives what tells of what is kept, and deletes it;
    `backup_ways` gives the backups to look at and to go back to. `sharing` hands days over to
    other laptops, and takes them in.
    """

    archive: Path
    backups: Path
    newest_backup: Callable[[], datetime.datetime | None]
    back_up: Callable[[], None]
    printer: Callable[[Token], str | None]
    is_encrypted: bool = False
    set_passphrase: Callable[[], None] | None = None
    privacy: "Callable[[], PrivacyDeeds] | None" = None
    backup_ways: "Callable[[], BackupWays] | None" = None
    sharing: "Callable[[], SharingDeeds] | None" = None
    lock: ArchiveLock | None = None

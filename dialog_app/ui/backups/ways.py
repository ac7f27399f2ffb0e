"""What the window may ask about an archive's backups."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialog_app.core.backups import Held, Kept


@dataclass(frozen=True, slots=True)
class BackupWays:
    """The backups beside an archive, and the way back to one of them.

    `found` gives them, newest first, and may raise OSError. `look` says what one holds, and
    `unlock` tries a passphrase or a recovery key on one: both take their time, belong beside the
    window's thread and raise `StoreFailed`. `here` gives what the archive holds now, None where it
    cannot be read. `restore` goes back to one, and takes the window with it; where that cannot be
    done it raises `StoreFailed`. `now` is the time in UTC, and `folder` where the backups lie.
    """

    found: Callable[[], Sequence[Kept]]
    look: Callable[[Kept], Held]
    unlock: Callable[[Kept, str, str], None]
    here: Callable[[], Held | None]
    restore: Callable[[Kept], None]
    now: Callable[[], datetime.datetime]
    folder: Path

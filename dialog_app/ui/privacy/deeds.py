"""What the window asks about what is kept and deleted; the program answers."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialog_app.core.mentions import Mention
from dialog_app.core.retention import Due, Purged, What
from dialog_app.core.stored_page import Facts


@dataclass(frozen=True, slots=True)
class PrivacyDeeds:
    """What is due, deleting it, what was deleted, and what is stored.

    `due` tells what is due on a day; `purge` deletes for good and raises `RuleBroken` or
    `StoreFailed`. `tidy`, asked for after it, clears the bytes and replaces the backups: it takes
    its time, never fails, and is for another thread. `is_owed` tells whether it is yet to be done.
    `purges` are the reports, newest first. `set_aside` names damaged files nothing here clears.
    `mentions` finds all that mentions a professional; `facts` are what the page on what is stored
    tells of this machine.
    """

    due: Callable[[datetime.date], Sequence[Due]]
    purge: Callable[[str, What], Purged]
    tidy: Callable[[], None]
    purges: Callable[[], Sequence[Purged]]
    is_owed: Callable[[], bool]
    set_aside: Callable[[], Sequence[Path]]
    mentions: Callable[[str], Sequence[Mention]]
    facts: Callable[[], Facts]

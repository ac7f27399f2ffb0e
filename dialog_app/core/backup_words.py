"""What people read of a backup: when it was made, what it holds, how large it is."""

import datetime
from zoneinfo import ZoneInfo

from dialog_app.core import formats
from dialog_app.core.backups import Held
from dialog_app.core.formats import Phrase, Voice
from dialog_app.core.model.base import Language

_MEGABYTE = 10**6


def when(at: datetime.datetime, now: datetime.datetime, zone: ZoneInfo) -> Phrase:
    """Return «i dag 14.20», «i går 14.20» or «21.11.2026 14.20», as a clock in `zone` shows it."""
    here, today = at.astimezone(zone), now.astimezone(zone).date()
    time = formats.clock(here)
    days = (today - here.date()).days
    if days in (0, 1):
        return Phrase(f"backups.when.{'yesterday' if days else 'today'}", {"time": time})
    return Phrase("backups.when.other", {"date": formats.date(here.date()), "time": time})


def holds(held: Held, say: Voice) -> str:
    """Return «3 dager, 41 svar, 12 hindringer»."""
    counts = (("days", len(held.days)), ("answers", held.answers), ("obstacles", held.obstacles))
    return ", ".join(say(f"backups.n_{kind}", n=n) for kind, n in counts)


def size(count: int, language: Language) -> str:
    """Return how large a file is: «1,4 MB»."""
    return f"{formats.number(count / _MEGABYTE, language, 1)} MB"

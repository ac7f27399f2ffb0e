"""Reading a day from elsewhere: first in a process that can be ended, and only then here."""

from typing import Any

from dialog_app.base import limited
from dialog_app.core.errors import RuleBroken
from dialog_app.storage import day_file
from dialog_app.storage.day_file import DayFile
from dialog_app.storage.incoming import child


def read_day(
    raw: bytes, waiting: limited.Waiting | None = None, seconds: float = limited.SECONDS
) -> DayFile:
    """Read a day file that somebody sent.

    Raises `RuleBroken` as `day_file.read` does, and `import.too_heavy` (it took too much time or
    memory) and `import.cancelled` where nobody waits any more.
    """
    if len(raw) <= day_file.LARGEST:
        asked(child.DAY, raw, waiting, seconds)
    # The same bytes are read the same way; what a reader survives there it survives here.
    return day_file.read(raw)


def asked(
    what: str, given: bytes, waiting: limited.Waiting | None, seconds: float
) -> dict[str, Any]:
    """Return what the reading process answers; raises `RuleBroken` for what it refuses."""
    try:
        told = limited.ask(what, given, waiting, seconds)
    except limited.TooHeavy as heavy:
        raise RuleBroken("import.too_heavy") from heavy
    except limited.NobodyWaits as gone:
        raise RuleBroken("import.cancelled") from gone
    if "code" in told:
        raise RuleBroken(told["code"], **told["facts"])
    return told

"""Reading a day from elsewhere: first in a process that can be ended, and only then here."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialog_app.base import limited
from dialog_app.core.errors import RuleBroken
from dialog_app.storage import day_file
from dialog_app.storage.day_file import DayFile
from dialog_app.storage.incoming import child
from dialog_app.storage.sqlite import MAGIC


def read_day(
    raw: bytes, waiting: limited.Waiting | None = None, seconds: float = limited.SECONDS
) -> DayFile:
    """Read a day file that somebody sent.

    Raises `RuleBroken` as `day_file.read` does, and `import.too_heavy` (it took too much time or
    memory), `import.cancelled` where nobody waits any more, and `import.whole_archive`: days of
    an archive are chosen first (`days_offered`).
    """
    if raw.startswith(MAGIC):
        raise RuleBroken("import.whole_archive")
    if len(raw) <= day_file.LARGEST:
        _asked(child.DAY, raw, waiting, seconds)
    # The same bytes are read the same way; what a reader survives there it survives here.
    return day_file.read(raw)


def faults(
    copies: Sequence[bytes],
    waiting: limited.Waiting | None = None,
    seconds: float = limited.SECONDS,
) -> tuple[RuleBroken | None, ...]:
    """Return why each of a few day files may not be taken in, or None; one process looks at all.

    Raises `RuleBroken`: `import.too_heavy` where they are together, which says of none that it
    is, and `import.cancelled`.
    """
    if len(copies) > 1 and sum(map(len, copies)) > child.MOST_TOGETHER:
        raise RuleBroken("import.too_heavy")
    known = [_known_fault(copy) for copy in copies]
    left = [copy for copy, fault in zip(copies, known, strict=True) if fault is None]
    told = _asked(child.DAYS, child.asked_of_days(left), waiting, seconds)["days"] if left else []
    answers = iter(told)
    return tuple(fault or _fault_of(next(answers)) for fault in known)


def _known_fault(copy: bytes) -> RuleBroken | None:
    if copy.startswith(MAGIC):
        return RuleBroken("import.whole_archive")
    if len(copy) > day_file.LARGEST:
        return RuleBroken("import.too_big", most=day_file.LARGEST // 1_000_000)
    return None


def _fault_of(told: dict[str, Any]) -> RuleBroken | None:
    return RuleBroken(told["code"], **told["facts"]) if "code" in told else None


@dataclass(frozen=True, slots=True)
class OfferedDay:
    """A day of another laptop's archive, by what people know it by."""

    id: str
    date: datetime.date
    title: str
    place: str


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive, and no day file; raises `OSError`."""
    from dialog_app.storage.incoming import foreign

    return foreign.is_archive(path)


def days_offered(
    path: Path, waiting: limited.Waiting | None = None, seconds: float = limited.SECONDS
) -> tuple[OfferedDay, ...]:
    """Return the days of an archive that somebody sent, the newest first; nothing is written.

    Raises `OSError` when there is no such file, and `RuleBroken` as `foreign.days` does, and
    `import.too_heavy` and `import.cancelled`.
    """
    with path.open("rb"):
        told = _asked(child.ARCHIVE, child.asked_of_archive(path, None), waiting, seconds)
    return tuple(
        OfferedDay(**{**one, "date": datetime.date.fromisoformat(one["date"])})
        for one in told["days"]
    )


def day_offered(
    path: Path,
    day_id: str,
    waiting: limited.Waiting | None = None,
    seconds: float = limited.SECONDS,
) -> bytes:
    """Return one day of an archive as a day file, for `exchange.import_day` to check and take in.

    Raises as `days_offered` does, and `RuleBroken("row.gone")` where there is no such day.
    """
    with path.open("rb"):
        told = _asked(child.ARCHIVE, child.asked_of_archive(path, day_id), waiting, seconds)
    return str(told["day"]).encode("ascii")


def _asked(
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

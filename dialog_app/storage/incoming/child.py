"""What the reading process does with a day from elsewhere: it looks, and answers in JSON."""

import gc
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from dialog_app.base import limited
from dialog_app.core.errors import RuleBroken
from dialog_app.storage import day_file

DAY: Final = "--read-day"
"""The argument with which the program looks at one day file, and ends."""


DAYS: Final = "--read-days"
"""The argument with which the program looks at a few day files, and ends."""

ARCHIVE: Final = "--read-archive"
"""The argument with which the program looks into an archive of another laptop, and ends."""

_MOST_ASKED: Final = 100_000
MOST_TOGETHER: Final = day_file.LARGEST
"""The most bytes of several day files that are looked at in one process."""

_LENGTH: Final = 8


def answer_day() -> int:
    """Read a day file from the standard input and say whether it may be taken in; return 0."""
    # JSON has no circles, and looking for some takes longer than reading it.
    gc.disable()
    limited.tell(_said_of(limited.given_to_this_process(day_file.LARGEST + 1)))
    return 0


def _said_of(raw: bytes) -> dict[str, Any]:
    try:
        day_file.read(raw)
    except RuleBroken as broken:
        return refused(broken)
    except MemoryError:
        return refused(RuleBroken("import.too_heavy"))
    return {}


def asked_of_days(copies: Sequence[bytes]) -> bytes:
    """Return what the reading process is given to look at several day files."""
    return b"".join(part for copy in copies for part in (len(copy).to_bytes(_LENGTH), copy))


def answer_days() -> int:
    """Read the day files on the standard input and say of each whether it may be taken in."""
    gc.disable()
    given = limited.given_to_this_process(MOST_TOGETHER + day_file.LARGEST)
    told, at = [], 0
    while at < len(given):
        start = at + _LENGTH
        at = start + int.from_bytes(given[at:start])
        told.append(_said_of(given[start:at]))
        gc.collect()
    limited.tell({"days": told})
    return 0


def asked_of_archive(path: Path, day_id: str | None) -> bytes:
    """Return what the reading process is given: whose days to list, or which one to give."""
    return json.dumps({"path": str(path.absolute()), "day": day_id}).encode("ascii")


def answer_archive() -> int:
    """List the days of an archive, or give one of them; return 0."""
    given = json.loads(limited.given_to_this_process(_MOST_ASKED))
    limited.tell(_found_in(Path(given["path"]), given["day"]))
    return 0


def _found_in(path: Path, day_id: str | None) -> dict[str, Any]:
    from dialog_app.storage.incoming import foreign

    try:
        if day_id is None:
            return {"days": foreign.days(path)}
        return {"day": foreign.day(path, day_id)}
    except RuleBroken as broken:
        return refused(broken)
    except OSError:
        return refused(RuleBroken("import.archive_broken"))
    except MemoryError:
        return refused(RuleBroken("import.too_heavy"))


def refused(broken: RuleBroken) -> dict[str, Any]:
    """Return what tells the waiting program why something is refused."""
    return {"code": broken.code, "facts": broken.facts}

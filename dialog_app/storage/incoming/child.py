"""What the reading process does with a day from elsewhere: it looks, and answers in JSON."""

import gc
from typing import Any, Final

from dialog_app.base import limited
from dialog_app.core.errors import RuleBroken
from dialog_app.storage import day_file

DAY: Final = "--read-day"
"""The argument with which the program looks at one day file, and ends."""


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


def refused(broken: RuleBroken) -> dict[str, Any]:
    """Return what tells the waiting program why something is refused."""
    return {"code": broken.code, "facts": broken.facts}

"""What stands ready for the day, measured when asked; nothing here is decoration."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.ui.words import say


class Fix(StrEnum):
    """Where a line of the ready-check leads."""

    SERVICES = "services"
    METHODS = "methods"
    AGENDA = "agenda"
    SETTINGS = "settings"
    BACKUP = "backup"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the ready-check: what, what was found, and whether it is ready.

    `ready` is None while the answer is awaited. `lacks` names what is missing in a list of such;
    `fix` says where the line leads, and `row_id` to which service or item there.
    """

    name: str
    found: str
    ready: bool | None
    fix: Fix = Fix.LOOK
    lacks: str = ""
    row_id: str = ""

    @property
    def words(self) -> str:
        """What is checked, in words."""
        return say(f"ready.what.{self.name}")

    @property
    def state(self) -> str:
        """Whether it is ready, in words."""
        key = {True: "is_ready", False: "is_not_ready", None: "is_awaited"}[self.ready]
        return say(f"ready.{key}")

    @property
    def missing(self) -> str:
        """What is missing, as it is named in a list."""
        return self.lacks or say(f"ready.lacks.{self.name}")


def lacking(checks: Sequence[Check]) -> tuple[Check, ...]:
    """Return the lines that are not ready."""
    return tuple(check for check in checks if check.ready is False)


def in_one_line(checks: Sequence[Check]) -> str:
    """Return «Alt er klart», or what is missing; empty until the last answer has come."""
    missing = lacking(checks)
    if missing:
        what = ", ".join(check.missing for check in missing)
        return say("ready.missing", n=len(missing), what=what)
    awaited = any(check.ready is None for check in checks)
    return "" if awaited or not checks else say("ready.all")

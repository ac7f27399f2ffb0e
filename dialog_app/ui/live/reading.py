"""What is typed in the capture line, read: its kind, its text, and who and when."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import date, read_date
from dialog_app.core.model.said import Position


class Kind(StrEnum):
    """What is being captured; the value is the key that chooses it."""

    OBSTACLE = "h"
    POSSIBILITY = "m"
    ACTION = "t"
    REASON = "b"
    NOTE = "n"
    REWORDING = "o"


_POSITIONS: Final = {
    "1": Position.AGREE,
    "2": Position.PARTLY,
    "3": Position.DISAGREE,
}
_WHO: Final = re.compile(r"\s@(\S.*?)(?=\s+\d{1,4}[./-]\d|\s*$)")
_WHEN: Final = re.compile(r"\s(\d{1,2}[./]\d{1,2}(?:[./](?:\d{2,4})?)?|\d{4}-\d{2}-\d{2})\s*$")


@dataclass(frozen=True, slots=True)
class Planned:
    """An action as typed: what, who and when; `when` is what was written of a date."""

    text: str
    who: str = ""
    due: datetime.date | None = None

    @property
    def written(self) -> str:
        """The action as it can be typed again."""
        who = f" @{self.who}" if self.who else ""
        return f"{self.text}{who}{f' {date(self.due)}' if self.due else ''}"


def split_kind(typed: str) -> tuple[Kind | None, str]:
    """Cut «h » from the beginning of what is typed."""
    first, space, rest = typed.partition(" ")
    if space and first.casefold() in {kind.value for kind in Kind}:
        return Kind(first.casefold()), rest
    return None, typed


def split_position(typed: str) -> tuple[Position | None, str]:
    """Cut «3 » from the beginning of a reason: the position it is given for."""
    first, space, rest = typed.partition(" ")
    if space and first in _POSITIONS:
        return _POSITIONS[first], rest
    return None, typed


def read_action(typed: str, today: datetime.date) -> Planned:
    """Cut «@leder 01.12.2026» from the end of an action.

    A date that does not exist stays in the text.
    """
    text, due = _without_date(typed.rstrip(), today)
    found = list(_WHO.finditer(text))
    if not found:
        return Planned(text.strip(), "", due)
    last = found[-1]
    return Planned((text[: last.start()] + text[last.end() :]).strip(), last[1].strip(), due)


def _without_date(typed: str, today: datetime.date) -> tuple[str, datetime.date | None]:
    found = _WHEN.search(f" {typed}")
    if found is None:
        return typed, None
    try:
        due = read_date(found[1], today)
    except RuleBroken:
        return typed, None
    return typed[: max(0, found.start() - 1)].rstrip(), due

"""What was done to a service's minutes, by whom (a role) and when, in a few lines."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.editions import versions
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import MinutesChange, MinutesEvent
from dialog_app.ui.text import clock_here, today
from dialog_app.ui.words import say

_ORDER: Final = tuple(MinutesState)


def history(day: Day, service_id: str) -> tuple[str, ...]:
    """Return the lines, newest first; what was struck or worded anew at one time is one line."""
    rows = day.where(MinutesChange, lambda row: row.service_id == service_id)
    newest = sorted(rows, key=_when, reverse=True)
    several = len(versions(day, service_id)) > 1
    return tuple(_line(list(group), several) for _key, group in groupby(newest, _alike))


def _when(row: MinutesChange) -> tuple[object, ...]:
    """Return what puts rows in order; at the same time, the order minutes go through states in."""
    came_first = row.kind in {MinutesEvent.STATE, MinutesEvent.CORRECTED}
    return row.at, row.version, _ORDER.index(row.state), not came_first, row.id


def _alike(row: MinutesChange) -> tuple[object, ...]:
    """Return what rows that stand on one line have in common."""
    if row.kind in {MinutesEvent.STATE, MinutesEvent.CORRECTED}:
        return (row.id,)
    return row.version, row.kind, row.side, row.by_role, today(row.at)


def _line(rows: list[MinutesChange], several: bool) -> str:
    row = rows[0]
    when = f"{formats.date(today(row.at))} {say('format.at_clock', time=clock_here(row.at))}"
    return " · ".join((when, *_version(row, several), _what(rows), *_who(row)))


def _version(row: MinutesChange, several: bool) -> Iterator[str]:
    if several:
        yield say("paper.version", number=row.version)


def _what(rows: list[MinutesChange]) -> str:
    row = rows[0]
    if row.kind is MinutesEvent.STATE:
        return say(f"paper.history.state.{row.state}")
    return say(f"paper.history.{row.kind}", n=len(rows))


def _who(row: MinutesChange) -> Iterator[str]:
    if row.by_role:
        yield row.by_role
    elif row.side is not None:
        yield say(f"paper.history.side.{row.side}")

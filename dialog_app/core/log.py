"""What was done in a day, line by line, as people read it: from the journal, newest first."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dialog_app.core.model.base import Row
from dialog_app.core.ports import Entry
from dialog_app.core.record import Facts, Step

COUNTED = "step.answer_counted"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done, when it was last done, and when it was taken back, if it was (UTC).

    `step` is None for all that went out of the journal when the day was closed.
    """

    at: datetime.datetime
    step: Step | None
    undone_at: datetime.datetime | None = None


def lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    """Return the lines of a journal, newest first.

    Undo and redo are no lines of their own: they mark what they were about. Rewordings of one
    text in a row are one line, and so are the presses that counted one answer up or down.
    """
    told: list[Line] = []
    kept = tuple(entries)
    undone = _undone(kept)
    for entry in kept:
        if entry.deed != "do":
            continue
        line = Line(entry.at, entry.step, undone.get(entry.number))
        joined = _joined(told[-1], line) if told else None
        if joined is not None:
            told[-1] = joined
        else:
            told.append(line)
    return tuple(reversed(told))


def rows_seen(entries: Iterable[Entry]) -> Mapping[str, Row]:
    """Return every row the journal tells of as it was last seen, by id: also those since gone."""
    steps = (entry.step for entry in entries if entry.step is not None)
    return {change.row.id: change.row for step in steps for change in step.changes}


def _undone(entries: Iterable[Entry]) -> dict[int, datetime.datetime]:
    """Return when each line that stands undone was taken back, by its number."""
    undone: dict[int, datetime.datetime] = {}
    for entry in entries:
        if entry.deed == "undo":
            undone[entry.target] = entry.at
        elif entry.deed == "redo":
            undone.pop(entry.target, None)
    return undone


def _joined(older: Line, newer: Line) -> Line | None:
    """Return two lines as one where they are one thing done bit by bit, else None."""
    if older.step is None or newer.step is None:
        return newer if older.step is newer.step else None
    if (older.undone_at is None) is not (newer.undone_at is None):
        return None
    if newer.step.merge and newer.step.merge == older.step.merge:
        return newer
    facts = _counted_on(older.step, newer.step)
    return replace(newer, step=replace(newer.step, facts=facts)) if facts else None


def _counted_on(older: Step, newer: Step) -> Facts | None:
    """Return the facts of two counts as one, where the newer goes on from the older."""
    if older.label != COUNTED or newer.label != COUNTED:
        return None
    before, after = older.facts.get("before"), newer.facts.get("after")
    goes_on = older.facts.get("after") == newer.facts.get("before")
    if not goes_on or before == after or not _same_place(older, newer):
        return None
    return {**newer.facts, "before": before} if before is not None else None


def _same_place(older: Step, newer: Step) -> bool:
    """Tell whether two counts are of one answer in one round."""
    return _place(older) == _place(newer)


def _place(step: Step) -> tuple[object, ...]:
    counted = step.changes[-1].row if step.changes else None
    names = ("round_id", "position", "no_position", "role_code")
    return tuple(getattr(counted, name, None) for name in names)

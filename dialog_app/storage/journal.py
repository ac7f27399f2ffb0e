"""The journal: one line for every step, from which undo, history and recovery come."""

import datetime
import json
from collections.abc import Callable, Collection
from typing import Any, Final, NamedTuple

from dialog_app.core import codec
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row
from dialog_app.core.model.days import SmallTimer, Turn, Wall
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    Answer,
    FollowUp,
    LabelUse,
    Link,
    Move,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Reason,
    Rewording,
    Round,
    Trial,
)
from dialog_app.core.ports import Deed, Entry, StoreFailed
from dialog_app.core.record import Change, Step
from dialog_app.core.tables import BY_NAME, table_name
from dialog_app.storage.rows import compact
from dialog_app.storage.sqlite import Connection

# Rounds and shown labels tell, line by line, what the next answer changed. So does the wall: it
# remembers answers by a hash of so few possible counts that all can be tried.
_ABOUT_ANSWERS: Final = (Answer, LabelUse, Move, Round, Wall)
# What somebody said and took back is gone when the day is closed, and so is who said what when.
_SAID: Final = (
    *(Reason, Obstacle, ObstacleService, ObstacleSource),
    *(Possibility, Action, Link, Trial, Note, FollowUp, Rewording, Dissent),
)
# When somebody spoke, and for how long.
_SPOKEN: Final = (Turn, SmallTimer)
_STRIPPED: Final = (*_ABOUT_ANSWERS, *_SAID, *_SPOKEN)

_COLUMNS: Final = '"number", "deed", "at", "target", "step"'


def line(entry: Entry, scope: str, line_id: str, origin: str) -> tuple[Any, ...]:
    """Return the cells of a line of the journal."""
    step = entry.step
    return (
        scope,
        entry.number,
        line_id,
        entry.deed,
        entry.at.astimezone(datetime.UTC).isoformat(timespec="milliseconds"),
        entry.target,
        origin,
        step.label if step else "",
        1,
        written(step) if step else None,
    )


def add(connection: Connection, cells: tuple[Any, ...]) -> None:
    """Write a line."""
    connection.execute('INSERT INTO "journal" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', cells)


def holds(connection: Connection, scope: str, line_id: str) -> bool:
    """Tell whether this very line is in the journal."""
    query = 'SELECT 1 FROM "journal" WHERE "scope" = ? AND "id" = ?'
    return connection.execute(query, (scope, line_id)).fetchone() is not None


def take_away(connection: Connection, scope: str, line_id: str) -> None:
    """Take a line away that was never acknowledged."""
    connection.execute('DELETE FROM "journal" WHERE "scope" = ? AND "id" = ?', (scope, line_id))


class LineDeed(NamedTuple):
    """What a line of the journal did, without the step itself."""

    number: int
    id: str
    deed: Deed
    target: int


def deeds(connection: Connection, scope: str) -> list[LineDeed]:
    """Return what the lines of a scope did, oldest first."""
    query = 'SELECT "number", "id", "deed", "target" FROM "journal" WHERE "scope" = ? ORDER BY 1'
    return [LineDeed(*cells) for cells in connection.execute(query, (scope,))]


def newest(connection: Connection, scope: str) -> int:
    """Return the number of the newest line of a scope, 0 if there is none."""
    query = 'SELECT max("number") FROM "journal" WHERE "scope" = ?'
    found: int | None = connection.execute(query, (scope,)).fetchone()[0]
    return found or 0


def entries(connection: Connection, scope: str) -> list[Entry]:
    """Return the lines of a scope, oldest first; raises `StoreFailed("broken")`."""
    query = f'SELECT {_COLUMNS} FROM "journal" WHERE "scope" = ? ORDER BY "number"'  # noqa: S608
    return [entry(*cells) for cells in connection.execute(query, (scope,))]


def entry(number: int, deed: Deed, at: str, target: int, step: str | None) -> Entry:
    """Return a line from its cells; raises `StoreFailed("broken")` and ValueError."""
    read_step = read(step) if step is not None else None
    try:
        done_at = datetime.datetime.fromisoformat(at)
    except ValueError as wrong:
        raise StoreFailed("broken") from wrong
    return Entry(number, deed, done_at, read_step, target)


def written(step: Step) -> str:
    """Return a step as JSON: every row before, and after it or what became different.

    A row that changes is written once with the fields that changed: half the bytes a key press
    has to bring to the disk.
    """
    changes = [_written(change) for change in step.changes]
    content = {"label": step.label, "facts": dict(step.facts), "merge": step.merge}
    return compact({**content, "changes": changes})


def _written(change: Change) -> dict[str, Any]:
    kind = table_name(type(change.row))
    before = codec.plain(change.before) if change.before else None
    after = codec.plain(change.after) if change.after else None
    if before is None or after is None:
        return {"kind": kind, "before": before, "after": after}
    changed = {name: value for name, value in after.items() if value != before[name]}
    return {"kind": kind, "before": before, "changed": changed}


def read(text: str) -> Step:
    """Return the step that `written` wrote; raises `StoreFailed("broken")` for anything else."""
    try:
        content = json.loads(text)
        changes = tuple(_change(change) for change in content["changes"])
        return Step(content["label"], changes, content["facts"], content["merge"])
    except (ValueError, KeyError, TypeError, RuleBroken) as wrong:
        raise StoreFailed("broken") from wrong


def _change(content: dict[str, Any]) -> Change:
    kind = BY_NAME[content["kind"]]
    before = content["before"]
    after = {**before, **content["changed"]} if "changed" in content else content["after"]
    return Change(_row(kind, before), _row(kind, after))


def _row(kind: type[Row], values: dict[str, Any] | None) -> Row | None:
    return codec.row(kind, values) if values is not None else None


def without_answers(step: Step) -> Step:
    """Return the step without what it says of answers, and of when somebody spoke."""
    told = (*_ABOUT_ANSWERS, *_SPOKEN)
    kept = tuple(change for change in step.changes if not isinstance(change.row, told))
    return Step(step.label, kept, step.facts, step.merge)


Goes = Callable[[str], bool]
"""Tells whether a line with this step is to go."""


def said_or_answered(step: str) -> bool:
    """Tell whether a step is about answers, what was said, or when somebody spoke."""
    kinds = {table_name(kind) for kind in _STRIPPED}
    return any(change["kind"] in kinds for change in json.loads(step)["changes"])


def about(row_ids: Collection[str]) -> Goes:
    """Return what tells whether a step changes one of these rows."""

    def goes(step: str) -> bool:
        changed = json.loads(step)["changes"]
        return any((one["before"] or one["after"])["id"] in row_ids for one in changed)

    return goes


def any_of(connection: Connection, scope: str, goes: Goes) -> bool:
    """Tell whether any line of a day is to go."""
    query = 'SELECT "step" FROM "journal" WHERE "scope" = ? AND "step" IS NOT NULL'
    return any(goes(step) for (step,) in connection.execute(query, (scope,)))


def strip(
    connection: Connection,
    scope: str,
    origin: str,
    at: datetime.datetime,
    goes: Goes = said_or_answered,
) -> None:
    """Leave of those of a day's lines that go only kind and how many there were.

    The other lines keep their order and are numbered anew, so that no gap tells when
    something was answered or said. The last line has no step: nothing before it can be undone.
    """
    counts: dict[str, int] = {"journal.stripped": 0}
    kept: list[tuple[Any, ...]] = []
    numbers: dict[int, int] = {0: 0}
    query = 'SELECT * FROM "journal" WHERE "scope" = ? ORDER BY "number"'
    for cells in connection.execute(query, (scope,)).fetchall():
        step, count, label = cells[-1], cells[-2], cells[-3]
        if step is None or goes(step):
            # A line that was stripped before stands for as many as it says.
            counts[label] = counts.get(label, 0) + count
        else:
            numbers[cells[1]] = len(numbers)
            kept.append(
                (scope, numbers[cells[1]], *cells[2:5], numbers.get(cells[5], 0), *cells[6:])
            )
    connection.execute('DELETE FROM "journal" WHERE "scope" = ?', (scope,))
    for cells in kept:
        add(connection, cells)
    _add_counts(connection, scope, origin, at, counts)


def cut(connection: Connection, scope: str, origin: str, at: datetime.datetime) -> None:
    """Let nothing of a scope be undone that was done until now."""
    _add_counts(connection, scope, origin, at, {"journal.stripped": 0})


def _add_counts(
    connection: Connection, scope: str, origin: str, at: datetime.datetime, counts: dict[str, int]
) -> None:
    stamp = at.astimezone(datetime.UTC).isoformat(timespec="milliseconds")
    first = newest(connection, scope) + 1
    for number, (label, count) in enumerate(sorted(counts.items()), first):
        cells = (scope, number, f"{scope}:{number}", "do", stamp, 0, origin, label, count, None)
        add(connection, cells)

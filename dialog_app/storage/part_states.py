"""What this archive knows of each part of a day: its marks, by which copies are told apart.

Marks tell nothing of the day to who has not got it. They are kept until the day is closed. What was
learnt by taking in a copy counts only while that step stands: it is kept by the step's line.
"""

import json
from typing import Any, Final

from dialog_app.core.merge.states import State, States
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import journal
from dialog_app.storage.rows import compact
from dialog_app.storage.sqlite import Connection

RECORD: Final = (
    """
    CREATE TABLE "part_state" (
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "line" TEXT NOT NULL, "part" TEXT NOT NULL, "state" TEXT NOT NULL,
        PRIMARY KEY ("day_id", "line", "part")
    ) STRICT, WITHOUT ROWID
    """,
)
"""Spelled out like the first tables, and like them never changed again."""

_STANDING: Final = ""
_PUT: Final = 'INSERT OR REPLACE INTO "part_state" VALUES (?, ?, ?, ?)'
_OF_DAY: Final = 'SELECT "line", "part", "state" FROM "part_state" WHERE "day_id" = ?'
_CLEAR: Final = 'DELETE FROM "part_state" WHERE "day_id" = ?'


def known(connection: Connection, day_id: str) -> dict[str, State]:
    """Return what is known of a day's parts; raises `StoreFailed("broken")`."""
    standing = _standing_lines(connection, day_id)
    order = {line: place for place, line in enumerate(standing)}
    lines: dict[str, dict[str, State]] = {}
    for line, part, state in connection.execute(_OF_DAY, (day_id,)):
        if line in order:
            lines.setdefault(line, {})[part] = _read(state)
    found: dict[str, State] = {}
    for line in sorted(lines, key=lambda one: order[one]):
        found |= lines[line]
    return found


def keep(connection: Connection, day_id: str, states: States) -> None:
    """Keep what is known now, whatever is undone later."""
    clear(connection, day_id)
    _put(connection, day_id, _STANDING, states)


def keep_new(connection: Connection, day_id: str, states: States) -> None:
    """Keep the marks of parts that had none yet, whatever is undone later."""
    here = known(connection, day_id)
    _put(
        connection, day_id, _STANDING, {key: one for key, one in states.items() if key not in here}
    )


def keep_with_newest_line(connection: Connection, day_id: str, states: States) -> None:
    """Keep what was learnt by the newest line of a day's journal, as long as it is not undone."""
    *_, newest = journal.deeds(connection, day_id)
    _put(connection, day_id, newest.id, states)


def settle(connection: Connection, day_id: str) -> None:
    """Keep what is known now by no line, before lines go."""
    keep(connection, day_id, known(connection, day_id))


def clear(connection: Connection, day_id: str) -> None:
    """Forget what is known of a day."""
    connection.execute(_CLEAR, (day_id,))


def plain(states: States) -> dict[str, Any]:
    """Return states as JSON values, in an order that is always the same."""
    return {key: _plain(state) for key, state in sorted(states.items())}


def _put(connection: Connection, day_id: str, line: str, states: States) -> None:
    for part, state in states.items():
        told = {**_plain(state), "says": [state.heads[mark] for mark in sorted(state.heads)]}
        connection.execute(_PUT, (day_id, line, part, compact(told)))


def _plain(state: State) -> dict[str, Any]:
    return {"now": sorted(state.heads), "seen": sorted(state.seen), "first": state.first}


def _read(text: str) -> State:
    try:
        told = json.loads(text)
        heads = dict(zip(told["now"], told["says"], strict=True))
        return State(heads, frozenset(told["seen"]), told["first"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise StoreFailed("broken") from wrong


def _standing_lines(connection: Connection, day_id: str) -> list[str]:
    """Return the ids of the lines that are not undone, oldest first, after what no line says."""
    deeds = journal.deeds(connection, day_id)
    undone: set[int] = set()
    for one in deeds:
        if one.deed == "undo":
            undone.add(one.target)
        elif one.deed == "redo":
            undone.discard(one.target)
    return [_STANDING, *(one.id for one in deeds if one.number not in undone)]

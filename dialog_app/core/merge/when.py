"""When parts of a day were last changed here, as far back as the journal tells."""

import datetime
from collections.abc import Iterable, Iterator

from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.merge.parts import INFO, key_of
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.said import Answer, Round
from dialog_app.core.ports import Entry
from dialog_app.core.record import Change


def last_changed(day: Day, entries: Iterable[Entry]) -> dict[str, datetime.datetime]:
    """Return the time (UTC) of the newest change of each part that the journal tells of."""
    found: dict[str, datetime.datetime] = {}
    for entry in entries:
        for change in entry.step.changes if entry.step is not None else ():
            found.update(dict.fromkeys(_keys(day, change), entry.at))
    return found


def _keys(day: Day, change: Change) -> Iterator[str]:
    row = change.row
    if isinstance(change.before, DayInfo) and isinstance(change.after, DayInfo):
        before, after = codec.plain(change.before), codec.plain(change.after)
        yield from (INFO + name for name in after if before[name] != after[name])
    elif isinstance(row, Answer):
        asked = day.find(Round, row.round_id)
        if asked is not None:
            yield key_of(asked)
    elif isinstance(row, DayRow):
        yield key_of(row)

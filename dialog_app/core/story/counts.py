"""The counts and the standing of many rows, looked up once for a whole day."""

from collections.abc import Iterable

from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.catalogue import MethodVersion, ToolVersion
from dialog_app.core.model.said import Answer, FollowUp, Position, SubjectRow
from dialog_app.core.register import Register

_PLACE = {position: place for place, position in enumerate(Position)}


def tallies(day: Day) -> dict[str, Tally | None]:
    """Return the counts of every round with answers, by its id; None where nobody counted.

    The same as `Day.tally` of each, in one pass over the answers.
    """
    rows = day.all(Answer)
    gone = {row.supersedes for row in rows}
    counts: dict[str, list[int]] = {}
    uncounted: set[str] = set()
    for row in rows:
        if row.id in gone:
            continue
        count = counts.setdefault(row.round_id, [0, 0, 0, 0])
        if row.count is None:
            uncounted.add(row.round_id)
        else:
            count[_PLACE[row.position]] += row.count
    return {key: None if key in uncounted else Tally(*count) for key, count in counts.items()}


def newest_follow_ups(days: Iterable[Day]) -> dict[str, FollowUp]:
    """Return, by the id of what was followed up, what was said of it last."""
    found: dict[str, FollowUp] = {}
    for day in days:
        for row in day.all(FollowUp):
            before = found.get(row.about_id)
            if before is None or (before.at, before.id) < (row.at, row.id):
                found[row.about_id] = row
    return found


def thing_of(register: Register, row: SubjectRow) -> str:
    """Return the id of what a row is about, the same for all its versions; empty for nothing."""
    if row.subject_kind is SubjectKind.METHOD:
        method = register.find(MethodVersion, row.version_id)
        return method.method_id if method else row.version_id
    if row.subject_kind is SubjectKind.TOOL:
        tool = register.find(ToolVersion, row.version_id)
        return tool.tool_id if tool else row.version_id
    return row.version_id

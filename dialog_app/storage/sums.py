"""The rounds of all days with their answers added up: in full, and as they are kept."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import heard
from dialog_app.storage.sqlite import Connection

if TYPE_CHECKING:
    from dialog_app.core.across.live import LivePictures

# Added up here and not by the database, which would put every answer in order first: with two
# thousand days that takes four times as long.
_ANSWERS: Final = 'SELECT "round_id", "position", "count", "id", "supersedes" FROM "answer"'
ROUNDS: Final = """
    SELECT "id", "day_id", "service_id", "group_id", "subject_kind", "version_id", "phase",
        "present", "closed"
    FROM "round"
"""
_DAYS: Final = 'SELECT "id", "date", "state" FROM "day_info"'
_OPEN: Final = 'SELECT "id" FROM "day_info" WHERE "state" <> ?'
_IS_OPEN: Final = 'SELECT 1 FROM "day_info" WHERE "state" <> ? AND "id" = ?'
_CLOSED: Final = DayState.CLOSED.value


def sums(connection: Connection) -> tuple[RoundSum, ...]:
    """Return every round that was answered, in no promised order; raises `StoreFailed`."""
    try:
        counts = heard.added_up(connection.execute(_ANSWERS))
        days = {
            day_id: (datetime.date.fromisoformat(date), DayState(state))
            for day_id, date, state in connection.execute(_DAYS)
        }
        rounds = connection.execute(ROUNDS)
        return tuple(sum_of(cells, days, counts) for cells in rounds if cells[0] in counts)
    except (ValueError, TypeError, KeyError) as wrong:
        raise StoreFailed("broken") from wrong


def sum_of(
    cells: tuple[Any, ...],
    days: dict[str, tuple[datetime.date, DayState]],
    counts: dict[str, list[int] | None],
) -> RoundSum:
    """Return the sum of a round from its cells as `ROUNDS` has them.

    Raises ValueError, TypeError or KeyError for what is none.
    """
    round_id, day_id, service, group, kind, version, phase, present, closed = cells
    date, state = days[day_id]
    told = counts[round_id]
    return RoundSum(
        round_id=round_id,
        day_id=day_id,
        date=date,
        state=state,
        service_id=service,
        group_id=group,
        subject_kind=SubjectKind(kind),
        version_id=version,
        phase=Phase(phase),
        present=present,
        closed=bool(closed),
        tally=None if told is None else Tally(*told),
    )


def bring_up_to_date(connection: Connection) -> None:
    """Make the kept sums anew where they were made by other rules, in the caller's transaction."""
    from dialog_app.core.across.heard import told_of

    if not heard.is_current(connection):
        heard.make_anew(connection, told_of(sums(connection)))


def faults(connection: Connection) -> Iterator[str]:
    """Yield what is kept and differs from the answers: one technical line for all of it."""
    from dialog_app.core.across.heard import told_of

    if not heard.is_current(connection):
        return
    kept, right = (
        {tuple(key): days for *key, days in found}
        for found in (heard.told(connection), told_of(sums(connection)))
    )
    if kept != right:
        yield "differs: heard"


def live(connection: Connection) -> "LivePictures":
    """Return the pictures of the archive as it is now; raises `StoreFailed`."""
    # The first paint waits for none of it.
    from dialog_app.core.across.heard import Heard, hear
    from dialog_app.core.across.live import LivePictures

    if not heard.is_current(connection):
        # The disk had no room for them when the archive was opened.
        return LivePictures(hear(sums(connection)))
    open_days = (day_id for (day_id,) in connection.execute(_OPEN, (_CLOSED,)))
    return LivePictures(Heard(open_days, heard.told(connection)))


def renewed(
    connection: Connection, pictures: "LivePictures", day_ids: Iterable[str]
) -> "LivePictures":
    """Return the pictures in step with days that were written in; raises `StoreFailed`."""
    if not heard.is_current(connection):
        return live(connection)
    for day_id in day_ids:
        is_open = connection.execute(_IS_OPEN, (_CLOSED, day_id)).fetchone() is not None
        pictures.renew(day_id, heard.told_of_day(connection, day_id), is_open=is_open)
    return pictures

"""Reading what all days say a few rows at a time: the archive's thread is held for none of it long.

Only cells are read there; rows are made of them, and answers added up, wherever one waits for them.
What is written meanwhile may be in it or not, row by row.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from dialog_app.core.across.whole import Whole
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import DayInfo
from dialog_app.core.national.sources import MoveSum, RoleSum
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import heard, narrow, role_sums, sums
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection

ROWS: Final = 2_000
"""How many rows a piece is: read in about ten milliseconds."""

Cells = list[tuple[Any, ...]]
_ANSWERS: Final = """
    SELECT "id", "round_id", "position", "count", "supersedes", "role_code" FROM "answer"
"""


class SqlitePieces:
    """Keeps the promises of `core.across.whole.Pieces`; `ask` runs a query on the archive."""

    def __init__(
        self,
        ask: Callable[[Callable[[Connection], Any]], Any],
        kinds: Collection[type[DayRow]],
    ) -> None:
        self._ask = ask
        wanted: list[type[DayRow]] = [DayInfo, *kinds]
        self._kinds = tuple(dict.fromkeys(wanted))
        self._rows: dict[type[DayRow], Cells] = {kind: [] for kind in self._kinds}
        self._rounds: Cells = []
        self._answers: Cells = []
        self._moves: tuple[MoveSum, ...] = ()
        self._left = self._pieces()

    def read(self) -> bool:
        """Read one more piece; True when nothing is left to read."""
        return next(self._left, True)

    def made(self) -> Whole:
        """Put together what was read; raises `StoreFailed("broken")`."""
        try:
            return self._made()
        except (ValueError, TypeError, KeyError) as wrong:
            raise StoreFailed("broken") from wrong

    def _pieces(self) -> Iterator[bool]:
        for select, found in (
            (_ANSWERS, self._answers),
            (sums.ROUNDS, self._rounds),
            *((table_of(kind).select, self._rows[kind]) for kind in self._kinds),
        ):
            after = ""
            while (count := self._read_on(select, after, found)) == ROWS:
                after = found[-1][0]
                yield False
            if count:
                yield False
        self._moves = self._ask(role_sums.moves)

    def _read_on(self, select: str, after: str, found: Cells) -> int:
        # Tables lie in the order of their ids, which stand first in each row that is read.
        query = f'{select} WHERE "id" > ? ORDER BY "id" LIMIT {ROWS}'
        some: Cells = self._ask(lambda c: c.execute(query, (after,)).fetchall())
        found += some
        return len(some)

    def _made(self) -> Whole:
        rows = [row for kind in self._kinds for row in table_of(kind).made(self._rows.pop(kind))]
        infos = {row.id: row for row in rows if isinstance(row, DayInfo)}
        days = narrow.days_of(row for row in rows if row.day_id in infos)
        about = {day_id: (info.date, info.state) for day_id, info in infos.items()}
        # What was read goes here, and not on the thread that let it be read: there is much of it.
        answers, self._answers = self._answers, []
        asked, self._rounds = self._rounds, []
        # Answers that a later one supersedes are none.
        gone = {cells[4] for cells in answers}
        standing = [cells for cells in answers if cells[0] not in gone]
        counts = heard.added_up((*cells[1:4], cells[0], "") for cells in standing)
        rounds = tuple(
            sums.sum_of(cells, about, counts)
            for cells in asked
            if cells[0] in counts and cells[1] in about
        )
        counted = {one.round_id for one in rounds if one.tally is not None}
        return Whole(days, rounds, tuple(_roles(standing, counted)), self._moves)


def _roles(standing: Cells, counted: set[str]) -> Iterator[RoleSum]:
    """Give what each role answered in each counted round, as `role_sums` does."""
    by_role: dict[tuple[str, str], Cells] = {}
    for answer_id, round_id, position, count, _supersedes, role in standing:
        if role and round_id in counted:
            by_role.setdefault((round_id, role), []).append((role, position, count, answer_id, ""))
    for (round_id, role), cells in by_role.items():
        counts = heard.added_up(cells)[role]
        if counts is not None:
            yield RoleSum(round_id=round_id, role_code=role, tally=Tally(*counts))

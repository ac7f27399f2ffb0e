"""Tables across services: as they are counted, and as they may be told.

A `RawTable` never leaves the program. What is printed, drawn or exported is a `PublishedTable`, in
which hidden numbers are not there at all. Documents with more than one table go by `check`, which
protects them together; `publish` is for one that stands alone.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

from dialog_app.core.publish.rule import LEAST_IN_ROW, LEAST_SERVICES, Cell, Grid, Shares
from dialog_app.core.publish.steps import hidden_places

Facts = Mapping[str, str | int]


class Unit(StrEnum):
    """What a table counts."""

    PERSONS = "persons"
    SERVICES = "services"


class Given(NamedTuple):
    """So many persons of one service, in one row and one column of a table.

    Where it is a mixed group that answered, its id stands for the service. In a table that counts
    services, each service gives 1.
    """

    row: str
    column: str
    service_id: str
    persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a table is about: its rows and columns by key, and what it is called.

    `title` is a text key with `facts`; `key` is the table's own in its document, and stays the same
    from one time to the next, since `practice.Coarsening` knows it by that. `totals` names whom the
    totals are about: tables of a document that have the same one have the same column totals, and
    are protected together. `groups` names for a row the coarser row it becomes a part of (a row
    that is not there stays), `column_groups` the same for a column.
    """

    key: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    title: str = ""
    facts: Facts = field(default_factory=dict)
    unit: Unit = Unit.PERSONS
    totals: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    column_groups: Mapping[str, str] = field(default_factory=dict)
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable(Shape):
    """A table as it is counted, before anything is hidden: never to be shown, printed or exported.

    `counts[r][c]` are the persons; `services[r][c]` how many of them each service gives, by its id,
    or None where nobody knows. `unseen` is the implicit group of R6: those who are in the totals
    but in no row.
    """

    counts: tuple[tuple[int, ...], ...]
    services: tuple[tuple[Shares, ...], ...] | None = None
    unseen: tuple[int, ...] = ()
    unseen_services: tuple[Shares, ...] = ()

    def __post_init__(self) -> None:
        wide = len(self.columns)
        lines = [*self.counts, *([self.unseen] if self.unseen else [])]
        if len(self.counts) != len(self.rows) or any(len(line) != wide for line in lines):
            raise ValueError("a table has a count for each row and column")
        if any(count < 0 for line in lines for count in line):
            raise ValueError("a count of people is never negative")
        if not self.columns or not self.rows:
            raise ValueError("a table has rows and columns")

    @property
    def grid(self) -> Grid:
        """The counts as the rule sees them, with the implicit group as the last row."""
        counts, shares = list(self.counts), self.services
        if self.unseen:
            counts.append(self.unseen)
            if shares is not None:
                shares = (*shares, self.unseen_services)
        return Grid(counts, shares)


def raw_table(shape: Shape, given: Iterable[Given]) -> RawTable:
    """Return the table of what each service gives to each row and column.

    What is given to a row that is not shown belongs to the implicit group: it is in the totals, and
    counts when it is found out what must be hidden (R6). Raises `KeyError` for a column that is not
    there, and `ValueError` as `RawTable`.
    """
    last = len(shape.rows)
    places = {row: at for at, row in enumerate(shape.rows)}
    column_at = {column: at for at, column in enumerate(shape.columns)}
    shares: list[list[dict[str, int]]] = [[{} for _ in shape.columns] for _ in range(last + 1)]
    for one in given:
        cell = shares[places.get(one.row, last)][column_at[one.column]]
        cell[one.service_id] = cell.get(one.service_id, 0) + one.persons
    counts = tuple(tuple(sum(cell.values()) for cell in line) for line in shares)
    has_unseen = any(counts[last])
    return RawTable(
        **_fields(shape),
        counts=counts[:last],
        services=tuple(tuple(line) for line in shares[:last]),
        unseen=counts[last] if has_unseen else (),
        unseen_services=tuple(shares[last]) if has_unseen else (),
    )


def _fields(shape: Shape) -> dict[str, Any]:
    return {one.name: getattr(shape, one.name) for one in fields(Shape)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable(Shape):
    """A table as it may be told; what is hidden is absent from the mappings, not zero.

    `cells` goes by row and column, `row_totals` by row, `column_totals` by column (absent also in
    a table of one row, whose cells they would repeat). `total` is None where not even that may be
    told. Under the table stands the sentence of `note`, wherever it is shown, printed or exported.
    """

    cells: Mapping[tuple[str, str], int]
    row_totals: Mapping[str, int]
    column_totals: Mapping[str, int]
    total: int | None

    def of(self, row: str, column: str) -> int | None:
        """Return a number, or None where it is hidden."""
        return self.cells.get((row, column))

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden."""
        return len(self.cells) == len(self.rows) * len(self.columns)

    @property
    def is_empty(self) -> bool:
        """Whether every number in the rows is hidden; a coarser table may have something to say."""
        return not any(self.cells.values()) and not self.row_totals

    @property
    def note(self) -> str:
        """The text key of the sentence under the table (R7); empty where nothing is hidden."""
        if self.is_empty and self.total != 0:
            return "publish.everything_hidden"
        return "" if self.is_whole else "publish.hidden"


def publish(raw: RawTable) -> PublishedTable:
    """Return what may be told of a table that stands alone."""
    least = LEAST_IN_ROW if raw.unit is Unit.PERSONS else LEAST_SERVICES
    return without(raw, hidden_places(raw.grid, least))


def without(raw: RawTable, places: Collection[Cell]) -> PublishedTable:
    """Return a table without the places that are hidden."""
    grid, total = raw.grid, (len(raw.grid.counts), len(raw.columns))
    cells = {
        (row, column): raw.counts[at][across]
        for at, row in enumerate(raw.rows)
        for across, column in enumerate(raw.columns)
        if (at, across) not in places
    }
    row_totals = {
        row: sum(raw.counts[at]) for at, row in enumerate(raw.rows) if (at, total[1]) not in places
    }
    column_totals = {
        column: sum(line[across] for line in grid.counts)
        for across, column in enumerate(raw.columns)
        if grid.height > 1 and (total[0], across) not in places
    }
    everybody = sum(map(sum, grid.counts))
    return PublishedTable(
        **_fields(raw),
        cells=cells,
        row_totals=row_totals,
        column_totals=column_totals,
        total=None if total in places else everybody,
    )

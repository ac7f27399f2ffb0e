"""Making a table coarser, one step at a time, until it gives nobody away."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Final

from dialog_app.core.model.practice import Coarsening, PaperKind
from dialog_app.core.model.said import Position
from dialog_app.core.publish.audit import Audit
from dialog_app.core.publish.rule import LEAST_IN_ROW, Heap, Shares
from dialog_app.core.publish.table import RawTable
from dialog_app.core.register import Register

OTHERS: Final = "others"
"""The row that small rows become; `publish.others`."""
NOT_AGREE: Final = "not_agree"
"""The column of all who took a position and did not agree; `publish.not_agree`."""
ALL: Final = "all"
"""The only row, or column, of a table that is not split; `publish.all`."""

_TWO_POSITIONS: Final = {
    Position.PARTLY.value: NOT_AGREE,
    Position.DISAGREE.value: NOT_AGREE,
}


class Level(IntEnum):
    """How coarse a table is; each level is as coarse as those before it, and more."""

    FINE = 0
    FEWER_ROWS = 1
    TWO_POSITIONS = 2
    NO_SPLIT = 3
    ONLY_TOTAL = 4


def levels(register: Register, kind: PaperKind, about: str) -> dict[str, int]:
    """Return the level of each table of a document that somebody has made coarser, by its key."""
    rows = register.where(Coarsening, lambda row: row.kind is kind and row.about == about)
    return {row.table: row.level for row in rows}


def coarsened(raw: RawTable, level: int) -> RawTable:
    """Return a table at a level; one that already is as coarse comes back with the same numbers."""
    table = raw
    if level >= Level.FEWER_ROWS:
        table = _merged_rows(table, dict(table.groups) or _small_rows(table))
    if level >= Level.TWO_POSITIONS:
        table = _merged_columns(table, dict(table.column_groups) or _TWO_POSITIONS)
    if level >= Level.NO_SPLIT:
        table = _whole(table)
    if level >= Level.ONLY_TOTAL:
        table = _merged_columns(table, dict.fromkeys(table.columns, ALL))
    return replace(table, level=level)


def next_level(raw: RawTable, level: int) -> int | None:
    """Return the next level at which a table has other rows or columns, or None at the end."""
    now = coarsened(raw, level)
    for further in range(level + 1, Level.ONLY_TOTAL + 1):
        then = coarsened(raw, further)
        if (then.rows, then.columns) != (now.rows, now.columns):
            return further
    return None


def which_to_coarsen(found: Audit, tables: Sequence[RawTable]) -> str:
    """Return the key of the table to make coarser: the one that gives most away; empty for none.

    Of two that give as much away, the one with more numbers.
    """
    given = Counter(number.table for number in (*found.pinned, *found.undecided))
    sizes = {raw.key: len(raw.rows) * len(raw.columns) for raw in tables}
    return max(given, key=lambda key: (given[key], sizes.get(key, 0), key), default="")


def _small_rows(raw: RawTable) -> dict[str, str]:
    """Return the rows to put together: those too small, and the smallest one that is not.

    With the last one in it the sum says nothing about how small the others are.
    """
    whole = {row: _heap(raw, at) for at, row in enumerate(raw.rows)}
    ordered = sorted(whole, key=lambda row: whole[row].persons)
    small = [row for row in ordered if not whole[row].may_be_told(LEAST_IN_ROW)]
    large = [row for row in ordered if row not in small]
    return dict.fromkeys([*small, *large[:1]], OTHERS) if len(raw.rows) > 1 else {}


def _heap(raw: RawTable, row: int) -> Heap:
    return raw.grid.lines[row]


def _merged_rows(raw: RawTable, groups: Mapping[str, str]) -> RawTable:
    rows, parts = _parts(raw.rows, groups)
    if rows == raw.rows:
        return raw
    counts = tuple(_added([raw.counts[at] for at in part]) for part in parts)
    services = raw.services
    if services is not None:
        lines = services
        services = tuple(_added_shares([lines[at] for at in part]) for part in parts)
    return replace(raw, rows=rows, counts=counts, services=services, groups={})


def _parts(
    keys: Sequence[str], groups: Mapping[str, str]
) -> tuple[tuple[str, ...], list[list[int]]]:
    """Return the coarser keys in order, and for each the places of those it is made of."""
    into = [groups.get(key) or key for key in keys]
    coarser = tuple(dict.fromkeys(into))
    return coarser, [[at for at, to in enumerate(into) if to == key] for key in coarser]


def _added(lines: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*lines, strict=True)))


def _added_shares(lines: Sequence[Sequence[Shares]]) -> tuple[Shares, ...]:
    return tuple(_together(cells) for cells in zip(*lines, strict=True))


def _together(cells: Sequence[Shares]) -> Shares:
    together: Counter[str] = Counter()
    for cell in cells:
        together.update(cell)
    return dict(together)


def _merged_columns(raw: RawTable, groups: Mapping[str, str]) -> RawTable:
    columns, parts = _parts(raw.columns, groups)
    if columns == raw.columns:
        return raw
    services = raw.services

    def narrow(line: Sequence[int]) -> tuple[int, ...]:
        return tuple(sum(line[at] for at in part) for part in parts)

    def narrow_shares(line: Sequence[Shares]) -> tuple[Shares, ...]:
        return tuple(_together([line[at] for at in part]) for part in parts)

    return replace(
        raw,
        columns=columns,
        counts=tuple(narrow(line) for line in raw.counts),
        services=services and tuple(narrow_shares(line) for line in services),
        unseen=raw.unseen and narrow(raw.unseen),
        unseen_services=raw.unseen_services and narrow_shares(raw.unseen_services),
        column_groups={},
    )


def _whole(raw: RawTable) -> RawTable:
    """Return a table of one row: everybody, also those in no row."""
    counts, services = [*raw.counts], raw.services
    if raw.unseen:
        counts.append(raw.unseen)
        services = services and (*services, raw.unseen_services)
    return replace(
        raw,
        rows=(ALL,),
        counts=(_added(counts),),
        services=services and (_added_shares(services),),
        unseen=(),
        unseen_services=(),
        groups={},
    )

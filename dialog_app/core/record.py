"""A frozen collection of rows, and the steps that lead from one to the next."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row

R = TypeVar("R", bound=Row)
Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; `before` None means new, `after` None means taken away."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row as it is known by: its kind and id are the same before and after."""
        row = self.after if self.after is not None else self.before
        if row is None:
            raise RuleBroken("change.empty")
        return row


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the facilitator did, as data: what it is called and which rows it changes.

    `label` is a text key (`step.…`), `facts` fill its placeholders in the readable log.
    `merge` is not empty for rewordings: successive steps with the same `merge` are one undo.
    """

    label: str
    changes: tuple[Change, ...]
    facts: Facts = field(default_factory=dict)
    merge: str = ""

    def inverse(self) -> "Step":
        """Return the step that takes this one back."""
        turned = tuple(Change(change.after, change.before) for change in reversed(self.changes))
        return Step(self.label, turned, self.facts, self.merge)

    def added(self, kind: type[R]) -> R | None:
        """Return the first row of `kind` that this step made, or None."""
        new = (change.after for change in self.changes if change.before is None)
        return next((row for row in new if isinstance(row, kind)), None)


class Record:
    """Rows by kind and id. Never changes: `after` gives the next record and keeps this one."""

    __slots__ = ("_groups", "_tables")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        tables: dict[type[Row], dict[str, Row]] = {}
        for row in rows:
            tables.setdefault(type(row), {})[row.id] = row
        self._tables: Mapping[type[Row], Mapping[str, Row]] = tables
        self._groups: dict[tuple[type[Row], str], dict[object, tuple[Any, ...]]] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every row of `kind`, in no promised order."""
        rows: Any = self._tables.get(kind, {})
        return tuple(rows.values())

    def where(self, kind: type[R], keep: Callable[[R], bool]) -> tuple[R, ...]:
        """Return the rows of `kind` that `keep` accepts, in no promised order."""
        return tuple(row for row in self.all(kind) if keep(row))

    def grouped(self, kind: type[R], field: str) -> Mapping[object, tuple[R, ...]]:
        """Return the rows of `kind` by the value of a field, worked out once; order as in `all`."""
        found = self._groups.get((kind, field))
        if found is None:
            lists: dict[object, list[R]] = {}
            for row in self.all(kind):
                lists.setdefault(getattr(row, field), []).append(row)
            found = {value: tuple(rows) for value, rows in lists.items()}
            self._groups[kind, field] = found
        return found

    def find(self, kind: type[R], row_id: str) -> R | None:
        """Return the row with this id, or None."""
        rows: Any = self._tables.get(kind, {})
        found: R | None = rows.get(row_id)
        return found

    def one(self, kind: type[R], row_id: str) -> R:
        """Return the row with this id; raises `RuleBroken("row.gone")` if there is none."""
        found = self.find(kind, row_id)
        if found is None:
            raise RuleBroken("row.gone", kind=kind.__name__)
        return found

    def rows(self) -> Iterable[Row]:
        """Give every row."""
        for table in self._tables.values():
            yield from table.values()

    def after(self, step: Step) -> Self:
        """Return the record after `step`.

        Raises `RuleBroken("step.stale")` when a row is not what the step says it was before.
        """
        tables = dict(self._tables)
        copied: dict[type[Row], dict[str, Row]] = {}
        for change in step.changes:
            kind = type(change.row)
            table = copied.get(kind)
            if table is None:
                table = copied[kind] = dict(tables.get(kind, {}))
            _apply(table, change)
        tables.update(copied)
        return self._with(tables, copied)

    def _with(
        self, tables: Mapping[type[Row], Mapping[str, Row]], changed: Collection[type[Row]]
    ) -> Self:
        fresh = type(self).__new__(type(self))
        fresh._tables = tables  # noqa: SLF001 - the same class builds its next value
        # What was worked out of tables that are the same still holds.
        kept = {key: found for key, found in self._groups.items() if key[0] not in changed}
        fresh._groups = kept  # noqa: SLF001
        return fresh

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        if self is other:
            return True
        mine = {kind: table for kind, table in self._tables.items() if table}
        theirs = {kind: table for kind, table in other._tables.items() if table}
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]


def _apply(table: dict[str, Row], change: Change) -> None:
    """Put one change into `table`, refusing it when the row has moved on."""
    row = change.row
    if table.get(row.id) != change.before:
        raise RuleBroken("step.stale", kind=type(row).__name__)
    if change.after is None:
        del table[row.id]
    else:
        table[row.id] = change.after


def added(*rows: Row) -> tuple[Change, ...]:
    """Return the changes that add `rows`."""
    return tuple(Change(None, row) for row in rows)


def removed(*rows: Row) -> tuple[Change, ...]:
    """Return the changes that take `rows` away."""
    return tuple(Change(row, None) for row in rows)

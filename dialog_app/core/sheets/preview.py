"""What would happen if a table were taken in: row by row, before anything has happened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialog_app.core.errors import RuleBroken
from dialog_app.core.record import Change, Step
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.kinds import SheetKind


class Fate(StrEnum):
    """What becomes of a row; its words are ``sheets.fate.<value>``."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changes; both texts are as the table would have them."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A good row of the table: what it is about, and what becomes of it."""

    number: int
    title: str
    fate: Fate
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken in; the reason is text ``errors.<code>`` with the facts."""

    number: int
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a table in would do; `step` does it all, and is None while a row is bad."""

    kind: SheetKind
    lines: tuple[Line, ...] = ()
    bad: tuple[BadRow, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    step: Step | None = None

    def count(self, fate: Fate) -> int:
        """Return how many rows have a fate."""
        return sum(line.fate is fate for line in self.lines)

    @property
    def to_take(self) -> int:
        """How many rows would be new or changed."""
        return len(self.lines) - self.count(Fate.SAME)

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything to take in and nothing that hinders it."""
        return self.step is not None and bool(self.step.changes)


@dataclass(slots=True)
class Plan:
    """Gathers, row by row, what a table would change."""

    kind: SheetKind
    lines: list[Line] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    joining: list[str] = field(default_factory=list)
    _seen: dict[object, int] = field(default_factory=dict)

    def each(self, rows: Iterable[Cells], take: Callable[[Cells], None]) -> None:
        """Let `take` plan every row; a rule that it breaks makes the row a bad one."""
        for row in rows:
            try:
                take(row)
            except RuleBroken as broken:
                self.refuse(row.number, broken)

    def refuse(self, number: int, broken: RuleBroken) -> None:
        """Note that a row cannot be taken in."""
        self.bad.append(BadRow(number, broken.code, broken.facts))

    def once(self, row: Cells, key: object) -> None:
        """Raise `RuleBroken("sheet.twice")` when an earlier row was about the same thing."""
        earlier = self._seen.setdefault(key, row.number)
        if earlier != row.number:
            raise RuleBroken("sheet.twice", number=earlier)

    def add(self, row: Cells, title: str, changes: Iterable[Change]) -> None:
        """Note a row that is new."""
        self.changes += changes
        self.lines.append(Line(row.number, title, Fate.NEW))

    def change(
        self,
        row: Cells,
        title: str,
        changes: Iterable[Change],
        differences: Iterable[Difference],
    ) -> None:
        """Note a row that changes something, or nothing."""
        self.changes += changes
        told = tuple(one for one in differences if one.before != one.after)
        fate = Fate.CHANGED if told else Fate.SAME
        self.lines.append(Line(row.number, title, fate, told))

    def preview(self, unknown_columns: tuple[str, ...]) -> Preview:
        """Return what was gathered; with a bad row there is nothing that could be done."""
        count = sum(line.fate is not Fate.SAME for line in self.lines)
        label = f"step.{self.kind.value}_taken_in"
        step = None if self.bad else Step(label, tuple(self.changes), {"count": count})
        return Preview(
            self.kind,
            tuple(self.lines),
            tuple(sorted(self.bad, key=lambda one: one.number)),
            unknown_columns,
            tuple(self.joining),
            step,
        )

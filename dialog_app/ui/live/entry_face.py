"""How one service's answers look: four cells, a bar, and how many have been counted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.measures import Tally
from dialog_app.core.model.said import Position
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.ui import theme
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.count_cell import CountCell
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.stack_bar import StackBar
from dialog_app.ui.words import say

POSITIONS: Final = tuple(Position)
NAME_WIDTH: Final = 128
COUNTED_WIDTH: Final = 94


@dataclass(frozen=True, slots=True)
class Typed:
    """Digits being typed for one position, or for the number present where it is None."""

    position: Position | None
    digits: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one row shows: the counts by position, None where the service was not asked.

    `majority` is the position of a majority nobody counted.
    """

    name: str
    present: int
    tally: Tally | None = None
    asked: bool = False
    majority: Position | None = None

    @property
    def counts(self) -> tuple[int | None, ...]:
        """The counts in the order of the cells."""
        if self.tally is None or not self.asked:
            return (None, None, None, None)
        tally = self.tally
        return (tally.agree, tally.partly, tally.disagree, tally.no_position)

    @property
    def total(self) -> int:
        """How many have been counted."""
        return self.tally.asked if self.tally is not None and self.asked else 0

    @property
    def too_many(self) -> bool:
        """Whether more answers are counted than people present."""
        return self.total > self.present

    @property
    def few(self) -> bool:
        """Whether nothing of this row can be told on wall or paper."""
        if self.present < LEAST_ANSWERS:
            return True
        done = self.total >= self.present
        return done and self.tally is not None and self.tally.took_position < LEAST_ANSWERS


class EntryFace(QWidget):
    """What one service answered; shows and never decides."""

    def __init__(self, service_id: str) -> None:
        super().__init__()
        self.service_id = service_id
        self.setObjectName(f"entry_{service_id}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._counted = Counted("", 0)
        self._chosen = self._blank = False
        self._position = Position.AGREE
        self._typed: Typed | None = None
        self._build()

    def _build(self) -> None:
        self._name = ElidedLabel("").strong()
        self._present = Label("", muted=True)
        self._present.setObjectName(f"present_{self.service_id}")
        self._cells = {
            position: CountCell(say(f"terms.position.{position.value}")) for position in POSITIONS
        }
        self._bar = StackBar()
        self._total, self._missing = Label().strong(), Label()
        self._total.setObjectName(f"total_{self.service_id}")
        for label in (self._total, self._missing):
            # Of a fixed size, so that a new count lays nothing out anew.
            label.setFixedSize(theme.scaled(COUNTED_WIDTH), label.fontMetrics().lineSpacing())
        self._few = Label(say("live.answers.few"), "small", muted=True)
        self._error = ErrorLine()
        grid = QGridLayout(self)
        space = theme.current().space
        grid.setContentsMargins(space.xs if is_tight() else space.m, space.xs, 0, space.s)
        grid.setHorizontalSpacing(space.xs)
        grid.setVerticalSpacing(space.xs)
        bar = QHBoxLayout()
        bar.setContentsMargins(space.xs, 0, space.xs, 0)
        bar.addWidget(self._bar)
        names, totals = _stacked(self._name, self._present), _stacked(self._total, self._missing)
        if is_tight():
            grid.addLayout(names, 0, 0)
            grid.addLayout(totals, 0, 1)
            for line, cells in ((1, self._cell_row()), (2, bar)):
                grid.addLayout(cells, line, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addLayout(names, 0, 0)
            grid.addLayout(self._cell_row(), 0, 1)
            grid.addLayout(totals, 0, 2)
            grid.addLayout(bar, 1, 1)
            grid.setColumnMinimumWidth(0, theme.scaled(NAME_WIDTH))
            grid.setColumnMinimumWidth(2, theme.scaled(COUNTED_WIDTH))
        for line, part in ((3, self._few), (4, self._error)):
            grid.addWidget(part, line, 0 if is_tight() else 1, 1, 2)
        grid.setColumnStretch(0, 1)

    def _cell_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for position, cell in self._cells.items():
            cell.setObjectName(f"cell_{self.service_id}_{position.value}")
            row.addWidget(cell)
        return row

    @property
    def counted(self) -> Counted:
        """What the row shows."""
        return self._counted

    @property
    def cells(self) -> dict[Position, CountCell]:
        """The cells by position."""
        return self._cells

    @property
    def present_label(self) -> Label:
        """The words that say how many are present."""
        return self._present

    def show_counted(self, counted: Counted) -> None:
        """Show other counts."""
        if counted == self._counted:
            return
        self._counted = counted
        self._refresh()

    def show_turn(self, *, chosen: bool, position: Position, blank: bool) -> None:
        """Mark the row as the one that keys count for, and hide or show the raw counts."""
        if (chosen, position, blank) == (self._chosen, self._position, self._blank):
            return
        self._chosen, self._position, self._blank = chosen, position, blank
        self._refresh()

    def _refresh(self) -> None:
        counted = self._counted
        self._name.setText(counted.name)
        for (position, cell), count in zip(self._cells.items(), counted.counts, strict=True):
            cell.set_value(count)
            cell.set_blank(self._blank and count is not None)
            mine = self._chosen and position is self._position
            cell.set_current(mine and not self._types_present)
            cell.set_typed(self._digits_for(position))
            cell.set_fault(counted.too_many and bool(count) and mine)
        self._show_bar(counted)
        self._show_words(counted)
        self._say(counted)
        self.update()

    @property
    def _types_present(self) -> bool:
        return self._typed is not None and self._typed.position is None

    def _digits_for(self, position: Position) -> str | None:
        typed = self._typed
        return typed.digits if typed is not None and typed.position is position else None

    def _show_bar(self, counted: Counted) -> None:
        pairs = zip(POSITIONS, counted.counts, strict=True)
        counts = tuple((Fill(position.value), count or 0) for position, count in pairs)
        self._bar.set_counts(counts, max(counted.present, 1))
        keep = self._bar.sizePolicy()
        # Rows stand still when the first is counted; the sentence about few takes the same room.
        if keep.retainSizeWhenHidden() == counted.few:
            keep.setRetainSizeWhenHidden(not counted.few)
            self._bar.setSizePolicy(keep)
        self._bar.setVisible(counted.total > 0 and not self._blank)

    def _show_words(self, counted: Counted) -> None:
        if self._typed is not None and self._types_present:
            self._present.setText(say("live.answers.present_typed", digits=self._typed.digits))
        else:
            self._present.setText(say("live.answers.present", n=counted.present))
        total, missing = _totals(counted)
        if self._blank and counted.asked:
            total, missing = say("live.answers.hidden"), ""
        self._total.setText(total)
        self._missing.setText(missing)
        self._few.setVisible(counted.few and not counted.too_many)
        if counted.too_many and not self._blank:
            facts = {"counted": counted.total, "present": counted.present}
            self._error.tell(
                say("live.answers.too_many", **facts), say("live.answers.too_many_then")
            )
        else:
            self._error.hide()

    def _say(self, counted: Counted) -> None:
        parts = [
            f"{say(f'terms.position.{position.value}')} {0 if count is None else count}"
            for position, count in zip(POSITIONS, counted.counts, strict=True)
        ]
        self.setAccessibleName(counted.name)
        answers = ", ".join(parts) if counted.asked else say("terms.position.not_asked")
        self.setAccessibleDescription(f"{answers}. {self._total.text()}")

    def show_typed(self, typed: Typed | None) -> None:
        """Show digits while they are typed; None ends it."""
        self._typed = typed
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of the chosen row and the line below."""
        painter = QPainter(self)
        if self._chosen:
            painter.fillRect(self.rect(), theme.colour("tint"))
            painter.fillRect(QRect(0, 0, 3, self.height()), theme.colour("accent"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))


def _stacked(*labels: Label) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    return column


def _totals(counted: Counted) -> tuple[str, str]:
    """Return how many have been counted, and who is missing, in words."""
    if counted.majority is not None:
        position = say(f"terms.position.{counted.majority.value}")
        return say("live.answers.majority", position=position), say("live.answers.not_counted")
    total = say("live.answers.counted", counted=counted.total, present=counted.present)
    if not counted.asked:
        return total, say("live.answers.not_started")
    missing = counted.present - counted.total
    if missing == 0:
        return total, say("live.answers.all_counted")
    return total, say("live.answers.missing", n=missing) if missing > 0 else ""

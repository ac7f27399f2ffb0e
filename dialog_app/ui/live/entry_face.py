"""How the answers of one service or group look: four cells, a bar, and how many are counted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.model.said import Position
from dialog_app.core.who import Who
from dialog_app.ui import theme
from dialog_app.ui.live.counted import (
    POSITIONS,
    Counted,
    fault_words,
    kinds_words,
    reason_words,
    totals,
    ways_words,
)
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.count_cell import CountCell
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.stack_bar import StackBar
from dialog_app.ui.words import say

NAME_WIDTH: Final = 128
COUNTED_WIDTH: Final = 94


@dataclass(frozen=True, slots=True)
class Typed:
    """Digits being typed for one position, or for the number present where it is None."""

    position: Position | None
    digits: str = ""


class EntryFace(QWidget):
    """What one service or group answered; shows and never decides."""

    def __init__(self, who: Who) -> None:
        super().__init__()
        self.who = who
        self.setObjectName(f"entry_{who.id}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._counted = Counted("", 0)
        self._chosen = self._blank = False
        self._position = Position.AGREE
        self._typed: Typed | None = None
        self._refused = ""
        self._build()

    def _build(self) -> None:
        self._name = ElidedLabel("").strong()
        self._present = Label("", muted=True)
        self._present.setObjectName(f"present_{self.who.id}")
        self._trial = Label("", "small", muted=True)
        self._trial.setObjectName(f"trial_of_{self.who.id}")
        self._trial.hide()
        self._cells = {
            position: CountCell(say(f"terms.position.{position.value}")) for position in POSITIONS
        }
        self._bar = StackBar()
        self._total, self._missing = Label().strong(), Label()
        self._total.setObjectName(f"total_{self.who.id}")
        for label in (self._total, self._missing):
            # Of a fixed size, so that a new count lays nothing out anew.
            label.setFixedSize(theme.scaled(COUNTED_WIDTH), label.fontMetrics().lineSpacing())
        self._few = Label(say("live.answers.few"), "small", muted=True)
        self._below = Label("", "small", muted=True).wrapped()
        self._below.setObjectName(f"below_{self.who.id}")
        self._reason = RunLabel((), "small")
        self._reason.setObjectName(f"reason_{self.who.id}")
        self._error = ErrorLine()
        grid = QGridLayout(self)
        space = theme.current().space
        grid.setContentsMargins(space.xs if is_tight() else space.m, space.xs, 0, space.s)
        grid.setHorizontalSpacing(space.xs)
        grid.setVerticalSpacing(space.xs)
        bar = QHBoxLayout()
        bar.setContentsMargins(space.xs, 0, space.xs, 0)
        bar.addWidget(self._bar)
        names, sums = (
            _stacked(self._name, self._present, self._trial),
            _stacked(self._total, self._missing),
        )
        if is_tight():
            grid.addLayout(names, 0, 0)
            grid.addLayout(sums, 0, 1)
            for line, cells in ((1, self._cell_row()), (2, bar)):
                grid.addLayout(cells, line, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addLayout(names, 0, 0)
            grid.addLayout(self._cell_row(), 0, 1)
            grid.addLayout(sums, 0, 2)
            grid.addLayout(bar, 1, 1)
            grid.setColumnMinimumWidth(0, theme.scaled(NAME_WIDTH))
            grid.setColumnMinimumWidth(2, theme.scaled(COUNTED_WIDTH))
        first = 0 if is_tight() else 1
        grid.addWidget(self._below, 3, first)
        for line, part in enumerate((self._few, self._reason, self._error), start=4):
            grid.addWidget(part, line, first, 1, 2)
        grid.setColumnStretch(0, 1)

    def _cell_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for position, cell in self._cells.items():
            cell.setObjectName(f"cell_{self.who.id}_{position.value}")
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
        self._refused = ""
        self._refresh()

    def show_trial(self, state: str) -> None:
        """Say beside the name how far the service's trial has come; empty takes it away."""
        words = say("since.trying", who=state) if state else ""
        if words == self._trial.text():
            return
        self._trial.setText(words)
        self._trial.setVisible(bool(words))
        self._say(self._counted)

    def refuse(self, sentence: str) -> None:
        """Say below the row why something was refused; an empty sentence takes it away."""
        self._refused = sentence
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
        total, left = totals(counted)
        if self._blank and counted.asked:
            total, left = say("live.answers.hidden"), ""
        self._total.setText(total)
        self._missing.setText(left)
        self._show_below(counted)

    def _show_below(self, counted: Counted) -> None:
        """Show what stands below the cells; whatever tells of the counts is hidden with them."""
        self._few.setVisible(counted.few and not counted.too_many)
        ways, kinds = ("", "") if self._blank else (ways_words(counted), kinds_words(counted))
        below = " · ".join(part for part in (ways, kinds) if part)
        self._below.setText(below)
        # Kinds alone stand below the cell they are the sum of.
        side = Qt.AlignmentFlag.AlignLeft if ways else Qt.AlignmentFlag.AlignRight
        self._below.setAlignment(side)
        self._below.setVisible(bool(below))
        reason = "" if self._blank else reason_words(counted)
        self._reason.set_runs(hint_runs(reason))
        self._reason.setVisible(bool(reason))
        fault = "" if self._blank else fault_words(counted)
        if self._refused:
            self._error.tell(self._refused)
        elif fault:
            self._error.tell(fault, say("live.answers.too_many_then"))
        else:
            self._error.hide()

    def _say(self, counted: Counted) -> None:
        parts = [
            f"{say(f'terms.position.{position.value}')} {0 if count is None else count}"
            for position, count in zip(POSITIONS, counted.counts, strict=True)
        ]
        self.setAccessibleName(counted.name)
        answers = ", ".join(parts) if counted.asked else say("terms.position.not_asked")
        more = (
            self._trial.text(),
            self._total.text(),
            self._below.text(),
            self._reason.text(),
            self._error.sentence(),
        )
        spoken = ". ".join(part for part in (answers, *more) if part)
        self.setAccessibleDescription(say("live.answers.hidden") if self._blank else spoken)

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

"""A service's answers over time: a line per method, a column per day, all days reachable."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.formats import capital
from dialog_app.core.model.days import Phase
from dialog_app.core.register import Register
from dialog_app.core.story.service import Line, PastDay, ServiceStory, ToldRound
from dialog_app.ui import theme
from dialog_app.ui.change_words import told_words
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.names import given_on_note, starter_note, subject_code, subject_title
from dialog_app.ui.services.answer_cell import AnswerCell
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.moved_bar import MovedBar
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.words import say

_BESIDE: Final = 2
_METHOD: Final = 168


class AnswersTable(QWidget):
    """Shows the newest days first; earlier and later ones are a key away."""

    def __init__(self, register: Register, story: ServiceStory) -> None:
        super().__init__()
        self.setObjectName("answers_over_time")
        self._register = register
        self._story = story
        self._days = story.answered_days
        self._last = len(self._days)
        self._grid: QWidget | None = None
        self._earlier = _button("earlier", Icon.PREVIOUS)
        self._later = _button("later", Icon.NEXT)
        self._earlier.clicked.connect(lambda: self.turn(-1))
        self._later.clicked.connect(lambda: self.turn(1))
        self._where = Label("", "small", muted=True)
        self._where.setObjectName("days_shown")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)
        if len(self._days) > _BESIDE:
            row = QHBoxLayout()
            row.addWidget(self._earlier)
            row.addWidget(self._where, 1, Qt.AlignmentFlag.AlignCenter)
            row.addWidget(self._later)
            self._column.addLayout(row)
        self._show()

    def turn(self, by: int) -> None:
        """Show one day earlier, or later."""
        self._last = max(min(_BESIDE, len(self._days)), min(len(self._days), self._last + by))
        self._show()

    def _show(self) -> None:
        first = max(0, self._last - _BESIDE)
        shown = self._days[first : self._last]
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = self._made(shown)
        self._column.addWidget(self._grid)
        self._grid.show()
        self._earlier.setEnabled(first > 0)
        self._later.setEnabled(self._last < len(self._days))
        numbers = {"first": first + 1, "last": self._last, "of": len(self._days)}
        self._where.setText(say("story.service.days_shown", **numbers))

    def _made(self, days: Sequence[PastDay]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnMinimumWidth(0, theme.scaled(_METHOD))
        grid.setRowMinimumHeight(0, theme.scaled(theme.current().size.hit_min))
        grid.addWidget(Label(say("services.story.method"), "small", muted=True), 0, 0)
        for column, day in enumerate(days, 1):
            grid.addWidget(Label(formats.date(day.date), "small", muted=True), 0, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(Rule(strong=True), 1, 0, 1, len(days) + 1)
        ids = {day.day_id for day in days}
        lines = [line for line in self._story.lines if any(r.day_id in ids for r in line.rounds)]
        for place, line in enumerate(lines):
            row = 2 + 2 * place
            grid.addWidget(self._method(line), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, day in enumerate(days, 1):
                grid.addWidget(self._cell(line, day), row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Rule(), row + 1, 0, 1, len(days) + 1)
        return table

    def _method(self, line: Line) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        space = theme.current().space
        column.setContentsMargins(0, space.s, space.m, space.s)
        column.setSpacing(0)
        subject = line.newest
        column.addWidget(Label(subject_code(self._register, subject), "small").strong())
        column.addWidget(Label(subject_title(self._register, subject), "small").wrapped())
        starter = starter_note(self._register, subject)
        if starter:
            column.addWidget(Label(starter, "small", muted=True).wrapped())
        return box

    def _cell(self, line: Line, day: PastDay) -> QWidget:
        """Return the rounds of one day under each other, and who moved between them."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rounds = _worth_telling(line.on(day.day_id))
        name = f"answer_{subject_code(self._register, line.newest)}_{day.date.isoformat()}"
        if not rounds:
            column.addWidget(AnswerCell(name, None))
        for told in rounds:
            several = len(rounds) > 1
            earlier = several and told is not rounds[-1]
            own = f"{name}_{told.phase.value}" if earlier else name
            column.addWidget(AnswerCell(own, told, self._above(told, several=several)))
        for part in self._moved(day, rounds):
            column.addWidget(part)
        return box

    def _above(self, told: ToldRound, *, several: bool) -> str:
        """Return «Før dialogen · gitt på versjon 1», as far as either needs saying."""
        parts = [say(f"terms.phase.{told.phase.value}")] if several and told.phase.value else []
        note = given_on_note(self._register, told.subject)
        return " · ".join([*map(capital, parts), *([note] if note else [])])

    def _moved(self, day: PastDay, rounds: Sequence[ToldRound]) -> Iterable[QWidget]:
        after = [told for told in rounds if told.phase is Phase.AFTER]
        change = self._story.change(day.day_id, after[0].subject) if after else None
        if change is None or not change.same_people:
            return
        words = told_words(change)
        if change.parts:
            yield MovedBar([(way.key, count) for way, count in change.parts], words)
        told = Label(words, "small", muted=True).wrapped()
        told.setObjectName(f"moved_{day.day_id}")
        told.setContentsMargins(0, 0, 0, theme.current().space.s)
        yield told


def _worth_telling(rounds: Sequence[ToldRound]) -> Sequence[ToldRound]:
    """Return the rounds of a day; where none of them may be told it is said once."""
    return rounds[-1:] if not any(told.beside for told in rounds) else rounds


def _button(name: str, icon: Icon) -> Button:
    button = Button(say(f"story.service.{name}"), ButtonLook("quiet", icon=icon))
    button.setObjectName(f"days_{name}")
    return button

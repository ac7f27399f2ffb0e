"""A service's story: answers over time, what is tried, and what is still open."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.base import Subject
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.names import given_on_note, starter_note, subject_code, subject_title
from dialog_app.ui.services.answer_cell import AnswerCell
from dialog_app.ui.services.telling import DayTold, may_be_beside
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.swatch import Swatch
from dialog_app.ui.words import say

_DAYS_BESIDE = 2
_METHOD = 168


class Story(ScrollColumn):
    """Grows a day at a time while the days are read; the newest days stand beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_story")
        self.setProperty("column", True)
        self._whole: QWidget | None = None
        self.body.addStretch(1)

    def show_days(self, register: Register, days: Sequence[DayTold], *, reading: bool) -> None:
        """Show what the days tell, newest last; `reading` says that more days are coming."""
        if self._whole is not None:
            self._whole.hide()
            self._whole.deleteLater()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        for part in _parts(register, sorted(days, key=lambda day: day.date), reading=reading):
            column.addWidget(part)
        self.body.insertWidget(0, self._whole)
        self._whole.show()


def _parts(register: Register, days: Sequence[DayTold], *, reading: bool) -> Iterable[QWidget]:
    answered = [day for day in days if day.answers]
    header = SectionHeader(say("services.story.answers"))
    yield header
    if not answered:
        key = "services.story.reading" if reading else "services.story.none"
        yield EmptyState(Icon.RESULTS, say(key))
        return
    yield _legend()
    yield _table(register, answered[-_DAYS_BESIDE:])
    if len(answered) > 1:
        yield Label(say("services.story.not_the_same"), "small", muted=True).wrapped()
    if len(answered) > _DAYS_BESIDE:
        earlier = len(answered) - _DAYS_BESIDE
        yield Label(say("services.story.earlier", n=earlier), "small", muted=True).wrapped()
    yield from _trials(register, days)


def _legend() -> QWidget:
    box = FlowBox()
    fills = (Fill.AGREE, Fill.PARTLY, Fill.DISAGREE, Fill.PARTLY_OR_DISAGREE, Fill.NO_POSITION)
    for fill in fills:
        merged = fill is Fill.PARTLY_OR_DISAGREE
        word = say("services.merged") if merged else say(f"terms.part.{fill.value}").lower()
        one = QWidget()
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, theme.current().space.s, 0)
        row.setSpacing(6)
        row.addWidget(Swatch(fill))
        row.addWidget(Label(word, "small"))
        box.flow.addWidget(one)
    return box


def _table(register: Register, days: Sequence[DayTold]) -> QWidget:
    table = QWidget()
    table.setObjectName("answers_over_time")
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
    for place, subject in enumerate(_subjects(days)):
        row = 2 + 2 * place
        grid.addWidget(_method(register, subject), row, 0, Qt.AlignmentFlag.AlignTop)
        code = subject_code(register, subject)
        for column, day in enumerate(days, 1):
            grid.addWidget(_cell(code, subject, day, days[column:]), row, column)
        grid.addWidget(Rule(), row + 1, 0, 1, len(days) + 1)
    return table


def _cell(code: str, subject: Subject, day: DayTold, newer: Sequence[DayTold]) -> QWidget:
    told = day.answer(subject)
    beside = told is None or all(may_be_beside(told, other.answer(subject)) for other in newer)
    return AnswerCell(f"answer_{code}_{day.date.isoformat()}", told, beside=beside)


def _subjects(days: Sequence[DayTold]) -> list[Subject]:
    found = [told.subject for day in reversed(days) for told in day.answers]
    return list(dict.fromkeys(found))


def _method(register: Register, subject: Subject) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    space = theme.current().space
    column.setContentsMargins(0, space.s, space.m, space.s)
    column.setSpacing(0)
    column.addWidget(Label(subject_code(register, subject), "small").strong())
    column.addWidget(Label(subject_title(register, subject), "small").wrapped())
    for note in (given_on_note(register, subject), starter_note(register, subject)):
        if note:
            column.addWidget(Label(note, "small", muted=True).wrapped())
    return box


def _trials(register: Register, days: Sequence[DayTold]) -> Iterable[QWidget]:
    newest = {trial.subject: trial for day in days for trial in day.trials}
    if not newest:
        return
    yield SectionHeader(say("services.story.trials"))
    for subject, trial in newest.items():
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 2, 0, 2)
        words = f"{subject_code(register, subject)} {subject_title(register, subject)}"
        row.addWidget(Label(words, "small").wrapped(), 3)
        row.addWidget(Label(say(f"terms.trial_state.{trial.state.value}"), "small"), 1)
        until = say("services.story.until", date=formats.date(trial.until)) if trial.until else ""
        told = trial.how_it_went or until
        row.addWidget(Label(told[:200], "small", muted=True).wrapped(), 3)
        yield box
        yield Rule()

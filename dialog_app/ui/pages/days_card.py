"""The chosen day, and what is the next thing to do with it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.days import DayState
from dialog_app.core.ports import DayLine
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import said
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_SHOWN: Final = 8
_STEPS: Final = ("plan", "live", "minutes")


def next_step(line: DayLine, *, today: bool) -> str:
    """Return the step a day is most likely to be opened at."""
    if line.state is DayState.RUNNING:
        return "live"
    if line.state is DayState.PLANNED:
        return "live" if today else "plan"
    return "minutes"


class DaysCard(QFrame):
    """A column about one day; `wanted` carries the step to open it at.

    `hand_over` says that its day is to go to another laptop, where `can_hand_over`.
    """

    wanted = Signal(str)
    hand_over = Signal()

    def __init__(self, *, can_hand_over: bool = False) -> None:
        super().__init__()
        self._can_hand_over = can_hand_over
        self.setObjectName("day_card")
        self.setProperty("kind", "column-right")
        self.setProperty("column", True)
        space = theme.current().space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.l + space.xs, space.l, space.l + space.xs, space.l)
        self._column.setSpacing(space.s)
        self._inside: QWidget | None = None

    def show_day(self, line: DayLine | None, *, today: bool) -> None:
        """Show another day, or none."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if line is not None:
            self._inside = self._about(line, today)
            self._column.addWidget(self._inside)

    def _about(self, line: DayLine, today: bool) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        facts = ScrollColumn(padding=0)
        facts.body.setSpacing(theme.current().space.s)
        for part in self._facts(line, today):
            facts.body.addWidget(part)
        facts.body.addStretch(1)
        column.addWidget(facts, 1)
        first = next_step(line, today=today)
        if self._can_hand_over:
            give = Button(say("share.hand_over"), ButtonLook("quiet", icon=Icon.EXPORT))
            give.setObjectName("hand_over")
            give.clicked.connect(self.hand_over)
            column.addWidget(give)
        for step in _STEPS:
            if step != first:
                column.addWidget(self._button(step, ButtonLook()))
        column.addSpacing(theme.current().space.xs)
        look = ButtonLook("primary", key=say("keys.name.return"), tall=True)
        column.addWidget(self._button(first, look, primary=True, running=_running(line)))
        return inside

    def _facts(self, line: DayLine, today: bool) -> tuple[QWidget, ...]:
        state = say(f"terms.day_state.{line.state.value}")
        words = say("days.today_state", state=state) if today else state
        title = Label(line.title, "heading").wrapped()
        title.setObjectName("day_card_title")
        date = Label(said(formats.weekday_date(line.date)))
        kind = Label(say(f"days.kind.{line.kind.value}"), "small", muted=True)
        place = ElidedLabel(line.place, "base")
        heading = SectionHeader(say("days.services"), "")
        heading.add_right(Label(str(len(line.services)), "small", muted=True))
        names: list[QWidget] = [ElidedLabel(name) for name in line.services[:_SHOWN]]
        more = len(line.services) - _SHOWN
        if more > 0:
            names.append(Label(say("days.more_services", n=more), "small", muted=True))
        if not line.services:
            names.append(Label(say("days.no_services"), muted=True).wrapped())
        badge = Badge(words, Icon.DAYS)
        parts: tuple[QWidget, ...] = (badge, title, kind, date)
        if line.place:
            parts += (place,)
        return (*parts, Rule(), heading, *names)

    def _button(
        self, step: str, look: ButtonLook, *, primary: bool = False, running: bool = False
    ) -> Button:
        key = f"days.first.{'go_on' if running else step}" if primary else f"days.open.{step}"
        button = Button(say(key), look)
        button.setObjectName("open_first" if primary else f"open_{step}")
        button.clicked.connect(lambda: self.wanted.emit(step))
        return button


def _running(line: DayLine) -> bool:
    return line.state is DayState.RUNNING

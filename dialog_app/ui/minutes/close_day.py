"""Closing a held day: said plainly, done in two presses, and never by accident."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.model.days import DayState
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class CloseDay(QWidget):
    """What the minutes follow, and a way to close the day: `wanted` comes at the second press."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note = Label("", "small", muted=True).wrapped()
        self._begin = self._button("close_day", "paper.close.begin", Icon.STATE_APPROVED)
        self._sure = self._button("close_day_sure", "paper.close.sure", Icon.STATE_APPROVED)
        self._back = self._button("close_day_back", "paper.close.back", None)
        self.error = ErrorLine()
        self._begin.clicked.connect(lambda: self._ask(asking=True))
        self._back.clicked.connect(lambda: self._ask(asking=False))
        self._sure.clicked.connect(self.wanted)
        self._state = DayState.PLANNED
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.s, space.l, 0)
        column.setSpacing(space.s)
        for part in (self._note, self.error, self._begin, self._sure, self._back):
            column.addWidget(part)
        self.follow(DayState.PLANNED)

    def follow(self, state: DayState) -> None:
        """Offer what the state of the day allows."""
        self._state = state
        self._ask(asking=False)

    def _ask(self, *, asking: bool) -> None:
        held = self._state is DayState.HELD
        self._begin.setVisible(held and not asking)
        self._sure.setVisible(asking)
        self._back.setVisible(asking)
        key = "warning" if asking else self._state.value
        self._note.setText(say(f"paper.close.{key}"))
        if asking:
            self._back.setFocus()

    @staticmethod
    def _button(name: str, words: str, icon: Icon | None) -> Button:
        button = Button(say(words), ButtonLook(icon=icon))
        button.setObjectName(name)
        return button

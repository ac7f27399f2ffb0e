"""Planning a service's next day from the last one that was held."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.model.days import DayState
from dialog_app.core.story.service import PastDay
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.words import say

_OVER = (DayState.HELD, DayState.CLOSED)


class NextDayButton(QWidget):
    """The one filled button of a service's page; not shown before a day has been held."""

    def __init__(self, plan_next: Callable[[str], None]) -> None:
        super().__init__()
        self._last = ""
        look = ButtonLook("primary", icon=Icon.NEXT, tall=True)
        self._button = Button(say("since.plan_next"), look)
        self._button.setObjectName("plan_next_of_service")
        self._button.clicked.connect(lambda: plan_next(self._last))
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.s, space.l, space.l)
        column.addWidget(self._button)
        self.hide()

    def show_days(self, days: Sequence[PastDay]) -> None:
        """Plan from the newest of these days that has been held."""
        held = [day for day in days if day.state in _OVER]
        newest = max(held, key=lambda day: (day.date, day.day_id), default=None)
        self._last = newest.day_id if newest is not None else ""
        self.setVisible(newest is not None)

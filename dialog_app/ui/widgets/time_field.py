"""A time of day, written as 13.47."""

import datetime
from typing import Final

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTimeEdit

from dialog_app.ui.widgets.spin_text import inset_words

_FORMAT: Final = "HH.mm"


class TimeField(QTimeEdit):
    """Hours and minutes."""

    def __init__(self, name: str, value: datetime.time) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDisplayFormat(_FORMAT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.set_value(value)
        inset_words(self)

    def value(self) -> datetime.time:
        """Return the time, to the minute."""
        chosen = self.time()
        return datetime.time(chosen.hour(), chosen.minute())

    def set_value(self, value: datetime.time) -> None:
        """Show another time."""
        self.setTime(QTime(value.hour, value.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not change a time by accident."""
        event.ignore()

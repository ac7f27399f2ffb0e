"""A date, written as 21.11.2026."""

import datetime
from typing import Final

from PySide6.QtCore import QDate, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.spin_text import inset_words

_FORMAT: Final = "dd.MM.yyyy"


class DateField(QDateEdit):
    """A date to type or to choose in a calendar."""

    def __init__(self, name: str, value: datetime.date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDisplayFormat(_FORMAT)
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.set_value(value)
        inset_words(self)

    def value(self) -> datetime.date:
        """Return the chosen date."""
        chosen = self.date()
        return datetime.date(chosen.year(), chosen.month(), chosen.day())

    def set_value(self, value: datetime.date) -> None:
        """Choose another date."""
        self.setDate(QDate(value.year, value.month, value.day))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the caret that opens the calendar."""
        super().paintEvent(event)
        side = theme.scaled(theme.current().size.icon_small)
        right = self.width() - theme.current().space.s - side
        spot = QRectF(right, (self.height() - side) / 2, side, side)
        role = "text" if self.isEnabled() else "text_off"
        icons.paint(QPainter(self), spot, Icon.COLLAPSE, theme.colour(role))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not change a date by accident."""
        event.ignore()

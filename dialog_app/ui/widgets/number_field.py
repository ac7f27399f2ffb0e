"""A whole number; its buttons are left out by the style sheet, arrow keys do the same."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from dialog_app.ui import theme


class NumberField(QSpinBox):
    """A whole number, changed by typing or with the arrow keys."""

    def __init__(self, name: str, least: int = 0, most: int = 999) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        space = theme.current().space.s
        self.lineEdit().setTextMargins(space, 0, space, 0)

    def sizeHint(self) -> QSize:
        """Ask for the longest number, and the space beside it."""
        usual = super().sizeHint()
        return QSize(usual.width() + 2 * theme.current().space.s, usual.height())

    def minimumSizeHint(self) -> QSize:
        """Give no part of a number up."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must not change a number by accident."""
        event.ignore()

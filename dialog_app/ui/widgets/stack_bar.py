"""One bar with all answers of a service after each other."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.bars import Counts, paint_stack
from dialog_app.ui.widgets.patterns import screen_ground


class StackBar(QWidget):
    """A stacked bar; words and counts stand outside it."""

    def __init__(self, counts: Counts = (), whole: int = 0, *, height: int | None = None) -> None:
        super().__init__()
        self._counts: Counts = ()
        self._whole = 0
        usual = theme.scaled(theme.current().size.stack_bar)
        self._height = usual if height is None else height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_counts(counts, whole)

    def set_counts(self, counts: Counts, whole: int = 0, *, spoken: str = "") -> None:
        """Show other counts; ``whole`` people fill the bar, ``spoken`` is for screen readers."""
        self._counts = tuple(counts)
        self._whole = whole
        self.setAccessibleName(spoken)
        self.update()

    def counts(self) -> Counts:
        """Return what the bar shows."""
        return self._counts

    def sizeHint(self) -> QSize:
        """Ask for a column's width."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        box = QRectF(self.rect())
        paint_stack(QPainter(self), box, self._counts, self._whole, screen_ground())

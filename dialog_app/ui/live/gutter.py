"""The lines between cards that hang together."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.live.card_column import CardColumn

GUTTER_WIDTH: Final = 48
_THIN, _HEAVY = 1.0, 2.5


class Gutter(QWidget):
    """Draws one line per link, heavy at the chosen card; the cards say the links in words."""

    def __init__(self, left: CardColumn, right: CardColumn) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._links: tuple[tuple[str, str], ...] = ()
        self._chosen = ""
        self.setFixedWidth(theme.scaled(GUTTER_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_links(self, links: Sequence[tuple[str, str]], chosen: str) -> None:
        """Draw these links."""
        self._links, self._chosen = tuple(links), chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, the heavy ones last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for heavy in (False, True):
            for left, right in self._links:
                if (self._chosen in {left, right}) is heavy:
                    self._draw(painter, left, right, heavy=heavy)

    def _draw(self, painter: QPainter, left: str, right: str, *, heavy: bool) -> None:
        start, end = self._middle(self._left, left), self._middle(self._right, right)
        if start is None or end is None:
            return
        painter.setPen(QPen(theme.colour("text" if heavy else "line_strong"), _weight(heavy)))
        width = float(self.width())
        path = QPainterPath(QPointF(0, start))
        path.cubicTo(QPointF(width / 2, start), QPointF(width / 2, end), QPointF(width, end))
        painter.drawPath(path)

    def _middle(self, column: CardColumn, row_id: str) -> float | None:
        card = column.card(row_id)
        if card is None:
            return None
        return float(self.mapFromGlobal(card.mapToGlobal(QPoint(0, card.height() // 2))).y())


def _weight(heavy: bool) -> float:
    return _HEAVY if heavy else _THIN

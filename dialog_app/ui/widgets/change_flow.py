"""Who moved where between two rounds, as bands from one column of answers to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.patterns import Fill, paint_fill, screen_ground

# From the top: agree above partly above disagree, so that a move towards agree rises.
_ORDER: Final = (2, 1, 0)
_FILLS: Final = (Fill.DISAGREE, Fill.PARTLY, Fill.AGREE)
_WIDTH: Final = 260
_HEIGHT: Final = 96
_COLUMN: Final = 18
_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Band:
    """People who went from one answer to another: places from disagree (0) to agree (2)."""

    before: int
    after: int
    count: int


class ChangeFlow(QWidget):
    """Draws a table of people: rows before, columns after, each disagree, partly, agree.

    Those who rose go in a filled band, those who stayed in a pale one, those who went down in one
    of lines, so that no colour is needed. It holds raw counts: for the room's own screen.
    """

    def __init__(self) -> None:
        super().__init__()
        self._table: Sequence[Sequence[int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_table(self, table: Sequence[Sequence[int]], spoken: str) -> None:
        """Show other people's moves; `spoken` says them for screen readers."""
        self._table = table
        self.setAccessibleName(spoken)
        self.update()

    @property
    def bands(self) -> tuple[Band, ...]:
        """What is drawn, from the top."""
        return tuple(
            Band(before, after, self._table[before][after])
            for before in _ORDER
            for after in _ORDER
            if self._table and self._table[before][after]
        )

    def sizeHint(self) -> QSize:
        """Ask for a small picture."""
        return QSize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both columns and the bands between them."""
        people = sum(map(sum, self._table))
        if not people:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = (self.height() - 2 * _GAP) / people
        before = [sum(row) for row in self._table]
        after = [sum(column) for column in zip(*self._table, strict=True)]
        for band, start, end in self._laid(before, after, each):
            _paint_band(painter, band, start, end, band.count * each)
        column = theme.scaled(_COLUMN)
        for counts, left in ((before, 0), (after, self.width() - column)):
            self._paint_column(painter, counts, left, each)

    def _laid(
        self, before: Sequence[int], after: Sequence[int], each: float
    ) -> Iterator[tuple[Band, QPointF, QPointF]]:
        """Give each band with the tops of its two ends."""
        column = theme.scaled(_COLUMN)
        starts, ends = _tops(before, each), _tops(after, each)
        for band in self.bands:
            start = QPointF(column, starts[band.before])
            end = QPointF(self.width() - column, ends[band.after])
            starts[band.before] += band.count * each
            ends[band.after] += band.count * each
            yield band, start, end

    @staticmethod
    def _paint_column(painter: QPainter, counts: Sequence[int], left: int, each: float) -> None:
        tops = _tops(counts, each)
        for place in _ORDER:
            if counts[place]:
                height = max(3.0, counts[place] * each)
                box = QRectF(left, tops[place], theme.scaled(_COLUMN), height)
                paint_fill(painter, box, _FILLS[place], screen_ground())


def _tops(counts: Sequence[int], each: float) -> list[float]:
    """Return where each answer begins, agree at the top."""
    tops, at = [0.0, 0.0, 0.0], 0.0
    for place in _ORDER:
        tops[place] = at
        at += counts[place] * each + _GAP
    return tops


def _paint_band(painter: QPainter, band: Band, start: QPointF, end: QPointF, height: float) -> None:
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    low_end, low_start = end + QPointF(0, height), start + QPointF(0, height)
    path.lineTo(low_end)
    path.cubicTo(QPointF(middle, low_end.y()), QPointF(middle, low_start.y()), low_start)
    path.closeSubpath()
    rose, stayed = band.after > band.before, band.after == band.before
    painter.setPen(QPen(theme.colour("line" if stayed else "accent"), 1))
    ground = theme.colour("sunken" if stayed else "accent")
    style = Qt.BrushStyle.SolidPattern if rose or stayed else Qt.BrushStyle.FDiagPattern
    painter.setBrush(QBrush(ground, style))
    painter.drawPath(path)

"""What stands in minutes besides passages: headings, numbers, and the children's own words."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.slides.kinds import Look, PrintedLine
from dialog_app.ui import theme
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets import patterns
from dialog_app.ui.widgets.bars import paint_track

_WORDS, _LARGE_WORDS = 0.34, 0.46
"""The share of a line that its words have; more where the text is large."""

_COUNT = 40


def printed_line(line: PrintedLine) -> QWidget:
    """Return a line of print as it is shown where nobody can change it."""
    if line.look is Look.BAR:
        return CountLine(line)
    if line.look is Look.QUOTE:
        return _Quoted(line)
    if line.look in {Look.HEADING, Look.LABEL}:
        heading = Paragraph(line.words, "base" if line.look is Look.HEADING else "small")
        heading.strong()
        return heading
    if not line.below:
        return Paragraph(line.words, "small" if line.look is Look.SMALL else "base")
    box = QWidget()
    _stack(box, Paragraph(line.words), Paragraph(line.below, "small", muted=True))
    return box


def _stack(box: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)


class _Quoted(QWidget):
    """Children's words, with where they come from."""

    def __init__(self, line: PrintedLine) -> None:
        super().__init__()
        source = Paragraph(line.below, "small", muted=True)
        source.setVisible(bool(line.below))
        _stack(self, Paragraph(line.words), source)
        self.setContentsMargins(theme.current().space.l, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line that marks a quotation."""
        QPainter(self).fillRect(QRect(0, 0, 4, self.height()), theme.colour("accent"))


class CountLine(QWidget):
    """A protected count: its words, its bar and its number."""

    def __init__(self, line: PrintedLine) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{line.words}: {line.count}")

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(theme.scaled(320), theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, bar and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, whole = self._line, max(self._line.whole, self._line.count, 1)
        room = QRectF(self.rect())
        words = room.width() * (_LARGE_WORDS if is_tight() else _WORDS)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("base"))
        shown = painter.fontMetrics().elidedText(
            line.words, Qt.TextElideMode.ElideRight, round(words) - theme.current().space.s
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setFont(theme.font("base", bold=True))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(right), str(line.count))
        track = room.adjusted(words, 5, -theme.scaled(_COUNT), -5)
        ground = patterns.screen_ground()
        paint_track(painter, track, ground)
        if line.fill is not None and line.count:
            part = QRectF(track)
            part.setWidth(max(4.0, track.width() * line.count / whole))
            patterns.paint_fill(painter, part, patterns.Fill(line.fill.value), ground)

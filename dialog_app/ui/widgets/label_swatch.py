"""What a service's answers come to: a split swatch and its word."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill, Ground, paint_fill, screen_ground

# Shares of the swatch's width; the key is the value of the label.
_SPLITS: Final[dict[str, tuple[tuple[Fill, float], ...]]] = {
    "agree_together": ((Fill.AGREE, 1.0),),
    "agree_with_reservations": ((Fill.AGREE, 0.6), (Fill.PARTLY, 0.4)),
    "mixed": ((Fill.AGREE, 0.34), (Fill.PARTLY, 0.33), (Fill.DISAGREE, 0.33)),
    "divided": ((Fill.AGREE, 0.5), (Fill.DISAGREE, 0.5)),
    "disagree_together": ((Fill.DISAGREE, 1.0),),
    "too_few": (),
}
_WIDTH: Final = 28
_HEIGHT: Final = 16


def paint_label_swatch(painter: QPainter, box: QRectF, label: str, ground: Ground) -> None:
    """Draw the swatch of a label such as ``divided``; too few is a dashed box.

    Raises KeyError for a label the design does not have.
    """
    split = _SPLITS[label]
    if not split:
        _paint_dashed(painter, box, ground)
        return
    square = Ground(ground.tokens, ground.factor, ground.outline, radius=0)
    gap = ground.outline
    room = box.width() - gap * (len(split) - 1)
    left = box.left()
    for fill, share in split:
        width = room * share
        paint_fill(painter, QRectF(left, box.top(), width, box.height()), fill, square)
        left += width + gap


def _paint_dashed(painter: QPainter, box: QRectF, ground: Ground) -> None:
    pen = QPen(theme.colour("line_strong", ground.tokens), 1.5 * ground.outline)
    pen.setDashPattern([3, 2])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), ground.radius, ground.radius)
    painter.restore()


class _Box(QWidget):
    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label
        self.setFixedSize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_label_swatch(QPainter(self), QRectF(self.rect()), self.label, screen_ground())


class LabelSwatch(QWidget):
    """A label's swatch with its word beside it."""

    def __init__(self, label: str, word: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(_Box(label))
        row.addWidget(Label(word).strong())
        row.addStretch(1)
        self.setAccessibleName(word)

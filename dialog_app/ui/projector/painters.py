"""One painter per kind of slide, and the one way to make a picture of a slide."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from dialog_app.core.slides.kinds import (
    AgendaSlide,
    BlackSlide,
    CountdownSlide,
    Frame,
    GiveBackSlide,
    MainAnswersSlide,
    MessageSlide,
    MethodSlide,
    ObstaclesSlide,
    ReadThroughSlide,
    ResultSlide,
    Slide,
)
from dialog_app.ui.projector import (
    agenda,
    common,
    give_back,
    lists,
    method,
    overlay,
    reading,
    result,
)
from dialog_app.ui.projector.sheet import HEIGHT, LEAST_WIDTH, Sheet
from dialog_app.ui.tokens import Tokens


def _paint_nothing(_sheet: Sheet, _slide: BlackSlide) -> None:
    """Leave the wall black."""


PAINTERS: Final[dict[type[Slide], Callable[[Sheet, Any], None]]] = {
    AgendaSlide: agenda.paint,
    MethodSlide: method.paint,
    ResultSlide: result.paint,
    ObstaclesSlide: lists.paint_obstacles,
    MainAnswersSlide: lists.paint_main_answers,
    CountdownSlide: agenda.paint_countdown,
    GiveBackSlide: give_back.paint,
    MessageSlide: lists.paint_message,
    ReadThroughSlide: reading.paint,
    BlackSlide: _paint_nothing,
}


def picture(frame: Frame, size: QSize, tokens: Tokens) -> QImage:
    """Return a frame painted at a size in device pixels; the layout is the same at every size.

    An empty size gives a picture of one pixel.
    """
    size = size.expandedTo(QSize(1, 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    black = isinstance(frame.slide, BlackSlide)
    image.fill(Qt.GlobalColor.black if black else tokens.colour.bg)
    scale = min(size.height() / HEIGHT, size.width() / LEAST_WIDTH)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    # A narrow screen leaves the rest of its height empty below.
    sheet = Sheet(painter, tokens, size.width() / scale)
    if frame.overlay is not None:
        sheet.corner = overlay.width(sheet, frame.overlay)
    PAINTERS[type(frame.slide)](sheet, frame.slide)
    if frame.overlay is not None:
        overlay.paint(sheet, frame.overlay)
    if frame.mark and not black:
        common.mark(sheet, frame.mark)
    painter.end()
    image.setDevicePixelRatio(1)
    return image

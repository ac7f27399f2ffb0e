"""The ground of a row in a list: tinted where it is chosen, framed where it has the keyboard."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from dialog_app.ui import theme

_BAR: Final = 3


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, view: object) -> None:
    """Draw the ground of one row of `view`, with the line below it."""
    box: QRect = option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(box, theme.colour("tint"))
        painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), theme.colour("accent"))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
    if chosen and isinstance(view, QWidget) and view.hasFocus():
        focus = theme.current().focus
        painter.setPen(QPen(theme.colour("focus"), focus.width))
        inset = focus.item_inset // 2
        painter.drawRect(box.adjusted(inset, inset, -inset - 1, -inset - 1))

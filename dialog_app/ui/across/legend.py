"""What the tints and borders of the picture mean, in words."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.across.heat_paint import paint_cell
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

KINDS: Final = (
    "agree_together",
    "agree_with_reservations",
    "mixed",
    "divided",
    "disagree_together",
    "too_few",
)
_WIDE: Final = 26
_HIGH: Final = 18


class Legend(FlowBox):
    """A small cell of each kind with its words."""

    def __init__(self) -> None:
        super().__init__(theme.current().space.m)
        self.setObjectName("heat_legend")
        for kind in KINDS:
            self.flow.addWidget(_entry(kind))


def _entry(kind: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.xs + 2)
    row.addWidget(_Swatch(kind), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Label(say(f"across.legend.{kind}"), "small"))
    return entry


class _Swatch(QWidget):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(theme.scaled(_WIDE), theme.scaled(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_cell(QPainter(self), QRectF(self.rect()), self._kind)

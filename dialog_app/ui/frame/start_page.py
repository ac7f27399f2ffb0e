"""The page that stands in the window's place: one column, a little above the middle."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.scroll_column import ScrollColumn

_WIDTH: Final = 640
_WIDE: Final = 900


def lay_out(window: QMainWindow, parts: Sequence[QWidget], *, wide: bool = False) -> None:
    """Put parts one under another into a window, no wider than lines are read with ease.

    A list may be wider than that.
    """
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setSpacing(theme.current().space.l)
    column.addStretch(2)
    for part in parts:
        part.setMaximumWidth(theme.scaled(_WIDE if wide else _WIDTH))
        column.addWidget(part)
    column.addStretch(3)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inside, 4)
    row.addStretch(1)
    # Where the text is large it is longer than the window is high.
    whole = ScrollColumn(padding=0)
    whole.body.addLayout(row)
    window.setCentralWidget(whole)
    theme.dress(window)
    size = theme.current().size
    window.resize(size.window_min_w, size.window_min_h)

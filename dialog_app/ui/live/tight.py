"""Whether the three columns stand side by side on this screen, at this size of text."""

from typing import Final

from PySide6.QtGui import QGuiApplication

from dialog_app.ui import theme

_MIDDLE: Final = 630


def is_tight() -> bool:
    """Tell whether the text is too large for three columns: the wall then stands on top."""
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return False
    size = theme.current().size
    needed = size.rail + size.rundown + size.wall_column + _MIDDLE
    return theme.scaled(needed) > screen.availableGeometry().width()


def left_width() -> int:
    """Return the width of the left column: as designed, less where the text is large."""
    wide = theme.scaled(theme.current().size.rundown)
    screen = QGuiApplication.primaryScreen()
    if not is_tight() or screen is None:
        return wide
    return min(wide, round(screen.availableGeometry().width() * 0.32))

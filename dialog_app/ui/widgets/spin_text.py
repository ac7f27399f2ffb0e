"""Room round the words of fields that step up and down."""

from PySide6.QtWidgets import QAbstractSpinBox

from dialog_app.ui import theme


def inset_words(box: QAbstractSpinBox) -> None:
    """Set the words of a number, date or time in from the frame, and widen it by as much."""
    space = theme.current().space.s
    box.lineEdit().setTextMargins(space, 0, space, 0)
    box.setMinimumWidth(box.sizeHint().width() + 2 * space)

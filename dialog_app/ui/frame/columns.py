"""Going from column to column with one key."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@runtime_checkable
class KnowsItsPlace(Protocol):
    """A column that knows where in it the next thing happens."""

    def take_focus(self) -> None:
        """Put the keyboard there."""
        ...


def focus_next(rail: QWidget, page: QWidget, held: QWidget | None) -> None:
    """Move the keyboard to the next column of the page, and from the last one to the rail.

    Columns are the widgets with the property ``column``; a page without any is one column.
    """
    columns = [w for w in page.findChildren(QWidget) if w.property("column") and w.isVisible()]
    stops = [rail, *(columns or [page])]
    at = next((n for n, stop in enumerate(stops) if held and _holds(stop, held)), -1)
    later = [*stops[at + 1 :], *stops[: at + 1]]
    for stop in later:
        if focus_into(stop):
            return


def _holds(stop: QWidget, held: QWidget) -> bool:
    return stop is held or stop.isAncestorOf(held)


def focus_into(stop: QWidget) -> bool:
    """Put the keyboard into a column; False where nothing in it takes it."""
    if isinstance(stop, KnowsItsPlace):
        stop.take_focus()
        return True
    for widget in (stop, *stop.findChildren(QWidget)):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False

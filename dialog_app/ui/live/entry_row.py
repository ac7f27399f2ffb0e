"""The keys of the answers of one service or group."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from dialog_app.core.model.said import Position
from dialog_app.core.who import Who
from dialog_app.ui.actions import Focus
from dialog_app.ui.live.counted import POSITIONS
from dialog_app.ui.live.entry_face import EntryFace, Typed

# More than any room holds, so that a slip of the finger is told and not cut in silence.
_DIGITS: Final = 6


class EntryRow(EntryFace):
    """One focus stop. While a number is typed the row takes digits, Enter, Esc and arrows.

    `turned` says that the row was turned to, `set_to(position, count)` and `present_set(count)`
    that a number was typed.
    """

    turned = Signal()
    cell_chosen = Signal(object)
    set_to = Signal(object, int)
    present_set = Signal(int)

    def __init__(self, who: Who) -> None:
        super().__init__(who)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        for position, cell in self.cells.items():
            cell.clicked.connect(self._clicked(position))

    @property
    def key_focus(self) -> Focus:
        """The keys of answers; those of a field while a number is typed."""
        return Focus.TEXT if self.typing else Focus.ENTRY

    @property
    def typing(self) -> bool:
        """Whether a number is being typed."""
        return self._typed is not None

    def begin_typing(self, position: Position) -> None:
        """Take digits for a cell."""
        self.show_typed(Typed(position))

    def begin_typing_present(self) -> None:
        """Take digits for how many are present in this round."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_typed(Typed(None))

    def finish_typing(self, *, keep: bool = True) -> None:
        """End typing; what was typed is set unless it is to be dropped."""
        typed = self._typed
        self.show_typed(None)
        if typed is None or not keep or not typed.digits.lstrip("-"):
            return
        if typed.position is None:
            self.present_set.emit(int(typed.digits))
        else:
            self.set_to.emit(typed.position, int(typed.digits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits while a number is typed."""
        typed = self._typed
        if typed is None:
            super().keyPressEvent(event)
            return
        key, text = event.key(), event.text()
        if (text.isascii() and text.isdigit()) or (text == "-" and not typed.digits):
            self.show_typed(Typed(typed.position, (typed.digits + text)[:_DIGITS]))
        elif key == Qt.Key.Key_Backspace:
            self.show_typed(Typed(typed.position, typed.digits[:-1]))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.finish_typing(keep=key != Qt.Key.Key_Escape)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and typed.position is not None:
            self._move(typed.position, 1 if key == Qt.Key.Key_Right else -1)

    def _move(self, position: Position, by: int) -> None:
        """Set what was typed, and take digits for the cell beside."""
        place = POSITIONS.index(position) + by
        beside = POSITIONS[max(0, min(len(POSITIONS) - 1, place))]
        self.finish_typing()
        self.cell_chosen.emit(beside)
        self.begin_typing(beside)

    def _clicked(self, position: Position) -> Callable[[], None]:
        def choose() -> None:
            self.finish_typing()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.cell_chosen.emit(position)

        return choose

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the row was turned to."""
        super().focusInEvent(event)
        self.turned.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Set what was typed."""
        super().focusOutEvent(event)
        self.finish_typing()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to the row; on the number of people, type it anew."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.present_label.geometry().contains(event.position().toPoint()):
            self.begin_typing_present()

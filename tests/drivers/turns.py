"""The small timer and the list of turns in the facilitator's words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dialog_app.ui.live.small_timer import SmallTimerBlock
from dialog_app.ui.live.turn_queue import TurnQueue, TurnRow
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.text_field import TextField
from tests.drivers.live import LiveDriver

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYS = {"pros": "1", "professionals": "2", "leaders": "3"}
_SHIFTED = {
    "pros": Qt.Key.Key_Exclam,
    "professionals": Qt.Key.Key_QuoteDbl,
    "leaders": Qt.Key.Key_NumberSign,
}


class TurnsDriver:
    """Times groups and turns through the live page that a `LiveDriver` runs."""

    def __init__(self, live: LiveDriver) -> None:
        self.live = live

    # The list of turns.

    def open_list(self) -> None:
        """Press Alt+6."""
        self.live.show("turns")

    def ask(self, *sides: str) -> None:
        """Put one more from each side in the queue."""
        for side in sides:
            self.live.type_in(_KEYS[side])

    def interpose(self, side: str) -> None:
        """Let a side ask in between, with Shift as a Norwegian keyboard sends it."""
        self.live.press(_SHIFTED[side], _SHIFT)

    def next_speaker(self) -> None:
        """Press Enter."""
        self.live.press(Qt.Key.Key_Return)

    def speaker_back(self) -> None:
        """Press Backspace."""
        self.live.press(Qt.Key.Key_Backspace)

    def choose(self, by: int) -> None:
        """Go down (or up) in the queue with the arrows."""
        for _ in range(abs(by)):
            self.live.press(Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up)

    def move(self, by: int) -> None:
        """Move the chosen turn down (or up) with Alt and the arrows."""
        for _ in range(abs(by)):
            self.live.press(Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up, _ALT)

    def take_out(self) -> None:
        """Press Delete."""
        self.live.press(Qt.Key.Key_Delete)

    def turn_service(self) -> None:
        """Press Tab."""
        self.live.press(Qt.Key.Key_Tab)

    def time_each(self) -> None:
        """Press L."""
        self.live.press(Qt.Key.Key_L)

    def queue(self) -> list[str]:
        """Return who waits, the next one first."""
        return [row.words() for row in self._rows()]

    def chosen(self) -> str:
        """Return whose turn the next key works on, an empty text where none is marked."""
        marked = (row.words() for row in self._rows() if row.property("chosen"))
        return next(marked, "")

    def spoken_name(self) -> str:
        """Return what a screen reader says of the queue."""
        return self._queue().accessibleName()

    def has_keyboard(self) -> bool:
        """Tell whether the queue has the keyboard."""
        return self._queue().hasFocus()

    def now(self) -> tuple[str, ...]:
        """Return who has the word, for how long, and whose turn is held, as far as it is said."""
        names = ("turn_now_whose", "turn_now_lasting", "turn_now_holding")
        labels = (self.live.page.findChild(QLabel, name) for name in names)
        return tuple(label.text() for label in labels if label is not None and label.isVisible())

    def shared(self) -> str:
        """Return how the time was shared, as far as it is said."""
        return self._said("turn_shared")

    def hint(self) -> str:
        """Return what is said of the pros' time."""
        return self._said("turn_hint")

    def refusal(self) -> str:
        """Return why the last key was refused."""
        line = self.live.page.findChild(ErrorLine, "turns_error")
        assert line is not None
        return line.sentence()

    def _said(self, name: str) -> str:
        label = self.live.page.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def _rows(self) -> list[TurnRow]:
        QApplication.processEvents()  # A row that is new is laid out first.
        rows = [row for row in self._queue().findChildren(TurnRow) if row.isVisible()]
        return sorted(rows, key=lambda row: row.y())

    def _queue(self) -> TurnQueue:
        queue = self.live.page.findChild(TurnQueue)
        assert queue is not None
        return queue

    # The small timer.

    def time_a_group(self) -> None:
        """Press G: start the small timer, or go on to the next group."""
        self.live.press(Qt.Key.Key_G)

    def time_no_more(self) -> None:
        """Press Shift+G."""
        self.live.press(Qt.Key.Key_G, _SHIFT)

    def small_timer(self) -> str:
        """Return what the small timer says, an empty text where it says nothing."""
        label = self._block().findChild(QLabel, "small_timer_left")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def may_time_groups(self) -> bool:
        """Tell whether the button that starts it can be seen."""
        button = self._block().findChild(Button, "small_timer_next")
        assert button is not None
        return button.isVisible()

    def set_length(self, typed: str) -> None:
        """Write another length into the field under the clock."""
        field = self._length()
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def drop_length(self) -> None:
        """Press Esc in the field."""
        QTest.keyClick(self._length(), Qt.Key.Key_Escape)

    def length(self) -> str:
        """Return the length in the field."""
        return self._length().text()

    def length_refusal(self) -> str:
        """Return the sentence below the field."""
        line = self._block().findChild(ErrorLine, "small_timer_error")
        assert line is not None
        return line.sentence()

    def _length(self) -> TextField:
        field = self._block().findChild(TextField, "small_timer_length")
        assert field is not None
        return field

    def _block(self) -> QWidget:
        block = self.live.page.findChild(SmallTimerBlock)
        assert block is not None
        return block

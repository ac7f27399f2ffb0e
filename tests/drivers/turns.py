"""The small timer and the list of turns in the facilitator's words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from dialog_app.ui.live.small_timer import SmallTimerBlock
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.text_field import TextField
from tests.drivers.live import LiveDriver

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TurnsDriver:
    """Times groups and turns through the live page that a `LiveDriver` runs."""

    def __init__(self, live: LiveDriver) -> None:
        self.live = live

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

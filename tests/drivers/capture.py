"""The capture line in the facilitator's words, beyond writing and recording."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialog_app.ui.live.capture import CaptureLine
from dialog_app.ui.widgets.chip import Chip
from tests.drivers.live import LiveDriver

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CaptureDriver:
    """What can be seen of the line, and done to what was written in it."""

    def __init__(self, live: LiveDriver) -> None:
        self._live = live

    def others(self) -> list[str]:
        """Return what else is suggested, quietly, beside what Enter takes along."""
        chips = self._line().findChildren(Chip, "capture_other")
        seen = [chip for chip in chips if chip.isVisible()]
        return [chip.word() for chip in sorted(seen, key=lambda chip: chip.x())]

    def choose(self, word: str) -> None:
        """Click on one of the quiet suggestions."""
        chips = self._line().findChildren(Chip, "capture_other")
        chip = next(chip for chip in chips if chip.isVisible() and chip.word() == word)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)

    def move_on(self) -> None:
        """Press Ctrl+T."""
        self._live.press(Qt.Key.Key_T, _CONTROL)

    def move_back(self) -> None:
        """Press Ctrl+Shift+T."""
        self._live.press(Qt.Key.Key_T, _CONTROL | _SHIFT)

    def paste(self, text: str) -> None:
        """Paste a text into the line."""
        QApplication.clipboard().setText(text)
        self._live.press(Qt.Key.Key_V, _CONTROL)

    def _line(self) -> CaptureLine:
        line = self._live.page.findChild(CaptureLine, "capture_line")
        assert line is not None
        return line

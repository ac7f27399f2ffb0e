"""Half-written text that survives a crash."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from dialog_app.ui.bridge import DayBridge

AFTER_MS: Final = 300


class Draft(QObject):
    """The draft of one place: kept on the disk 300 ms after the last key."""

    def __init__(self, bridge: DayBridge, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.place = place
        self._kept = bridge.draft(place)
        self._text = self._kept
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def text(self) -> str:
        """What was left behind, or written since."""
        return self._text

    def write(self, text: str) -> None:
        """Take text that will be kept when nothing more is written for a moment."""
        self._text = text
        if text != self._kept:
            self._timer.start()

    def keep(self) -> None:
        """Keep the text now."""
        self._timer.stop()
        if self._text != self._kept:
            self._kept = self._text
            self._bridge.keep_draft(self.place, self._text)

    def forget(self) -> None:
        """Know that the recording itself has cleared the draft."""
        self._timer.stop()
        self._kept = self._text = ""

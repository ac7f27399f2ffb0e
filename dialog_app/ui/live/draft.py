"""Half-written text that survives a crash."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from dialog_app.ui.bridge import DayBridge

AFTER_MS: Final = 300


class Draft(QObject):
    """The draft of one place: on the disk at most 300 ms after any key that changed it."""

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
        """Take text that will be kept in a moment, also while more is being written."""
        self._text = text
        # Started once and not with every key: somebody who writes on and on must not lose it all.
        if text != self._kept and not self._timer.isActive():
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

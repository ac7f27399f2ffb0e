"""Half-written text that survives a crash."""

from PySide6.QtCore import QObject

from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.soon import Soon


class Draft(QObject):
    """The draft of one place: on the disk at most 300 ms after any key that changed it."""

    def __init__(self, bridge: DayBridge, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.place = place
        self._kept = bridge.draft(place)
        self._text = self._kept
        self._timer = Soon(self.keep, self)

    @property
    def text(self) -> str:
        """What was left behind, or written since."""
        return self._text

    def write(self, text: str) -> None:
        """Take text that will be kept in a moment, also while more is being written."""
        self._text = text
        if text != self._kept:
            self._timer.ask()

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

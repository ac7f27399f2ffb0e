"""A card over the page that takes another height when what is in it changes."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.bridge import refusal
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.words import say


class GrowingCard(OverCard):
    """Remembers its room, and is as high as it needs; what is at its foot never scrolls away."""

    def __init__(self, name: str, heading: str, width: int) -> None:
        super().__init__(name, heading, width)
        self._room = QSize()
        self._foot: QWidget | None = None

    def set_foot(self, foot: QWidget) -> None:
        """Put a part below what scrolls."""
        self._foot = foot
        self.body.addWidget(foot)

    def fit(self, room: QSize) -> None:
        """Be as high as the contents, and remember the room for when they grow."""
        self._room = room
        foot = self._foot
        taken = 0
        if foot is not None and foot.isVisibleTo(self):
            taken = foot.sizeHint().height() + self.body.spacing()
        super().fit(QSize(room.width(), room.height() - taken))

    def refit(self) -> None:
        """Take the height that is needed now, and once more when lines have found their breaks."""
        self._fit_again()
        QTimer.singleShot(0, self, self._fit_again)

    def _fit_again(self) -> None:
        if not self._room.isEmpty():
            self.fit(self._room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard; other keys are the card's affair."""
        focused = QApplication.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(focused, Button) and self.isAncestorOf(focused):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once more when the lines have got their places."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refit)


def sentence(error: Exception) -> str:
    """Return what went wrong, for people."""
    if isinstance(error, RuleBroken):
        return refusal(error).sentence
    if isinstance(error, StoreFailed):
        if error.kind == "memory":
            return say("storage.memory")
        return disk_trouble(error.kind)
    return say("share.file_trouble")

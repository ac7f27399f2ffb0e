"""One line that says something calmly, and never stops anybody."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label, restyle
from dialog_app.ui.words import say

QuietKind = Literal["tint", "fault"]


class QuietBar(QFrame):
    """An icon, a sentence and at most one button; hidden until it has something to say."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._picture = QLabel()
        self._sentence = Label().wrapped()
        self._button: Button | None = None
        space = theme.current().space
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space.m, space.xs, space.m, space.xs)
        self._row.setSpacing(space.s)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._sentence, 1)
        self.setMinimumHeight(theme.scaled(theme.current().size.capture_field))
        self.hide()

    def tell(
        self, sentence: str, kind: QuietKind = "tint", *, button: str = "", key: str = ""
    ) -> None:
        """Show a sentence; with a button, ``pressed`` is emitted when it is pressed."""
        self.setProperty("tone", kind)
        restyle(self)
        meaning, role = (Icon.ATTENTION, "fault") if kind == "fault" else (Icon.CLOCK, "text")
        side = theme.scaled(theme.current().size.icon)
        self._picture.setPixmap(icons.pixmap(meaning, side, self.devicePixelRatioF(), role))
        self._sentence.setText(sentence)
        spoken = say("kit.spoken.fault", sentence=sentence) if kind == "fault" else sentence
        self.setAccessibleName(spoken)
        self._set_button(button, key)
        self.show()

    def sentence(self) -> str:
        """Return what the bar says, nothing while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def button(self) -> Button | None:
        """Return the button, if there is one."""
        return self._button

    def _set_button(self, words: str, key: str) -> None:
        if self._button is not None:
            self._row.removeWidget(self._button)
            self._button.deleteLater()
            self._button = None
        if words:
            self._button = Button(words, ButtonLook(key=key))
            self._button.clicked.connect(self.pressed)
            self._row.addWidget(self._button)

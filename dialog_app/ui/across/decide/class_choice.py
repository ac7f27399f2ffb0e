"""What is decided, one of four, by its number."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from dialog_app.core.decide.commands import CHOICES
from dialog_app.core.formats import capital
from dialog_app.core.model.practice import DecidedAs
from dialog_app.ui import theme
from dialog_app.ui.actions import Action, Focus, Where, action_of, first_key
from dialog_app.ui.key_meanings import DECIDED
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.words import say

_BESIDE: Final = 2


class ClassChoice(QFrame):
    """One of the four things people can decide, or nothing yet; 1–4 or the arrows choose."""

    chosen = Signal()

    key_focus = Focus.DECIDE

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._value: DecidedAs | None = None
        self._buttons: dict[DecidedAs, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(theme.current().space.s)
        for place, (one, action) in enumerate(_in_order()):
            button = Button(decided_word(one), ButtonLook(key=key_words(first_key(action))))
            button.setObjectName(f"decide_{one.value}")
            button.setCheckable(True)
            # The keyboard stays on the row, where the digits work.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, one=one: self._on_click(one))
            self._buttons[one] = button
            grid.addWidget(button, place // _BESIDE, place % _BESIDE)
        self._dress()

    @property
    def value(self) -> DecidedAs | None:
        """What is chosen, or None."""
        return self._value

    def choose(self, value: DecidedAs | None) -> None:
        """Choose one, or nothing; tell nobody."""
        self._value = value if value in self._buttons else None
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, or go through them with the arrows."""
        action = action_of(event, Where.DECIDE, Focus.DECIDE)
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: _BESIDE,
            Qt.Key.Key_Up: -_BESIDE,
        }
        if action in DECIDED:
            self._take(DECIDED[action])
        elif Qt.Key(event.key()) in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard beside the buttons too."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _on_click(self, one: DecidedAs) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(one)

    def _step(self, by: int) -> None:
        order = [one for one, _ in _in_order()]
        at = order.index(self._value) + by if self._value in order else 0
        if 0 <= at < len(order):
            self._take(order[at])

    def _take(self, one: DecidedAs) -> None:
        self._value = one
        self._dress()
        self.chosen.emit()

    def _dress(self) -> None:
        for one, button in self._buttons.items():
            button.setChecked(one is self._value)
            button.fill(one is self._value)
        told = decided_word(self._value) if self._value else say("decide.form.nothing_chosen")
        self.setAccessibleName(f"{say('decide.form.decided')}: {told}")


def decided_word(one: DecidedAs) -> str:
    """Return what is decided as a label: «Revideres»."""
    return capital(say(f"terms.decided_as.{one.value}"))


def _in_order() -> Iterable[tuple[DecidedAs, Action]]:
    actions = {one: action for action, one in DECIDED.items()}
    return [(one, actions[one]) for one in CHOICES]

"""A question that waits beside what it is about, and stops nobody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from dialog_app.ui import theme
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: a name for tests, its words, the key that does the same, the deed."""

    name: str
    words: str
    key: str
    deed: Callable[[], object]


class Question(QFrame):
    """A sentence with a button for each way to answer; hidden while nothing is asked.

    `turned` says that something is asked, or no more. In a wide place the buttons stand `beside`
    each other.
    """

    turned = Signal()

    def __init__(self, name: str, *, beside: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sentence = Label().wrapped()
        self._sentence.setObjectName(f"{name}_sentence")
        self._buttons: list[Button] = []
        space = theme.current().space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.m, space.s, space.m, space.s)
        self._column.setSpacing(space.s)
        self._column.addWidget(self._sentence)
        self._ways: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        self._ways.setSpacing(space.s)
        self._column.addLayout(self._ways)
        if beside:
            self._ways.addStretch(1)
        self.hide()

    @property
    def asked(self) -> bool:
        """Whether something is asked."""
        return not self.isHidden()

    def sentence(self) -> str:
        """Return what is asked, nothing while nothing is."""
        return self._sentence.text() if self.asked else ""

    def ask(self, sentence: str, ways: Sequence[Way]) -> None:
        """Ask, until it is answered or put away."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._take_buttons_away()
        self._buttons = [self._button(way) for way in ways]
        for place, button in enumerate(self._buttons):
            self._ways.insertWidget(place, button)
        self.show()
        self.turned.emit()

    def put_away(self) -> None:
        """Ask no more."""
        if self.asked:
            self.hide()
            self.turned.emit()

    def _take_buttons_away(self) -> None:
        for button in self._buttons:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _button(self, way: Way) -> Button:
        button = Button(way.words, ButtonLook(key=way.key))
        button.setObjectName(way.name)
        button.clicked.connect(lambda _checked=False: way.deed())
        return button

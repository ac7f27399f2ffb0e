"""What all services together answered on the chosen method: words first, numbers when asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.formats import Phrase
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.text import key_words, said
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.national.told import Told

_ON_THE_PAGE: Final = frozenset({"national.volunteered", "publish.hidden"})


class Together(QWidget):
    """Sentences, and numbers one step away; which of them are shown is kept from row to row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("across_together")
        space = theme.current().space
        self._words = Label("", "small").wrapped()
        self._words.setObjectName("together_words")
        self._numbers = Label("", "small").wrapped()
        self._numbers.setObjectName("together_numbers")
        self._notes = Label("", "small", muted=True).wrapped()
        self._notes.setObjectName("together_notes")
        self._told: Told | None = None
        key = key_words(actions.first_key(Action.ACROSS_NUMBERS))
        self._more = Button(say("across.numbers.show"), ButtonLook("quiet", key=key))
        self._more.setObjectName("across_numbers")
        self._more.clicked.connect(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        column.addWidget(SectionHeader(say("across.together")))
        for part in (self._words, self._more, self._numbers, self._notes):
            column.addWidget(part)
        self._opened = False
        self.wait()

    def wait(self) -> None:
        """Say that the answers are being read."""
        self._words.setText(say("across.reading"))
        self._show()

    def tell(self, told: "Told | None") -> None:
        """Show what is told of a method, or that nobody has answered it."""
        self._told = told
        self._words.setText(say("across.nobody") if told is None else _sentences(told.words))
        self._show()

    def turn(self) -> None:
        """Show the numbers behind the words, or put them away."""
        self._opened = not self._opened
        self._show()

    def _show(self) -> None:
        told = self._told
        numbers = told.numbers if told is not None else ()
        notes = told.notes if told is not None else ()
        if not self._opened:
            # The page says these of all its numbers; here they would stand twice.
            notes = tuple(one for one in notes if one.key not in _ON_THE_PAGE)
        self._more.setVisible(bool(numbers))
        self._more.set_words(say("across.numbers.hide" if self._opened else "across.numbers.show"))
        for label, phrases in ((self._numbers, numbers), (self._notes, notes)):
            label.setText(_sentences(phrases))
        self._numbers.setVisible(bool(numbers) and self._opened)
        self._notes.setVisible(bool(notes))


def _sentences(phrases: Iterable[Phrase]) -> str:
    return " ".join(said(phrase) for phrase in phrases)

"""The card one searches everything with, as a facilitator uses it."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dialog_app.ui.frame.search_card import FIELD, LIST, NAME, SearchCard
from dialog_app.ui.widgets.pick_list import Option, PickList
from tests.drivers.window import WindowDriver


class SearchDriver:
    """Opens the card with its key and types in it."""

    def __init__(self, window: WindowDriver, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def is_open(self) -> bool:
        """Whether the card lies over the page."""
        return self._window.card == NAME

    @property
    def field(self) -> QLineEdit:
        """The field one types in."""
        field = self._window.part(FIELD)
        assert isinstance(field, QLineEdit)
        return field

    @property
    def told(self) -> str:
        """What the card says under the field."""
        return self._window.words("search_told")

    def open(self) -> None:
        """Press the key wherever the keyboard is."""
        self._window.press("Ctrl+F")
        self._qtbot.waitUntil(lambda: self.is_open and self._window.focused is self.field)

    def find(self, words: str) -> None:
        """Open the card and type words, letter by letter; returns when the list has followed."""
        self.open()
        self._window.type(words)
        self.wait()

    def wait(self) -> None:
        """Wait until the list shows what is found by what was typed."""
        pause = self._card()._pause
        self._qtbot.waitUntil(lambda: not pause.isActive())

    def hits(self) -> list[str]:
        """Return what is found, as a screen reader says it, without the headings."""
        return [option.spoken for option in self._rows() if option.value is not None]

    def headings(self) -> list[str]:
        """Return the headings over what is found."""
        return [option.words for option in self._rows() if option.value is None]

    def chosen(self) -> str:
        """Return the one Enter goes to."""
        option = self._list().currentIndex().data(0x0100)
        return option.spoken if isinstance(option, Option) else ""

    def _rows(self) -> tuple[Option, ...]:
        return self._list().shown

    def _list(self) -> PickList:
        found = self._window.part(LIST)
        assert isinstance(found, PickList)
        return found

    def _card(self) -> SearchCard:
        card = self._window.part(NAME)
        assert isinstance(card, SearchCard)
        return card

"""Searching everything from anywhere in the window: the card, and the way to what was found."""

from typing import TYPE_CHECKING

from dialog_app.ui.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialog_app.core.search import Hit
    from dialog_app.core.target import Target
    from dialog_app.ui.frame.search_card import SearchCard
    from dialog_app.ui.main_window import MainWindow


class Searching:
    """Shows the card of one window, and remembers what was searched for while it is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._words = ""

    def show(self) -> None:
        """Show the card, or close it; what is found last time stands there again."""
        self._window.covers.toggle(self._made)

    def _made(self) -> "SearchCard":
        from dialog_app.ui.frame.search_card import SearchCard

        card = SearchCard(self._found, self._words)
        card.chosen.connect(lambda target: self._go(card.words, target))
        return card

    def _found(self, typed: str, most: int) -> "Sequence[Hit]":
        # A rehearsal is searched as it stands in memory: it has a session of its own.
        session = self._window.workspace.around.session
        return session.across.found(typed, most, language())

    def _go(self, words: str, target: "Target") -> None:
        self._words = words
        self._window.covers.close_card()
        self._window.workspace.around.show_target(target)

"""How much a field takes, said where one writes: nothing is ever cut off in silence."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.ui.widgets.label import show_plain_tool_tip
from dialog_app.ui.words import say

Tell = Callable[[str], None]
"""Says a sentence about a field where one writes."""
BEYOND: Final = 50_000
"""So many characters too many are kept where the whole text is kept until it is shortened."""


class TextRoom:
    """The limit of one field; `tell` is how it says that something was not taken in.

    `settled` is called when the text is another, before `tell`.
    A field of a form keeps the whole text (`keep_all`), and the form is not saved before it fits.
    Every other field takes no more than its limit: what does not fit is left out whole, not cut.
    """

    def __init__(self, part: QWidget, limit: int) -> None:
        self.limit: Final = limit
        self._part = part
        self._keeps = False
        self.tell: Tell = self._show_beside
        self.settled: Callable[[], None] = lambda: None

    @property
    def most(self) -> int:
        """How many characters can stand in the field."""
        return self.limit + BEYOND if self._keeps else self.limit

    def keep_all(self) -> None:
        """Keep what is too long, for whoever refuses to save it."""
        self._keeps = True

    def full(self) -> None:
        """Say that what was written or pasted was not taken in."""
        self.tell(say("kit.full", limit=self.limit))

    def crowded(self, text: str) -> str:
        """Return the sentence that says a text is too long to be saved, or nothing."""
        length = len(text.strip())
        if length <= self.limit:
            return ""
        return say("errors.text.too_long", length=length, limit=self.limit)

    def _show_beside(self, sentence: str) -> None:
        show_plain_tool_tip(self._part, sentence)

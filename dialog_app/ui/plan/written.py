"""A line one writes in that is handed in when one leaves it."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from dialog_app.ui.plan.field import Field, why_not
from dialog_app.ui.widgets.text_field import TextField

_LIMIT = 20

Read = Callable[[str], tuple[str, str]]
"""Takes what was typed; returns why not, and how it is written. Raises `RuleBroken` too."""


class Written(Field):
    """A label with a short line; `told` says that the sentence below it came or went."""

    told = Signal()

    def __init__(self, name: str, words: tuple[str, str]) -> None:
        label, hint = words
        self._line = TextField(label, limit=_LIMIT, hint=hint)
        self._line.setObjectName(name)
        super().__init__(label, self._line)
        self._shown = ""

    def follow(self, shown: str, read: Read) -> None:
        """Show what is on the disk, and hand in with `read` what is written instead."""
        self._shown = shown
        self._line.setText(shown)
        self._line.editingFinished.connect(lambda: self._hand_in(read))

    def _hand_in(self, read: Read) -> None:
        typed = self._line.text().strip()
        if typed == self._shown and not self.sentence():
            return
        answers: list[tuple[str, str]] = []
        sentence = why_not(lambda: answers.append(read(typed)))
        if answers:
            sentence, written = answers[0]
            if not sentence:
                self._shown = written
                self._line.setText(written)
        self.fault(sentence)
        self.told.emit()

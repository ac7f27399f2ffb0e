"""How one service answered in one round, protected: bar, word and counts."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.protection import OnlyCount, ProtectedTally
from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.label_swatch import LabelSwatch
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.stack_bar import StackBar
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.story.service import ToldRound


class AnswerCell(QWidget):
    """Draws what may be told, and says it in words; None was not asked.

    `above` stands over it where a day has several rounds, or answers on an older version.
    """

    def __init__(self, name: str, told: "ToldRound | None", above: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        column = QVBoxLayout(self)
        space = theme.current().space
        column.setContentsMargins(0, space.s, space.m, space.s)
        column.setSpacing(2)
        if above:
            column.addWidget(Label(above, "small", muted=True).wrapped())
        if told is None:
            column.addWidget(Label(say("terms.position.not_asked"), "small", muted=True))
        elif not told.beside:
            column.addWidget(Label(say("services.not_beside"), "small", muted=True).wrapped())
        elif told.shown is None:
            column.addWidget(Label(say("terms.position.not_counted"), "small").wrapped())
        else:
            self._tell(column, told.shown)
        column.addStretch(1)
        words = answer_words(told)
        self.setAccessibleName(f"{above}: {words}" if above else words)

    def _tell(self, column: QVBoxLayout, shown: ProtectedTally) -> None:
        if shown.parts:
            counts = [(Fill(part.value), count) for part, count in shown.parts]
            if shown.no_position:
                counts.append((Fill.NO_POSITION, shown.no_position))
            bar = StackBar(counts, height=theme.current().size.bar)
            column.addWidget(bar)
        if shown.word is not None:
            column.addWidget(Label(say(f"terms.label.{shown.word.value}"), "small").strong())
        if shown.took_position is None:
            column.addWidget(LabelSwatch("too_few", say("terms.label.too_few")))
        counted = count_words(shown)
        if counted:
            column.addWidget(Label(counted, "small").wrapped())


def count_words(shown: ProtectedTally) -> str:
    """Return the counts in words: «enig 8, delvis eller uenig 4, tok ikke stilling 2»."""
    words = [
        say("services.part", word=say(f"terms.part.{part.value}").lower(), n=count)
        for part, count in shown.parts
    ]
    if isinstance(shown.row, OnlyCount):
        words = [say("services.answers", n=shown.row.n)]
    if shown.no_position:
        word = say("terms.part.no_position").lower()
        words.append(say("services.part", word=word, n=shown.no_position))
    return ", ".join(words)


def answer_words(told: "ToldRound | None") -> str:
    """Return an answer as a screen reader says it."""
    if told is None:
        return say("terms.position.not_asked")
    if not told.beside:
        return say("services.not_beside")
    if told.shown is None:
        return say("terms.position.not_counted")
    parts = [count_words(told.shown)]
    if told.shown.took_position is None:
        parts.insert(0, say("terms.label.too_few"))
    if told.word is not None:
        parts.insert(0, say(f"terms.label.{told.word.value}"))
    return ": ".join(part for part in parts if part)

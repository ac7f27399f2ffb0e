"""Two wordings of one thing side by side, with a key for each way to choose."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core.merge.told import Told
from dialog_app.core.word_difference import pieces
from dialog_app.ui import theme
from dialog_app.ui.catalogue.difference import Difference
from dialog_app.ui.text import sentences
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_SHORT = 8


@dataclass(frozen=True, slots=True)
class Way:
    """One way to choose: its value, and the key of its words."""

    value: str
    words: str


class ChoiceCard(Card):
    """One thing to choose, by its number or with the mouse.

    Enter and the arrows go to the next one; `left` carries by how many. `value` is None until
    something is chosen.
    """

    chosen = Signal()
    left = Signal(int)

    def __init__(
        self, told: Told, ways: Sequence[Way], *, value: str | None = None, at: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("choice_card")
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ways = tuple(ways)
        self._buttons: list[Button] = []
        self.value = value
        heading = " · ".join(part for part in (told.kind, told.about) if part)
        sides = (say(f"share.sides.{side}_machine") for side in ("mine", "theirs"))
        words = (text or say("merge.not_there") for text in (told.mine, told.theirs))
        spoken = (f"{side}: {text}" for side, text in zip(sides, words, strict=True))
        self.setAccessibleName(sentences(heading, *spoken))
        self.body.addWidget(Label(heading, "small", muted=True).wrapped())
        self.body.addWidget(_sides(told, at))
        self.body.addWidget(self._choices())
        self._dress()

    def choose(self, place: int) -> None:
        """Choose one way by its place, from 0."""
        if 0 <= place < len(self._ways):
            self.value = self._ways[place].value
            self._dress()
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, and go on."""
        number = event.text()
        if number.isdigit() and 0 < int(number) <= len(self._ways):
            self.choose(int(number) - 1)
            self.left.emit(1)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Scroll here, and mark that the next key is about this."""
        super().focusInEvent(event)
        self.set_chosen(True)
        above: QWidget | None = self.parentWidget()
        while above is not None:
            if hasattr(above, "show_part"):
                above.show_part(self)
                return
            above = above.parentWidget()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the keys to another."""
        super().focusOutEvent(event)
        self.set_chosen(False)

    def _choices(self) -> QWidget:
        box = FlowBox()
        for place, way in enumerate(self._ways):
            button = Button(say(way.words), ButtonLook(key=str(place + 1)))
            button.setObjectName(f"way_{way.value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, place=place: self._on_click(place))
            self._buttons.append(button)
            box.flow.addWidget(button)
        return box

    def _on_click(self, place: int) -> None:
        self.setFocus()
        self.choose(place)

    def _dress(self) -> None:
        for way, button in zip(self._ways, self._buttons, strict=True):
            button.setChecked(way.value == self.value)
            button.fill(way.value == self.value)


def _sides(told: Told, at: str) -> QWidget:
    """Return both wordings beside each other, with the words that differ marked."""
    none = html.escape(say("merge.not_there"))
    mine, theirs = _marked(told.mine, told.theirs)
    known = told.mine_by != told.theirs_by
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.l)
    for heading, text in (
        (_whose("mine", told.mine_by if known else "", at), mine if told.mine else none),
        (_whose("theirs", told.theirs_by if known else ""), theirs if told.theirs else none),
    ):
        side = Difference([(heading, text)])
        row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
    return holder


def _marked(mine: str, theirs: str) -> tuple[str, str]:
    """Return both wordings as markup, what differs marked in both; the words are escaped."""
    left: list[str] = []
    right: list[str] = []
    for piece in pieces(mine, theirs):
        for side, words in ((left, piece.gone), (right, piece.come)):
            told = html.escape(words)
            side.append(told if piece.same or not told.strip() else f"<b><u>{told}</u></b>")
    return "".join(left), "".join(right)


def _whose(side: str, name: str, at: str = "") -> str:
    """Return which machine a wording is from, when, and the random name it first stood on."""
    words = say(f"share.sides.{side}_machine")
    if at:
        words = say("share.sides.changed_at", machine=words, time=at)
    return say("share.sides.written_on", machine=words, name=name[:_SHORT]) if name else words

"""One thing to look at before print: what it is, the words it is about, and what to do."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from dialog_app.core.remark import Remark, RemarkKind
from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.putting_right import Ways
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.in_place import InPlace
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_LONGEST: Final = 120
_TOP: Final = Qt.AlignmentFlag.AlignTop


class RemarkCard(Card):
    """Asks for what its links say; `reworded` carries the new words of what it is about.

    `writing_asked` asks for `begin_writing`, `drafted` carries what is half-written.
    """

    gone_to = Signal()
    writing_asked = Signal()
    drafted = Signal(str)
    reworded = Signal(str)
    struck = Signal()
    stands = Signal()

    def __init__(self, remark: Remark, ways: Ways) -> None:
        super().__init__()
        self.remark = remark
        self.setObjectName("remark_card")
        facts = {"sign": say(f"terms.sign.{remark.sign}")} if remark.sign else {}
        sentence = say(f"paper.remark.{remark.kind}", **facts)
        self.setAccessibleName(sentence)
        self._field: InPlace | None = None
        self._quote = Label(_about(remark), "small", muted=True).wrapped()
        self._error = ErrorLine()
        self._links = FlowBox(theme.current().space.m)
        self._lay_out(sentence)
        if ways.go:
            self._link("go", self.gone_to.emit)
        if ways.reword is not None:
            self._link("reword", self.writing_asked.emit)
        if ways.strike:
            self._link("strike", self.struck.emit)
        self._link("stand", self.stands.emit)

    def complain(self, sentence: str) -> None:
        """Say why it could not be done; what was written stays."""
        self._error.tell(sentence)

    def take_focus(self) -> None:
        """Put the keyboard on the first thing to do."""
        first = self._links.findChild(Button)
        if first is not None:
            first.setFocus()

    def begin_writing(self, text: str) -> None:
        """Write in place of the words, beginning with a text."""
        if self._field is not None:
            return
        self._field = field = InPlace(say("paper.remark.new_words"), text)
        field.setObjectName("remark_field")
        field.entered.connect(self.reworded)
        field.drafted.connect(self.drafted)
        field.dropped.connect(self._drop)
        self._right.insertWidget(2, field)
        self._quote.hide()
        field.setFocus()

    def _drop(self) -> None:
        if self._field is not None:
            self._field.put_away(self)
            self._field = None
            self._error.clear()
            self._quote.show()
            self.take_focus()

    def _link(self, name: str, deed: Callable[[], None]) -> None:
        link = Button(say(f"paper.remark.do.{name}"), ButtonLook("link"))
        link.setObjectName(f"remark_{name}")
        link.clicked.connect(lambda _checked=False: deed())
        self._links.flow.addWidget(link)

    def _lay_out(self, sentence: str) -> None:
        side = theme.scaled(theme.current().size.icon)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(Icon.ATTENTION, side, self.devicePixelRatioF()))
        picture.setFixedWidth(side)
        self._right = QVBoxLayout()
        self._right.setSpacing(theme.current().space.xs)
        self._right.addWidget(Label(sentence).wrapped())
        self._right.addWidget(self._quote)
        self._right.addWidget(self._error)
        self._right.addWidget(self._links)
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.s)
        row.addWidget(picture)
        row.addLayout(self._right, 1)
        row.setAlignment(picture, _TOP)
        self.body.addLayout(row)


def _about(remark: Remark) -> str:
    quoted = say("paper.quote", words=" ".join(remark.words.split())[:_LONGEST])
    if remark.kind is RemarkKind.OPEN_OBSTACLE:
        return f"{quoted} {say('paper.remark.stands_open')}"
    return quoted

"""One thing that was said, on a card: choose it, word it anew, see what it hangs together with."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.finding_words import CardSaid
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.in_place import InPlace
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_MARK: Final = 28


class Mark(QWidget):
    """A number or letter in a ring."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_word(self, word: str) -> None:
        """Show another number."""
        self._word = word
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a ring."""
        return QSize(theme.scaled(_MARK), theme.scaled(_MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(_MARK) - 4
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(theme.colour("text"), 1))
        painter.drawEllipse(ring)
        painter.setFont(theme.font("small", bold=True))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._word)


class FindingCard(Card):
    """Shows what it is told, and lets it be worded anew in place.

    `chosen` it was turned to, `reworded(text)` it got new words, `drafted(text)` while they are
    being written, `menu_wanted(point)` for everything else that can be done to it.
    """

    chosen = Signal()
    reworded = Signal(str)
    drafted = Signal(str)
    menu_wanted = Signal(object)

    key_focus = Focus.CARD

    def __init__(self, row_id: str, said: CardSaid) -> None:
        super().__init__()
        self.row_id = row_id
        self.setObjectName(f"finding_{row_id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._said: CardSaid | None = None
        self._edit: InPlace | None = None
        self._mark = Mark("")
        self._text = Paragraph("")
        self._text.setObjectName("finding_text")
        self._chips = FlowBox()
        self._foot = Paragraph("", "small", muted=True)
        self._links = Paragraph("", "small")
        self.error = ErrorLine()
        self._build()
        self.show_said(said)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.current().space.s)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.addWidget(self._text)
        top.addLayout(self._words, 1)
        self.body.setSpacing(theme.current().space.xs)
        self.body.addLayout(top)
        self._link_row = _linked(self._links)
        for part in (self._chips, self._foot, self._link_row, self.error):
            self.body.addWidget(part)

    def show_said(self, said: CardSaid) -> None:
        """Show other words, remaking only what changed."""
        if said == self._said:
            return
        before, self._said = self._said, said
        self._mark.set_word(said.mark)
        self._text.setText(said.text)
        if before is None or before.chips != said.chips:
            self._remake_chips(said)
        for part, text in ((self._foot, said.foot), (self._links, said.links)):
            part.setText(text)
        self._foot.setVisible(bool(said.foot))
        self._link_row.setVisible(bool(said.links))
        self.setAccessibleName(said.spoken)

    @property
    def said(self) -> CardSaid | None:
        """What the card shows."""
        return self._said

    def _remake_chips(self, said: CardSaid) -> None:
        while self._chips.flow.count():
            item = self._chips.flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for kind, word in said.chips:
            self._chips.flow.addWidget(Chip(kind, word))
        self._chips.setVisible(bool(said.chips))

    @property
    def editing(self) -> bool:
        """Whether the card is being worded anew."""
        return self._edit is not None

    def begin_rewording(self, text: str) -> InPlace:
        """Put the words into a field, `text` in it, and return the field."""
        if self._edit is not None:
            return self._edit
        edit = InPlace(say("live.board.reword"), text)
        edit.setObjectName("finding_edit")
        edit.entered.connect(self.reworded)
        edit.drafted.connect(self.drafted)
        edit.dropped.connect(self.end_rewording)
        self._edit = edit
        self._text.hide()
        self._words.addWidget(edit)
        edit.setFocus()
        return edit

    def typed(self) -> str:
        """Return the words in the field; empty while none is open."""
        return self._edit.toPlainText() if self._edit is not None else ""

    def end_rewording(self) -> None:
        """Take the field away and show the words."""
        edit, self._edit = self._edit, None
        if edit is None:
            return
        self._words.removeWidget(edit)
        edit.put_away(self)
        self._text.show()
        self.error.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the card was turned to."""
        super().focusInEvent(event)
        self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to the card."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for everything that can be done to it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menu_wanted.emit(event.globalPos())


def _linked(words: Label) -> QWidget:
    """Return words with the icon of a link before them."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon_small)
    picture.setPixmap(icons.pixmap(Icon.LINK, side, box.devicePixelRatioF(), "text_2"))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return box

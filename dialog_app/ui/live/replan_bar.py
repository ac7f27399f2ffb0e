"""The plans side by side, on top of the middle column while they are looked at."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.replan_by_hand import ByHand, HandButton
from dialog_app.ui.live.replan_card import PlanCard
from dialog_app.ui.live.replan_state import Replanning
from dialog_app.ui.live.replan_words import card_said, trouble_said
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say

_LEAST_HEIGHT: Final = 120


class _Scroll(ScrollColumn):
    """As high as what is in it, where there is room; it scrolls where there is less."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.setMinimumHeight(_LEAST_HEIGHT)
        policy = QSizePolicy.Policy.Preferred if is_tight() else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def sizeHint(self) -> QSize:
        """Ask for the height of what is in it, at the width there is."""
        height = self.body.heightForWidth(self.viewport().width())
        return QSize(1, max(height, self.body.minimumSize().height(), _LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def bring_into_sight(self, card: QWidget) -> None:
        """Scroll to a card; to its top where all of it has no room."""
        if card.height() > self.viewport().height():
            self.verticalScrollBar().setValue(card.y())
        else:
            self.ensureWidgetVisible(card, 0, theme.current().space.xs)


class ReplanBar(QFrame):
    """Shows the plans that are offered; arrows choose, Enter uses, Esc puts them aside."""

    def __init__(self, room: Room, replanning: Replanning) -> None:
        super().__init__()
        self.setObjectName("replan_bar")
        self.setProperty("kind", "plans")
        self.setAccessibleName(say("replan.bar.name"))
        self._room = room
        self._replanning = replanning
        self.cards: list[PlanCard] = []
        self._shown: object = None
        self._title = Paragraph("", "base")
        self._title.setObjectName("replan_title")
        self._title.strong()
        self._hint = RunLabel((), "small")
        self.error = ErrorLine()
        self.error.setObjectName("replan_error")
        self._scroll = _Scroll()
        self._beside = QBoxLayout(_direction())
        self._more = HandButton(say("replan.hand.title"))
        self._more.setObjectName("replan_more")
        self._more.clicked.connect(self._on_more)
        self.by_hand = ByHand(room)
        self.by_hand.refused.connect(self._tell)
        self._build()
        self.hide()

    def _build(self) -> None:
        space = theme.current().space
        around = QVBoxLayout(self)
        side = space.m if is_tight() else space.xl
        around.setContentsMargins(0, space.m, 0, space.s)
        around.addWidget(self._scroll)
        column = self._scroll.body
        column.setContentsMargins(side, 0, side, space.xs)
        column.setSpacing(space.s)
        column.addLayout(self._head())
        column.addWidget(self.error)
        self._beside.setSpacing(space.m)
        column.addLayout(self._beside)
        foot = QBoxLayout(_direction())
        foot.setSpacing(space.m)
        foot.addLayout(_promise(), 1)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        column.addWidget(self.by_hand)
        column.addStretch(1)

    def _head(self) -> QBoxLayout:
        row = QBoxLayout(_direction())
        row.setSpacing(theme.current().space.s)
        row.addLayout(_with_icon(Icon.CLOCK, self._title), 1)
        row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def refresh(self) -> None:
        """Show the plans as they are offered now."""
        here = self._replanning
        self._title.setText(trouble_said(here.trouble, here.offered))
        hint = say("replan.bar.hint" if here.offered else "replan.bar.close")
        self._hint.set_runs(hint_runs(hint))
        if not is_tight():
            self._hint.setFixedWidth(self._hint.sizeHint().width())
        if self._shown != here.offered:
            self._shown = here.offered
            self._make_cards()
        for place, card in enumerate(self.cards):
            card.show_chosen(chosen=place == here.place)
        self._more.setVisible(not here.by_hand)
        self.by_hand.setVisible(here.by_hand)
        if here.by_hand:
            self.by_hand.refresh()
        self._scroll.updateGeometry()

    def _on_more(self) -> None:
        self._replanning.show_by_hand()
        self.by_hand.take_focus()
        QTimer.singleShot(0, self, lambda: self._scroll.bring_into_sight(self.by_hand))

    def take_focus(self) -> None:
        """Put the keyboard on the plan that is chosen, or on what can be done by hand."""
        if not self.cards:
            self.by_hand.take_focus()
        else:
            card = self.cards[self._replanning.place]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            # Cards that were just made have no place yet.
            QTimer.singleShot(0, card, lambda: self._scroll.bring_into_sight(card))

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is somewhere in the bar."""
        held = self.window().focusWidget()
        return held is not None and self.isAncestorOf(held)

    def _make_cards(self) -> None:
        """Make the cards anew, and keep the keyboard on them where it was."""
        held = self.has_keyboard
        for card in self.cards:
            # One that goes hands the keyboard to the next, which nobody has turned to.
            card.blockSignals(True)
        for card in self.cards:
            self._beside.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        offered = self._replanning.offered
        for place, plan in enumerate(offered):
            said = card_said(self._room, plan)
            facts = {"n": place + 1, "of": len(offered), "said": said.spoken}
            self._put(PlanCard(said, say("replan.card.spoken_place", **facts)), place)
        if held:
            self.take_focus()

    def _put(self, card: PlanCard, place: int) -> None:
        card.turned.connect(lambda: self._replanning.choose(place))
        card.used.connect(self.use)
        self.cards.append(card)
        self._beside.addWidget(card, 1)
        card.show()

    def use(self) -> None:
        """Use the chosen plan; why it was refused stands above the plans made anew."""
        refused = self._replanning.use()
        self._tell(refused.sentence if refused is not None else "")

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.error.tell(sentence)
        else:
            self.error.clear()


def _direction() -> QBoxLayout.Direction:
    """Side by side; below each other where the text is large."""
    if is_tight():
        return QBoxLayout.Direction.TopToBottom
    return QBoxLayout.Direction.LeftToRight


def _promise() -> QHBoxLayout:
    """Return the line that says what no plan ever shortens."""
    return _with_icon(Icon.PROTECTED, RunLabel(hint_runs(say("replan.bar.promise")), "small"))


def _with_icon(meaning: Icon, words: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.s)
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon)
    picture.setPixmap(icons.pixmap(meaning, side, picture.devicePixelRatioF(), "text_2"))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row

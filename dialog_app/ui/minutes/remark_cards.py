"""Everything there is to look at in one service's minutes, card by card, and what is done there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialog_app.core.commands.minutes.standing import let_stand
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.minutes.putting_right import Ways, draft_place, struck, ways, worded_anew
from dialog_app.ui.minutes.remark_card import RemarkCard


class RemarkCards(QWidget):
    """`emptied` says that the keyboard is homeless."""

    emptied = Signal()

    def __init__(self, bridge: DayBridge, around: Around, looked: Looked) -> None:
        super().__init__()
        self._bridge = bridge
        self._around = around
        self._looked = looked
        self._shown: tuple[tuple[Remark, Ways], ...] = ()
        self._service_id = ""
        self._cards: list[RemarkCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.s)

    def follow(self, found: tuple[Remark, ...], service_id: str) -> None:
        """Show what is found; cards stay as they are while nothing is different."""
        share = self._looked.share(self._bridge.record, service_id)
        wanted = tuple((one, ways(share, service_id, one)) for one in found)
        if wanted == self._shown and service_id == self._service_id:
            return
        held = self._held()
        self._shown, self._service_id = wanted, service_id
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(remark, way) for remark, way in wanted]
        self.setVisible(bool(self._cards))
        for card in self._cards:
            self._column.addWidget(card)
            # Qt would show it a moment later, and until then it cannot hold the keyboard.
            card.show()
        if held >= 0:
            self._hold(held)

    def _held(self) -> int:
        """Return which card has the keyboard, or -1."""
        focused = QApplication.focusWidget()
        found = (n for n, card in enumerate(self._cards) if focused and card.isAncestorOf(focused))
        return next(found, -1)

    def _hold(self, place: int) -> None:
        if self._cards:
            self._cards[min(place, len(self._cards) - 1)].take_focus()
        else:
            self.emptied.emit()

    def _card(self, remark: Remark, way: Ways) -> RemarkCard:
        card = RemarkCard(remark, way)
        card.gone_to.connect(lambda: self._go(remark))
        card.writing_asked.connect(lambda: self._begin(card, way))
        card.drafted.connect(lambda text: self._keep_draft(way, text))
        card.reworded.connect(lambda text: self._reword(card, way, text))
        card.struck.connect(lambda: self._strike(card, way))
        card.stands.connect(lambda: self._let_stand(card, remark))
        return card

    def _go(self, remark: Remark) -> None:
        if self._around.look_at is not None:
            self._around.look_at(self._bridge.record.id, remark)

    def _begin(self, card: RemarkCard, way: Ways) -> None:
        if way.reword is not None:
            begun = self._bridge.draft(draft_place(way.reword.key, self._service_id))
            card.begin_writing(begun or way.reword.words)

    def _keep_draft(self, way: Ways, text: str) -> None:
        if way.reword is not None:
            self._bridge.keep_draft(draft_place(way.reword.key, self._service_id), text)

    def _reword(self, card: RemarkCard, way: Ways, text: str) -> None:
        if way.reword is not None:
            _tell(card, worded_anew(self._bridge, self._service_id, way.reword, text))

    def _strike(self, card: RemarkCard, way: Ways) -> None:
        if way.reword is not None:
            _tell(card, struck(self._bridge, self._service_id, way.reword))

    def _let_stand(self, card: RemarkCard, remark: Remark) -> None:
        _tell(card, self._bridge.run(let_stand, self._service_id, remark))


def _tell(card: RemarkCard, refused: Refusal | None) -> None:
    if refused is not None:
        card.complain(refused.sentence)

"""What was said, side by side: obstacles and possibilities, possibilities and actions, reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import Worded
from dialog_app.core.model.said import Action as SaidAction
from dialog_app.core.model.said import (
    LinkKind,
    Note,
    Obstacle,
    Possibility,
    Reason,
    Rewording,
)
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.attention import View
from dialog_app.ui.live.card_column import CardColumn, Heading
from dialog_app.ui.live.finding_card import FindingCard
from dialog_app.ui.live.finding_menu import FindingMenu
from dialog_app.ui.live.gutter import GUTTER_WIDTH, Gutter
from dialog_app.ui.live.link_bar import LinkBar
from dialog_app.ui.live.moving import said_row, show_chain
from dialog_app.ui.live.obstacle_deeds import ObstacleDeeds
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.rewording import deeds, names_somebody, written
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.live.trying import TryingLine
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Pair:
    """The two lists of one view, and the links between them."""

    left: type[Worded]
    right: type[Worded]
    links: LinkKind | None = None


PAIRS: Final = {
    View.OBSTACLES: Pair(Obstacle, Possibility, LinkKind.ANSWERS),
    View.ACTIONS: Pair(Possibility, SaidAction, LinkKind.COMES_FROM),
    View.REASONS: Pair(Reason, Note),
}
HEADINGS: Final = {
    Obstacle: Heading("obstacles", "h", Icon.OBSTACLE),
    Possibility: Heading("possibilities", "m", Icon.POSSIBILITY),
    SaidAction: Heading("actions", "t", Icon.ACTION),
    Reason: Heading("reasons", "b", Icon.REASON),
    Note: Heading("notes", "n", Icon.HIDDEN),
}


class Board(QWidget):
    """Two lists of cards; whatever is done to a card is a command, and can be undone."""

    def __init__(self, room: Room, view: View) -> None:
        super().__init__()
        self.setObjectName(f"board_{view.value}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._room = room
        self._pair = PAIRS[view]
        self._title = Paragraph("", "lead").strong()
        self._title.setObjectName("board_title")
        self.trying = TryingLine(room)
        self.trying.left.connect(self.take_focus)
        self._left, self._right = (
            self._column(kind) for kind in (self._pair.left, self._pair.right)
        )
        self._gutter = Gutter(self._left, self._right)
        self.link_bar = LinkBar()
        self.link_bar.entered.connect(self._link_to)
        self.link_bar.left.connect(self.take_focus)
        self._obstacles = ObstacleDeeds(room, self) if view is View.OBSTACLES else None
        self._build()

    def _column(self, kind: type[Worded]) -> CardColumn:
        column = CardColumn(HEADINGS[kind])
        column.made.connect(self._on_made)
        return column

    def _build(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        if not is_tight():
            hint = RunLabel(hint_runs(say("live.board.hint")), "small")
            hint.setFixedWidth(hint.sizeHint().width())
            top.addWidget(hint)
        heads = QHBoxLayout()
        heads.setSpacing(0)
        heads.addWidget(self._left.head, 1)
        heads.addSpacing(theme.scaled(GUTTER_WIDTH))
        heads.addWidget(self._right.head, 1)
        scroll = ScrollColumn(padding=0)
        lists = QHBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self._left, 1)
        lists.addWidget(self._gutter)
        lists.addWidget(self._right, 1)
        scroll.body.addLayout(lists)
        scroll.body.addStretch(1)
        self._scroll = scroll
        column.addLayout(top)
        column.addWidget(self.trying)
        column.addLayout(heads)
        column.addWidget(scroll, 1)
        column.addWidget(self.link_bar)
        if self._obstacles is not None:
            parts = (self._left.head, self._right.head, scroll)
            _make_room(column, self._obstacles, (*parts, *((self._title,) if is_tight() else ())))
            self._obstacles.opened.connect(self.link_bar.hide)
            self._obstacles.done.connect(self.take_focus)

    def refresh(self) -> None:
        """Show what was said about the method attended to."""
        attention = self._room.attention
        self._title.setText(self._room.subject_title(attention.subject))
        self.trying.refresh()
        for column, kind in ((self._left, self._pair.left), (self._right, self._pair.right)):
            column.show_rows(self._room, self._rows(kind), attention.finding_id)
        self._gutter.show_links(self._links(), attention.finding_id)
        if self._obstacles is not None:
            self._obstacles.refresh()

    def _rows(self, kind: type[Worded]) -> list[Worded]:
        day, subject = self._room.day, self._room.attention.subject
        rows: Iterable[Worded] = day.obstacles if kind is Obstacle else day.all(kind)
        kept = [row for row in rows if isinstance(row, Note) or _about(row, subject)]
        in_order = sorted(kept, key=lambda row: row.number)
        # Beside why they think so stands how they would rather have it said.
        return [*in_order, *self._rows(Rewording)] if kind is Reason else in_order

    def _links(self) -> list[tuple[str, str]]:
        """Return the links to draw as pairs: id at the left, id at the right."""
        if self._pair.links is None:
            return []
        day = self._room.day
        return [
            (left, right)
            for left in self._left.ids
            for right in day.linked_from(left, self._pair.links)
        ]

    def _on_made(self, card: FindingCard) -> None:
        card.chosen.connect(lambda: self._room.attention.choose_finding(card.row_id))
        card.reworded.connect(lambda text: self._reword(card, text))
        card.drafted.connect(lambda text: self._room.bridge.keep_draft(_place(card), text))
        card.menu_wanted.connect(lambda point: self._open_menu(card, point))

    def _chosen(self) -> FindingCard | None:
        wanted = self._room.attention.finding_id
        return self._left.card(wanted) or self._right.card(wanted)

    def step(self, by: int) -> None:
        """Choose the next card of the list (or the one before)."""
        column = self._right if self._right.holds(self._room.attention.finding_id) else self._left
        (column if column.ids else self._right).step(self._room.attention.finding_id, by)
        self._keep_in_sight()

    def cross(self) -> None:
        """Choose a card in the other list: one it is linked to, else the first."""
        now = self._room.attention.finding_id
        at_left = self._left.holds(now)
        other = self._right if at_left else self._left
        linked = [pair[1 if at_left else 0] for pair in self._links() if now in pair]
        other.choose(next((found for found in linked if other.holds(found)), ""))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        card = self._chosen()
        if card is not None:
            self._scroll.ensureWidgetVisible(card, 0, theme.current().space.s)

    def reword_chosen(self) -> None:
        """Open the chosen card for new words; half-written ones come back."""
        card = self._chosen()
        row = said_row(self._room, card.row_id) if card is not None else None
        if card is not None and row is not None and not card.editing:
            card.begin_rewording(self._room.bridge.draft(_place(card)) or written(row))
            self._keep_in_sight()

    def _reword(self, card: FindingCard, text: str) -> None:
        row = said_row(self._room, card.row_id)
        if row is None or not card.editing:
            return
        if names_somebody(row, text, self._room.today()):
            card.error.tell(say("owners.only_new"))
            return
        for command, args in deeds(row, text, self._room.today()):
            before = self._room.day
            refusal = self._room.bridge.run_clearing(_place(card), command, *args)
            if refusal is not None:
                card.error.tell(refusal.sentence)
            if self._room.day is before:
                return
        self._room.bridge.keep_draft(_place(card), "")
        card.end_rewording()

    def withdraw_chosen(self) -> None:
        """Take the chosen thing away, and choose its neighbour."""
        card = self._chosen()
        row = said_row(self._room, card.row_id) if card is not None else None
        if card is None or row is None:
            return
        column = self._left if self._left.holds(card.row_id) else self._right
        beside = column.beside(card.row_id)
        refusal = self._room.bridge.run(findings.withdraw, type(row), row.id)
        if refusal is not None:
            card.error.tell(refusal.sentence)
        else:
            column.choose(beside)

    def open_menu(self) -> None:
        """Open everything that can be done to the chosen card."""
        card = self._chosen()
        if card is not None:
            self._open_menu(card, card.mapToGlobal(QPoint(0, card.height())))

    def _open_menu(self, card: FindingCard, point: QPoint) -> None:
        row = said_row(self._room, card.row_id)
        if row is None:
            return
        menu = FindingMenu(self._room, row, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.reword_wanted.connect(self.reword_chosen)
        menu.withdraw_wanted.connect(self.withdraw_chosen)
        menu.link_wanted.connect(self.begin_link)
        if self._obstacles is not None:
            self._obstacles.follow(menu)
        menu.chain_wanted.connect(lambda: show_chain(self._room))
        menu.refused.connect(card.error.tell)
        menu.popup(point)

    def begin_link(self) -> None:
        """Ask what the chosen thing is to be linked with."""
        row = said_row(self._room, self._room.attention.finding_id)
        if isinstance(row, Obstacle | Possibility | SaidAction):
            self.link_bar.ask(row, self._room.day)
        else:
            self.link_bar.refuse(say("live.link.choose_first"))

    def _link_to(self, from_id: str, to_id: str) -> None:
        refusal = self._room.bridge.run(findings.link, from_id, to_id)
        if refusal is not None:
            self.link_bar.refuse(refusal.sentence)
        else:
            # First the keyboard, then the bar: Qt would give it to a card nobody chose.
            self.take_focus()
            self.link_bar.hide()

    def deeds(self) -> Deeds:
        """Return the keys of cards: going between them, wording anew, taking away, linking."""
        return {
            Action.NEXT_METHOD: lambda: self.step(1),
            Action.PREVIOUS_METHOD: lambda: self.step(-1),
            Action.NEXT_SUBJECT: lambda: self._room.attention.turn_method(1, whole_day=True),
            Action.PREVIOUS_SUBJECT: lambda: self._room.attention.turn_method(-1, whole_day=True),
            Action.REWORD: self.reword_chosen,
            Action.WITHDRAW: self.withdraw_chosen,
            Action.OTHER_LIST: self.cross,
            Action.MENU: self.open_menu,
            Action.CHAIN: lambda: show_chain(self._room),
            Action.LINK: self.begin_link,
            **self.trying.deeds(),
            **(self._obstacles.deeds() if self._obstacles is not None else {}),
        }

    def take_focus(self) -> None:
        """Put the keyboard on the chosen card; where none is, on the board, choosing nothing."""
        if self._obstacles is not None and self._obstacles.panel_is_open:
            self._obstacles.panel.take_focus()
            return
        (self._chosen() or self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_in_sight()


def _about(row: Worded, subject: object) -> bool:
    if isinstance(row, Note) or subject is None:
        return True
    return row.subject == subject or not row.version_id


def _make_room(column: QVBoxLayout, more: ObstacleDeeds, lists: Sequence[QWidget]) -> None:
    """Make room for what is done to obstacles; their panel takes the place of the lists."""
    column.insertWidget(column.count() - 1, more.panel, 1)
    column.addWidget(more.bar)
    for part in lists:
        more.opened.connect(part.hide)
        more.closed.connect(part.show)


def _place(card: FindingCard) -> str:
    return f"reword:{card.row_id}"

"""The chain as chips in a row, to walk with the arrow keys and go on from."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dialog_app.core.chain import Chain, Kind, Node
from dialog_app.core.chain_words import full, short
from dialog_app.core.formats import capital
from dialog_app.core.register import Register
from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import said, sentences
from dialog_app.ui.widgets.chip import Chip, ChipKind
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say

_MOST: Final = 6
"""So many links of one kind stand as chips; the rest are said to be there."""

_MOST_LINES: Final = 4
_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ChainChip(Chip):
    """One link; `held` says that the keyboard is on it. The one the chain is of is underlined."""

    held = Signal()

    def __init__(self, node: Node, words: str, told: str, *, here: bool) -> None:
        super().__init__(_look(node), words, choosable=True)
        self.node = node
        self.told = told
        self.here = here
        self.setObjectName(f"link_{node.id}")
        parts = [words, told, say("story.chain.here") if here else ""]
        self.setAccessibleName(sentences(*parts))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.held.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip, and the line under the one the chain is of."""
        super().paintEvent(event)
        if self.here:
            box = QRectF(self.rect())
            inset, thick = theme.scaled(8), 3
            line = QRectF(inset, box.bottom() - thick, box.width() - 2 * inset, thick)
            QPainter(self).fillRect(line, theme.colour("accent"))


def _look(node: Node) -> ChipKind:
    return "category" if node.kind is Kind.OBSTACLE else "service"


class ChainRow(QWidget):
    """A chain as chips; what is said at the chosen one stands below.

    The arrow keys go from link to link, Home and End to the first and last; Enter or a click is
    `wanted`, with where the link is found.
    """

    wanted = Signal(object)

    def __init__(self, chain: Chain, register: Register) -> None:
        super().__init__()
        self.setObjectName("chain_row")
        self.chips: list[ChainChip] = []
        self._flow = FlowBox(theme.current().space.xs + 2)
        self._told = Label("", "small").wrapped()
        self._told.setObjectName("chain_told")
        column = QVBoxLayout(self)
        # Room for the focus ring of the chips at the edge.
        edge = theme.current().space.xs
        column.setContentsMargins(edge, edge, edge, 0)
        column.setSpacing(theme.current().space.s)
        column.addWidget(self._flow)
        column.addWidget(self._told)
        for place, level in enumerate(chain.levels):
            if place:
                self._flow.flow.addWidget(_arrow())
            for part in self._level(chain, level, register):
                self._flow.flow.addWidget(part)
        self._tell(next(chip for chip in self.chips if chip.here))

    def _level(
        self, chain: Chain, level: tuple[Node, ...], register: Register
    ) -> Iterable[QWidget]:
        # The link the chain is of always stands, however many there are of its kind.
        shown = [node for node in level if node in level[:_MOST] or node is chain.focus]
        for node in shown:
            words = capital(said(short(register, node, language())))
            chip = ChainChip(node, words, full(node, language()), here=node.id == chain.focus.id)
            chip.chosen.connect(lambda node=node: self.wanted.emit(node.target))
            chip.held.connect(lambda chip=chip: self._tell(chip))
            self.chips.append(chip)
            yield chip
        if len(shown) < len(level):
            more = len(level) - len(shown)
            yield Label(say("story.chain.more", n=more), "small", muted=True)

    def make_room(self, width: int) -> None:
        """Keep the lines free that the longest link takes, a few at most: nothing jumps."""
        metrics = self._told.fontMetrics()
        box, wrap = QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap
        needed = max(metrics.boundingRect(box, wrap, _said_of(one)).height() for one in self.chips)
        self._told.setMinimumHeight(min(needed, _MOST_LINES * metrics.lineSpacing()))
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        # What holds the row is to count with it at once.
        self.updateGeometry()

    def _tell(self, chip: ChainChip) -> None:
        """Say what stands at a link, and what kind of link it is."""
        self._told.setText(_said_of(chip))

    @property
    def told(self) -> str:
        """What is said below the chips."""
        return self._told.text()

    def take_focus(self) -> None:
        """Put the keyboard on the first link: the advice, where there is any."""
        self.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from link to link."""
        place = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        wanted = self._going_to(event.key(), place)
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.chips[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _going_to(self, key: int, place: int | None) -> int | None:
        last = len(self.chips) - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        by = next((by for one, by in _STEPS.items() if one == key), None)
        if by is None or place is None:
            return None
        return max(0, min(last, place + by))


def _arrow() -> QLabel:
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon_small)
    picture.setPixmap(icons.pixmap(Icon.NEXT, side, picture.devicePixelRatioF(), "text_2"))
    picture.setFixedHeight(theme.scaled(theme.current().size.chip))
    return picture


def _said_of(chip: ChainChip) -> str:
    kind = say(f"story.chain.kind.{chip.node.kind.value}")
    return f"{kind}: {chip.told}" if chip.told else kind

"""The services of the day, each with the state of its minutes."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from dialog_app.core.day import Day
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.register import Register
from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.index import Index
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.minutes.service_rows import LINE, Line, ServiceRows
from dialog_app.ui.widgets.row_ground import paint_ground
from dialog_app.ui.words import say

_GAP: Final = 2
STATE_ICONS: Final = {
    MinutesState.DRAFT: Icon.STATE_DRAFT,
    MinutesState.READ_THROUGH: Icon.STATE_READING,
    MinutesState.FOR_COMMENTS: Icon.STATE_COMMENTS,
    MinutesState.APPROVED: Icon.STATE_APPROVED,
}


class ServiceList(QListView):
    """Rows of services; `chosen` gives the id of the one whose minutes are to be seen."""

    chosen = Signal(str)

    def __init__(self, looked: Looked) -> None:
        super().__init__()
        self.setObjectName("minutes_services")
        self.setAccessibleName(say("paper.services"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = ServiceRows(looked, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(self._on_moved)

    def follow(self, day: Day, register: Register) -> None:
        """Show the services of the day, keeping the chosen one chosen."""
        before = self.service_id()
        self.rows.follow(day, register)
        # No higher than its rows, so that what is said of them stands right below.
        self.setMaximumHeight(max(1, len(self.rows.ids)) * row_height() + 2)
        self.choose(before if before in self.rows.ids else next(iter(self.rows.ids), ""))

    def service_id(self) -> str:
        """Return the id of the chosen service, or nothing."""
        row = self.currentIndex().row()
        return self.rows.ids[row] if 0 <= row < len(self.rows.ids) else ""

    def choose(self, service_id: str) -> None:
        """Choose a service; one that does not take part changes nothing."""
        if service_id in self.rows.ids and service_id != self.service_id():
            self.setCurrentIndex(self.rows.index(self.rows.ids.index(service_id)))

    def line(self, row: int) -> Line:
        """Return what one row says."""
        found: Line = self.rows.index(row).data(LINE)
        return found

    def _on_moved(self, index: Index, _before: object) -> None:
        if index.isValid():
            self.chosen.emit(self.service_id())


def row_height() -> int:
    """Return how high a row is: a name, and two lines below it."""
    space = theme.current().space
    screen = theme.current().screen
    lines = theme.scaled(screen["base"].line + 4) + 2 * theme.scaled(screen["small"].line + _GAP)
    return lines + 2 * space.m


class _Painter(QStyledItemDelegate):
    """Draws a service: its name, the state of its minutes, and two lines about them."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, name, badge and the lines below."""
        line: Line = index.data(LINE)
        box: QRect = option.rect
        painter.save()
        paint_ground(painter, option, self.parent())
        space = theme.current().space
        inside = box.adjusted(space.xl, space.m, -space.l, -space.s)
        badge = _paint_badge(painter, inside, line.state)
        name = inside.adjusted(0, 0, -badge - space.s, 0)
        _paint_words(painter, name, inside, line)
        painter.restore()


def _paint_badge(painter: QPainter, inside: QRect, state: MinutesState) -> int:
    """Draw the state at the right and return how wide it is."""
    word = say(f"terms.minutes_state.{state}")
    space, size = theme.current().space, theme.current().size
    painter.setFont(theme.font("small"))
    side = theme.scaled(size.icon_small)
    width = painter.fontMetrics().horizontalAdvance(word) + side + 2 * space.s + space.xs
    box = QRect(inside.right() - width, inside.top(), width, theme.scaled(size.badge))
    painter.fillRect(box, theme.colour("sunken"))
    glyph = QRect(box.left() + space.s, box.center().y() - side // 2, side, side)
    icons.paint(painter, glyph.toRectF(), STATE_ICONS[state], theme.colour("text"))
    painter.setPen(theme.colour("text"))
    words = box.adjusted(space.s + side + space.xs, 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), word)
    return width


def _paint_words(painter: QPainter, name: QRect, inside: QRect, line: Line) -> None:
    painter.setFont(theme.font("base", bold=True))
    top = theme.scaled(theme.current().screen["base"].line + 4)
    _draw(painter, name, line.name)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text_2"))
    below = inside.adjusted(0, top, 0, 0)
    _draw(painter, below, line.first)
    _draw(painter, below.adjusted(0, painter.fontMetrics().height() + _GAP, 0, 0), line.second)


def _draw(painter: QPainter, room: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), shown)

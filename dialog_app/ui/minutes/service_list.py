"""The services of the day, each with the state of its minutes."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.core.day import Day
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.minutes.versions import edition
from dialog_app.core.model.said import MinutesState
from dialog_app.core.register import Register
from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.index import Index
from dialog_app.ui.widgets.row_ground import paint_ground
from dialog_app.ui.words import say

_HEIGHT = 88
_DETAIL = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2
STATE_ICONS = {
    MinutesState.DRAFT: Icon.STATE_DRAFT,
    MinutesState.READ_THROUGH: Icon.STATE_READING,
    MinutesState.FOR_COMMENTS: Icon.STATE_COMMENTS,
    MinutesState.APPROVED: Icon.STATE_APPROVED,
}


class ServiceList(QListWidget):
    """Rows of services; `chosen` gives the id of the one whose minutes are to be seen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("minutes_services")
        self.setAccessibleName(say("paper.services"))
        self.setItemDelegate(_Row(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages: dict[str, int] = {}
        self.currentItemChanged.connect(self._on_moved)

    def follow(self, day: Day, register: Register) -> None:
        """Show the services of the day, keeping the chosen one chosen."""
        before = self.service_id()
        self.blockSignals(True)
        self.clear()
        for service_id in day.service_ids:
            self.addItem(self._item(day, register, service_id))
        self.blockSignals(False)
        ids = list(day.service_ids)
        self.setCurrentRow(ids.index(before) if before in ids else 0)

    def service_id(self) -> str:
        """Return the id of the chosen service, or nothing."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def tell_pages(self, service_id: str, pages: int) -> None:
        """Say how many pages a service's minutes have."""
        self._pages[service_id] = pages
        for row in range(self.count()):
            item = self.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == service_id:
                _pages, *rest = item.data(_DETAIL)
                item.setData(_DETAIL, [say("paper.pages", n=pages), *rest[-2:]])

    def _item(self, day: Day, register: Register, service_id: str) -> QListWidgetItem:
        service = register.service(service_id)
        issue = edition(day, service_id)
        looked = len(remarks(day, service_id))
        pages = self._pages.get(service_id)
        written = say(f"paper.in.{service.language}")
        detail = [
            say("paper.pages", n=pages) if pages else "",
            say("paper.version_in", number=issue.version, language=written),
            say("paper.to_look_at", n=looked) if looked else say("paper.nothing_to_look_at"),
        ]
        item = QListWidgetItem(register.full_name(service_id))
        item.setData(Qt.ItemDataRole.UserRole, service_id)
        item.setData(_DETAIL, detail)
        item.setData(_STATE, issue.state.value)
        spoken = ", ".join([item.text(), say(f"terms.minutes_state.{issue.state}"), *detail])
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _on_moved(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(self.service_id())


class _Row(QStyledItemDelegate):
    """Draws a service: its name, the state of its minutes, and two lines about them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(0, theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, name, badge and the lines below."""
        box: QRect = option.rect
        painter.save()
        paint_ground(painter, option, self.parent())
        space = theme.current().space
        inside = box.adjusted(space.xl, space.m, -space.l, -space.s)
        badge = self._paint_badge(painter, inside, index)
        name = inside.adjusted(0, 0, -badge - space.s, 0)
        self._paint_words(painter, name, inside, index)
        painter.restore()

    def _paint_badge(self, painter: QPainter, inside: QRect, index: Index) -> int:
        """Draw the state at the right and return how wide it is."""
        state = MinutesState(index.data(_STATE))
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

    @staticmethod
    def _paint_words(painter: QPainter, name: QRect, inside: QRect, index: Index) -> None:
        painter.setFont(theme.font("base", bold=True))
        line = theme.scaled(theme.current().screen["base"].line + 4)
        words = str(index.data())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignTop), shown)
        pages, version, look = index.data(_DETAIL)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        below = inside.adjusted(0, line, 0, 0)
        first = " · ".join(part for part in (pages, version) if part)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), first)
        lower = below.adjusted(0, painter.fontMetrics().height() + 2, 0, 0)
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignTop), look)

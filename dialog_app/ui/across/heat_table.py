"""The picture as a table: methods at the left, services over it, cells one goes through."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dialog_app.core.across.cells import Picture
from dialog_app.core.register import Register
from dialog_app.ui import actions, theme
from dialog_app.ui.across.heat_model import HeatModel
from dialog_app.ui.across.heat_paint import stamp
from dialog_app.ui.across.heat_words import kind_of, short_word
from dialog_app.ui.actions import Action, Focus, Where
from dialog_app.ui.index import Index
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.still_table import still
from dialog_app.ui.words import language, say

_METHOD: Final = 226
_LEAST: Final = 72
_MOST: Final = 112
_ROW: Final = 44
_HEAD: Final = 62
_GAP: Final = 2
_RING: Final = 2


class HeatTable(QTableView):
    """Shows a picture; `moved` says that another cell is chosen, `opened` that Enter was pressed.

    What is chosen stays chosen when the picture changes, where method and service are still there.
    """

    moved = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("heat_table")
        self.setAccessibleName(say("across.table"))
        self.heat = HeatModel(self)
        self.setModel(self.heat)
        self.setItemDelegate(_Cells(self))
        self._corner = Label(say("across.method"), "small", muted=True)
        self._corner.setParent(self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._corner.setContentsMargins(0, 0, 0, theme.current().space.xs)
        self._set_look()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.verticalHeader().sectionPressed.connect(self._on_method)

    def show_picture(self, picture: Picture, register: Register) -> None:
        """Show a picture, with the same cell chosen as before, else the first that was answered."""
        before = self.chosen_ids()
        self.heat.take(picture, register)
        self._set_widths()
        self.choose(*before)

    def chosen_ids(self) -> tuple[str, str, str]:
        """Return the ids of the chosen method, its version and the service; empty for none."""
        index = self.currentIndex()
        if not index.isValid():
            return "", "", ""
        line = self.heat.row(index.row()).line
        return line.method_id, line.version_id, self.heat.column(index.column()).service_id

    def choose(self, method_id: str, version_id: str = "", service_id: str = "") -> None:
        """Choose a cell; where there is no such, one of the method, else the first answered."""
        picture = self.heat.picture
        if not picture.rows or not picture.columns:
            self.moved.emit()
            return
        places = [n for n, row in enumerate(picture.rows) if row.line.method_id == method_id]
        same = [n for n in places if picture.rows[n].line.version_id == version_id]
        row = (same or places or [0])[0]
        columns = [n for n, one in enumerate(picture.columns) if one.service_id == service_id]
        answered = [n for n, cell in enumerate(picture.rows[row].cells) if cell.answered]
        index = self.heat.index(row, (columns or answered or [0])[0])
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        else:
            self.moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another cell is chosen."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyboardSearch(self, _search: str) -> None:
        """Stay where one is: a letter is no search here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to what lies behind a cell with Enter; arrows go through the cells."""
        action = actions.action_of(event, Where.ACROSS, Focus.OTHER)
        if action is Action.ACROSS_STORY:
            self.opened.emit()
        elif action is not None or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between the services."""
        super().resizeEvent(event)
        self._set_widths()

    def event(self, event: QEvent) -> bool:
        """Keep the word over the methods in its corner."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_corner()
        return super().event(event)

    def _on_method(self, row: int) -> None:
        current = self.currentIndex()
        self.setCurrentIndex(self.heat.index(row, max(0, current.column())))

    def _set_widths(self) -> None:
        count = self.heat.columnCount()
        if count:
            room = self.viewport().width()
            wide = min(theme.scaled(_MOST), max(theme.scaled(_LEAST), room // count))
            self.horizontalHeader().setDefaultSectionSize(wide)
        self._place_corner()

    def _place_corner(self) -> None:
        self._corner.setGeometry(
            0, 0, self.verticalHeader().width(), self.horizontalHeader().height()
        )

    def _set_look(self) -> None:
        still(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(theme.scaled(_HEAD + 3 * _ROW))
        self.setCornerWidget(QWidget())
        methods = _Methods(self)
        methods.setDefaultSectionSize(theme.scaled(_ROW))
        methods.setFixedWidth(theme.scaled(_METHOD))
        self.setVerticalHeader(methods)
        services = _Services(self)
        services.setFixedHeight(theme.scaled(_HEAD))
        self.setHorizontalHeader(services)


class _Cells(QStyledItemDelegate):
    """Draws the cells; the chosen one has a ring, thicker while the table has the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        table = self.parent()
        if not isinstance(table, HeatTable):
            return
        area: QRect = option.rect
        cell = table.heat.cell(index)
        box = area.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        stamp(painter, box, kind_of(cell), short_word(cell))
        if option.state & QStyle.StateFlag.State_Selected:
            width = _RING + (1 if table.hasFocus() else 0)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), width))
            half = width / 2
            painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), 4, 4)
            painter.restore()


class _Methods(QHeaderView):
    """The methods at the left, which stay while the services scroll by."""

    def __init__(self, table: HeatTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self._table = table

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw code and title, and the smaller line below."""
        line = self._table.heat.row(logicalIndex).line
        below = self._table.heat.below(logicalIndex)
        here = self._table.currentIndex().row() == logicalIndex
        painter.save()
        painter.setPen(theme.colour("text"))
        half = rect.height() // 2
        top = rect.adjusted(0, 0, 0, -half) if below else rect
        flag = Qt.AlignmentFlag.AlignBottom if below else Qt.AlignmentFlag.AlignVCenter
        code = theme.font("base", bold=True)
        painter.setFont(code)
        wide = QFontMetrics(code).horizontalAdvance(f"{line.code} ") if line.code else 0
        painter.drawText(top, int(flag | Qt.TextFlag.TextSingleLine), line.code)
        title = top.adjusted(wide, 0, -theme.current().space.s, 0)
        _draw(painter, title, line.title.best(language()), theme.font("base", bold=here), flag)
        if below:
            painter.setPen(theme.colour("text_2"))
            low = rect.adjusted(0, half, -theme.current().space.s, 0)
            _draw(painter, low, below, theme.font("small"), Qt.AlignmentFlag.AlignTop)
        painter.restore()


class _Services(QHeaderView):
    """The services over the cells: their kind once, then what tells them apart, and where."""

    def __init__(self, table: HeatTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(theme.scaled(_LEAST))
        self._table = table

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw the lines over a column."""
        first, second = self._table.heat.head(logicalIndex)
        here = self._table.currentIndex().column() == logicalIndex
        inner = rect.adjusted(_GAP, 0, -_GAP, -theme.current().space.xs)
        line = inner.height() // 3
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.save()
        self._paint_kind(painter, rect, line, logicalIndex)
        painter.setPen(theme.colour("text"))
        middle = inner.adjusted(0, line, 0, -line)
        _draw(painter, middle, first, theme.font("small", bold=here), bottom)
        painter.setPen(theme.colour("text_2"))
        _draw(painter, inner.adjusted(0, 2 * line, 0, 0), second, theme.font("small"), bottom)
        painter.restore()

    def _paint_kind(self, painter: QPainter, rect: QRect, line: int, section: int) -> None:
        """Draw this column's piece of the line that stands over all services of a kind.

        Its words begin where the kind's first service that is to be seen does.
        """
        kind, first, many = self._table.heat.group(section)
        left = self.sectionViewportPosition(first)
        right = left + many * self.defaultSectionSize()
        space = theme.current().space.s
        room = QRect(max(0, left) + _GAP, rect.top(), right - max(0, left) - space, line)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(theme.colour("text_2"))
        _draw(painter, room, kind, theme.font("small"), Qt.AlignmentFlag.AlignBottom)
        painter.restore()


def _draw(painter: QPainter, room: QRect, words: str, font: QFont, flag: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    elided = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(words, elided, room.width())
    painter.drawText(room, int(flag | Qt.TextFlag.TextSingleLine), shown)

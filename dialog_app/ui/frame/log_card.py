"""The log (F4): what has been done in the day, newest first, with what was taken back."""

import datetime
from collections.abc import Callable
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.log import Line, lines, rows_seen
from dialog_app.core.ports import Entry
from dialog_app.core.register import Register
from dialog_app.core.step_words import StepWords
from dialog_app.ui import theme
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.index import Index
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.text import words_of
from dialog_app.ui.widgets.label import Label, plain_tool_tip
from dialog_app.ui.widgets.row_ground import paint_ground
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.words import language, say

NAME: Final = "log_card"
LIST: Final = "log_lines"
_WIDTH: Final = 920
_TIME_WIDTH: Final = 56
_ROW: Final = 30
_TWO_LINES: Final = 50
_LEAST_ROWS: Final = 3
_TWO_LINES_FROM: Final = 140


class LogCard(OverCard):
    """A card that follows the day while it lies over it; Ctrl+Z works as everywhere."""

    def __init__(
        self, bridge: DayBridge, register: Register, log: Callable[[], tuple[Entry, ...]]
    ) -> None:
        super().__init__(NAME, say("log.title"), _WIDTH)
        self._register = register
        self._log = log
        self._model = _Lines(self)
        self._list = _list(self._model)
        self._count = Label("", "small", muted=True)
        self._count.setObjectName("log_count")
        top = QHBoxLayout()
        top.addWidget(RunLabel(hint_runs(say("log.hint")), "small"), 1)
        top.addWidget(self._count)
        self.inside.addLayout(top)
        self.inside.addWidget(self._list)
        self._follow(bridge.record)
        bridge.changed.connect(self._follow)

    @property
    def first(self) -> QWidget:
        """The list, so that the arrow keys go through it at once."""
        return self._list

    def fit(self, room: QSize) -> None:
        """Show as many lines as there is room for; the list itself scrolls."""
        around = self.sizeHint().height() - self._list.sizeHint().height()
        wanted = max(_LEAST_ROWS, self._model.rowCount()) * row_height()
        height = min(wanted, max(_LEAST_ROWS * row_height(), room.height() - around))
        self._list.setFixedHeight(height + 2 * self._list.frameWidth())
        super().fit(room)

    def _follow(self, day: Day, _step: object = None) -> None:
        entries = self._log()
        words = StepWords(self._register, language(), day, rows_seen(entries))
        self._model.tell(lines(entries), words, ZoneInfo(day.info.zone))
        number = self._model.rowCount()
        self._count.setText(say("log.count", n=number) if number else say("log.nothing"))
        self._list.setCurrentIndex(self._model.index(0, 0))


class _Lines(RowsModel[Line]):
    """The lines; each is put into words when somebody looks at it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: StepWords | None = None
        self._zone = ZoneInfo("UTC")

    def tell(self, told: tuple[Line, ...], words: StepWords, zone: ZoneInfo) -> None:
        """Show other lines."""
        self._words, self._zone = words, zone
        self.take(told)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line in words, or its parts (time, words, when undone) for the painter."""
        if role not in _ROLES or not index.isValid():
            return None
        time, what, undone = self._parts(self.rows[index.row()])
        if role == Qt.ItemDataRole.UserRole:
            return time, what, undone
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(what)
        if undone:
            return say("log.spoken_undone", time=time, what=what, undone=undone)
        return say("log.spoken", time=time, what=what)

    def _parts(self, line: Line) -> tuple[str, str, str]:
        if line.step is None or self._words is None:
            return self._clock(line.at), say("log.cleared"), ""
        undone = self._clock(line.undone_at) if line.undone_at is not None else ""
        return self._clock(line.at), words_of(self._words.phrase(line.step)), undone

    def _clock(self, at: datetime.datetime) -> str:
        return formats.clock(at.astimezone(self._zone))


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.UserRole,
    }
)


def row_height() -> int:
    """Return how high a line is; where the text is large, long lines are broken once."""
    return theme.scaled(_TWO_LINES if theme.scaled(100) >= _TWO_LINES_FROM else _ROW)


def _list(model: _Lines) -> QListView:
    view = QListView()
    view.setObjectName(LIST)
    view.setAccessibleName(say("log.list"))
    view.setModel(model)
    view.setItemDelegate(_Painter(view))
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    return view


class _Painter(QStyledItemDelegate):
    """Draws when, what, and at the right when it was taken back."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every line the same height."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line; what was taken back is struck through, and says so in words."""
        time, what, undone = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        painter.save()
        paint_ground(painter, option, self.parent())
        space = theme.current().space
        inside = box.adjusted(space.s, 0, -space.s, 0)
        self._draw_time(painter, inside, time)
        inside.setLeft(inside.left() + theme.scaled(_TIME_WIDTH))
        if undone:
            inside.setRight(inside.right() - self._draw_undone(painter, inside, undone) - space.m)
        self._draw_words(painter, inside, what, gone=bool(undone))
        painter.restore()

    @staticmethod
    def _draw_time(painter: QPainter, box: QRect, time: str) -> None:
        painter.setFont(theme.font("base"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), time)

    @staticmethod
    def _draw_undone(painter: QPainter, box: QRect, undone: str) -> int:
        """Say when it was taken back; return how much room that took."""
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        words = say("log.undone", time=undone)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, int(flags), words)
        return painter.fontMetrics().horizontalAdvance(words)

    @staticmethod
    def _draw_words(painter: QPainter, box: QRect, what: str, *, gone: bool) -> None:
        font = theme.font("base")
        font.setStrikeOut(gone)
        painter.setFont(font)
        painter.setPen(theme.colour("text_2" if gone else "text"))
        metrics = painter.fontMetrics()
        flags = Qt.AlignmentFlag.AlignVCenter
        if box.height() < 2 * metrics.height():
            shown = metrics.elidedText(what, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), shown)
            return
        room = 2 * box.width() - metrics.averageCharWidth() * 10
        shown = metrics.elidedText(what, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, int(flags | Qt.TextFlag.TextWordWrap), shown)

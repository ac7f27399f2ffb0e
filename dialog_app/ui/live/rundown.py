"""The agenda as it runs: what was planned, what it becomes, and where we are."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dialog_app.core.clock import Forecast
from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.live.room import short_title
from dialog_app.ui.live.rundown_lines import Kind, Line, folded, lines_of
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.rows_model import RowsModel
from dialog_app.ui.widgets.label import plain_tool_tip
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.follow_up.ways import Ways

PLAN_WIDTH: Final = 50
BECOMES_WIDTH: Final = 50
PROPOSED_WIDTH: Final = 56
MINUTES_WIDTH: Final = 30
_BAR_HEIGHT: Final = 7
_MOST_LINES: Final = 3


class _Lines(RowsModel[Line]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line in words, or itself for the painter."""
        line = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.spoken
        return plain_tool_tip(line.spoken) if role == Qt.ItemDataRole.ToolTipRole else None

    def follow(self, lines: tuple[Line, ...]) -> None:
        """Show other lines, telling only what changed."""
        if [line.kind for line in lines] != [line.kind for line in self.rows]:
            self.take(lines)
            return
        before, self.rows = self.rows, lines
        for row, line in enumerate(lines):
            if line != before[row]:
                self.dataChanged.emit(self.index(row), self.index(row))


def row_height(kind: Kind) -> int:
    """Return how high a line is."""
    size = theme.current().size
    heights = {Kind.NOW: size.rundown_now, Kind.COMING: size.rundown_row}
    return theme.scaled(heights.get(kind, size.rundown_done))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of the line's kind, more where the running title is long."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        height = row_height(line.kind)
        view = self.parent()
        if line.kind is Kind.NOW and isinstance(view, QListView):
            height += _more_lines(line, view.viewport().width())
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        if line.kind is Kind.NOW:
            _paint_now(painter, rect, line)
        else:
            _paint_quiet(painter, rect, line)
        painter.restore()


def plan_width(*, beside_plan: bool) -> int:
    """Return how wide the planned times stand: large text leaves no room beside a plan's."""
    return 0 if beside_plan and is_tight() else PLAN_WIDTH


def _columns(rect: QRect, line: Line) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Return where plan, becomes, proposed, title and minutes stand."""
    inset = theme.current().space.xl
    inner = rect.adjusted(inset, 0, -inset, 0)
    plan, becomes = (
        theme.scaled(plan_width(beside_plan=line.beside_plan)),
        theme.scaled(BECOMES_WIDTH),
    )
    minutes = theme.scaled(MINUTES_WIDTH)
    proposed = theme.scaled(PROPOSED_WIDTH) if line.beside_plan else 0
    before = plan + becomes + proposed
    return (
        QRect(inner.left(), rect.top(), plan, rect.height()),
        QRect(inner.left() + plan, rect.top(), becomes, rect.height()),
        QRect(inner.left() + plan + becomes, rect.top(), proposed, rect.height()),
        QRect(inner.left() + before, rect.top(), inner.width() - before - minutes, rect.height()),
        QRect(inner.right() - minutes + 1, rect.top(), minutes, rect.height()),
    )


def _title_width(width: int, line: Line) -> int:
    return _columns(QRect(0, 0, width, 1), line)[3].width()


def _title_font(title: str, width: int) -> QFont:
    """Return the large font where the running title stands on one line in it, else a smaller."""
    large = theme.font("heading")
    if QFontMetrics(large).horizontalAdvance(title) <= width:
        return large
    return theme.font("base", bold=True)


def _fitting(title: str, metrics: QFontMetrics, width: int) -> str:
    """Return the title, or what stands before its colon where there is no room for all of it."""
    return title if metrics.horizontalAdvance(title) <= width else short_title(title)


def _running_words(title: str, width: int) -> str:
    return _fitting(title, QFontMetrics(theme.font("heading")), width)


def _more_lines(line: Line, view: int) -> int:
    width = _title_width(view, line)
    words = _running_words(line.title, width)
    metrics = QFontMetrics(_title_font(words, width))
    needed = metrics.boundingRect(QRect(0, 0, width, 1), Qt.TextFlag.TextWordWrap, words).height()
    lines = min(_MOST_LINES, max(1, round(needed / metrics.lineSpacing())))
    return (lines - 1) * metrics.lineSpacing()


def _paint_quiet(painter: QPainter, rect: QRect, line: Line) -> None:
    plan, becomes, proposed, title, minutes = _columns(rect, line)
    coming = line.kind is Kind.COMING
    centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
    painter.setFont(theme.font("base"))
    painter.setPen(theme.colour("text_2"))
    if line.kind is Kind.FOLD:
        painter.drawText(plan.united(minutes), int(centre), line.title)
        return
    painter.drawText(plan, int(centre), line.plan)
    painter.setPen(theme.colour("text" if coming else "text_2"))
    painter.drawText(becomes, int(centre), line.becomes)
    if line.changed or line.proposed:
        painter.setFont(theme.font("base", bold=True))
        painter.drawText(proposed, int(centre), line.proposed)
    painter.setFont(theme.font("base", bold=line.changed))
    painter.setPen(theme.colour("text" if line.changed else "text_2"))
    painter.drawText(minutes, int(centre | right), line.minutes)
    painter.setFont(theme.font("base"))
    painter.setPen(theme.colour("text" if coming else "text_2"))
    room = title.adjusted(0, 0, -_paint_note(painter, title.united(minutes), line), 0)
    metrics = painter.fontMetrics()
    words = _fitting(line.title, metrics, room.width())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(centre | Qt.TextFlag.TextSingleLine), shown)


def _paint_note(painter: QPainter, room: QRect, line: Line) -> int:
    """Draw what became of the item at the right, and return how much of the title's room it took.

    The first note that leaves the title room is drawn; one that tells no more than the minutes
    do is left out where none does.
    """
    column = theme.scaled(MINUTES_WIDTH) if line.minutes else 0
    gap = theme.current().space.s
    small = QFontMetrics(theme.font("small"))
    title = painter.fontMetrics().horizontalAdvance(short_title(line.title))
    inner = room.adjusted(0, 0, -column, 0)
    widths = {note: small.horizontalAdvance(note) + gap for note in line.notes}
    fit = [note for note, wide in widths.items() if title + wide <= inner.width()]
    note = next(iter(fit), line.notes[-1] if line.notes and not line.minutes else "")
    if not note:
        return 0
    painter.save()
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text_2"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(inner, int(flags), note)
    painter.restore()
    return max(0, widths[note] - theme.scaled(MINUTES_WIDTH) + column)


def _paint_now(painter: QPainter, rect: QRect, line: Line) -> None:
    space = theme.current().space
    painter.fillRect(rect, theme.colour("tint"))
    painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
    foot = theme.scaled(theme.current().size.rundown_now) // 2 - space.xs
    top = rect.adjusted(0, space.s, 0, -foot)
    plan, becomes, _, title, minutes = _columns(top, line)
    centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
    painter.setFont(theme.font("base"))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(plan, int(centre), line.plan)
    painter.setPen(theme.colour("text"))
    painter.drawText(minutes, int(centre | right), line.minutes)
    painter.setFont(theme.font("base", bold=True))
    painter.drawText(becomes, int(centre), line.becomes)
    words = _running_words(line.title, title.width())
    painter.setFont(_title_font(words, title.width()))
    painter.drawText(
        title, int(centre | Qt.TextFlag.TextWordWrap), _broken(words, painter, title.width())
    )
    bottom = QRect(rect.left(), rect.bottom() - foot, rect.width(), foot)
    _paint_progress(painter, bottom.adjusted(space.xl, 0, -space.xl, -space.xs), line)


def _broken(words: str, painter: QPainter, width: int) -> str:
    """Return words that can be broken into lines; shortened where one alone is too wide."""
    metrics = painter.fontMetrics()
    if all(metrics.horizontalAdvance(word) <= width for word in words.split()):
        return words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _paint_progress(painter: QPainter, rect: QRect, line: Line) -> None:
    painter.setFont(theme.font("base", bold=True))
    painter.setPen(theme.colour("text"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(rect, int(flags), line.end)
    words = painter.fontMetrics().horizontalAdvance(line.end) + theme.current().space.m
    bar = QRectF(rect.left(), 0, max(8, rect.width() - words), _BAR_HEIGHT)
    bar.moveTop(rect.top() + (rect.height() - _BAR_HEIGHT) / 2 + 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("line_strong"))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(bar.adjusted(0.5, 0, -0.5, 0), _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    used = bar.adjusted(0, -0.5, 0, 0.5)
    used.setWidth(bar.width() * line.share)
    painter.drawRoundedRect(used, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)


class Rundown(QListView):
    """The lines of the day; it keeps the running item in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rundown")
        self.setAccessibleName(say("live.rundown.name"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._all: tuple[Line, ...] = ()
        self._lines = _Lines(self)
        # With large text a notice may take the room; the clock must then stay whole.
        self.setMinimumHeight(1 if is_tight() else row_height(Kind.COMING))
        self.setModel(self._lines)
        self.ways: Ways = {}
        self.setItemDelegate(_Painter(self))

    def show_forecast(self, forecast: Forecast, proposed: Forecast | None = None) -> None:
        """Show the day as it looks now, and as it would with a plan."""
        lines = lines_of(forecast, proposed, self.ways)
        if lines != self._all:
            self._all = lines
            self._fit()

    def lines(self) -> tuple[Line, ...]:
        """Return what is shown."""
        return self._lines.rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what is done where there is little room."""
        super().resizeEvent(event)
        # How many lines the running title takes follows the width; the view asks only once.
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        heights = {kind: row_height(kind) for kind in Kind}
        running = next((line for line in self._all if line.kind is Kind.NOW), None)
        if running is not None:
            heights[Kind.NOW] += _more_lines(running, self.viewport().width())
        before = [line.kind for line in self._lines.rows]
        self._lines.follow(folded(self._all, heights, self.viewport().height()))
        if before != [line.kind for line in self._lines.rows]:
            self._show_running()

    def _show_running(self) -> None:
        for row, line in enumerate(self._lines.rows):
            if line.kind is Kind.NOW:
                self.scrollTo(self._lines.index(row), QListView.ScrollHint.EnsureVisible)

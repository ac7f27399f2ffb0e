"""Small pictures of every page in a strip: arrows and clicks choose the page that is shown."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QBuffer,
    QIODevice,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dialog_app.ui import theme
from dialog_app.ui.index import Index
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.words import say

_WIDTH: Final = 64
_TALL: Final = 2**0.5
"""A4 stands."""


class _Pages(QAbstractListModel):
    """The pages of one paper; a picture is made, in the background, when it is first shown."""

    def __init__(self, parent: "PageStrip") -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._paper = b""
        self._count = 0
        self._width = _WIDTH
        self._pictures: dict[int, QImage] = {}
        self._asked: dict[int, Token] = {}

    def take(self, paper: bytes, count: int, width: int) -> None:
        """Show another paper; `width` is that of a picture in dots."""
        self.forget()
        self.beginResetModel()
        self._paper, self._count, self._width = paper, count, width
        self._pictures = {}
        self.endResetModel()

    def picture(self, page: int) -> QImage | None:
        """Return the picture of a page, or begin to make it."""
        if page not in self._pictures and page not in self._asked:
            paper, width = self._paper, self._width
            self._asked[page] = self._jobs.run(
                lambda _token: _small(paper, page, width),
                lambda made: self._on_made(page, made),
                lambda _error: None,
            )
        return self._pictures.get(page)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the number of a page, or how a screen reader says it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say("paper.page_of", page=index.row() + 1, pages=self._count)
        return None

    def finish(self) -> None:
        """Want no more, and wait for what is being made."""
        self.forget()
        self._jobs.finish()

    def forget(self) -> None:
        """Want no picture that is not made yet; it is asked for anew when it is seen."""
        for token in self._asked.values():
            token.cancel()
        self._asked.clear()

    def _on_made(self, page: int, made: QImage) -> None:
        self._asked.pop(page, None)
        self._pictures[page] = made
        spot = self.index(page)
        self.dataChanged.emit(spot, spot)


class PageStrip(QListView):
    """`turned` carries the page, counted from 0, that somebody chose."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_strip")
        self.setAccessibleName(say("paper.strip"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Painter(self))
        self.pages = _Pages(self)
        self.setModel(self.pages)
        space = theme.current().space
        self.setFixedWidth(theme.scaled(_WIDTH) + 4 * space.s)
        self.selectionModel().currentChanged.connect(self._on_moved)

    def take(self, paper: bytes, count: int) -> None:
        """Show the pages of another paper."""
        self.pages.take(paper, count, round(theme.scaled(_WIDTH) * self.devicePixelRatioF()))

    def follow(self, page: int) -> None:
        """Mark the page that is shown."""
        spot = self.pages.index(page)
        if spot.isValid() and spot != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(spot)
            self.selectionModel().blockSignals(False)
            self.scrollTo(spot)
            self.viewport().update()

    def _on_moved(self, index: Index, _before: object) -> None:
        if index.isValid():
            self.turned.emit(index.row())


class _Painter(QStyledItemDelegate):
    """Draws a page, framed, with its number below; the page that is shown has a heavy frame."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every page the same room."""
        width = theme.scaled(_WIDTH)
        space = theme.current().space
        number = theme.scaled(theme.current().screen["small"].line)
        return QSize(width, round(width * _TALL) + number + 2 * space.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the page."""
        strip = self.parent()
        if not isinstance(strip, PageStrip):
            return
        box: QRect = option.rect
        width, space = theme.scaled(_WIDTH), theme.current().space
        left = box.left() + (box.width() - width) // 2
        sheet = QRect(left, box.top() + space.s, width, round(width * _TALL))
        painter.save()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        picture = strip.pages.picture(index.row())
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, picture)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _frame(painter, sheet, chosen=chosen, held=strip.hasFocus())
        painter.setFont(theme.font("small", bold=chosen))
        painter.setPen(theme.colour("text" if chosen else "text_2"))
        below = QRect(box.left(), sheet.bottom() + 2, box.width(), box.bottom() - sheet.bottom())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), str(index.data()))
        painter.restore()


def _frame(painter: QPainter, sheet: QRect, *, chosen: bool, held: bool) -> None:
    if chosen:
        painter.setPen(QPen(theme.colour("focus" if held else "accent"), 3))
        painter.drawRect(sheet.adjusted(-2, -2, 2, 2))
    else:
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawRect(sheet)


def _small(paper: bytes, page: int, width: int) -> QImage:
    """Return a page as a small picture; made on whatever thread asks."""
    buffer = QBuffer()
    buffer.setData(paper)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    points = document.pagePointSize(page)
    height = round(width * points.height() / points.width()) if points.width() else width
    made = document.render(page, QSize(width, height))
    document.close()
    return made

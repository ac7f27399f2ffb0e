"""The paper as it will be: the true PDF, page by page, beside small pictures of all of them."""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.minutes.page_strip import PageStrip
from dialog_app.ui.words import say

_ROOM_FOR_STRIP: Final = 400


class PagePreview(QWidget):
    """Shows one PDF, `paper`; `turned` carries the page that is shown, counted from 0."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_preview")
        self._whole = True
        self.paper = b""
        # In this order, as they go in the order they came: the view draws on a thread of its own,
        # from the document, which reads the buffer.
        self._view = QPdfView(self)
        self._document = QPdfDocument(self)
        self._nothing = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view.setObjectName("page_view")
        self._view.setAccessibleName(say("paper.preview"))
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._set_ground()
        self.strip = PageStrip()
        self.strip.turned.connect(self.turn_to)
        self._view.pageNavigator().currentPageChanged.connect(self._on_page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self._view, 1)

    @property
    def pages(self) -> int:
        """How many pages the paper has; 0 while there is none."""
        return max(0, self._document.pageCount())

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._view.pageNavigator().currentPage()

    def show_paper(self, paper: bytes, page: int = 0) -> None:
        """Show a PDF from a page; one that is shown already stays as it is."""
        if paper == self.paper:
            return
        self.paper = paper
        # Lets the thread of the view end what it draws before its document goes.
        self._view.setDocument(self._nothing)
        self._document.close()
        self._buffer.close()
        self._buffer.setData(paper)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._view.setDocument(self._document)
        self._document.load(self._buffer)
        self.strip.take(paper, self.pages)
        self._fit()
        self.turn_to(page)
        self._on_page(self.page)

    def turn(self, by: int) -> None:
        """Turn pages forward, or back with a negative number."""
        self.turn_to(self.page + by)

    def turn_to(self, page: int) -> None:
        """Turn to a page counted from 0; beyond the ends stays at the end."""
        last = max(0, self.pages - 1)
        self._view.pageNavigator().jump(max(0, min(page, last)), QPointF(), 0)

    def show_whole(self, whole: bool) -> None:
        """Show the whole page, or all of its width, which can be read."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page fitted, and the small pictures where there is room for both."""
        super().resizeEvent(event)
        self.strip.setVisible(self.width() >= theme.scaled(_ROOM_FOR_STRIP))
        self._fit()

    def take_focus(self) -> None:
        """Put the keyboard on the small pictures, or on the page where there is room for one."""
        (self._view if self.strip.isHidden() else self.strip).setFocus()

    def finish(self) -> None:
        """Wait for what is being made."""
        self.strip.pages.finish()

    def _fit(self) -> None:
        """Fit the page; Qt's own fitting leaves the margins out and cuts the foot."""
        points = self._document.pagePointSize(0) if self.pages else QSizeF()
        if points.isEmpty():
            return
        policy = Qt.ScrollBarPolicy
        scrolls = policy.ScrollBarAlwaysOff if self._whole else policy.ScrollBarAsNeeded
        self._view.setVerticalScrollBarPolicy(scrolls)
        margins = self._view.documentMargins()
        room = self._view.size()
        dots = self._view.logicalDpiX() / 72
        bar = 0 if self._whole else self._view.verticalScrollBar().sizeHint().width()
        sides = margins.left() + margins.right() + bar
        wide = (room.width() - sides) / (points.width() * dots)
        high = (room.height() - margins.top() - margins.bottom()) / (points.height() * dots)
        self._view.setZoomFactor(max(0.1, min(wide, high) if self._whole else wide))

    def _set_ground(self) -> None:
        """Lay the paper on a quiet ground, without a bar below it."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("sunken"))
        self._view.setPalette(palette)
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        space = theme.current().space
        self._view.setDocumentMargins(QMargins(space.l, space.m, space.l, space.m))

    def _on_page(self, page: int) -> None:
        self.strip.follow(page)
        if self.pages:
            self.turned.emit(page)

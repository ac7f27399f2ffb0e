"""The paper as it will be: the true PDF, page by page."""

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QPointF, QSizeF, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class PagePreview(QWidget):
    """Shows one PDF; the page shown is chosen with the buttons or Page Up and Page Down."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_preview")
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setObjectName("page_view")
        self._view.setAccessibleName(say("paper.preview"))
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setDocument(self._document)
        self._set_ground()
        self._view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._waiting = Label(say("paper.making"), muted=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = ElidedLabel("", "lead")
        self._page = Label("")
        self._page.setObjectName("page_number")
        self._lay_out()

    @property
    def pages(self) -> int:
        """How many pages the paper has; 0 while it is being made."""
        return max(0, self._document.pageCount())

    def wait_for(self, title: str) -> None:
        """Say whose paper is being made."""
        self._title.setText(title)
        self._stack.setCurrentWidget(self._waiting)
        self._waiting.setText(say("paper.making"))
        self._page.setText("")

    def fail(self) -> None:
        """Say that the paper could not be made; what was recorded is not touched by that."""
        self._waiting.setText(say("paper.not_made"))
        self._stack.setCurrentWidget(self._waiting)

    def show_paper(self, paper: bytes) -> None:
        """Show a PDF from its first page."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(paper)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._stack.setCurrentWidget(self._view)
        self._fit()
        self.turn_to(0)
        self._on_page(0)

    def turn(self, by: int) -> None:
        """Turn pages forward, or back with a negative number."""
        self.turn_to(self._view.pageNavigator().currentPage() + by)

    def turn_to(self, page: int) -> None:
        """Turn to a page counted from 0; beyond the ends stays at the end."""
        last = max(0, self.pages - 1)
        self._view.pageNavigator().jump(max(0, min(page, last)), QPointF(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole page in sight."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the whole page; Qt's own fitting leaves the margins out and cuts the foot."""
        points = self._document.pagePointSize(0) if self.pages else QSizeF()
        if points.isEmpty():
            return
        margins = self._view.documentMargins()
        room = self._view.size()
        dots = self._view.logicalDpiX() / 72
        wide = (room.width() - margins.left() - margins.right()) / (points.width() * dots)
        high = (room.height() - margins.top() - margins.bottom()) / (points.height() * dots)
        self._view.setZoomFactor(max(0.1, min(wide, high)))

    def _set_ground(self) -> None:
        """Lay the paper on a quiet ground, whole, without bars at its sides."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("sunken"))
        self._view.setPalette(palette)
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        space = theme.current().space
        self._view.setDocumentMargins(QMargins(space.l, space.m, space.l, space.m))

    def _lay_out(self) -> None:
        space = theme.current().space
        head = QHBoxLayout()
        head.setContentsMargins(space.xl, space.s, space.xl, space.s)
        head.setSpacing(space.s)
        head.addWidget(self._title, 1)
        head.addWidget(self._turner("previous_page", Icon.PREVIOUS, -1))
        head.addWidget(self._page)
        head.addWidget(self._turner("next_page", Icon.NEXT, 1))
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(body, 1)

    def _turner(self, name: str, icon: Icon, by: int) -> Button:
        button = Button("", ButtonLook("quiet", icon=icon))
        button.setObjectName(name)
        button.setAccessibleName(say(f"paper.{name}"))
        button.clicked.connect(lambda: self.turn(by))
        return button

    def _on_page(self, page: int) -> None:
        if self.pages:
            self._page.setText(say("paper.page_of", page=page + 1, pages=self.pages))

"""The middle of the page: the chosen service's paper, or two versions of it told apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.comparison import Comparison
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.minutes.version_bar import VersionBar
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class Middle(QWidget):
    """A head with a name, the page and its size; below it what is shown.

    Where it stands in the place of the side column, `left` asks for that column again.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("column", True)
        self.preview = PagePreview()
        self.preview.turned.connect(self._on_turned)
        self.versions = VersionBar()
        self.comparison = Comparison()
        self._whole = True
        self._spot = ("", 0)
        self._waiting = Label("", muted=True).wrapped()
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = Button(say("paper.back"), ButtonLook(key="Esc"))
        self._back.setObjectName("paper_back")
        self._back.clicked.connect(self.left)
        self._back.hide()
        self._title = ElidedLabel("", "base")
        self._title.strong()
        self._page = Label("")
        self._page.setObjectName("page_number")
        self._zoom = Button(say("paper.zoom.width"), ButtonLook("quiet"))
        self._zoom.setObjectName("page_zoom")
        self._zoom.clicked.connect(self._turn_zoom)
        self._pager = (
            self._turner("previous_page", Icon.PREVIOUS, -1),
            self._page,
            self._turner("next_page", Icon.NEXT, 1),
            self._zoom,
        )
        self._lay_out()

    def wait_for(self, title: str, service_id: str, version: int) -> None:
        """Say whose paper is being made; the one that is shown stays until the new one is there."""
        self._title.setText(title)
        if (service_id, version) != self._spot:
            self._spot = (service_id, version)
            self.tell(say("paper.making") if service_id else "")
        elif self._stack.currentWidget() is self.comparison:
            self._show(self.preview)

    def fail(self) -> None:
        """Say that the paper could not be made; what was recorded is not touched by that."""
        self.tell(say("paper.not_made"))

    def tell(self, words: str) -> None:
        """Say something in the place of the paper."""
        self._waiting.setText(words)
        self._page.setText("")
        self._show(self._waiting)

    def show_paper(self, paper: bytes) -> None:
        """Show a PDF: from its first page, or at the page where one was in the same minutes."""
        stays = self._stack.currentWidget() is self.preview
        self._show(self.preview)
        self.preview.show_paper(paper, self.preview.page if stays else 0)
        self._on_turned(self.preview.page)

    def show_comparison(self, title: str) -> None:
        """Show two versions told apart in the place of the paper."""
        self._title.setText(title)
        self._show(self.comparison)

    def stand_in(self, stands_in: bool) -> None:
        """Offer the way back where it stands in the place of the side column."""
        self._back.setVisible(stands_in)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if stands_in else direction.LeftToRight)

    def take_focus(self) -> None:
        """Put the keyboard on what is shown."""
        comparing = self._stack.currentWidget() is self.comparison
        (self.comparison if comparing else self.preview).take_focus()

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        for tool in self._pager:
            tool.setVisible(part is not self.comparison)

    def _on_turned(self, page: int) -> None:
        self._page.setText(say("paper.page_of", page=page + 1, pages=self.preview.pages))

    def _turn_zoom(self) -> None:
        self._whole = not self._whole
        self._zoom.set_words(say("paper.zoom.width" if self._whole else "paper.zoom.whole"))
        self.preview.show_whole(self._whole)

    def _turner(self, name: str, icon: Icon, by: int) -> Button:
        button = Button("", ButtonLook("quiet", icon=icon))
        button.setObjectName(name)
        button.setAccessibleName(say(f"paper.{name}"))
        button.clicked.connect(lambda: self.preview.turn(by))
        return button

    def _lay_out(self) -> None:
        space = theme.current().space
        named, pager = QHBoxLayout(), QHBoxLayout()
        named.addWidget(self._back)
        named.addWidget(self._title, 1)
        for tool in self._pager:
            pager.addWidget(tool)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(space.xl, space.s, space.l, space.s)
        for layout in (named, pager, self._head):
            layout.setSpacing(space.s)
        self._head.addLayout(named, 1)
        self._head.addLayout(pager)
        below = QHBoxLayout()
        below.setContentsMargins(space.xl, 0, space.l, space.s)
        below.addWidget(self.versions)
        body = QWidget()
        self._stack = QStackedLayout(body)
        for part in (self._waiting, self.preview, self.comparison):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(below)
        column.addWidget(body, 1)

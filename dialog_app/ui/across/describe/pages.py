"""The pages of a version, and two versions told apart, in the place of the text."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialog_app.core.model.practice import PracticePaper
from dialog_app.ui.across.describe.issue_job import IssueJob
from dialog_app.ui.minutes.comparison import Comparison
from dialog_app.ui.minutes.preview import PagePreview


class Pages(QObject):
    """Made when first looked at; `turned` says whether anything but the text is shown."""

    turned = Signal(bool)

    def __init__(self, views: QStackedWidget, job: IssueJob) -> None:
        super().__init__(views)
        self._views = views
        self._preview: PagePreview | None = None
        self._comparison: Comparison | None = None
        job.drawn.connect(self._on_drawn)
        job.told_apart.connect(self._on_told_apart)

    @property
    def shown(self) -> bool:
        """Whether pages are shown."""
        return self._shows(self._preview)

    @property
    def compared(self) -> bool:
        """Whether two versions are."""
        return self._shows(self._comparison)

    def turn(self, draw: Callable[[], None]) -> None:
        """Show the pages, which `draw` draws, or the text again."""
        if self._views.currentIndex() == 0:
            self.show_pages(draw)
            if self._preview is not None:
                self._preview.take_focus()
        else:
            self.show_text()

    def show_pages(self, draw: Callable[[], None]) -> None:
        """Show the pages as soon as they are drawn."""
        if self._preview is None:
            self._preview = PagePreview()
        self._bring(self._preview)
        draw()

    def show_text(self) -> None:
        """Show the text, and give it the keyboard where the pages had it."""
        self._views.setCurrentIndex(0)
        self.turned.emit(False)

    def finish(self) -> None:
        """Wait for the small pictures of the pages."""
        if self._preview is not None:
            self._preview.finish()

    def _bring(self, view: QWidget) -> None:
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        self.turned.emit(True)

    def _shows(self, view: QWidget | None) -> bool:
        return view is not None and self._views.currentWidget() is view

    def _on_drawn(self, pdf: bytes) -> None:
        if self._preview is not None:
            self._preview.show_paper(pdf, self._preview.page)

    def _on_told_apart(self, lines: object, older: PracticePaper, newer: PracticePaper) -> None:
        if self._comparison is None:
            self._comparison = Comparison()
        if isinstance(lines, tuple):
            self._comparison.show_lines(lines, older.version, newer.version, newer.reason)
            self._bring(self._comparison)
            self._comparison.take_focus()

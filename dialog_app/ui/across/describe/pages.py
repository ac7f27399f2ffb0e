"""The pages of a version, or two versions told apart, in the place of the text."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from dialog_app.ui.across.issuing.view import IssuingView


class Pages(QObject):
    """Turns between the text and what is looked at; `turned` says whether it is not the text."""

    turned = Signal(bool)

    def __init__(self, views: QStackedWidget, issuing: IssuingView) -> None:
        super().__init__(views)
        self._views, self._issuing = views, issuing
        views.addWidget(issuing.middle)
        issuing.look_wanted.connect(self._show)
        issuing.form_wanted.connect(self.show_text)

    def turn(self) -> None:
        """Show the pages, or the text again."""
        if self._issuing.looking:
            self.show_text()
        else:
            self._show()
            self._issuing.look()
            self._issuing.middle.take_focus()

    def show_text(self) -> None:
        """Show the text; nothing is drawn any more."""
        self._issuing.looking = False
        self._issuing.forget()
        self._views.setCurrentIndex(0)
        self.turned.emit(False)

    def _show(self) -> None:
        self._views.setCurrentWidget(self._issuing.middle)
        self.turned.emit(True)

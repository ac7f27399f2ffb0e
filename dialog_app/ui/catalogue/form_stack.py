"""The right side of a shelf: what is chosen, or a form in its place."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form import Form

Kind = TypeVar("Kind", bound=Form)


class FormStack(QStackedWidget):
    """Shows `detail` until a form is opened; `opened` and `left` tell when forms come and go."""

    opened = Signal()
    left = Signal()

    def __init__(self, around: Around, detail: QWidget) -> None:
        super().__init__()
        self._around = around
        self._detail = detail
        self._forms: dict[Callable[[Around], Form], Form] = {}
        self.addWidget(detail)

    @property
    def writing(self) -> bool:
        """Whether a form is open."""
        return self.currentWidget() is not self._detail

    def open(self, kind: Callable[[Around], Kind]) -> Kind:
        """Put the form of this kind in front and return it, to be begun; other forms wait."""
        form = self._forms.get(kind)
        if form is None:
            form = self._forms[kind] = kind(self._around)
            form.left.connect(self._on_left)
            self.addWidget(form)
        for other in self._forms.values():
            other.hold()
        self.setCurrentWidget(form)
        self.opened.emit()
        return form  # type: ignore[return-value]  # what is kept under a kind is of that kind

    def hold(self) -> None:
        """Keep what is half-written, as when one goes elsewhere."""
        for form in self._forms.values():
            form.hold()

    def put_away(self) -> None:
        """Show the detail again; what is half-written is kept, and waits for its form."""
        self.hold()
        self.setCurrentWidget(self._detail)

    def _on_left(self, _saved: bool) -> None:
        self.setCurrentWidget(self._detail)
        self.left.emit()

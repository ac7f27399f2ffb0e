"""The third column of the catalogue: a method, or a form in its place."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.forms import AnswerForm, MethodForm, VersionForm
from dialog_app.ui.words import say

Kind = TypeVar("Kind", bound=Form)


class FormStack(QStackedWidget):
    """Shows `detail` until a form is wanted; `opened` and `left` tell when forms come and go."""

    opened = Signal()
    left = Signal()

    def __init__(self, around: Around, detail: QWidget) -> None:
        super().__init__()
        self._around = around
        self._detail = detail
        self._forms: dict[type[Form], Form] = {}
        self.addWidget(detail)

    @property
    def writing(self) -> bool:
        """Whether a form is open."""
        return self.currentWidget() is not self._detail

    def write_method(self, description_code: str) -> None:
        """Open the form of a new method."""
        form = self._kept(MethodForm) or self._added(MethodForm(self._around))
        values = {"description": description_code}
        self._open(form)
        form.begin(say("catalogue.new_method"), "new_method", values)

    def write_version(self, method_id: str) -> None:
        """Open the form of a new wording."""
        form = self._kept(VersionForm) or self._added(VersionForm(self._around))
        self._open(form)
        form.open_for(method_id)

    def write_answer(self, code: str) -> None:
        """Open the form of a main answer, tied to the method with this code."""
        form = self._kept(AnswerForm) or self._added(AnswerForm(self._around))
        self._open(form)
        form.open_for(code)

    def hold(self) -> None:
        """Keep what is half-written, as when one goes elsewhere."""
        for form in self._forms.values():
            form.hold()

    def _kept(self, kind: type[Kind]) -> Kind | None:
        form = self._forms.get(kind)
        return form if isinstance(form, kind) else None

    def _added(self, form: Kind) -> Kind:
        form.left.connect(self._on_left)
        self._forms[type(form)] = form
        self.addWidget(form)
        return form

    def _open(self, form: Form) -> None:
        for other in self._forms.values():
            other.hold()
        self.setCurrentWidget(form)
        self.opened.emit()

    def _on_left(self, _saved: bool) -> None:
        self.setCurrentWidget(self._detail)
        self.left.emit()

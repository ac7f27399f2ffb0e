"""The right side of the shelf of methods: the chosen one, or one of its forms."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from dialog_app.core.model.catalogue import Description, Programme, WorkingMethod
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_form import AnswerForm
from dialog_app.ui.catalogue.detail import MethodDetail
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.forms import MethodForm, TranslationForm, VersionForm
from dialog_app.ui.catalogue.place_detail import PlaceDetail
from dialog_app.ui.catalogue.programme_forms import (
    DescriptionForm,
    NewDescriptionForm,
    ProgrammeForm,
)
from dialog_app.ui.catalogue.rewording_form import RejectForm
from dialog_app.ui.catalogue.tree import NEW_PROGRAMME, description_at, programme_at
from dialog_app.ui.words import say


class MethodSide(FormStack):
    """Shows methods, descriptions and programmes; `methods_wanted` carries a description's id."""

    methods_wanted = Signal(str)

    def __init__(self, around: Around) -> None:
        self._either = QStackedWidget()
        super().__init__(around, self._either)
        self._method = MethodDetail(around)
        self._where = PlaceDetail()
        self._either.addWidget(self._method)
        self._either.addWidget(self._where)
        self._connect()

    def _connect(self) -> None:
        detail, where = self._method, self._where
        where.methods_wanted.connect(self.methods_wanted)
        where.programme_wanted.connect(lambda row: self.open(ProgrammeForm).open_for(row))
        where.description_wanted.connect(lambda row: self.open(DescriptionForm).open_for(row))
        detail.edit_wanted.connect(lambda: self.edit(detail.shown))
        detail.answer_wanted.connect(
            self._about_shown(lambda one: self.open(AnswerForm).open_for(one.code))
        )
        detail.split_wanted.connect(
            self._about_shown(lambda one: self.open(MethodForm).open_split(one))
        )
        detail.translation_wanted.connect(lambda row: self.open(TranslationForm).open_for(row))
        detail.accept_wanted.connect(lambda row: self.open(VersionForm).open_accepting(row))
        detail.reject_wanted.connect(lambda row: self.open(RejectForm).open_for(row))
        detail.keep_wanted.connect(lambda row: self.open(MethodForm).open_variant(row))

    def _about_shown(self, deed: Callable[[WorkingMethod], object]) -> Callable[[], None]:
        def do() -> None:
            method = self._around.register.find(WorkingMethod, self._method.shown)
            if method is not None:
                deed(method)

        return do

    def new_at(self, tree_key: str) -> None:
        """Open the form of what can be made at a row of the tree."""
        register = self._around.register
        programme = programme_at(register, tree_key)
        if tree_key == NEW_PROGRAMME:
            self.open(ProgrammeForm).open_new()
        elif programme is not None:
            self.open(NewDescriptionForm).open_in(programme)
        else:
            description = description_at(register, tree_key)
            code = description.code if description else ""
            first = next((row.code for row in register.descriptions), "")
            self.open(MethodForm).open_in(code or first)

    def edit(self, row_id: str) -> None:
        """Open the form that changes a method's text, a description or a programme."""
        register = self._around.register
        if register.find(WorkingMethod, row_id) is not None:
            self.open(VersionForm).open_for(row_id)
        elif register.find(Description, row_id) is not None:
            self.open(DescriptionForm).open_for(row_id)
        elif register.find(Programme, row_id) is not None:
            self.open(ProgrammeForm).open_for(row_id)

    def show_row(self, row_id: str, tree_key: str) -> None:
        """Show a method or a description; without either, what stands at a row of the tree."""
        register = self._around.register
        if register.find(WorkingMethod, row_id) is not None:
            self._method.show_row(row_id)
            self._either.setCurrentWidget(self._method)
            return
        self._either.setCurrentWidget(self._where)
        programme = programme_at(register, tree_key)
        description = register.find(Description, row_id) or description_at(register, tree_key)
        if description is not None:
            self._where.show_description(register, description, programme)
        elif programme is not None:
            self._where.show_programme(register, programme)
        else:
            self._where.show_words(say("programmes.new"), say("programmes.about"))

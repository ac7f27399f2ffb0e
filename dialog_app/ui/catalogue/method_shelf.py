"""The shelf of working methods, under programmes and descriptions."""

from collections.abc import Collection

from PySide6.QtWidgets import QStackedWidget

from dialog_app.core.model.catalogue import Description, Programme, WorkingMethod
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_form import AnswerForm
from dialog_app.ui.catalogue.detail import MethodDetail
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.forms import MethodForm, TranslationForm, VersionForm
from dialog_app.ui.catalogue.methods import found_rows, merged_by, merged_rows, method_rows
from dialog_app.ui.catalogue.place_detail import PlaceDetail
from dialog_app.ui.catalogue.programme_forms import (
    DescriptionForm,
    NewDescriptionForm,
    ProgrammeForm,
)
from dialog_app.ui.catalogue.rewording_form import RejectForm
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf
from dialog_app.ui.catalogue.tree import (
    DESCRIPTION,
    NEW_PROGRAMME,
    PROGRAMME,
    description_at,
    description_rows,
    programme_at,
    tree_rows,
)
from dialog_app.ui.words import language, say

MERGED = "merged"


class MethodShelf(Shelf):
    """Programmes, their descriptions, and the working methods of each."""

    key = "methods"
    kinds = ("working_method", "method_version", "description", "programme")

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._shown = ""
        self._detail = MethodDetail(around)
        self._detail.edit_wanted.connect(lambda: self.edit(self._shown))
        self._detail.answer_wanted.connect(self._on_answer)
        self._detail.split_wanted.connect(self._on_split)
        self._detail.translation_wanted.connect(
            lambda version: self.right.open(TranslationForm).open_for(version)
        )
        self._detail.accept_wanted.connect(
            lambda row: self.right.open(VersionForm).open_accepting(row)
        )
        self._detail.reject_wanted.connect(lambda row: self.right.open(RejectForm).open_for(row))
        self._detail.keep_wanted.connect(lambda row: self.right.open(MethodForm).open_variant(row))
        self._merged_open = False
        self._where = PlaceDetail()
        self._where.programme_wanted.connect(self._open_programme)
        self._where.description_wanted.connect(self._open_description)
        self._where.methods_wanted.connect(lambda row: self.went.emit("description", row))
        self._either = QStackedWidget()
        self._either.addWidget(self._detail)
        self._either.addWidget(self._where)
        self.right = FormStack(around, self._either)

    def owns(self, tree_key: str) -> bool:
        """Tell whether a row of the tree is a programme or a description."""
        return tree_key.startswith((PROGRAMME, DESCRIPTION)) or tree_key == NEW_PROGRAMME

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return programmes, and descriptions under those that are open."""
        return tree_rows(self.register, closed)

    def title(self, tree_key: str) -> str:
        """Return the name of the description, or of the programme."""
        row = description_at(self.register, tree_key) or programme_at(self.register, tree_key)
        return row.title.best(language()) if row is not None else say("programmes.new")

    def headings(self) -> Headings:
        """Return the words over code, method and version, or over descriptions."""
        if programme_at(self.register, self.place) is not None:
            names = (
                say(f"programmes.column.{name}") for name in ("code", "description", "methods")
            )
            return Headings(*names)
        columns = (say(f"catalogue.column.{name}") for name in ("code", "method", "version"))
        return Headings(*columns)

    def rows(self, tree_key: str) -> list[Row]:
        """Return the methods of a description, or the descriptions of a programme."""
        programme = programme_at(self.register, tree_key)
        if programme is not None:
            return description_rows(self.register, programme.code)
        description = description_at(self.register, tree_key)
        if description is None:
            return []
        rows = method_rows(self.register, description.code)
        merged = merged_rows(self.register, description.code)
        if not merged:
            return rows
        fold = "open" if self._merged_open else "closed"
        rows.append(Row(MERGED, say("methods.merged_fold", n=len(merged)), fold=fold))
        return [*rows, *merged] if self._merged_open else rows

    def fold(self, key: str, opened: bool) -> None:
        """Show or fold away the methods that were merged into others."""
        self._merged_open = opened if key == MERGED else self._merged_open

    def reveal(self, row_id: str) -> None:
        """Make sure that a merged method is in its list."""
        method = self.register.find(WorkingMethod, row_id)
        self._merged_open = self._merged_open or bool(method and method.merged_into)

    def none_words(self) -> tuple[str, str]:
        """Return what is said where a programme or a description is empty."""
        if self.place == NEW_PROGRAMME:
            return say("programmes.own"), say("programmes.own_hint")
        if programme_at(self.register, self.place) is not None:
            return say("programmes.none"), say("programmes.none_hint")
        return super().none_words()

    def found(self, words: str) -> list[Row]:
        """Return the methods that hold every word."""
        return found_rows(self.register, words)

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("catalogue.search")

    def new_words(self) -> str:
        """Return the words of the button: what can be made where one is."""
        if self.place == NEW_PROGRAMME:
            return say("programmes.new")
        programme = programme_at(self.register, self.place)
        return say("programmes.new_description" if programme else "catalogue.new_method")

    def new(self, tree_key: str) -> None:
        """Open the form of what can be made at a row of the tree."""
        programme = programme_at(self.register, tree_key)
        if tree_key == NEW_PROGRAMME:
            self.right.open(ProgrammeForm).open_new()
        elif programme is not None:
            self.right.open(NewDescriptionForm).open_in(programme)
        else:
            description = description_at(self.register, tree_key)
            code = description.code if description else ""
            first = next((row.code for row in self.register.descriptions), "")
            self.right.open(MethodForm).open_in(code or first)

    def edit(self, row_id: str) -> None:
        """Open the form of a new wording, or of what a description says."""
        if self.register.find(WorkingMethod, row_id) is not None:
            self.right.open(VersionForm).open_for(row_id)
        elif self.register.find(Description, row_id) is not None:
            self._open_description(row_id)

    def edit_place(self, tree_key: str) -> None:
        """Open the form of a programme or a description."""
        programme = programme_at(self.register, tree_key)
        description = description_at(self.register, tree_key)
        if programme is not None:
            self._open_programme(programme.id)
        elif description is not None:
            self._open_description(description.id)

    def show(self, row_id: str) -> None:
        """Show a method or a description; without either, the place one is at."""
        self._shown = row_id
        if self.register.find(WorkingMethod, row_id) is not None:
            self._detail.show_row(row_id)
            self._either.setCurrentWidget(self._detail)
            return
        self._either.setCurrentWidget(self._where)
        description = self.register.find(Description, row_id)
        description = description or description_at(self.register, self.place)
        programme = programme_at(self.register, self.place)
        if description is not None:
            self._where.show_description(self.register, description)
        elif programme is not None:
            self._where.show_programme(self.register, programme)
        else:
            self._where.show_words(say("programmes.new"), say("programmes.about"))

    def place_of(self, row_id: str) -> str:
        """Return the row of the tree where a method, a description or a programme stands."""
        method = self.register.find(WorkingMethod, row_id)
        if method is not None:
            return f"{DESCRIPTION}{method.description_code}"
        description = self.register.find(Description, row_id)
        if description is not None:
            return f"{DESCRIPTION}{description.code}"
        programme = self.register.find(Programme, row_id)
        return f"{PROGRAMME}{programme.code}" if programme else ""

    def new_in(self, step: Step) -> str:
        """Return the id of what was just written, or of what a method was just merged into."""
        if merged := merged_by(step):
            return merged
        kinds = (WorkingMethod, Description, Programme)
        return next((new.id for kind in kinds if (new := step.added(kind)) is not None), "")

    def _open_programme(self, programme_id: str) -> None:
        self.right.open(ProgrammeForm).open_for(programme_id)

    def _open_description(self, description_id: str) -> None:
        self.right.open(DescriptionForm).open_for(description_id)

    def _on_split(self) -> None:
        method = self.register.find(WorkingMethod, self._shown)
        if method is not None:
            self.right.open(MethodForm).open_split(method)

    def _on_answer(self) -> None:
        method = self.register.find(WorkingMethod, self._shown)
        self.right.open(AnswerForm).open_for(method.code if method else "")

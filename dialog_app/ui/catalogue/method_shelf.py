"""The shelf of working methods, under programmes and descriptions."""

from collections.abc import Collection

from dialog_app.core.model.catalogue import Description, WorkingMethod
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_form import AnswerForm
from dialog_app.ui.catalogue.detail import MethodDetail
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.forms import MethodForm, VersionForm
from dialog_app.ui.catalogue.methods import found_rows, method_rows
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf
from dialog_app.ui.catalogue.tree import DESCRIPTION, PROGRAMME, tree_rows
from dialog_app.ui.words import language, say


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
        self.right = FormStack(around, self._detail)

    def owns(self, tree_key: str) -> bool:
        """Tell whether a row of the tree is a programme or a description."""
        return tree_key.startswith((PROGRAMME, DESCRIPTION))

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return programmes, and descriptions under those that are open."""
        return tree_rows(self.register, closed)

    def title(self, tree_key: str) -> str:
        """Return the name of the description, or of the programme."""
        rows = self.register.where(Description, lambda row: row.code == _code(tree_key))
        if rows:
            return rows[0].title.best(language())
        here = self.tree_rows(())
        return next((row.words for row in here if row.key == tree_key), "")

    def headings(self) -> Headings:
        """Return the words over code, method and version."""
        columns = (say(f"catalogue.column.{name}") for name in ("code", "method", "version"))
        return Headings(*columns)

    def rows(self, tree_key: str) -> list[Row]:
        """Return the methods of a description."""
        return method_rows(self.register, _code(tree_key))

    def found(self, words: str) -> list[Row]:
        """Return the methods that hold every word."""
        return found_rows(self.register, words)

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("catalogue.search")

    def new_words(self) -> str:
        """Return the words of the button."""
        return say("catalogue.new_method")

    def new(self, tree_key: str) -> None:
        """Open the form of a new method."""
        first = next((row.code for row in self.register.descriptions), "")
        form = self.right.open(MethodForm)
        values = {"description": _code(tree_key) or first}
        form.begin(say("catalogue.new_method"), "new_method", values)

    def edit(self, row_id: str) -> None:
        """Open the form of a new wording."""
        if row_id:
            self.right.open(VersionForm).open_for(row_id)

    def show(self, row_id: str) -> None:
        """Show a method."""
        self._shown = row_id
        if row_id:
            self._detail.show_method(row_id)
        else:
            self._detail.show_nothing()

    def place_of(self, row_id: str) -> str:
        """Return the description where a method stands."""
        method = self.register.find(WorkingMethod, row_id)
        return f"{DESCRIPTION}{method.description_code}" if method else ""

    def new_in(self, step: Step) -> str:
        """Return the id of a method that was just written."""
        new = step.added(WorkingMethod)
        return new.id if new else ""

    def _on_answer(self) -> None:
        method = self.register.find(WorkingMethod, self._shown)
        self.right.open(AnswerForm).open_for(method.code if method else "")


def _code(tree_key: str) -> str:
    return tree_key.removeprefix(DESCRIPTION) if tree_key.startswith(DESCRIPTION) else ""

"""The shelf of values, set by set."""

from collections.abc import Collection
from typing import Final

from dialog_app.core import tools
from dialog_app.core.model.catalogue import Value
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf, holds
from dialog_app.ui.catalogue.value_detail import ValueDetail, set_words
from dialog_app.ui.catalogue.value_forms import ValueForm, ValueSetForm
from dialog_app.ui.words import language, say

_PLACE: Final = "values all"


class ValueShelf(Shelf):
    """The values of every set, those that apply now first."""

    key = "values"
    kinds = ("value",)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._shown = ""
        self._detail = ValueDetail(around)
        self._detail.copy_wanted.connect(self._copy)
        self.right = FormStack(around, self._detail)

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return one row, with how many sets there are."""
        sets = len(tools.value_sets(self.register))
        note = say("shelves.values.sets", n=sets) if sets else say("catalogue.empty")
        return [Row(_PLACE, say("shelves.values.many"), note=note, level=1)]

    def title(self, tree_key: str) -> str:
        """Return the name of the shelf."""
        return say("shelves.values.many")

    def headings(self) -> Headings:
        """Return the words over values and their sets."""
        return Headings(words=say("shelves.values.column"), note=say("shelves.values.set_column"))

    def rows(self, tree_key: str) -> list[Row]:
        """Return the values, the newest set first."""
        return [self._row(value) for value in self._values()]

    def found(self, words: str) -> list[Row]:
        """Return the values that hold every word, in any language."""
        return [self._row(value) for value in self._values() if holds(_text(value), words)]

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("shelves.values.search")

    def new_words(self) -> str:
        """Return the words of the button."""
        return say("shelves.values.new")

    def none_words(self) -> tuple[str, str]:
        """Return what an empty list says."""
        return say("shelves.values.none"), say("shelves.none_hint")

    def new(self, tree_key: str) -> None:
        """Open the form of a new value, of the newest set unless another is written."""
        self.right.open(ValueForm).open_in(next(iter(tools.value_sets(self.register)), ""))

    def show(self, row_id: str) -> None:
        """Show a value."""
        self._shown = row_id
        self._detail.show_row(row_id)

    def place_of(self, row_id: str) -> str:
        """Return the one row of the tree."""
        return _PLACE if self.register.find(Value, row_id) else ""

    def new_in(self, step: Step) -> str:
        """Return the id of a value that was just written."""
        new = step.added(Value)
        return new.id if new else ""

    def _copy(self) -> None:
        value = self.register.find(Value, self._shown)
        if value is not None:
            self.right.open(ValueSetForm).open_from(value.set_version)

    def _values(self) -> list[Value]:
        sets = tools.value_sets(self.register)
        return [value for name in sets for value in tools.values_of(self.register, name)]

    def _row(self, value: Value) -> Row:
        note = set_words(self.register, value.set_version)
        return Row(value.id, value.title.best(language()), note=note, below=mark_words(value))


def _text(value: Value) -> str:
    said = (value.title, value.in_practice)
    return " ".join((value.set_version, *(f"{one.nb} {one.nn} {one.en}" for one in said)))

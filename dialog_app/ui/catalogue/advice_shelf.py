"""The shelf of children's main answers."""

from collections.abc import Collection
from typing import Final

from dialog_app.core.model.catalogue import MainAnswer
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_detail import AdviceDetail, ages, quoted
from dialog_app.ui.catalogue.advice_form import AnswerForm
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf, holds
from dialog_app.ui.words import say

_PLACE: Final = "advice all"


class AdviceShelf(Shelf):
    """What children have answered, newest first."""

    key = "advice"
    kinds = ("main_answer",)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._detail = AdviceDetail(around)
        self.right = FormStack(around, self._detail)

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return one row, with how many there are."""
        count = len(self.register.all(MainAnswer))
        note = str(count) if count else say("catalogue.empty")
        return [Row(_PLACE, say("shelves.advice.many"), note=note, level=1)]

    def title(self, tree_key: str) -> str:
        """Return the name of the shelf."""
        return say("shelves.advice.many")

    def headings(self) -> Headings:
        """Return the words over the answers and their years."""
        return Headings(words=say("shelves.advice.column"), note=say("shelves.advice.year"))

    def rows(self, tree_key: str) -> list[Row]:
        """Return every main answer."""
        return [_row(answer) for answer in self._answers()]

    def found(self, words: str) -> list[Row]:
        """Return the answers that hold every word, in any language or in where they come from."""
        return [_row(answer) for answer in self._answers() if holds(_text(answer), words)]

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("shelves.advice.search")

    def new_words(self) -> str:
        """Return the words of the button."""
        return say("shelves.advice.new")

    def none_words(self) -> tuple[str, str]:
        """Return what an empty list says."""
        return say("shelves.advice.none"), say("shelves.none_hint")

    def new(self, tree_key: str) -> None:
        """Open the form of a new answer, tied to no method yet."""
        self.right.open(AnswerForm).open_for("")

    def show(self, row_id: str) -> None:
        """Show an answer."""
        self._detail.show_row(row_id)

    def place_of(self, row_id: str) -> str:
        """Return the one row of the tree."""
        return _PLACE if self.register.find(MainAnswer, row_id) else ""

    def new_in(self, step: Step) -> str:
        """Return the id of an answer that was just written."""
        new = step.added(MainAnswer)
        return new.id if new else ""

    def _answers(self) -> tuple[MainAnswer, ...]:
        return self.register.in_order(MainAnswer, lambda row: (-(row.year or 0), row.id))


def _row(answer: MainAnswer) -> Row:
    children = say("shelves.advice.children", n=answer.children) if answer.children else ""
    below = (children, ages(answer), mark_words(answer))
    return Row(
        answer.id,
        quoted(answer.text),
        note=str(answer.year) if answer.year is not None else "",
        below=", ".join(part for part in below if part),
    )


def _text(answer: MainAnswer) -> str:
    said = (answer.text.nb, answer.text.nn, answer.text.en)
    return " ".join((*said, answer.survey, answer.gathering, str(answer.year or "")))

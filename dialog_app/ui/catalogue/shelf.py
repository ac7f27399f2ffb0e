"""What the catalogue holds, a shelf for each kind of thing: methods, main answers, rights, tools.

The page shows one shelf at a time: its rows in the tree, what stands at one of them in the list,
and the chosen one, or a form, at the right.
"""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.words import say


@dataclass(frozen=True, slots=True)
class Headings:
    """The words over a list: over its codes, its words and its notes; empty for none."""

    code: str = ""
    words: str = ""
    note: str = ""


class Shelf(QObject):
    """One kind of thing in the catalogue; subclasses say what stands where.

    `key` begins the keys of its rows in the tree, followed by a space. `right` shows the chosen
    one and holds the forms. `kinds` are the kinds of row (by table name) that stand on it, and
    `folded` the keys of its rows in the tree that are folded together at first. `place` is the
    row of the tree one is at, while the shelf is shown. `went(kind, id)` asks to go to another
    row of the catalogue; `read` says that more has been read to be shown.
    """

    went = Signal(str, str)
    read = Signal()

    key: str
    kinds: Collection[str] = ()
    folded: Collection[str] = ()
    right: FormStack

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self.place = ""

    @property
    def register(self) -> Register:
        """The catalogue as it is now."""
        return self.around.register

    def owns(self, tree_key: str) -> bool:
        """Tell whether a row of the tree is one of this shelf's."""
        return tree_key.startswith(f"{self.key} ")

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return its rows in the tree; `closed` holds the keys of those folded together."""
        raise NotImplementedError

    def title(self, tree_key: str) -> str:
        """Return what stands over the list."""
        raise NotImplementedError

    def headings(self) -> Headings:
        """Return the words over the columns of the list."""
        return Headings()

    def rows(self, tree_key: str) -> list[Row]:
        """Return what stands at a row of the tree."""
        raise NotImplementedError

    def none_words(self) -> tuple[str, str]:
        """Return what is said where nothing stands, and how to begin."""
        return say("catalogue.none"), say("catalogue.none_hint")

    def found(self, words: str) -> list[Row]:
        """Return what holds every word, wherever on the shelf it stands."""
        raise NotImplementedError

    def search_words(self) -> str:
        """Return what the field one searches this shelf with is called."""
        raise NotImplementedError

    def new_words(self) -> str:
        """Return the words of the button that makes a new one; empty where none can be made."""
        return ""

    def new(self, tree_key: str) -> None:
        """Open the form of a new one, to stand at a row of the tree."""

    def edit(self, row_id: str) -> None:
        """Open the form that changes one, as with Enter in the list."""

    def fold(self, key: str, opened: bool) -> None:
        """Open or close a row of the list that holds others."""

    def reveal(self, row_id: str) -> None:
        """Make sure that one is in its list, where rows can be folded together."""

    def edit_place(self, tree_key: str) -> None:
        """Open the form that changes a row of the tree, as with Enter there."""

    def show(self, row_id: str) -> None:
        """Show one at the right; nothing for an empty id."""
        raise NotImplementedError

    def row_for(self, row_id: str) -> str:
        """Return the row of the list where a row of one of its kinds is shown: mostly itself."""
        return row_id

    def place_of(self, row_id: str) -> str:
        """Return the row of the tree where one stands, or nothing."""
        raise NotImplementedError

    def new_in(self, step: Step) -> str:
        """Return the id of what a step has just put on this shelf, or nothing."""
        return ""


def holds(text: str, words: str) -> bool:
    """Tell whether a text holds every one of `words`, whatever their letters' size."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())

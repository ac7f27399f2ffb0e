"""The shelf of working methods, under programmes and descriptions."""

from collections.abc import Collection

from dialog_app.core.model.catalogue import Description, MethodVersion, Programme, WorkingMethod
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.method_side import MethodSide
from dialog_app.ui.catalogue.methods import found_rows, merged_by, merged_rows, method_rows
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
        self._merged_open = False
        self._side = MethodSide(around)
        self._side.methods_wanted.connect(lambda row: self.went.emit("description", row))
        self.right = self._side

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
        self._side.new_at(tree_key)

    def edit(self, row_id: str) -> None:
        """Open the form of a new wording, or of what a description says."""
        self._side.edit(row_id)

    def edit_place(self, tree_key: str) -> None:
        """Open the form of a programme or a description."""
        row = programme_at(self.register, tree_key) or description_at(self.register, tree_key)
        if row is not None:
            self._side.edit(row.id)

    def show(self, row_id: str) -> None:
        """Show a method or a description; without either, the place one is at."""
        self._side.show_row(row_id, self.place)

    def row_for(self, row_id: str) -> str:
        """Return the method of a version, or the row itself."""
        version = self.register.find(MethodVersion, row_id)
        return version.method_id if version is not None else row_id

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

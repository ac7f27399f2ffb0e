"""The shelf of obstacles: every one once, from all days, and the typical ones."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from dialog_app.core.model.catalogue import ObstacleTie
from dialog_app.core.obstacle_register import KnownObstacle, ObstacleRegister
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.obstacle_detail import ObstacleDetail
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf, holds
from dialog_app.ui.obstacle_reader import ObstacleReader
from dialog_app.ui.obstacle_words import known_note
from dialog_app.ui.words import language, say

ALL: Final = "obstacles "
"""The row of the tree for all categories; a category's has its code behind it."""

_MOST: Final = 300


class ObstacleShelf(Shelf):
    """Obstacles by category, those most services have first; read in the background when asked for.

    A list shows no more than the first few hundred; the others are found by searching.
    """

    key = "obstacles"
    kinds = ("obstacle", "typical_obstacle")

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._reader = ObstacleReader(around.session, answered=True)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._wanted = True
        self._trouble = ""
        self._detail = ObstacleDetail(around, self._reader)
        self._detail.came.connect(self._on_came)
        self.right = FormStack(around, self._detail)

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return one row for all, and under it the categories with how many each has."""
        known = self._known()
        counts = Counter(one.category_code for one in known.all) if known is not None else None
        fold = "closed" if ALL in closed else "open"
        note = str(counts.total()) if counts is not None else ""
        rows = [Row(ALL, say("obstacles.shelf.many"), note=note, fold=fold)]
        if fold == "open":
            rows += [
                Row(
                    f"{ALL}{category.code}",
                    category.title.best(language()),
                    note=_count(counts, category.code),
                    level=1,
                )
                for category in self.register.categories
            ]
        return rows

    def title(self, tree_key: str) -> str:
        """Return the category, or that all stand here; until they are read, that they are read."""
        if self._trouble:
            return self._trouble
        if self._reader.register is None:
            return say("obstacles.shelf.reading")
        category = self.register.category(tree_key.removeprefix(ALL))
        return category.title.best(language()) if category else say("obstacles.shelf.many")

    def headings(self) -> Headings:
        """Return the words over the obstacles and how many services have them."""
        return Headings(words=say("obstacles.shelf.column"), note=say("obstacles.shelf.services"))

    def rows(self, tree_key: str) -> list[Row]:
        """Return the obstacles of a category, or all; nothing until they have been read."""
        self._read()
        known = self._known()
        if known is None:
            return []
        code = tree_key.removeprefix(ALL)
        return self._rows(known.of_category(code) if code else known.all, in_category=bool(code))

    def found(self, words: str) -> list[Row]:
        """Return those whose words or sources hold every word."""
        self._read()
        known = self._known()
        if known is None:
            return []
        return self._rows([one for one in known.all if holds(_text(one), words)])

    def none_words(self) -> tuple[str, str]:
        """Return where obstacles come from; until they are read, that they are read."""
        if self._trouble or self._reader.register is None:
            return self.title(self.place), ""
        return say("obstacles.shelf.none"), say("obstacles.shelf.none_hint")

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("obstacles.shelf.search")

    def edit(self, row_id: str) -> None:
        """Go to what is shown of the chosen one."""
        self._detail.setFocus()

    def show(self, row_id: str) -> None:
        """Show one at the right."""
        self._detail.show_row(row_id)

    def row_for(self, row_id: str) -> str:
        """Return the obstacle something stands under: one said again stands with the first."""
        known = self._known()
        one = known.find(row_id) if known is not None else None
        return one.id if one is not None else row_id

    def place_of(self, row_id: str) -> str:
        """Return where one is shown if it stands there, else the row of all."""
        known = self._known()
        if known is None:
            return ALL
        one = known.find(row_id)
        if one is None:
            return ""
        return self.place if self.place == f"{ALL}{one.category_code}" else ALL

    def new_in(self, step: Step) -> str:
        """Return the id of what was tied just now."""
        tie, known = step.added(ObstacleTie), self._known()
        found = known.find(tie.into_id) if tie is not None and known is not None else None
        return found.id if found is not None else ""

    def _on_came(self) -> None:
        """Read anew what has been looked at: days may have changed."""
        looked_at, self._wanted = not self._wanted, True
        if looked_at:
            self._read()

    def _read(self) -> None:
        if self._wanted:
            self._wanted = False
            self._trouble = ""
            self._reader.begin()

    def _known(self) -> ObstacleRegister | None:
        self._reader.follow_ties()
        return self._reader.register

    def _on_read(self) -> None:
        self.read.emit()

    def _on_failed(self, sentence: str) -> None:
        self._trouble = sentence
        self.read.emit()

    def _rows(self, known: Sequence[KnownObstacle], *, in_category: bool = False) -> list[Row]:
        return [self._row(one, in_category=in_category) for one in known[:_MOST]]

    def _row(self, one: KnownObstacle, *, in_category: bool) -> Row:
        return Row(
            one.id,
            one.words(language()),
            strong=one.typical.code if one.typical is not None else "",
            note=str(len(one.service_ids)) if one.sayings else "",
            below=known_note(self.register, one, in_category=in_category),
        )


def _count(counts: "Counter[str] | None", code: str) -> str:
    if counts is None:
        return ""
    return str(counts[code]) if counts[code] else say("catalogue.empty")


def _text(one: KnownObstacle) -> str:
    sources = (row.citation for said in one.sayings for row in said.sources)
    return " ".join((*one.wordings(language()), *sources))

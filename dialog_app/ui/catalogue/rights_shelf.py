"""The shelf of rights and rules: the Convention, the Constitution, laws, circulars, guidelines."""

from collections.abc import Collection
from typing import Final

from dialog_app.core.model.catalogue import CrcArticle, Provision, ProvisionKind
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.catalogue.rights_detail import RightsDetail
from dialog_app.ui.catalogue.rights_form import ProvisionForm
from dialog_app.ui.catalogue.rights_words import CRC, GROUPS, checked_words, group_of
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf, holds
from dialog_app.ui.words import language, say

_ALL: Final = "rights all"
_KEY: Final = "rights "


class RightsShelf(Shelf):
    """Articles and provisions by group; articles are given, provisions can be added and changed."""

    key = "rights"
    kinds = ("provision", "crc_article")
    folded = (_ALL,)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._group = ""
        self._shown = ""
        self._detail = RightsDetail(around)
        self._detail.edit_wanted.connect(lambda: self.edit(self._shown))
        self.right = FormStack(around, self._detail)

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return one row, and under it the groups where it is open."""
        is_open = _ALL not in closed
        top = Row(_ALL, say("shelves.rights.many"), fold="open" if is_open else "closed")
        inside = [
            Row(f"{_KEY}{one}", _title(one), note=str(len(self._rows_of(one))), level=1)
            for one in GROUPS
        ]
        return [top, *(inside if is_open else [])]

    def title(self, tree_key: str) -> str:
        """Return the name of the group."""
        return _title(tree_key.removeprefix(_KEY))

    def headings(self) -> Headings:
        """Return the words over articles and their methods, or over provisions and their checks."""
        if self._group == CRC:
            names = ("article_column", "right_column", "methods_column")
            return Headings(*(say(f"shelves.rights.{name}") for name in names))
        note = say("shelves.rights.checked_column") if self._group in GROUPS else ""
        return Headings(words=say("shelves.rights.rule_column"), note=note)

    def rows(self, tree_key: str) -> list[Row]:
        """Return what stands in a group; all groups under each other at the row above them."""
        self._group = tree_key.removeprefix(_KEY)
        groups = [self._group] if self._group in GROUPS else list(GROUPS)
        return [row for group in groups for row in self._rows_of(group)]

    def found(self, words: str) -> list[Row]:
        """Return the articles and provisions that hold every word."""
        self._group = ""
        articles = (row for row in self._articles() if holds(_article_text(row), words))
        provisions = (row for row in self.register.provisions if holds(_text(row), words))
        return [*map(self._article_row, articles), *map(_provision_row, provisions)]

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("shelves.rights.search")

    def new_words(self) -> str:
        """Return the words of the button; articles are not written here."""
        return "" if self._group == CRC else say("shelves.rights.new")

    def none_words(self) -> tuple[str, str]:
        """Return what an empty list says."""
        return say("shelves.rights.none"), say("shelves.none_hint")

    def new(self, tree_key: str) -> None:
        """Open the form of a new provision of the group's kind."""
        group = tree_key.removeprefix(_KEY)
        kinds = {one.value for one in ProvisionKind}
        self.right.open(ProvisionForm).open_new(group if group in kinds else ProvisionKind.LAW)

    def edit(self, row_id: str) -> None:
        """Open the form that changes a provision."""
        row = self.register.find(Provision, row_id)
        if row is not None:
            self.right.open(ProvisionForm).open_for(row)

    def show(self, row_id: str) -> None:
        """Show an article or a provision."""
        self._shown = row_id
        self._detail.show_row(row_id)

    def place_of(self, row_id: str) -> str:
        """Return the group where something stands."""
        provision = self.register.find(Provision, row_id)
        if provision is not None:
            return f"{_KEY}{group_of(provision)}"
        return f"{_KEY}{CRC}" if self.register.find(CrcArticle, row_id) else ""

    def new_in(self, step: Step) -> str:
        """Return the id of a provision that was just written."""
        new = step.added(Provision)
        return new.id if new else ""

    def _rows_of(self, group: str) -> list[Row]:
        if group == CRC:
            return [self._article_row(row) for row in self._articles()]
        return [_provision_row(row) for row in self._provisions(group)]

    def _articles(self) -> tuple[CrcArticle, ...]:
        return self.register.in_order(CrcArticle, lambda row: (row.position, row.id))

    def _provisions(self, group: str) -> list[Provision]:
        return [row for row in self.register.provisions if group_of(row) == group]

    def _article_row(self, row: CrcArticle) -> Row:
        methods = sum(row.article in one.crc_articles for one in self.register.methods)
        words = row.title.best(language())
        return Row(row.id, words, strong=row.article, note=str(methods) if methods else "")


def _title(group: str) -> str:
    return say(f"shelves.rights.group.{group}" if group in GROUPS else "shelves.rights.many")


def _provision_row(row: Provision) -> Row:
    below = ", ".join(part for part in (row.heading, mark_words(row)) if part)
    return Row(row.id, row.citation, note=checked_words(row), below=below)


def _text(row: Provision) -> str:
    return " ".join((row.citation, row.full_name, row.short_name, row.section, row.heading))


def _article_text(row: CrcArticle) -> str:
    return " ".join((row.article, row.title.nb, row.title.nn, row.title.en))

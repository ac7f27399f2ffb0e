"""One article or one provision: what it is called, when it was checked, and where it was cited."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialog_app.core import cited
from dialog_app.core.commands.shelf import rights
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import CrcArticle, Provision
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.cited_by import CitedBy
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.marks import marks
from dialog_app.ui.catalogue.rights_words import checked_words, group_of, who_words
from dialog_app.ui.catalogue.tied_rows import tied_methods, tied_rows
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import disk_trouble, today
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class RightsDetail(Chosen):
    """Shows an article with its methods, or a provision; `edit_wanted` asks for the form."""

    edit_wanted = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around, "rights_detail")

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return an article or a provision, whichever has this id."""
        register = self.around.register
        article = register.find(CrcArticle, row_id)
        if article is not None:
            return list(self._article(article))
        provision = register.find(Provision, row_id)
        return list(self._provision(provision)) if provision is not None else ()

    def _article(self, row: CrcArticle) -> Iterator[QWidget]:
        register = self.around.register
        yield top_row([Badge(say("shelves.rights.group.crc")), *marks(row)])
        title = say("shelves.rights.article", article=row.article)
        yield Label(title, "title").wrapped().selectable()
        yield Label(row.title.best(language()), "lead").wrapped().selectable()
        yield SectionHeader(say("shelves.rights.cited"))
        across = self.around.session.across
        yield CitedBy(self.around, lambda: across.article_days(row.article))
        yield SectionHeader(say("shelves.rights.methods"))
        methods = [one for one in register.methods if row.article in one.crc_articles]
        if not methods:
            yield Label(say("shelves.rights.no_methods"), muted=True).wrapped()
        yield tied_rows(self.around, tied_methods(register, methods))

    def _provision(self, row: Provision) -> Iterator[QWidget]:
        change = deed_button(
            "edit_provision",
            say("shelves.change"),
            self.edit_wanted.emit,
            ButtonLook(icon=Icon.EDIT),
        )
        kind = say(f"shelves.rights.one.{group_of(row)}")
        yield top_row([Badge(kind, Icon.PROVISION), *marks(row)], change)
        title = Label(row.citation, "title").wrapped().selectable()
        title.setObjectName("provision_title")
        yield title
        yield Label(row.heading, "lead").wrapped().selectable()
        yield facts(_known(row))
        yield from self._checked(row)
        yield SectionHeader(say("shelves.rights.cited"))
        across = self.around.session.across
        yield CitedBy(self.around, lambda: across.provision_days(row.id), row)
        if row.source is Source.LOCAL:
            yield deed_button(
                "remove_provision",
                say("shelves.rights.remove"),
                lambda: self._remove(row.id),
                ButtonLook("link"),
            )

    def _checked(self, row: Provision) -> Iterator[QWidget]:
        heading = SectionHeader(say("shelves.rights.checked"), checked_words(row))
        on = today(self.around.now())
        if row.last_checked != on:
            button = deed_button(
                "check_provision",
                say("shelves.rights.check"),
                lambda: self._check(row.id),
                ButtonLook(icon=Icon.READY),
            )
            heading.add_right(button)
        yield heading

    def _check(self, row_id: str) -> None:
        on = today(self.around.now())
        self.deed(self.around.register_bridge.run(rights.check_provision, row_id, on))

    def _remove(self, row_id: str) -> None:
        try:
            found = cited.cited_on(self.around.session.across.provision_days(row_id), row_id)
        except StoreFailed as failed:
            self.error.tell(disk_trouble(failed.kind))
            return
        number = len(cited.services(found)) or len(found)
        self.deed(self.around.register_bridge.run(rights.remove_provision, row_id, number))


def _known(row: Provision) -> Iterator[tuple[str, str]]:
    yield say("shelves.rights.full_name"), row.full_name
    yield say("shelves.rights.short_name"), row.short_name
    yield say("shelves.rights.section"), row.section
    yield say("shelves.rights.who"), who_words(row.who_can_change)

"""What is stored, exactly, on this machine: to read, to read aloud, and to print."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core.ports import StoreFailed
from dialog_app.core.stored_page import document
from dialog_app.reports import pdf
from dialog_app.ui.around import Around
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.privacy.blocks import shown
from dialog_app.ui.privacy.saving import Offer, ask_where
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import language, say

NAME: Final = "stored_card"
_WIDTH: Final = 900


class StoredCard(OverCard):
    """The page, made from the tables of the archive that is open."""

    def __init__(self, around: Around) -> None:
        super().__init__(NAME, say("stored.title"), _WIDTH)
        self._error = ErrorLine()
        deeds = around.outside.privacy if around.outside is not None else None
        if deeds is None:
            return
        try:
            facts = deeds().facts()
        except StoreFailed as failed:
            self._error.tell(disk_trouble(failed.kind))
            self.inside.addWidget(self._error)
            return
        self._page = document(facts, Texts(language()))
        save = Button(say("stored.print"), ButtonLook())
        save.setObjectName("save_stored")
        save.clicked.connect(self._ask_where)
        for part in shown(self._page.blocks):
            self.inside.addWidget(part)
        self.inside.addWidget(self._error)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addStretch(1)
        self.inside.addLayout(row)

    def _ask_where(self) -> None:
        offered = paths.exports() / f"{say('stored.title').rstrip('?')}.pdf"
        offer = Offer("stored_place", say("about.save_where"), offered)
        ask_where(self, offer, lambda: pdf.render(self._page), self._tell)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()

"""The papers of a planned day: agenda, run sheet, forms to write on, and a poster."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.papers import DayPaper
from dialog_app.core.register import Register
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.cards import NearCard
from dialog_app.ui.plan.saving import SavedTo
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say

WIDTH: Final = 420
_WORDS: Final = {
    DayPaper.AGENDA: "agenda",
    DayPaper.RUN_SHEET: "agenda.sheet",
    DayPaper.FORMS: "forms",
    DayPaper.POSTER: "poster",
}


class PapersCard(NearCard):
    """Each paper is made of the day as it stands and saved in the folder named below them."""

    def __init__(self, parent: QWidget, day: Callable[[], Day], register: Register) -> None:
        super().__init__(parent, "papers_card", say("agenda.papers"), WIDTH)
        self._day = day
        self._register = register
        self._saved = SavedTo("papers")
        for kind in DayPaper:
            self.body.addWidget(self._button(kind))
            hint = say(f"{_WORDS[kind]}.button_hint")
            self.body.addWidget(Label(hint, "small", muted=True).wrapped())
        self.body.addWidget(self._saved)
        self.fit()

    def _button(self, kind: DayPaper) -> Button:
        button = Button(say(f"{_WORDS[kind]}.button"), ButtonLook(icon=Icon.PDF))
        button.setObjectName(f"paper_{kind.value}")
        button.clicked.connect(lambda: self._save(kind))
        return button

    def _save(self, kind: DayPaper) -> None:
        self._saved.save(lambda folder: self._write(kind, folder))
        self.fit()

    def _write(self, kind: DayPaper, folder: Path) -> str:
        # Drawing is slow to import, and a plan is opened many times for each paper.
        from dialog_app.reports import day_papers

        words = Texts(language())
        paths = day_papers.write_in(folder, kind, self._day(), self._register, words)
        if kind is DayPaper.FORMS:
            return say("forms.saved", n=len(paths), folder=str(folder))
        return say("agenda.saved", file=paths[0].name, folder=str(folder))

"""The papers of a planned day: its agenda for everybody, the run sheet for those who lead."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.base import paths
from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.papers import DayPaper
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.cards import NearCard
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_WIDTH: Final = 420
_LONGEST_PATH: Final = 1000
_WORDS: Final = {DayPaper.AGENDA: "agenda", DayPaper.RUN_SHEET: "agenda.sheet"}


class PapersCard(NearCard):
    """Each paper is made of the day as it stands and saved in the folder named below them."""

    def __init__(self, parent: QWidget, day: Callable[[], Day], register: Register) -> None:
        super().__init__(parent, "papers_card", say("agenda.papers"), _WIDTH)
        self._day = day
        self._register = register
        self.folder = TextField(say("paper.folder"), limit=_LONGEST_PATH)
        self.folder.setObjectName("papers_folder")
        self.folder.setText(str(paths.exports()))
        self._told = Label("", "small").wrapped()
        self._told.setObjectName("papers_told")
        self._error = ErrorLine()
        self._error.setObjectName("papers_error")
        for kind in DayPaper:
            self.body.addWidget(self._button(kind))
            hint = say(f"{_WORDS[kind]}.button_hint")
            self.body.addWidget(Label(hint, "small", muted=True).wrapped())
        self.body.addWidget(Field(say("paper.folder"), self.folder))
        self.body.addWidget(self._told)
        self.body.addWidget(self._error)

    def _button(self, kind: DayPaper) -> Button:
        button = Button(say(f"{_WORDS[kind]}.button"), ButtonLook(icon=Icon.PDF))
        button.setObjectName(f"paper_{kind.value}")
        button.clicked.connect(lambda: self._save(kind))
        return button

    def _save(self, kind: DayPaper) -> None:
        # Drawing is slow to import, and a plan is opened many times for each paper.
        from dialog_app.reports import day_papers

        folder = Path(self.folder.text().strip() or str(paths.exports())).expanduser()
        words = Texts(language())
        path = folder / day_papers.name_of(kind, self._day(), self._register, words)
        try:
            day_papers.write(kind, path, self._day(), self._register, words)
        except StoreFailed as failed:
            self._told.setText("")
            self._error.tell(say(f"paper.not_saved.{failed.kind}"), say("paper.nothing_lost"))
        else:
            self._error.clear()
            self._told.setText(say("agenda.saved", file=path.name, folder=str(folder)))
        self.fit()

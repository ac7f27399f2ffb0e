"""The card for tables: taking them in, empty ones to fill, and saving as a file."""

from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from dialog_app.ui import theme
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.sheets.giving import Giving
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.sheets.taking import Taking
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

NAME: Final = "sheet_card"
_WIDTH: Final = 860


class SheetCard(OverCard):
    """Shows what a table would do before it is done; Esc leaves and ends what is being read."""

    def __init__(self, place: SheetPlace) -> None:
        super().__init__(NAME, say("sheets.ui.title"), _WIDTH)
        self._jobs = Jobs(self)
        self._room = QSize()
        self._taking = Taking(place, self._jobs)
        self._giving = Giving(place, self._jobs)
        self._taking.template_wanted.connect(self._giving.save_template)
        self._lay_out(place)
        for part in (self._taking, self._giving):
            part.grown.connect(self._refit)

    @property
    def first(self) -> QWidget:
        """What to take in, or the way to a file."""
        return self._taking.first

    def fit(self, room: QSize) -> None:
        """Be as high as the contents, and remember the room for when they grow."""
        self._room = room
        super().fit(room)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once more when the lines have got their places."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._refit)

    def hideEvent(self, event: QHideEvent) -> None:
        """End what is being read: nobody waits for it any more."""
        self._taking.stop()
        super().hideEvent(event)

    def _refit(self) -> None:
        if not self._room.isEmpty():
            super().fit(self._room)

    def _lay_out(self, place: SheetPlace) -> None:
        space = theme.current().space
        self.inside.setSpacing(space.s)
        # The ring around what has the keyboard needs a little room.
        self.inside.setContentsMargins(space.xs, space.xs, space.m, space.xs)
        self.inside.addWidget(SectionHeader(say("sheets.ui.in")))
        self.inside.addWidget(Label(say("sheets.ui.hint"), "small", muted=True).wrapped())
        self.inside.addWidget(self._taking)
        self.inside.addSpacing(space.m)
        self.inside.addWidget(SectionHeader(say("sheets.ui.out")))
        hint = "sheets.ui.out_hint" if place.day is None else "sheets.ui.out_hint_day"
        self.inside.addWidget(Label(say(hint), "small", muted=True).wrapped())
        self.inside.addWidget(self._giving)

"""The numbers to ring when somebody tells of harm.

Nothing here is recorded: no log, no step, no setting, not even that the card was opened.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.core.model.services import Service
from dialog_app.core.safeguarding import CHILDRENS_LINE, POLICE
from dialog_app.ui import theme
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

NAME: Final = "safeguarding_card"
_WIDTH: Final = 720
_LONGEST: Final = 60


def safeguarding_card(services: Sequence[tuple[str, Service]]) -> OverCard:
    """Return a new card with the numbers that hold everywhere and those of the day's services.

    `services` are pairs of the name to show and the service.
    """
    card = OverCard(NAME, say("frame.safeguarding.heading"), _WIDTH)
    card.inside.addWidget(Label(say("frame.safeguarding.what")).wrapped())
    numbers = _Numbers("numbers_everywhere")
    numbers.add(say("frame.safeguarding.police"), POLICE)
    numbers.add(say("frame.safeguarding.childrens_line"), CHILDRENS_LINE)
    card.inside.addWidget(numbers)
    for name, service in services:
        card.inside.addWidget(Rule())
        card.inside.addWidget(SectionHeader(name[:_LONGEST]))
        own = _Numbers(f"numbers_{service.id}")
        own.add(say("frame.safeguarding.service"), service.emergency_phone)
        own.add(say("frame.safeguarding.child_welfare"), service.child_welfare_phone)
        card.inside.addWidget(own)
    if not services:
        card.inside.addWidget(Label(say("frame.safeguarding.no_day"), muted=True).wrapped())
    card.inside.addWidget(Rule())
    card.inside.addWidget(Label(say("frame.safeguarding.kept"), "small", muted=True).wrapped())
    return card


class _Numbers(QWidget):
    """Who to ring at the left, the number large at the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._rows = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space.m)
        self._grid.setVerticalSpacing(theme.current().space.xs)
        self._grid.setColumnStretch(0, 1)

    def add(self, who: str, number: str) -> None:
        """Add a line; an empty number is said to be missing."""
        label = Label(who).wrapped()
        ring = Label(number, "lead").strong() if number else self._missing()
        ring.right()
        ring.setAccessibleName(f"{who}: {ring.text()}")
        self._grid.addWidget(label, self._rows, 0)
        self._grid.addWidget(ring, self._rows, 1)
        self._rows += 1

    def _missing(self) -> Label:
        return Label(say("frame.safeguarding.missing"), muted=True)

"""The backups on a card over the page."""

from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.ui import theme
from dialog_app.ui.backups.view import BackupsView
from dialog_app.ui.backups.ways import BackupWays
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.words import say

NAME: Final = "backups_card"
_WIDTH: Final = 900
_RING: Final = 5


class BackupsCard(OverCard):
    """Shows the backups; Esc gives the keyboard back."""

    def __init__(self, ways: BackupWays) -> None:
        super().__init__(NAME, say("backups.title"), _WIDTH)
        self.view = BackupsView(ways)
        self.inside.addWidget(self.view)
        # Room for the ring around the list.
        self.inside.setContentsMargins(_RING, _RING, theme.current().space.m, 0)

    @property
    def first(self) -> QWidget:
        """The list, gone through with the arrows."""
        return self.view.first

"""The backups on a card over the page."""

from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.ui.backups.view import BackupsView
from dialog_app.ui.backups.ways import BackupWays
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.words import say

NAME: Final = "backups_card"
_WIDTH: Final = 900


class BackupsCard(OverCard):
    """Shows the backups; Esc gives the keyboard back."""

    def __init__(self, ways: BackupWays) -> None:
        super().__init__(NAME, say("backups.title"), _WIDTH)
        self.view = BackupsView(ways)
        self.inside.addWidget(self.view)

    @property
    def first(self) -> QWidget:
        """The list, gone through with the arrows."""
        return self.view.first

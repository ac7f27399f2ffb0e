"""Where papers of the plan are saved, and what is said of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.base import paths
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LONGEST_PATH: Final = 1000


class SavedTo(QWidget):
    """A folder to write over, and below it what was saved, or why nothing was."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.folder = TextField(say("paper.folder"), limit=_LONGEST_PATH)
        self.folder.setObjectName(f"{name}_folder")
        self.folder.setText(str(paths.exports()))
        self._told = Label("", "small").wrapped()
        self._told.setObjectName(f"{name}_told")
        self._error = ErrorLine()
        self._error.setObjectName(f"{name}_error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        for part in (Field(say("paper.folder"), self.folder), self._told, self._error):
            column.addWidget(part)

    def save(self, write: Callable[[Path], str]) -> None:
        """Let `write` write into the folder and say what it answers, or say what went wrong."""
        folder = Path(self.folder.text().strip() or str(paths.exports())).expanduser()
        try:
            told = write(folder)
        except StoreFailed as failed:
            self._told.setText("")
            self._error.tell(say(f"paper.not_saved.{failed.kind}"), say("paper.nothing_lost"))
        else:
            self._error.clear()
            self._told.setText(told)

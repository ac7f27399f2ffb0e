"""Saving the law list as a table for other programs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core.law_list.build import LawLine
from dialog_app.core.law_list.table import law_table
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.sheets import asking
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


class LawSaving(QObject):
    """A button that asks where, and a line that says whether it went well."""

    def __init__(self, around: Around, lines: Callable[[], Sequence[LawLine]]) -> None:
        super().__init__()
        self._around, self._lines = around, lines
        self._jobs = Jobs(self)
        self.button = Button(say("law.save"), ButtonLook(icon=Icon.EXPORT))
        self.button.setObjectName("law_save")
        self.button.clicked.connect(self._on_save)
        self.button.setVisible(self._files is not None)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self.told = Label("", "small").wrapped()
        self.told.setObjectName("law_saved")
        self.told.hide()

    def tell_lines(self, count: int) -> None:
        """Say nothing of what was saved before; there is nothing to save where there are none."""
        self.told.hide()
        self.button.setEnabled(count > 0)

    @property
    def _files(self) -> object:
        return None if self._around.is_rehearsal else self._around.sheet_files

    def _on_save(self) -> None:
        files = self._around.sheet_files
        path = asking.file_to_write(self.button, f"{say('law.table')}.xlsx")
        if path is None or files is None:
            return
        table = law_table(self._lines(), self._around.register, say, language())

        def work(_token: Token) -> Path:
            files.write(path, table)
            return path

        self._jobs.run(work, self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._tell(say("law.saved", name=path.name))

    def _on_failed(self, _error: Exception) -> None:
        self._tell(say("errors.sheet.write_failed"))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()

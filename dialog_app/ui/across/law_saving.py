"""Saving the law list: as a picture, or as a table for other programs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core.law_list.build import LawLine
from dialog_app.core.law_list.table import law_table
from dialog_app.ui.across.exporting import Exporter
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class LawSaving(QObject):
    """A button that asks where, and a line that says whether it went well."""

    def __init__(self, around: Around, lines: Callable[[], Sequence[LawLine]]) -> None:
        super().__init__()
        self._around, self._lines = around, lines
        self.button = Button(say("law.save"), ButtonLook(icon=Icon.EXPORT))
        self.button.setObjectName("law_save")
        self.button.clicked.connect(self._on_save)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        # Only once it has a parent: it would flash as a window of its own.
        self.button.setVisible(not around.is_rehearsal)
        self.told = Label("", "small").wrapped().selectable()
        self.told.setObjectName("law_saved")
        self.told.hide()
        self._exporter = Exporter(self.tools, around.sheet_files, self._tell)

    def tell_lines(self, count: int) -> None:
        """Say nothing of what was saved before; there is nothing to save where there are none."""
        self.told.hide()
        self.button.setEnabled(count > 0)

    def _on_save(self) -> None:
        from dialog_app.core.charts.of_law import law_chart
        from dialog_app.core.publish.telling import Telling

        lines, register = tuple(self._lines()), self._around.register
        self._exporter.ask(
            say("law.table"),
            lambda voice: law_chart(lines, voice, Telling(register)),
            lambda voice: law_table(lines, register, voice.words, voice.language),
        )

    def _tell(self, saved: str, fault: str) -> None:
        self.told.setText(saved or fault)
        self.told.show()

"""Saving what is shown as a file: a picture, or its numbers as a table.

A file holds what the screen shows and nothing more: a number that is hidden is not in it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.core.sheets.grid import SheetFiles, Table
from dialog_app.ui.bridge import refusal
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from dialog_app.core.charts.kinds import Chart
    from dialog_app.core.minutes.voice import Voice

MakeChart: TypeAlias = "Callable[[Voice], Chart]"
MakeTable: TypeAlias = "Callable[[Voice], Table]"
Tell = Callable[[str, str], None]
"""Hears where a file was saved, or else why it could not be."""

_KINDS: Final = {".png": "PNG", ".svg": "SVG", ".xlsx": "XLSX", ".csv": "CSV"}


class Exporter(QObject):
    """Asks where a file is to lie, makes it beside the window, and says how that went."""

    def __init__(self, parent: QWidget, files: SheetFiles | None, tell: Tell) -> None:
        super().__init__(parent)
        self._over = parent
        self._files = files
        self._tell = tell
        self._jobs = Jobs(self)

    def ask(
        self,
        name: str,
        chart: "MakeChart | None",
        table: "MakeTable | None",
    ) -> None:
        """Ask where; a chart can be saved as a picture, a table as one."""
        endings = [one for one in (".png", ".svg") if chart is not None]
        endings += [one for one in (".xlsx", ".csv") if table and self._files is not None]
        asked = QFileDialog(self._over, say("across.export.where"))
        asked.setObjectName("across_export_where")
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setNameFilters([f"{_KINDS[one]} (*{one})" for one in endings])
        asked.selectFile(name)
        asked.setModal(False)
        asked.fileSelected.connect(
            lambda chosen: self.save(_ended(Path(chosen), asked.selectedNameFilter()), chart, table)
        )
        asked.finished.connect(asked.deleteLater)
        asked.show()

    def save(
        self,
        path: Path,
        chart: "MakeChart | None",
        table: "MakeTable | None",
    ) -> None:
        """Save what the ending of the name asks for."""
        from dialog_app.core.minutes.voice import Voice

        voice, files = Voice(say, language()), self._files
        ending = path.suffix.lower()

        def work(_token: Token) -> Path:
            if ending in (".png", ".svg") and chart is not None:
                _write_picture(path, chart(voice), voice)
            elif table is not None and files is not None:
                files.write(path, table(voice))
            return path

        self._jobs.run(work, self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._tell(say("across.export.saved", path=str(path)), "")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self._tell("", refusal(error).sentence)
        elif isinstance(error, StoreFailed):
            self._tell("", disk_trouble(error.kind))
        else:
            self._tell("", say("across.export.failed"))


def _write_picture(path: Path, chart: "Chart", voice: "Voice") -> None:
    from dialog_app.reports.charts.png import png
    from dialog_app.reports.charts.svg import svg
    from dialog_app.reports.files import write_file

    made: Mapping[str, Callable[[], bytes]] = {
        ".png": lambda: png(chart),
        ".svg": lambda: svg(chart, voice.language),
    }
    write_file(path, made[path.suffix.lower()]())


def _ended(path: Path, chosen: str) -> Path:
    """Return the name with an ending: its own where it has one of ours, else the chosen kind's."""
    if path.suffix.lower() in _KINDS:
        return path
    ending = next((one for one in _KINDS if f"*{one}" in chosen), ".png")
    return path.with_name(path.name + ending)

"""The part of the card where a table is saved as a file, filled or empty."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.sheets.giving import template
from dialog_app.core.sheets.grid import Table
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.ui import theme
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.sheets import asking
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class Giving(QWidget):
    """Saves what stands here for other programs; of a day one service's part, protected."""

    grown = Signal()

    def __init__(self, place: SheetPlace, jobs: Jobs) -> None:
        super().__init__()
        self._place = place
        self._jobs = jobs
        self._kind = Choice(say("sheets.ui.what"), [(_kind(one), one) for one in place.given])
        self._kind.setObjectName("sheet_given")
        self._service = Choice(say("sheets.ui.whose"), _services(place))
        self._service.setObjectName("sheet_service")
        self._save = Button(say("sheets.ui.save"), ButtonLook())
        self._save.setObjectName("save_sheet")
        self._save.clicked.connect(self._on_save)
        self._told = Label("").wrapped()
        self._told.setObjectName("sheet_saved")
        self._error = ErrorLine()
        self._error.setObjectName("sheet_not_saved")
        self._lay_out()

    def _lay_out(self) -> None:
        space = theme.current().space
        row = FlowBox()
        of_day = self._place.day is not None
        parts = (
            (self._kind, len(self._place.given) > 1),
            (self._service, of_day),
            (self._save, True),
        )
        for part, is_needed in parts:
            if is_needed:
                row.flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(row)
        column.addWidget(self._told)
        column.addWidget(self._error)
        self._save.setEnabled(not of_day or bool(self._service.count()))
        self._told.hide()

    def save_template(self, kind: SheetKind) -> None:
        """Ask where an empty table shall lie, and save it there."""
        name = say("sheets.ui.template_name", kind=_kind(kind.value))
        self._write(name, lambda: template(kind, say))

    def _on_save(self) -> None:
        kind, service_id = str(self._kind.value()), str(self._service.value() or "")
        day = self._place.day
        name = _kind(kind) if day is None else f"{day.info.date.isoformat()} {_kind(kind)}"
        self._write(name, self._place.maker(kind, service_id))

    def _write(self, name: str, make: Callable[[], Table]) -> None:
        files = self._place.files
        path = asking.file_to_write(self, f"{name}.xlsx")
        if path is None or files is None:
            return
        self._error.clear()

        def work(_token: Token) -> Path:
            files.write(path, make())
            return path

        self._jobs.run(work, self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._told.setText(say("sheets.ui.saved", path=str(path)))
        self._told.show()
        self.grown.emit()

    def _on_failed(self, _error: Exception) -> None:
        self._told.hide()
        self._error.tell(say("errors.sheet.write_failed"))
        self.grown.emit()


def _kind(kind: str) -> str:
    return say(f"sheets.kind.{kind}")


def _services(place: SheetPlace) -> list[tuple[str, object]]:
    day = place.day
    if day is None:
        return []
    return [(place.register.name_among(one, day.service_ids), one) for one in day.service_ids]

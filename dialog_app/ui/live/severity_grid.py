"""How hard an obstacle hits each service it concerns."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.core.model.said import Severity
from dialog_app.ui import theme
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class SeverityGrid(QWidget):
    """One choice per service; `chosen(service id, severity)` says what was chosen."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, Choice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space.m)
        self._grid.setVerticalSpacing(theme.current().space.xs)
        self._grid.setColumnStretch(0, 1)

    def show_hits(self, names: Mapping[str, str], hits: Mapping[str, Severity]) -> None:
        """Show these services (id and name), each hit as said, else as is usual."""
        if list(names) != list(self._choices):
            self._remake(names)
        for service_id, choice in self._choices.items():
            choice.set_value(hits.get(service_id, Severity.MAKES_HARD).value)

    def _remake(self, names: Mapping[str, str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        self._choices = {}
        options = [(say(f"terms.severity.{one.value}"), one.value) for one in Severity]
        for place, (service_id, name) in enumerate(names.items()):
            choice = Choice(say("obstacles.panel.hits", service=name), options)
            choice.setObjectName(f"severity_{service_id}")
            choice.activated.connect(self._teller(service_id, choice))
            self._grid.addWidget(Label(name).wrapped(), place, 0)
            self._grid.addWidget(choice, place, 1)
            self._choices[service_id] = choice

    def _teller(self, service_id: str, choice: Choice) -> Callable[[], None]:
        return lambda: self.chosen.emit(service_id, Severity(str(choice.value())))

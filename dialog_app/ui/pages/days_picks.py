"""What takes part in a new day: services with how many come, and working methods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label, set_plain_tool_tip
from dialog_app.ui.widgets.number_field import NumberField
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_LETTERS: Final = 46
_METHOD_LETTERS: Final = 60
_NUMBER_WIDTH: Final = 72
_MANY: Final = 8


class ServicePick(QWidget):
    """Services to tick, each with the number present; a number ticks its service."""

    changed = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._rows = [_ServiceRow(row.id, register.full_name(row.id)) for row in register.services]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        if len(self._rows) > _MANY:
            find = TextField(say("days.form.find_service"), limit=60)
            find.setPlaceholderText(say("days.form.find_service"))
            find.setObjectName("find_service")
            find.textChanged.connect(self._search)
            column.addWidget(find)
        if not self._rows:
            column.addWidget(Label(say("days.form.no_services"), muted=True).wrapped())
        scroll = ScrollColumn(padding=0)
        scroll.body.setSpacing(0)
        scroll.body.setContentsMargins(2, 2, theme.current().space.m, 2)
        for row in self._rows:
            row.changed.connect(self.changed)
            scroll.body.addWidget(row)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)

    def chosen(self) -> tuple[tuple[str, int], ...]:
        """Return the ticked services with their numbers, in the order they stand."""
        return tuple((row.service_id, row.present) for row in self._rows if row.ticked)

    def choose(self, services: Iterable[tuple[str, int]]) -> None:
        """Tick these services and no others; unknown ones are left out."""
        wanted = dict(services)
        for row in self._rows:
            row.set(row.service_id in wanted, wanted.get(row.service_id, 0))

    def _search(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in self._rows:
            fits = all(word in row.name.casefold() for word in wanted)
            row.setVisible(fits or row.ticked)


class _ServiceRow(QWidget):
    changed = Signal()

    def __init__(self, service_id: str, name: str) -> None:
        super().__init__()
        self.service_id: Final = service_id
        self.name: Final = name
        self._tick = _tick(name, f"service_{service_id}")
        self._number = NumberField(say("days.form.present", service=name[:_LETTERS]))
        self._number.setObjectName(f"present_{service_id}")
        self._number.setFixedWidth(theme.scaled(_NUMBER_WIDTH))
        self._number.valueChanged.connect(self._on_number)
        self._tick.toggled.connect(lambda _on: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.addWidget(self._tick, 1)
        row.addWidget(self._number)

    @property
    def ticked(self) -> bool:
        """Whether the service takes part."""
        return self._tick.isChecked()

    @property
    def present(self) -> int:
        """How many come from it."""
        return self._number.value()

    def set(self, ticked: bool, present: int) -> None:
        """Tick or clear the row."""
        self._number.setValue(present if ticked else 0)
        self._tick.setChecked(ticked)

    def _on_number(self, number: int) -> None:
        if number and not self.ticked:
            self._tick.setChecked(True)
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class _Method:
    """A method as the pick shows it."""

    version_id: str
    code: str
    words: str


class MethodPick(QWidget):
    """Methods to tick, one description at a time; the ticks of the others are kept."""

    changed = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._ticked: dict[str, str] = {}
        self._scroll = ScrollColumn(padding=0)
        self._scroll.body.setSpacing(0)
        self._scroll.body.setContentsMargins(2, 2, 2, 2)
        self._rows: list[QWidget] = []
        self._said = Label("", "small", muted=True)
        self._said.setObjectName("chosen_methods")
        self._description = Choice(say("days.form.description"), self._descriptions())
        self._description.setObjectName("description")
        self._description.currentIndexChanged.connect(self._on_description)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addWidget(self._description)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._said)
        self._on_description()
        self._tell()

    def chosen(self) -> tuple[str, ...]:
        """Return the versions ticked, in the order they were ticked."""
        return tuple(self._ticked)

    def choose(self, version_ids: Iterable[str]) -> None:
        """Tick these versions and no others; those that are not the newest are left out."""
        every = [method for code in self._codes() for method in self._methods(code)]
        known = {method.version_id: method.code for method in every}
        self._ticked = {found: known[found] for found in version_ids if found in known}
        self._on_description()
        self._tell()

    def _descriptions(self) -> list[tuple[str, object]]:
        titles = ((row.title.best(language()), row.code) for row in self._register.descriptions)
        used = [(title, code) for title, code in titles if self._register.methods_of(code)]
        return list(used)

    def _codes(self) -> Sequence[str]:
        return [str(code) for _, code in self._descriptions()]

    def _methods(self, description_code: str) -> list[_Method]:
        return [
            self._method(row.id, row.code) for row in self._register.methods_of(description_code)
        ]

    def _method(self, method_id: str, code: str) -> _Method:
        version = self._register.newest(method_id)
        words = f"{code}  {version.title.best(language())}"
        if self._register.is_starter_example(version.id):
            words = f"{words} ({say('days.form.starter_example')})"
        return _Method(version.id, code, words)

    def _on_description(self) -> None:
        # Hidden first: one that goes while it has the keyboard would take it out of the window.
        for row in self._rows:
            row.hide()
        for row in self._rows:
            self._scroll.body.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        code = self._description.value()
        self._rows = [self._row(method) for method in self._methods(str(code))] if code else []
        while self._scroll.body.count():
            self._scroll.body.takeAt(0)
        for row in self._rows:
            self._scroll.body.addWidget(row)
        self._scroll.body.addStretch(1)

    def _row(self, method: _Method) -> Check:
        tick = _tick(method.words, f"method_{method.code}", _METHOD_LETTERS)
        tick.setChecked(method.version_id in self._ticked)
        tick.toggled.connect(lambda on: self._on_toggled(method, on))
        return tick

    def _on_toggled(self, method: _Method, on: bool) -> None:
        if on:
            self._ticked[method.version_id] = method.code
        else:
            self._ticked.pop(method.version_id, None)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        codes = ", ".join(self._ticked.values())
        if len(codes) > _LETTERS:
            codes = codes[:_LETTERS].rpartition(",")[0] + " …"
        number = len(self._ticked)
        key = "days.form.chosen_methods" if number else "days.form.no_methods"
        self._said.setText(say(key, n=number, codes=codes) if number else say(key))


def _tick(words: str, name: str, letters: int = _LETTERS) -> Check:
    shown = words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
    tick = Check(shown)
    tick.setAccessibleName(words)
    tick.setObjectName(name)
    set_plain_tool_tip(tick, words if shown != words else "")
    return tick

"""What takes part in a new day: services with how many come, and what the day treats."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.plan.subject_options import subject_options
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label, set_plain_tool_tip
from dialog_app.ui.widgets.number_field import NumberField
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LETTERS: Final = 46
_METHOD_LETTERS: Final = 60
_NUMBER_WIDTH: Final = 72
_MANY: Final = 8
_SHORT: Final = 16


class ServicePick(QWidget):
    """Services to tick, each with the number present; a number ticks its service."""

    changed = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._rows = [
            _ServiceRow(row.id, register.full_name(row.id)) for row in register.current_services
        ]
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


class SubjectPick(QWidget):
    """What a day may treat, to tick one heading at a time; the ticks of the others are kept.

    The headings are the descriptions with methods, then tools, values and main answers.
    """

    changed = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._options = subject_options(register, Day())
        self._ticked: dict[Subject, str] = {}
        self._scroll = ScrollColumn(padding=0)
        self._scroll.body.setSpacing(0)
        self._scroll.body.setContentsMargins(2, 2, 2, 2)
        self._rows: list[QWidget] = []
        self._said = Label("", "small", muted=True)
        self._said.setObjectName("chosen_methods")
        headings = dict.fromkeys(option.group for option in self._options)
        choices = [(heading, heading) for heading in headings]
        self._description = Choice(say("days.form.description"), choices)
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

    def chosen(self) -> tuple[Subject, ...]:
        """Return the wordings ticked, in the order they were ticked."""
        return tuple(self._ticked)

    def choose(self, version_ids: Iterable[str]) -> None:
        """Tick these wordings and no others; those that are not the newest are left out."""
        known = {_subject(option).version_id: option for option in self._options}
        wanted = [known[found] for found in version_ids if found in known]
        self._ticked = {_subject(option): _short(option) for option in wanted}
        self._on_description()
        self._tell()

    def _on_description(self) -> None:
        # Hidden first: one that goes while it has the keyboard would take it out of the window.
        for row in self._rows:
            row.hide()
        for row in self._rows:
            self._scroll.body.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        heading = self._description.value()
        self._rows = [self._row(option) for option in self._options if option.group == heading]
        while self._scroll.body.count():
            self._scroll.body.takeAt(0)
        for row in self._rows:
            self._scroll.body.addWidget(row)
        self._scroll.body.addStretch(1)

    def _row(self, option: Option) -> Check:
        words = "  ".join(part for part in (option.strong, option.words) if part)
        words = f"{words} ({option.note})" if option.note else words
        tick = _tick(words, f"method_{_short(option)}", _METHOD_LETTERS)
        tick.setChecked(_subject(option) in self._ticked)
        tick.toggled.connect(lambda on: self._on_toggled(option, on))
        return tick

    def _on_toggled(self, option: Option, on: bool) -> None:
        if on:
            self._ticked[_subject(option)] = _short(option)
        else:
            self._ticked.pop(_subject(option), None)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        codes = ", ".join(self._ticked.values())
        if len(codes) > _LETTERS:
            codes = codes[:_LETTERS].rpartition(",")[0] + " …"
        number = len(self._ticked)
        key = "days.form.chosen_methods" if number else "days.form.no_methods"
        self._said.setText(say(key, n=number, codes=codes) if number else say(key))


def _subject(option: Option) -> Subject:
    subject = option.value
    assert isinstance(subject, Subject)  # noqa: S101  every option here carries one
    return subject


def _short(option: Option) -> str:
    """Return a code, or the beginning of what has none."""
    return option.strong or option.words[:_SHORT].rstrip()


def _tick(words: str, name: str, letters: int = _LETTERS) -> Check:
    shown = words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
    tick = Check(shown)
    tick.setAccessibleName(words)
    tick.setObjectName(name)
    set_plain_tool_tip(tick, words if shown != words else "")
    return tick

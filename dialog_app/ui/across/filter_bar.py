"""Which answers the picture is made of: kind of service, place, period, version and round."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import Phase
from dialog_app.core.model.services import ServiceMunicipality
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.bridge import refusal
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_WIDE: Final = 172
_DATE: Final = 110


class FilterBar(QWidget):
    """Choices that apply when they are made; a date that cannot be read is told of below."""

    def __init__(self, scope: Scope, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self.setObjectName("across_filter")
        self._scope = scope
        self._today = today
        self._telling = False
        self._choices = {name: _choice(name) for name in ("version", "phase", "kind", "place")}
        self._dates = {name: _date(name) for name in ("since", "until")}
        self._error = ErrorLine()
        self._error.setObjectName("across_filter_error")
        self._reset = Button(say("across.filter.reset"), ButtonLook("quiet"))
        self._reset.setObjectName("across_filter_reset")
        self._reset.clicked.connect(lambda: scope.look(Filter()))
        self._lay_out()
        for choice in self._choices.values():
            choice.currentIndexChanged.connect(self._on_choice)
        for field in self._dates.values():
            field.editingFinished.connect(self._on_date)

    def offer(self, register: Register) -> None:
        """Offer what there is now, with what is looked at chosen."""
        self._telling = True
        now = self._scope.filter
        offered: dict[str, Sequence[tuple[str, object]]] = {
            "version": [(say(f"across.versions.{one.value}"), one) for one in VersionChoice],
            "phase": [(say(f"across.round.{one.name.lower()}"), one) for one in _PHASES],
            "kind": [(say("across.filter.every_kind"), ""), *_kinds(register)],
            "place": [(say("across.filter.every_place"), ""), *_places(register)],
        }
        for name, options in offered.items():
            self._choices[name].offer(options)
        self._choices["version"].set_value(now.version)
        self._choices["phase"].set_value(now.phase)
        self._choices["kind"].set_value(now.kinds[0] if now.kinds else "")
        self._choices["place"].set_value(now.municipalities[0] if now.municipalities else "")
        for name, date in (("since", now.since), ("until", now.until)):
            self._dates[name].setText(formats.date(date) if date else "")
            self._dates[name].set_fault(False)
        self._error.clear()
        self._reset.setVisible(now != Filter())
        self._telling = False

    def take_focus(self) -> None:
        """Put the keyboard in the first choice."""
        self._choices["version"].setFocus()

    def _on_choice(self, _index: int) -> None:
        if self._telling:
            return
        version, phase, kind, place = (self._choices[name].value() for name in self._choices)
        self._scope.look(
            replace(
                self._scope.filter,
                version=VersionChoice(str(version)),
                phase=Phase(str(phase)),
                kinds=(str(kind),) if kind else (),
                municipalities=(str(place),) if place else (),
            )
        )

    def _on_date(self) -> None:
        read: dict[str, datetime.date | None] = {}
        for name, field in self._dates.items():
            typed = field.text().strip()
            try:
                read[name] = _gone_by(typed, self._today()) if typed else None
            except RuleBroken as broken:
                field.set_fault(True)
                self._error.tell(refusal(broken).sentence)
                return
            field.set_fault(False)
        since, until = read["since"], read["until"]
        if since and until and since > until:
            self._dates["until"].set_fault(True)
            self._error.tell(say("across.filter.turned"))
            return
        self._error.clear()
        self._scope.look(replace(self._scope.filter, since=since, until=until))

    def _lay_out(self) -> None:
        space = theme.current().space
        flow = FlowBox(space.m)
        parts = [(name, part) for name, part in self._choices.items()]
        for name, part in (*parts, *self._dates.items()):
            flow.flow.addWidget(_named(say(f"across.filter.{name}"), part))
        flow.flow.addWidget(_named("", self._reset))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        column.addWidget(flow)
        column.addWidget(self._error)


def filter_words(chosen: Filter) -> str:
    """Return what is looked at in a few words, as it stands on a button."""
    words = say(f"across.versions.{chosen.version.value}")
    parts = (chosen.kinds, chosen.municipalities, chosen.since, chosen.until)
    more = sum(bool(part) for part in parts) + (chosen.phase is not Filter().phase)
    return say("across.filter.words", version=words, n=more) if more else words


_NUMBERS: Final = re.compile(r"\d+")
_DAY_AND_MONTH: Final = 2
_FEBRUARY: Final = 2
_PHASES: Final = (Phase.AFTER, Phase.BEFORE, Phase.NONE)


def _gone_by(typed: str, today: datetime.date) -> datetime.date:
    """Return a date; without a year it is the last one, since nobody has answered yet to come."""
    date = formats.read_date(typed, today)
    if date > today and len(_NUMBERS.findall(typed)) == _DAY_AND_MONTH:
        # The 29th of February has no last year to be in.
        day = min(date.day, 28) if date.month == _FEBRUARY else date.day
        return date.replace(year=date.year - 1, day=day)
    return date


def _kinds(register: Register) -> list[tuple[str, object]]:
    used = {row.kind for row in register.services}
    rows = (row for row in register.descriptions if row.code in used)
    return [(row.title.best(language()), row.code) for row in rows]


def _places(register: Register) -> list[tuple[str, object]]:
    used = {row.municipality_number for row in register.all(ServiceMunicipality)}
    return [(row.name, row.number) for row in register.municipalities if row.number in used]


def _choice(name: str) -> Choice:
    choice = Choice(say(f"across.filter.{name}"))
    choice.setObjectName(f"across_filter_{name}")
    choice.setMaximumWidth(theme.scaled(_WIDE))
    return choice


def _date(name: str) -> TextField:
    field = TextField(say(f"across.filter.{name}"), hint=say("across.filter.any_date"))
    field.setObjectName(f"across_filter_{name}")
    field.setFixedWidth(theme.scaled(_DATE))
    return field


def _named(words: str, part: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(words, "small", muted=True))
    column.addWidget(part)
    return box

"""The right side of a service: its days, what is open, and what is known about it."""

import datetime
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.owners import owner_name, owner_words
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.services.telling import DayTold
from dialog_app.ui.text import said
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_DOT = 14


class Aside(QFrame):
    """Days, open actions, unanswered obstacles and facts; `day_wanted` carries a day's id.

    `consent_withdrawn` carries the action whose owner is to be named no more.
    """

    day_wanted = Signal(str)
    consent_withdrawn = Signal(object)
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_aside")
        self.setProperty("kind", "column-right")
        self.setProperty("column", True)
        self._column = ScrollColumn(padding=theme.current().space.l + theme.current().space.xs)
        self._whole: QWidget | None = None
        self._column.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._column)

    def show_service(
        self, register: Register, service_id: str, days: Sequence[DayTold], today: datetime.date
    ) -> None:
        """Show what is known so far."""
        if self._whole is not None:
            self._whole.hide()
            self._whole.deleteLater()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        in_order = sorted(days, key=lambda day: day.date)
        parts = (
            *self._about(register, service_id),
            *self._days(in_order),
            *self._actions(register, in_order, today),
            *_obstacles(register, in_order),
        )
        for part in parts:
            column.addWidget(part)
        self._column.body.insertWidget(0, self._whole)
        self._whole.show()

    def _about(self, register: Register, service_id: str) -> Iterable[QWidget]:
        edit = Button(say("services.edit"), ButtonLook("quiet", icon=Icon.EDIT))
        edit.setObjectName("edit_service")
        edit.clicked.connect(self.edit_wanted)
        header = SectionHeader(say("services.about"))
        header.add_right(edit)
        yield header
        for line in about_lines(register, service_id):
            yield Label(line, "small", muted=True).wrapped().selectable()

    def _days(self, days: Sequence[DayTold]) -> Iterable[QWidget]:
        yield SectionHeader(say("services.days"))
        if not days:
            yield Label(say("services.no_days"), "small", muted=True).wrapped()
        for place, day in enumerate(days):
            line = _DayLine(day, last=place == len(days) - 1)
            line.open_button.clicked.connect(lambda _=False, d=day: self.day_wanted.emit(d.day_id))
            yield line

    def _actions(
        self, register: Register, days: Sequence[DayTold], today: datetime.date
    ) -> Iterable[QWidget]:
        actions = [action for day in days for action in day.actions]
        header = SectionHeader(say("services.actions"))
        header.add_right(Label(str(len(actions)), "small", muted=True))
        yield header
        if not actions:
            yield Label(say("services.no_actions"), "small", muted=True).wrapped()
        for action in sorted(actions, key=lambda row: row.due or datetime.date.max):
            yield _action(action, owner_words(register, action), today)
            name = owner_name(register, action)
            if name:
                yield self._withdrawing(action, name)
            yield Rule()

    def _withdrawing(self, action: Action, name: str) -> Button:
        button = Button(say("owners.withdraw", name=name), ButtonLook("link"))
        button.setObjectName(f"withdraw_{action.id}")
        button.clicked.connect(lambda: self.consent_withdrawn.emit(action))
        return button


class _DayLine(QWidget):
    """A dot on the line of time, filled when held, with the day beside it."""

    def __init__(self, day: DayTold, *, last: bool) -> None:
        super().__init__()
        self.setObjectName(f"story_day_{day.date.isoformat()}")
        self._held = day.state in {DayState.HELD, DayState.CLOSED}
        self._last = last
        words = say(f"terms.day_kind.{day.kind.value}")
        self.open_button = Button(words[:1].upper() + words[1:], ButtonLook("link"))
        self.open_button.setObjectName(f"open_day_{day.day_id}")
        self.open_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        told = Label(day_words(day), "small", muted=True).wrapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(_DOT) + 10, 0, 0, theme.current().space.s)
        column.setSpacing(0)
        column.addWidget(self.open_button)
        date = Label(said(formats.weekday_date(day.date)), "small", muted=True)
        for part in (date, told):
            # As far in as the words of the button above.
            part.setContentsMargins(theme.current().space.xs, 0, 0, 0)
            column.addWidget(part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot and the line on to the next day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(_DOT) - 2
        top = (theme.scaled(theme.current().size.hit_min) - side) / 2
        if not self._last:
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.drawLine(1 + side // 2, round(top), 1 + side // 2, self.height() + side)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("accent" if self._held else "bg"))
        painter.drawEllipse(QRectF(1, top, side, side))


def day_words(day: DayTold) -> str:
    """Return what happened in a few words."""
    if day.state is DayState.PLANNED:
        return say("services.planned", n=day.present)
    parts = [say("services.present", n=day.present)]
    if day.minutes is not None:
        version, state = day.minutes
        word = say(f"terms.minutes_state.{state.value}")
        parts.append(say("services.minutes", version=version, state=word))
    return " ".join(parts)


def about_lines(register: Register, service_id: str) -> list[str]:
    """Return what the register knows about a service, line by line; leader and phones too."""
    service = register.service(service_id)
    kind = next((row for row in register.descriptions if row.code == service.kind), None)
    owner = say(f"terms.owner_kind.{service.owner_kind.value}")
    lines = [
        say("services.archived", date=formats.date(service.until)) if service.until else "",
        ", ".join(register.places(service_id)),
        *earlier_places(register, service_id),
        _whole(register, service),
        f"{service.owner_name} ({owner})" if service.owner_name else "",
        kind.title.best(language()) if kind else service.kind,
        say("services.size", n=service.size) if service.size is not None else "",
        say("services.language", words=say(f"services.form.language.{service.language}")),
        say("services.leader", name=service.leader_name) if service.leader_name else "",
        service.leader_email,
    ]
    for field in ("emergency_phone", "child_welfare_phone"):
        number = getattr(service, field)
        lines.append(say(f"services.{field}", number=number) if number else "")
    return [line for line in lines if line]


def earlier_places(register: Register, service_id: str) -> list[str]:
    """Return the municipalities a service has left: «Askøy, til 26.11.2026»."""
    names = {row.number: row.name for row in register.municipalities}
    rows = register.where(ServiceMunicipality, lambda row: row.service_id == service_id)
    left = sorted((row.until, row.municipality_number) for row in rows if row.until is not None)
    return [
        say("services.place_until", place=names.get(number, number), date=formats.date(until))
        for until, number in left
    ]


def _whole(register: Register, service: Service) -> str:
    """Return what a service is a part of."""
    above = register.find(Service, service.part_of)
    return say("services.part_of", name=register.full_name(above.id)) if above else ""


def _action(action: Action, who: str, today: datetime.date) -> QWidget:
    box = QWidget()
    box.setObjectName(f"open_action_{action.id}")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(0)
    column.addWidget(Label(action.text).wrapped())
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.s)
    row.addWidget(Label(who or say("services.nobody"), "small", muted=True).wrapped(), 1)
    if action.due is not None:
        late = (today - action.due).days
        words = say("services.late", n=late) if late > 0 else ""
        row.addWidget(Label(words, "small").strong())
        due = Label(formats.date(action.due), "small", muted=True)
        row.addWidget(due, 0, Qt.AlignmentFlag.AlignRight)
    column.addLayout(row)
    return box


def _obstacles(register: Register, days: Sequence[DayTold]) -> Iterable[QWidget]:
    obstacles = [row for day in days for row in day.obstacles]
    if not obstacles:
        return
    header = SectionHeader(say("services.obstacles"))
    header.add_right(Label(str(len(obstacles)), "small", muted=True))
    yield header
    for row in obstacles:
        category = register.category(row.category_code)
        word = category.title.best(language()) if category else row.category_code
        yield Label(row.text).wrapped()
        yield Chip("category", word)

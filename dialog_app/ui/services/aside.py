"""The right side of a service: its days, what is open, and what is known about it."""

import datetime
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Action, FollowedKind
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.owners import owner_name, owner_words
from dialog_app.core.register import Register
from dialog_app.core.story.service import Hindrance, PastDay, ServiceStory, Undertaking
from dialog_app.ui import theme
from dialog_app.ui.follow_up.words import outcome_word
from dialog_app.ui.icons import Icon
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

    `chain_wanted` carries the id of an action, `consent_withdrawn` the action whose owner is to be
    named no more. `foot` is room below what scrolls, for a button.
    """

    day_wanted = Signal(str)
    chain_wanted = Signal(str)
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
        whole.setSpacing(0)
        whole.addWidget(self._column, 1)
        self.foot = QVBoxLayout()
        whole.addLayout(self.foot)

    def show_story(self, register: Register, story: ServiceStory, today: datetime.date) -> None:
        """Show a service as it is now."""
        if self._whole is not None:
            self._whole.hide()
            self._whole.deleteLater()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        parts = (
            *self._days(story.days),
            *self._actions(register, story.open_actions, today),
            *_obstacles(register, story.unanswered),
            *self._about(register, story.service_id),
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

    def _days(self, days: Sequence[PastDay]) -> Iterable[QWidget]:
        yield SectionHeader(say("services.days"))
        if not days:
            yield Label(say("services.no_days"), "small", muted=True).wrapped()
        for place, day in enumerate(days):
            line = _DayLine(day, last=place == len(days) - 1)
            line.open_button.clicked.connect(lambda _=False, d=day: self.day_wanted.emit(d.day_id))
            yield line

    def _actions(
        self, register: Register, actions: Sequence[Undertaking], today: datetime.date
    ) -> Iterable[QWidget]:
        header = SectionHeader(say("services.actions"))
        header.add_right(Label(str(len(actions)), "small", muted=True))
        yield header
        if not actions:
            yield Label(say("services.no_actions"), "small", muted=True).wrapped()
        for one in actions:
            box = QWidget()
            box.setObjectName(f"open_action_{one.row.id}")
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 2, 0, 2)
            column.setSpacing(0)
            column.addLayout(_action(one, owner_words(register, one.row), today))
            column.addWidget(self._to_chain(one.row))
            yield box
            name = owner_name(register, one.row)
            if name:
                yield self._withdrawing(one.row, name)
            yield Rule()

    def _to_chain(self, action: Action) -> Button:
        chain = Button(say("story.chain.menu"), ButtonLook("link"))
        chain.setObjectName(f"chain_{action.id}")
        chain.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chain.clicked.connect(lambda: self.chain_wanted.emit(action.id))
        return chain

    def _withdrawing(self, action: Action, name: str) -> Button:
        button = Button(say("owners.withdraw", name=name), ButtonLook("link"))
        button.setObjectName(f"withdraw_{action.id}")
        button.clicked.connect(lambda: self.consent_withdrawn.emit(action))
        return button


class _DayLine(QWidget):
    """A dot on the line of time, filled when held, with the day beside it."""

    def __init__(self, day: PastDay, *, last: bool) -> None:
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


def day_words(day: PastDay) -> str:
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


def _action(one: Undertaking, owner: str, today: datetime.date) -> QVBoxLayout:
    """Return an action in words: what, who, how it stands, and by how much it is overdue."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(one.row.text).wrapped())
    who = Label(owner or say("services.nobody"), "small", muted=True).wrapped()
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.s)
    late = one.days_late(today)
    if late:
        # Both are long: who gets a line to themselves.
        column.addWidget(who)
        row.addWidget(Label(say("services.late", n=late), "small").strong().wrapped(), 1)
    else:
        row.addWidget(who, 1)
    if one.row.due is not None:
        due = Label(formats.date(one.row.due), "small", muted=True)
        row.addWidget(due, 0, Qt.AlignmentFlag.AlignRight)
    column.addLayout(row)
    if one.last is not None:
        words = [outcome_word(FollowedKind.ACTION, one.last.outcome), one.last.text]
        said_last = ": ".join(part for part in words if part)
        column.addWidget(Label(said_last, "small").wrapped())
    return column


def _obstacles(register: Register, obstacles: Sequence[Hindrance]) -> Iterable[QWidget]:
    if not obstacles:
        return
    header = SectionHeader(say("services.obstacles"))
    header.add_right(Label(str(len(obstacles)), "small", muted=True))
    yield header
    for one in obstacles:
        category = register.category(one.row.category_code)
        word = category.title.best(language()) if category else one.row.category_code
        yield Label(one.row.text).wrapped()
        yield Chip("category", word)

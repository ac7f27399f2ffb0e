"""A new day from a template, in one form and under a minute."""

import json
from collections.abc import Callable
from datetime import date, time
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.days import NewDay
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayKind
from dialog_app.core.next_day import carried_items
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.pages.days_kind import KindChoice
from dialog_app.ui.pages.days_picks import ServicePick, SubjectPick
from dialog_app.ui.pages.days_preview import DaysPreview
from dialog_app.ui.plan.field import Field
from dialog_app.ui.soon import Soon
from dialog_app.ui.text import disk_trouble, today
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.number_field import NumberField
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

DRAFT: Final = "new_day"
_LEFT: Final = 380
_PICKS_HEIGHT: Final = 640
_PREVIEW_MOST: Final = 0.36
_STACKED_FROM: Final = 140
_PLACES: Final = {"day.title_missing": "title", "day.template_empty": "kind"}


class DaysForm(QWidget):
    """Asks for what a day needs; `left` carries the id of the day made, or nothing.

    What is written is kept as a draft until the day is made or the form is cancelled. `register`
    is what its services and methods are chosen from; `previous` is the day it comes after, if any.
    """

    left = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("days_form")
        self._around = around
        self._own_title = False
        self.previous: Day | None = None
        self._after = Label("", "base").wrapped()
        self._after.setObjectName("day_after")
        self._after.hide()
        self._make_fields()
        self.register = around.register
        self._services = ServicePick(self.register)
        self._methods = SubjectPick(self.register)
        self._preview = DaysPreview()
        self._error = ErrorLine()
        self._error.setObjectName("form_fault")
        self._keep = Soon(self.hold, self)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Start with the draft that was left, or with today's date and nothing else."""
        self._kind.follow()
        draft = self._around.register_bridge.draft(DRAFT)
        self._fill(_read(draft))
        self._show_preview()
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_after(self, previous: Day, begun: dict[str, Any], words: str) -> None:
        """Start filled in from the day before, with a draft of its own; `words` say which it is."""
        self.begin()
        self.previous = previous
        draft = self._around.register_bridge.draft(_draft_of(previous))
        self._fill(_read(draft) or begun)
        self._after.setText(words)
        self._after.show()
        self._show_preview()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the day with Ctrl+Enter, cancel with Esc."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._make()
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> None:
        self._kind = KindChoice(self._around)
        self._place = TextField(say("days.form.place"), limit=120)
        self._date = TextField(say("days.form.date"), limit=20, hint=say("days.form.date_hint"))
        self._start = TextField(say("days.form.start"), limit=12, hint="9.00")
        self._title = TextField(say("days.form.title"), limit=120)
        self._pros = NumberField(say("days.form.pros"))
        self._staff = NumberField(say("days.form.staff"))
        parts: dict[str, KindChoice | TextField | NumberField] = {
            "kind": self._kind,
            "place": self._place,
            "date": self._date,
            "start": self._start,
            "title": self._title,
            "pros": self._pros,
            "staff": self._staff,
        }
        self._fields: dict[str, Field] = {}
        for name, part in parts.items():
            part.setObjectName(f"day_{name}")
            self._fields[name] = Field(part.accessibleName(), part)

    def _connect(self) -> None:
        for line in (self._place, self._date, self._start):
            line.textChanged.connect(self._on_changed)
        self._title.textEdited.connect(self._on_title)
        self._title.textChanged.connect(self._on_changed)
        self._kind.currentIndexChanged.connect(self._on_changed)
        for number in (self._pros, self._staff):
            number.valueChanged.connect(self._on_changed)
        self._services.changed.connect(self._on_changed)
        self._methods.changed.connect(self._on_changed)
        self._preview.made.connect(self._make)
        self._preview.cancelled.connect(self._cancel)

    def _on_title(self, text: str) -> None:
        self._own_title = bool(text.strip())

    def _on_changed(self, *_change: object) -> None:
        if not self._own_title:
            self._suggest_title()
        self._keep.ask()
        self._show_preview()

    def _suggest_title(self) -> None:
        kind, place = self._kind.kind_words(), self._place.text().strip()
        title = say("days.form.title_in", kind=kind, place=place) if place else kind
        if self._title.text() != title:
            self._title.setText(title)

    def _show_preview(self) -> None:
        start = _tried(lambda: formats.read_time(self._start.text())) or time(9)
        self._preview.show_template(self._around, self._kind.chosen(), start)

    def _make(self) -> None:
        """Make the day, or say at the field what is wrong."""
        for field in self._fields.values():
            field.fault("")
        self._error.clear()
        wanted = self._read_dates()
        if wanted is None:
            return
        try:
            desk = self._around.session.new_day(self._plan(*wanted))
        except RuleBroken as broken:
            self._refuse(_PLACES.get(broken.code, ""), broken)
        except StoreFailed as failed:
            self._error.tell(disk_trouble(failed.kind))
        else:
            self._put_away()
            self.left.emit(desk.record.id)

    def _read_dates(self) -> tuple[date, time] | None:
        """Return date and start, or None after saying what is wrong with them."""
        day, start = None, None
        now = today(self._around.now())
        try:
            day = formats.read_date(self._date.text(), now)
        except RuleBroken as broken:
            self._refuse("date", broken)
        try:
            start = formats.read_time(self._start.text())
        except RuleBroken as broken:
            self._refuse("start", broken, focus=day is not None)
        return (day, start) if day is not None and start is not None else None

    def _refuse(self, name: str, broken: RuleBroken, *, focus: bool = True) -> None:
        sentence = refusal(broken).sentence
        field = self._fields.get(name)
        if field is None:
            self._error.tell(sentence)
            return
        field.fault(sentence)
        if focus:
            field.part.setFocus()

    def _plan(self, day: date, start: time) -> NewDay:
        return NewDay(
            kind=self._kind.chosen()[0],
            template=self._kind.chosen()[1],
            date=day,
            title=self._title.text(),
            place=self._place.text(),
            public_start=start,
            services=self._services.chosen(),
            subjects=self._methods.chosen(),
            pros=self._pros.value(),
            staff=self._staff.value(),
            **_taken_over(self.previous),
        )

    def _cancel(self) -> None:
        self._put_away()
        self.left.emit("")

    def _put_away(self) -> None:
        self._keep.stop()
        self._around.register_bridge.keep_draft(_draft_of(self.previous), "")

    def hold(self) -> None:
        """Keep what is written as a draft, at once."""
        values = {
            "kind": str(self._kind.value()),
            "place": self._place.text(),
            "date": self._date.text(),
            "start": self._start.text(),
            "title": self._title.text() if self._own_title else "",
            "pros": self._pros.value(),
            "staff": self._staff.value(),
            "services": self._services.chosen(),
            "methods": [found.version_id for found in self._methods.chosen()],
        }
        draft = json.dumps(values, ensure_ascii=False)
        self._around.register_bridge.keep_draft(_draft_of(self.previous), draft)

    def _fill(self, values: dict[str, Any]) -> None:
        """Put a draft into the fields, or what a day begins with."""
        self._own_title = bool(values.get("title"))
        self._kind.set_value(values.get("kind", DayKind.DIALOGUE.value))
        self._place.setText(str(values.get("place", "")))
        first = formats.date(today(self._around.now()))
        self._date.setText(str(values.get("date", first)))
        self._start.setText(str(values.get("start", formats.clock(time(9)))))
        self._pros.setValue(int(values.get("pros", 0)))
        self._staff.setValue(int(values.get("staff", 0)))
        self._services.choose([(str(found), int(n)) for found, n in values.get("services", ())])
        self._methods.choose([str(found) for found in values.get("methods", ())])
        if self._own_title:
            self._title.setText(str(values["title"]))
        else:
            self._suggest_title()
        for field in self._fields.values():
            field.fault("")
        self._error.clear()
        self._keep.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the preview from taking the form's room when the text is large."""
        super().resizeEvent(event)
        most = round(self.width() * _PREVIEW_MOST)
        self._preview.setFixedWidth(min(theme.scaled(theme.current().size.side_panel), most))

    def _lay_out(self) -> None:
        picks = _picks(self._services, self._methods)
        left = ScrollColumn()
        left.setProperty("column", True)
        for part in (self._after, *_left_parts(self._fields), self._error):
            left.body.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 4)
        if theme.scaled(100) < _STACKED_FROM:
            left.setMaximumWidth(theme.scaled(_LEFT) + 2 * theme.current().space.xl)
            row.addWidget(picks, 5)
        else:
            picks.setMinimumHeight(theme.scaled(_PICKS_HEIGHT))
            left.body.addWidget(picks)
        left.body.addStretch(1)
        row.addWidget(self._preview)


def _picks(services: ServicePick, methods: SubjectPick) -> QWidget:
    space = theme.current().space
    holder = QWidget()
    holder.setProperty("column", True)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, space.xl, space.xl, space.l)
    column.setSpacing(space.s)
    column.addWidget(SectionHeader(say("days.form.services")))
    column.addWidget(services, 1)
    column.addWidget(SectionHeader(say("days.form.methods")))
    column.addWidget(methods, 1)
    return holder


def _left_parts(fields: dict[str, Field]) -> tuple[QWidget, ...]:
    note = Label(say("days.form.numbers_only"), "small", muted=True).wrapped()
    return (
        SectionHeader(say("days.form.heading")),
        fields["kind"],
        fields["place"],
        _beside(fields["date"], fields["start"]),
        fields["title"],
        _beside(fields["pros"], fields["staff"]),
        note,
    )


def _beside(*fields: Field) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.m)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return holder


def _draft_of(previous: Day | None) -> str:
    """Return where a half-written form is kept: one for each day it comes after."""
    return f"{DRAFT}:{previous.id}" if previous is not None else DRAFT


def _taken_over(previous: Day | None) -> dict[str, Any]:
    """Return what a day takes over from the one before without being asked."""
    if previous is None:
        return {}
    return {
        "previous_day_id": previous.id,
        "programme_code": previous.info.programme_code,
        "carried": carried_items(previous),
    }


def _read(draft: str) -> dict[str, Any]:
    values = _tried(lambda: json.loads(draft)) if draft else None
    return values if isinstance(values, dict) else {}


def _tried(read: Callable[[], Any]) -> Any:
    """Return what could be read, or None."""
    try:
        return read()
    except (RuleBroken, ValueError):
        return None

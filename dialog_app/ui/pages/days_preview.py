"""The day a template gives, with its times, and the button that makes it."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from dialog_app.core import clock, formats
from dialog_app.core.commands.days import NewDay, make
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import AgendaItem, DayKind
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.text import today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

Chosen = tuple[DayKind, str]
"""A kind of day, and the name of the template of one's own it is made from, if any."""


class DaysPreview(QFrame):
    """A column with the agenda as it will be; `made` and `cancelled` are its buttons."""

    made = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_preview")
        self.setProperty("kind", "column-right")
        self.setProperty("column", True)
        self._shown: tuple[Chosen, datetime.time] | None = None
        self._heading = SectionHeader(say("days.form.template"))
        self._scroll = ScrollColumn(padding=0)
        self._scroll.body.setSpacing(0)
        self._lines: QWidget | None = None
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l + space.xs, space.l, space.l + space.xs, space.l)
        column.setSpacing(space.s)
        column.addWidget(self._heading)
        column.addWidget(self._scroll, 1)
        column.addWidget(Label(say("days.form.later"), "small", muted=True).wrapped())
        column.addWidget(self._button("cancel", ButtonLook(key="Esc")))
        column.addWidget(self._button("make", ButtonLook("primary", key="Ctrl Enter", tall=True)))

    def show_template(self, around: Around, chosen: Chosen, start: datetime.time) -> None:
        """Show what a template gives from a start; an empty one says so."""
        if self._shown == (chosen, start):
            return
        self._shown = (chosen, start)
        kind, template = chosen
        now = today(around.now())
        wanted = NewDay(
            kind=kind, date=now, title=kind.value, public_start=start, template=template
        )
        try:
            day = Day().after(make(around.register, around.session.laptop, wanted))
        except RuleBroken as broken:
            self._heading.set_note("")
            self._show(Label(refusal(broken).sentence).wrapped())
            return
        public = [row for row in clock.plan(day) if not row[0].internal]
        ends = f"{formats.clock(public[0][1])}–{formats.clock(public[-1][2])}" if public else ""
        self._heading.set_note(ends)
        self._show(_agenda(public))

    def _show(self, lines: QWidget) -> None:
        if self._lines is not None:
            self._scroll.body.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = lines
        self._scroll.body.addWidget(lines)

    def _button(self, name: str, look: ButtonLook) -> Button:
        button = Button(say(f"days.form.{name}"), look)
        button.setObjectName(f"{name}_day")
        button.clicked.connect(self.made if name == "make" else self.cancelled)
        return button


def _agenda(rows: list[clock.Planned]) -> QWidget:
    lines = QWidget()
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.m)
    grid.setVerticalSpacing(theme.current().space.xs)
    grid.setColumnStretch(1, 1)
    for number, (item, start, _end) in enumerate(rows):
        grid.addWidget(Label(formats.clock(start), "small", muted=True), number, 0)
        grid.addWidget(ElidedLabel(_title(item), "small"), number, 1)
        grid.addWidget(Label(str(item.minutes), "small", muted=True).right(), number, 2)
    grid.setRowStretch(len(rows), 1)
    return lines


def _title(item: AgendaItem) -> str:
    return {"nb": item.title, "nn": item.title_nn, "en": item.title_en}[language()] or item.title

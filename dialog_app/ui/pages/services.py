"""The register of services and, for each, its story."""

import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.days import DayState
from dialog_app.core.model.services import Service
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.story.service import ServiceStory, service_story
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.catalogue.row_list import Row, RowList
from dialog_app.ui.catalogue.search_field import SearchField, took_key
from dialog_app.ui.icons import Icon
from dialog_app.ui.services.aside import Aside
from dialog_app.ui.services.naming import NamingBox
from dialog_app.ui.services.next_button import NextDayButton
from dialog_app.ui.services.service_form import ServiceForm
from dialog_app.ui.services.story import Story
from dialog_app.ui.services.withdrawing import withdraw
from dialog_app.ui.sheets.button import sheet_button
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.text import disk_trouble, key_words, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.words import language, say

_STEPS = {DayState.PLANNED: "plan", DayState.RUNNING: "live"}
_LIST = 316
_ASIDE = 304
_STORY = 420


class ServicesPage(QWidget):
    """A list to search in; beside it the chosen service's story, or the form that changes it."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("services_page")
        self.setAccessibleName(say("services.page"))
        self._around = around
        self._form: ServiceForm | None = None
        self._told = ServiceStory(service_id="")
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)
        self._list = RowList("service_list", say("services.page"))
        self._list.moved.connect(self._on_chosen)
        self._list.entered_row.connect(lambda _key: self._on_edit())
        self._error = ErrorLine()
        self._story = Story(around)
        self._aside = Aside()
        self._next = NextDayButton(around.plan_next)
        self._naming = NamingBox(around)
        self._aside.foot.addWidget(Rule())
        self._aside.foot.addWidget(self._naming)
        self._aside.foot.addWidget(self._next)
        self._aside.edit_wanted.connect(self._on_edit)
        self._aside.day_wanted.connect(self._on_day)
        self._aside.chain_wanted.connect(self._story.show_chain)
        self._aside.consent_withdrawn.connect(
            lambda action: withdraw(around, action, self._error.tell)
        )
        self._title = Label("", "heading").wrapped()
        self._title.setObjectName("service_title")
        self._error.setObjectName("services_error")
        self._right = QStackedWidget()
        self._sheets = sheet_button(SheetPlace(around, (SheetKind.SERVICES,)))
        self._lay_out()
        self._show_list()
        around.register_bridge.changed.connect(self._follow)

    def heading(self) -> tuple[str, str]:
        """Return the header's title and the line below it."""
        return say("services.page"), say("services.count", n=len(self._register.current_services))

    def header_tools(self) -> QWidget | None:
        """Return the way to tables; the search stands over the list."""
        return self._sheets if self._around.sheet_files is not None else None

    def show_row(self, _kind: str, row_id: str) -> None:
        """Go to a service."""
        self._search.clear()
        self._kind.setCurrentIndex(0)
        service = self._register.find(Service, row_id)
        if service is not None and service.until is not None:
            self._archived.setChecked(True)
        self._show_list(row_id)
        self._right.setCurrentWidget(self._shown)
        self._take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the days again: one may have been held since."""
        super().showEvent(event)
        if not event.spontaneous():
            self._on_chosen(self._list.key())
            if self._right.currentWidget() is not self._form:
                self._take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half-written before going elsewhere."""
        self._soon.stop()
        if self._form is not None:
            self._form.hold()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search the list with Ctrl+Shift+F, write a new service with Ctrl+N."""
        if not took_key(event, self._search, self._on_new):
            super().keyPressEvent(event)

    @property
    def _register(self) -> Register:
        return self._around.register

    def _follow(self, register: Register, step: Step | None = None) -> None:
        new = step.added(Service) if step else None
        if new is not None:
            self._search.clear()
            self._kind.setCurrentIndex(0)
        self._show_list(new.id if new else "")
        self._on_chosen(self._list.key())

    def _show_list(self, wanted: str = "") -> None:
        archived = any(row.until for row in self._register.services)
        self._archived.setVisible(archived)
        wanted_too = archived and self._archived.isChecked()
        kind = str(self._kind.value() or "")
        rows = service_rows(self._register, self._search.text(), kind, archived=wanted_too)
        self._list.set_rows(rows, wanted)
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if not rows:
            self._on_chosen("")

    def _on_chosen(self, service_id: str) -> None:
        self._error.clear()
        here = bool(service_id) and bool(self._list.rows())
        self._shown.setVisible(here)
        if here:
            self._title.setText(self._register.full_name(service_id))
        # A page out of sight reads nothing; nor does one that is only passed on the way down.
        if here and self.isVisible():
            self._soon.start()

    def _read(self) -> None:
        """Read the days of the chosen service and show what they tell."""
        service_id = self._list.key()
        if self._register.find(Service, service_id) is None:
            return
        try:
            days = self._around.session.across.service_days(service_id)
        except StoreFailed as failed:
            days = ()
            self._error.tell(disk_trouble(failed.kind))
        self._told = service_story(self._register, service_id, days)
        self._story.show_story(self._register, self._told, days)
        self._aside.show_story(self._register, self._told, today(self._around.now()))
        self._naming.show_service(service_id)
        self._next.show_days(self._told.days)

    def _on_new(self) -> None:
        self._opened_form().open_new()

    def _on_edit(self) -> None:
        if self._list.key():
            self._opened_form().open_for(self._list.key())

    def _on_day(self, day_id: str) -> None:
        found = (day.state for day in self._told.days if day.day_id == day_id)
        state = next(found, DayState.PLANNED)
        self._around.open_day(day_id, _STEPS.get(state, "minutes"))

    def _opened_form(self) -> ServiceForm:
        if self._form is None:
            self._form = ServiceForm(self._around)
            self._form.left.connect(self._on_left)
            self._right.addWidget(self._form)
        self._right.setCurrentWidget(self._form)
        self._columns.bring(self._right)
        return self._form

    def _on_left(self, _saved: bool) -> None:
        self._right.setCurrentWidget(self._shown)
        self._take_focus()

    def _take_focus(self) -> None:
        # What is hidden takes no keyboard, and the keys of the page would be dead.
        part = self._list if self._list.rows() else self._new
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = theme.current().space
        middle = QVBoxLayout()
        middle.setContentsMargins(0, space.l, 0, 0)
        middle.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(space.xl, 0, space.xl, 0)
        above.addWidget(self._title)
        above.addWidget(self._error)
        middle.addLayout(above)
        middle.addWidget(self._story, 1)
        told = QWidget()
        told.setLayout(middle)
        parts = (Column(told, least=_STORY), Column(self._aside, _ASIDE))
        self._shown = Columns(parts)
        self._right.addWidget(self._shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        least = _STORY + _ASIDE
        self._columns = Columns((Column(self._left(), _LIST), Column(self._right, least=least)))
        whole.addWidget(self._columns)

    def _left(self) -> QFrame:
        space = theme.current().space
        self._search = SearchField("service_search", say("services.search"))
        self._search.onward.connect(self._list.setFocus)
        self._search.textChanged.connect(lambda _text: self._show_list())
        kinds = [(row.title.best(language()), row.code) for row in self._register.descriptions]
        self._kind = Choice(say("services.kind"), [(say("services.all_kinds"), ""), *kinds])
        self._kind.setObjectName("service_kind")
        self._kind.setMinimumContentsLength(12)
        self._kind.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind.activated.connect(lambda _place: self._show_list())
        key = key_words(actions.first_key(Action.NEW))
        self._new = Button(say("services.new"), ButtonLook(icon=Icon.ADD, key=key))
        self._new.setObjectName("new_service")
        self._new.clicked.connect(self._on_new)
        self._archived = Check(say("services.show_archived"))
        self._archived.setObjectName("show_archived")
        self._archived.toggled.connect(lambda _on: self._show_list(self._list.key()))
        self._none = EmptyState(Icon.SERVICES, say("services.none"), say("services.none_hint"))
        self._none.setObjectName("no_services")
        top = QVBoxLayout()
        top.setContentsMargins(space.l, space.s + 2, space.l, space.s + 2)
        top.setSpacing(space.s)
        for part in (self._new, self._search, self._kind, self._archived, self._none):
            top.addWidget(part)
        frame = QFrame()
        frame.setProperty("kind", "column-left")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        return frame


def service_rows(register: Register, words: str, kind: str, *, archived: bool = False) -> list[Row]:
    """Return the services of a kind whose name, place or owner holds every word.

    Archived ones, marked as such, only if asked for.
    """
    wanted = words.casefold().split()
    rows: list[Row] = []
    for service in register.services:
        places = ", ".join(register.places(service.id)) or service.owner_name
        text = f"{service.name} {places} {service.owner_name}".casefold()
        if service.until is not None and not archived:
            continue
        below = said_until(service.until) if service.until is not None else ""
        if (not kind or service.kind == kind) and all(word in text for word in wanted):
            rows.append(Row(service.id, service.name, note=places[:30], below=below))
    return rows


def said_until(until: datetime.date) -> str:
    """Return «arkivert 26.11.2026»."""
    return say("services.archived", date=formats.date(until))

"""The right side of the plan: who comes, what is treated, what is ready, and the way on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.record import Step
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.day_part import DayPart
from dialog_app.ui.plan.groups_part import GroupsPart
from dialog_app.ui.plan.methods_part import MethodsPart
from dialog_app.ui.plan.people_part import PeoplePart
from dialog_app.ui.plan.picker import Picker
from dialog_app.ui.plan.previous_link import PreviousLink
from dialog_app.ui.plan.ready import Check, Fix, in_one_line, lacking
from dialog_app.ui.plan.ready_part import ReadyPart
from dialog_app.ui.plan.ready_watch import ReadyWatch
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.plan.services_part import ServicesPart, service_options
from dialog_app.ui.plan.subject_options import subject_options
from dialog_app.ui.sheets.button import sheet_button
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.start_question import StartQuestion
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import set_plain_tool_tip
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say


class SidePanel(QFrame):
    """Follows the day; the button at its foot is the page's only filled one.

    `item_wanted` carries the item of the agenda that the ready-check leads to.
    """

    item_wanted = Signal(str)

    def __init__(
        self, room: PlanRoom, page: QWidget, start: Callable[[Callable[..., Step]], object]
    ) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("plan_side")
        self.setProperty("kind", "column-right")
        self.setProperty("column", True)
        self._room = room
        self._services = ServicesPart(room)
        self._services.add_wanted.connect(self._on_add_service)
        self._groups = GroupsPart(room)
        self._people = PeoplePart(room)
        self._methods = MethodsPart(room)
        self._methods.add_wanted.connect(self._on_add_method)
        self.ready = ReadyPart()
        self.ready.wanted.connect(self._on_check)
        self._watch = ReadyWatch(room.around, lambda: room.day, self)
        self._watch.changed.connect(self._on_measured)
        self._missing = Button("", ButtonLook("quiet", icon=Icon.ATTENTION))
        self._missing.setObjectName("missing")
        self._missing.clicked.connect(self.ready.take_focus)
        self._missing.hide()
        self.previous = PreviousLink(room)
        self._about = DayPart(room)
        kinds = (SheetKind.PRESENT, SheetKind.ANSWERS)
        self._sheets = sheet_button(SheetPlace(room.around, kinds, room.bridge), "quiet")
        self.error = ErrorLine()
        self.start_question = StartQuestion(lambda: room.day, room.around.now, start)
        self.start_question.turned.connect(self._name_start)
        self._rehearse = Button(say("rehearsal.begin"), ButtonLook(icon=Icon.PLAY))
        self._rehearse.setObjectName("rehearse_day")
        self._rehearse.setAccessibleDescription(say("rehearsal.what"))
        if room.around.rehearse is None:
            # Only ever hidden here: shown without its panel it would flash as a window of its own.
            self._rehearse.hide()
        self._rehearse.clicked.connect(self._on_rehearse)
        self.start_button = Button(
            "", ButtonLook("primary", key=key_words(actions.first_key(Action.NEXT_ITEM)), tall=True)
        )
        self.start_button.setObjectName("start_day")
        self._lay_out()
        self._fitted = False

    def follow(self, day: Day) -> None:
        """Show the day; the ready-check is measured when the change has been painted."""
        self._services.follow(day)
        self._groups.follow(day)
        self._people.follow(day)
        self._methods.follow(day)
        self._about.follow(day)
        self.start_question.follow()
        self._name_start()
        self._watch.follow()

    def _name_start(self) -> None:
        started = self._room.day.has_started
        asked = "clock.start.now" if self.start_question.asked else "plan.start"
        self.start_button.set_words(say("plan.go_on" if started else asked))

    def show_day(self) -> None:
        """Open what is known about the day itself, with the keyboard in it."""
        self._about.open()

    def _lay_out(self) -> None:
        space = theme.current().space
        column = self._column = ScrollColumn(padding=0)
        column.body.setContentsMargins(space.l + space.xs, space.m, space.l + space.xs, 0)
        column.body.setSpacing(space.s + 2)
        people = (self._services, self._sheets, self._people, self._methods)
        for part in (self.previous, *people, self.ready, self._groups, self._about):
            column.body.addWidget(part)
        column.body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(space.l + space.xs, space.s, space.l + space.xs, space.l)
        foot.setSpacing(space.s)
        foot.addWidget(self._missing)
        foot.addWidget(self.start_question)
        foot.addWidget(self.error)
        foot.addWidget(self._rehearse)
        foot.addWidget(self.start_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(column, 1)
        whole.addLayout(foot)

    def _on_measured(self) -> None:
        checks = self._watch.checks
        self.ready.show_checks(checks)
        self._missing.setVisible(bool(lacking(checks)))
        self._missing.set_words(in_one_line(checks))
        set_plain_tool_tip(self._missing, in_one_line(checks))
        if not self._fitted:
            self._fitted = True
            # Shown in full where there is room for it, after the lines have got their places.
            QTimer.singleShot(0, self, self._open_if_it_fits)

    def _open_if_it_fits(self) -> None:
        needed = self._column.body.sizeHint().height() + self.ready.room_wanted()
        self.ready.row.setChecked(needed <= self._column.viewport().height())

    def _on_check(self, check: Check) -> None:
        """Lead to where the thing is put right."""
        if check.fix is Fix.SERVICES:
            self._services.write_numbers(check.row_id)
        elif check.fix is Fix.METHODS:
            self._methods.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif check.fix is Fix.AGENDA:
            self.item_wanted.emit(check.row_id)
        elif check.fix is Fix.SETTINGS:
            self._room.around.show_place("settings")
        elif check.fix is Fix.BACKUP:
            self._tell(self._watch.back_up())
        else:
            self._watch.ask()
            self._watch.follow()

    def _on_rehearse(self) -> None:
        if self._room.around.rehearse is not None:
            self._room.around.rehearse(self._room.day.id)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.error.tell(sentence)
        else:
            self.error.clear()

    def _on_add_service(self) -> None:
        options = service_options(self._room.register, self._room.day)
        picker = self._picker("plan.services.pick", options, self._services.add_button)
        picker.picked.connect(lambda service_id: self._take_service(picker, service_id))

    def _take_service(self, picker: Picker, service_id: str) -> None:
        sentence = self._room.run(plan.add_service, service_id)
        name = self._room.register.service(service_id).name
        picker.tell(sentence or say("plan.picker.added", words=name))
        if not sentence:
            picker.leave_out(service_id)
            self._services.open_service(service_id)

    def _on_add_method(self) -> None:
        options = subject_options(self._room.register, self._room.day)
        picker = self._picker("plan.methods.pick", options, self._methods.add_button)
        picker.picked.connect(lambda subject: self._take_method(picker, subject))

    def _take_method(self, picker: Picker, subject: Subject) -> None:
        sentence = self._room.run(plan.add_subject, subject)
        picker.tell(sentence or say("plan.picker.added", words=picker.words_of(subject)))
        if not sentence:
            picker.leave_out(subject)

    def _picker(self, heading: str, options: Sequence[Option], button: QWidget) -> Picker:
        picker = Picker(self._page, say(heading), options)
        near = QRect(button.mapTo(self._page, button.rect().topLeft()), button.size())
        near.moveLeft(self._page.width() - picker.width() - theme.current().space.l)
        picker.open_at(near)
        picker.closed.connect(button.setFocus)
        return picker

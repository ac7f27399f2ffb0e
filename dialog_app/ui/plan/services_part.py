"""Which services come, and how many from each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from dialog_app.core.commands import plan
from dialog_app.core.day import Day
from dialog_app.core.model.days import Attendance
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.core.register import Register
from dialog_app.ui.plan.fold import Fold
from dialog_app.ui.plan.folds import Folds
from dialog_app.ui.plan.number_line import NumberLine
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.words import language, say

LEADER = "leader"
OTHER = "other"
_NOT_OF_A_SERVICE = frozenset({"pro", "staff", "facilitator"})


class ServicesPart(Folds[str, "ServiceRow"]):
    """The services of the day, each a row that opens to its numbers per role."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__("plan.services", "add_service", lambda found: ServiceRow(room, found))

    def follow(self, day: Day) -> None:
        """Show the services of the day and their numbers."""
        self.show_rows(day.service_ids)
        for row in self.rows.values():
            row.follow(day)

    def open_service(self, service_id: str) -> None:
        """Open a service, ready for its numbers."""
        if service_id in self.rows:
            self.rows[service_id].row.setChecked(True)

    def write_numbers(self, service_id: str) -> None:
        """Open a service and put the keyboard in its first number; without one, on the button."""
        row = self.rows.get(service_id)
        if row is None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.open_service(service_id)
        row.take_focus()


class ServiceRow(Fold):
    """One service: its numbers in words, and per role while it is open."""

    def __init__(self, room: PlanRoom, service_id: str) -> None:
        super().__init__(f"day_service_{service_id}")
        self._room = room
        self._service_id = service_id
        self._numbers: dict[str, NumberLine] = {}
        self._few = Label(say("plan.services.few", least=LEAST_ANSWERS), "small", muted=True)
        self._few.setObjectName(f"few_{service_id}")
        self._few.wrapped()
        self.always.addWidget(self._few)
        self._error = ErrorLine()
        self._roles = Choice(say("plan.services.role"))
        self._roles.setObjectName(f"add_role_{service_id}")
        self._roles.activated.connect(self._on_role)
        self._out = Button(say("plan.services.remove"), ButtonLook("link"))
        self._out.setObjectName(f"remove_service_{service_id}")
        self._out.clicked.connect(self._on_out)
        foot = QHBoxLayout()
        foot.addWidget(self._roles, 1)
        foot.addWidget(self._out)
        self.inside.addWidget(self._error)
        self.inside.addLayout(foot)

    def follow(self, day: Day) -> None:
        """Show the numbers as they are on the disk."""
        numbers = numbers_of(day, self._service_id)
        known = {LEADER, OTHER} | set(numbers) | set(self._numbers)
        roles = [role.code for role in self._room.register.roles if role.code in known]
        for code in roles:
            self._line(code).show_number(numbers.get(code, 0))
        name = self._room.service_name(self._service_id)
        self.row.set_row(name, people_words(numbers))
        self._few.setVisible(sum(numbers.values()) < LEAST_ANSWERS)
        self._offer_roles(set(self._numbers))

    def take_focus(self) -> None:
        """Put the keyboard in the first number."""
        next(iter(self._numbers.values())).take_focus()

    def _line(self, code: str) -> NumberLine:
        if code not in self._numbers:
            line = NumberLine(
                f"present_{self._service_id}_{code}",
                role_words(self._room.register, code),
                "",
                lambda number: self._room.run(plan.set_attendance, self._service_id, code, number),
            )
            order = [role.code for role in self._room.register.roles]
            place = sum(order.index(known) < order.index(code) for known in self._numbers)
            self._numbers[code] = line
            self.inside.insertWidget(place, line)
        return self._numbers[code]

    def _offer_roles(self, shown: set[str]) -> None:
        self._roles.clear()
        self._roles.addItem(say("plan.services.role"), "")
        for role in self._room.register.roles:
            if role.code not in shown and role.code not in _NOT_OF_A_SERVICE:
                self._roles.addItem(role.title.best(language()), role.code)
        self._roles.setVisible(self._roles.count() > 1)

    def _on_role(self, _index: int) -> None:
        code = self._roles.value()
        if isinstance(code, str) and code:
            self._line(code).show_number(0)
            self._offer_roles(set(self._numbers))

    def _on_out(self) -> None:
        sentence = self._room.run(plan.remove_service, self._service_id)
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()


def numbers_of(day: Day, service_id: str) -> dict[str, int]:
    """Return how many of each role came from a service."""
    rows = day.where(Attendance, lambda row: row.service_id == service_id)
    return {row.role_code: row.present for row in rows}


def role_words(register: Register, code: str) -> str:
    """Return a role in the interface's language."""
    role = next((role for role in register.roles if role.code == code), None)
    return role.title.best(language()) if role else code


def people_words(numbers: dict[str, int]) -> str:
    """Return the numbers in words: «15 fagfolk, 1 leder»; one kind of people by its own name."""
    leaders = numbers.get(LEADER, 0)
    others = {code: n for code, n in numbers.items() if code != LEADER and n}
    words: list[str] = []
    if others:
        words.append(say("plan.services.professionals", n=sum(others.values())))
    if leaders:
        words.append(say("plan.services.leaders", n=leaders))
    return ", ".join(words) or say("plan.services.nobody")


def service_options(register: Register, day: Day) -> list[Option]:
    """Return the services that could come too."""
    return [
        Option(row.name, row.id, note=", ".join(register.places(row.id)) or row.owner_name)
        for row in register.current_services
        if row.id not in day.service_ids
    ]

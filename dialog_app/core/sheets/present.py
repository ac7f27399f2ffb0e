"""Numbers present from a table: how many of each role came from each service."""

from dataclasses import replace

from dialog_app.core.commands.closed import require_open
from dialog_app.core.commands.days import attendance, checked_number
from dialog_app.core.day import Day
from dialog_app.core.model.days import Attendance
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, added
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.people import People
from dialog_app.core.sheets.preview import Difference, Plan


class PresentRows:
    """Plans the rows of a table of numbers present; a service that is named joins the day."""

    def __init__(self, plan: Plan, day: Day, register: Register, laptop: Laptop) -> None:
        require_open(day)
        self._plan = plan
        self._day_id = day.id
        self._register = register
        self._laptop = laptop
        self._people = People(plan, day, register, laptop)
        self._here = {(row.service_id, row.role_code): row for row in day.all(Attendance)}

    def take(self, row: Cells) -> None:
        """Plan one row; raises `RuleBroken` when it cannot be taken in."""
        who = self._people.who(row)
        if who.group_id:
            raise row.refused("sheet.service_unknown", "service")
        role = self._people.role(row)
        number = checked_number(row.whole("present"))
        key = (who.service_id, role)
        self._plan.once(row, key)
        self._people.join(who.service_id)
        title = f"{self._register.full_name(who.service_id)}, {row.line('role')}"
        here = self._here.get(key)
        if here is None:
            made = attendance(self._laptop, self._day_id, who.service_id, role, number)
            self._plan.add(row, title, added(made))
            return
        after = replace(here, present=number)
        changes = (Change(here, after),) if after != here else ()
        told = Difference("present", str(here.present), str(number))
        self._plan.change(row, title, changes, (told,))

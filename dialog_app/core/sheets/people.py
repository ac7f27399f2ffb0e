"""Finding the services, groups and roles of a day that a table names."""

from collections.abc import Iterable

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayService
from dialog_app.core.ports import Laptop
from dialog_app.core.record import added
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.lexicon import plain
from dialog_app.core.sheets.preview import Plan
from dialog_app.core.who import Who


class People:
    """The services and groups of a day by the names people write; services join when named."""

    def __init__(self, plan: Plan, day: Day, register: Register, laptop: Laptop) -> None:
        self._plan = plan
        self._laptop = laptop
        self._register = register
        self._day_id = day.id
        self._position = max((row.position + 1 for row in day.services), default=0)
        self._there = set(day.service_ids)
        self._groups = {plain(group.name): group.id for group in day.groups}
        self._services: dict[str, list[str]] = {}
        for service in register.services:
            for name in {plain(service.name), plain(register.full_name(service.id))}:
                self._services.setdefault(name, []).append(service.id)
            self._services[service.id] = [service.id]
        self._roles = {
            plain(word): row.code
            for row in register.roles
            for word in (row.title.en, row.title.nn, row.title.nb, row.code)
            if word
        }

    def who(self, row: Cells) -> Who:
        """Return the service or group of a row.

        Raises `RuleBroken`: `sheet.service_unknown`, `sheet.service_several`.
        """
        word = row.needed("service")
        found = self._found(row, word)
        if not found and plain(word) in self._groups:
            return Who(group_id=self._groups[plain(word)])
        if not found:
            raise row.refused("sheet.service_unknown", "service")
        if len(found) > 1:
            raise RuleBroken("sheet.service_several", name=word)
        return Who(found[0])

    def role(self, row: Cells) -> str:
        """Return the code of a row's role; raises `RuleBroken("sheet.role_unknown")`."""
        code = self._roles.get(plain(row.needed("role")))
        if code is None:
            raise row.refused("sheet.role_unknown", "role")
        return code

    def join(self, service_id: str) -> None:
        """Let a service take part in the day, if it does not."""
        if not service_id or service_id in self._there:
            return
        self._there.add(service_id)
        made = DayService(
            id=self._laptop.new_id(),
            origin=self._laptop.name,
            day_id=self._day_id,
            service_id=service_id,
            position=self._position,
        )
        self._position += 1
        self._plan.changes += added(made)
        self._plan.joining.append(self._register.full_name(service_id))

    def _found(self, row: Cells, word: str) -> list[str]:
        known = self._services.get(word) or self._services.get(plain(word), [])
        if row.has("municipality"):
            place = plain(row.line("municipality"))
            known = [one for one in known if place in map(plain, self._register.places(one))]
        of_day = [one for one in known if one in self._there]
        return _first_that_holds(of_day, known)


def _first_that_holds(*lists: Iterable[str]) -> list[str]:
    return next((found for found in map(list, lists) if found), [])

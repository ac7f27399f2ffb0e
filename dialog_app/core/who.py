"""Who answers: a service of the day, or a dialogue group mixed across several."""

from typing import NamedTuple

from dialog_app.core.day import Day
from dialog_app.core.model.days import Group
from dialog_app.core.register import Register


class Who(NamedTuple):
    """A service or a group; the other id is empty, and both are where nobody is meant."""

    service_id: str = ""
    group_id: str = ""

    @property
    def id(self) -> str:
        """The id of the service or the group."""
        return self.group_id or self.service_id


def answering(day: Day) -> tuple[Who, ...]:
    """Return everybody who can be asked: the services in order, and after them the groups."""
    services = (Who(service_id) for service_id in day.service_ids)
    return (*services, *(Who(group_id=group.id) for group in day.groups))


def name_of(day: Day, register: Register, who: Who) -> str:
    """Return what a service or a group is called; empty for a group that is gone."""
    if not who.group_id:
        return register.name_among(who.service_id, day.service_ids)
    group = day.find(Group, who.group_id)
    return group.name if group else ""

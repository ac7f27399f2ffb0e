"""What the day itself must have before it starts: people, methods, and an agenda that can hold."""

from collections.abc import Callable

from dialog_app.core import clock, formats
from dialog_app.core.clock import Planned
from dialog_app.core.day import Day
from dialog_app.ui.plan.lines import item_title, overruns
from dialog_app.ui.plan.ready import Check, Fix
from dialog_app.ui.text import said
from dialog_app.ui.words import say

Fault = tuple[str, str]
"""What is wrong with the agenda, and the id of the item; both empty where nothing is."""

_NONE: Fault = ("", "")


def services(day: Day, name: Callable[[str], str]) -> Check:
    """Every service has a number, and there is one at least; `name` gives a service's name."""
    without = [found for found in day.service_ids if not day.present(found)]
    if not day.service_ids:
        return _services(say("ready.no_services"), lacks=say("ready.lacks.any_service"))
    if not without:
        people = sum(day.present(found) for found in day.service_ids)
        return Check("services", say("ready.present", n=people), True, Fix.SERVICES)
    if len(without) == 1:
        facts = {"service": name(without[0])}
        lacks = say("ready.lacks.number", **facts)
        return _services(say("ready.without_number", **facts), lacks, without[0])
    lacks = say("ready.lacks.numbers", n=len(without))
    return _services(say("ready.without_numbers", n=len(without)), lacks, without[0])


def _services(found: str, lacks: str, row_id: str = "") -> Check:
    return Check("services", found, False, Fix.SERVICES, lacks, row_id)


def methods(day: Day) -> Check:
    """There is something to answer to."""
    count = len(day.subjects)
    found = say("ready.chosen", n=count) if count else say("ready.none_chosen")
    return Check("methods", found, count > 0, Fix.METHODS)


def agenda(day: Day) -> Check:
    """Every item has minutes, fixed times can be kept, and the day ends when agreed."""
    planned = clock.plan(day)
    public = [row for row in planned if not row[0].internal]
    if not public:
        return Check("agenda", say("ready.no_items"), False, Fix.AGENDA)
    looks = (_without_minutes, _late_start, _late_end)
    found, item_id = next((fault for look in looks if (fault := look(day, planned))[0]), _NONE)
    if found:
        return Check("agenda", found, False, Fix.AGENDA, row_id=item_id)
    ends = say("ready.ends", time=formats.clock(public[-1][2]))
    return Check("agenda", ends, True, Fix.AGENDA)


def _without_minutes(_day: Day, planned: list[Planned]) -> Fault:
    rows = [item for item, _start, _end in planned if item.minutes < 1]
    return (say("ready.no_minutes", title=item_title(rows[0])), rows[0].id) if rows else _NONE


def _late_start(_day: Day, planned: list[Planned]) -> Fault:
    """Name the first item that cannot start at its fixed time, since those before take longer."""
    for item, start, _end in planned:
        if item.starts_at is not None and formats.clock(start) != formats.clock(item.starts_at):
            time = formats.clock(item.starts_at)
            return say("ready.starts_late", title=item_title(item), time=time), item.id
    return _NONE


def _late_end(day: Day, planned: list[Planned]) -> Fault:
    over = overruns(day, planned)
    rows = [item for item, _start, _end in planned if item.id in over]
    if not rows:
        return _NONE
    minutes = said(formats.minutes(over[rows[0].id]))
    return say("ready.ends_late", title=item_title(rows[0]), minutes=minutes), rows[0].id

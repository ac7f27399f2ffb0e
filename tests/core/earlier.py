"""Days that follow each other, with what each leaves to the next, for tests."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialog_app.core.commands import findings, running, trials
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import TrialState
from dialog_app.core.narrow import of_service
from dialog_app.core.record import Change, Step
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room, TestLaptop, new_day

SPRING = datetime.date(2026, 5, 27)
AUTUMN = datetime.date(2026, 11, 18)
WINTER = datetime.date(2027, 2, 10)
ABOUT = About(subject=SHARING, service_id=SCHOOL)
DUE = datetime.date(2026, 10, 30)


def on(laptop: TestLaptop, date: datetime.date, **choices: Any) -> Room:
    """Return a planned day on a date, at nine o'clock in UTC."""
    laptop.time = datetime.datetime.combine(date, datetime.time(9), datetime.UTC)
    here = Room(new_day(laptop, **choices), laptop)
    _set(here, date=date)
    return here


def held(here: Room, state: DayState = DayState.HELD) -> Day:
    """Return the day as it is once it has been held."""
    _set(here, state=state)
    return here.day


def _set(here: Room, **wanted: Any) -> None:
    info = here.day.info
    here.day = here.day.after(Step("step.day_changed", (Change(info, replace(info, **wanted)),)))


def spring(laptop: TestLaptop) -> Room:
    """Return a running day on which each service left something, and an item was carried."""
    here = on(laptop, SPRING)
    here.do(running.start)
    here.do(findings.add_action, ABOUT, "Sende ut ny mal", ActionPlan(who="leder", due=DUE))
    here.do(findings.add_action, About(service_id=PPT), "Ringe skolen")
    here.do(findings.add_obstacle, ABOUT, "For lite tid", "TID")
    here.do(findings.add_obstacle, About(subject=READING), "Loven er uklar", "LOV")
    here.do(trials.set_trial, ABOUT, TrialState.UNDER_WAY)
    return here


def narrowed(days: Sequence[Day]) -> Mapping[str, Sequence[Day]]:
    """Return the days of each service, as an archive gives them."""
    return {
        service_id: [of_service(day, service_id) for day in days if service_id in day.service_ids]
        for service_id in (SCHOOL, PPT)
    }

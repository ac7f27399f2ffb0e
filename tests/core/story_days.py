"""Held days for the stories: who answered what, on which version, in which round."""

import datetime
from dataclasses import replace
from typing import Any

from dialog_app.core import narrow
from dialog_app.core.commands import answers
from dialog_app.core.commands.answers import Asked
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import DayInfo, Phase
from dialog_app.core.model.said import Position
from dialog_app.core.record import Change, Step
from dialog_app.core.register import Register
from tests.core.days import Room, TestLaptop, new_day, register

NEWER = Subject(SubjectKind.METHOD, "v-sharing-2")
_laptop = TestLaptop()


def reworded() -> Register:
    """Return the register with a second version of the first method."""
    version = MethodVersion(
        id=NEWER.version_id, method_id="m-G4", number=2, title=Words("Avtale"), summary=Words("Ny.")
    )
    return Register([*register().rows(), version])


def held(date: datetime.date, **choices: Any) -> Room:
    """Return a room on a date; its ids are those of no other day."""
    day = new_day(_laptop, **choices)
    moved = replace(day.info, date=date)
    return Room(
        day.after(Step("step.day_changed", (Change(day.one(DayInfo, day.id), moved),))), _laptop
    )


def answer(room: Room, who: str, subject: Subject, phase: Phase, *counts: int) -> None:
    """Let a service answer: how many agree, partly, disagree and took no position."""
    for position, count in zip(Position, counts, strict=False):
        room.do(answers.set_count, Asked(who, subject, phase), position, count)


def of_service(service_id: str, *rooms: Room) -> list[Day]:
    """Return the days as an archive gives them for a service."""
    return [narrow.of_service(room.day, service_id) for room in rooms]

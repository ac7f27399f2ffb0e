"""Rows for tests: one of every kind, tied together as in a real day."""

import datetime
from dataclasses import replace
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.days import DayInfo, DayKind, Phase
from dialog_app.core.model.said import Answer, Position, Round
from dialog_app.core.record import Step, added
from dialog_app.core.tables import ALL_ROWS, DAY_ROWS, OUTSIDE_DAYS, table_name
from dialog_app.storage.day_file import ID_FIELDS

NOON = datetime.datetime(2026, 11, 21, 11, 0, 0, 250_000, tzinfo=datetime.UTC)
CANARY = "KANARIX-æøå-ŋž"


class TestLaptop:
    """A laptop whose clock steps a second at a time and whose ids count."""

    __test__ = False

    def __init__(self, name: str = "laptop-7") -> None:
        self.name = name
        self._count = 0

    def new_id(self) -> str:
        self._count += 1
        return f"id-{self.name}-{self._count}"

    def now(self) -> datetime.datetime:
        self._count += 1
        return NOON + datetime.timedelta(seconds=self._count)


def row_id(kind: type[Row]) -> str:
    return f"{table_name(kind)}-1"


def filled(kind: type[Row], **given: Any) -> Any:
    """Return a row with something in every field, references leading to the other rows."""
    values = {field.name: _value(field) for field in codec.fields_of(kind)}
    return kind(**{**values, "id": row_id(kind), **given})


_LEADS = {
    "day_id": "day_info",
    "round_id": "round",
    "obstacle_id": "obstacle",
    "service_id": "service",
    "tool_id": "tool",
    "main_answer_id": "main_answer",
    "method_id": "working_method",
    "decision_id": "method_decision",
    "paragraph_id": "paragraph",
    "paragraph_version_id": "paragraph_version",
}
"""The table a reference of this name leads to."""


def _value(field: codec.Field) -> Any:
    if field.name in _LEADS:
        return f"{_LEADS[field.name]}-1"
    if field.name in ID_FIELDS:
        return ("andre-1",) if get_origin(field.type) is tuple else "andre-1"
    if field.name == "zone":
        return "Europe/Oslo"
    return _of_type(field.type)


def _of_type(kind: Any) -> Any:
    if get_origin(kind) is Literal:
        return get_args(kind)[-1]
    if get_origin(kind) is tuple:
        return ("første", "andre; «tredje»")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)[-1]
    return {
        str: f"{CANARY} «sitat»\nny linje",
        int: 7,
        bool: True,
        Words: Words("bokmål", "", "English"),
        datetime.date: datetime.date(2026, 11, 21),
        datetime.time: datetime.time(9, 30),
        datetime.datetime: NOON,
    }[kind]


def one_of_each() -> tuple[Row, ...]:
    return tuple(filled(kind) for kind in ALL_ROWS)


def day_rows() -> tuple[Row, ...]:
    return tuple(filled(kind) for kind in DAY_ROWS)


def register_rows() -> tuple[Row, ...]:
    return tuple(filled(kind) for kind in OUTSIDE_DAYS)


def making(*rows: Row, label: str = "step.test") -> Step:
    return Step(label, added(*rows), {"title": "Dag", "n": 3}, "")


def small_day(day_id: str = "dag") -> tuple[DayInfo, Round]:
    """Return a day with one open round and nothing said yet."""
    info = DayInfo(
        id=day_id,
        day_id=day_id,
        kind=DayKind.DIALOGUE,
        date=datetime.date(2026, 11, 21),
        title="Dialogdag i Bergen",
    )
    asked = Round(
        id=f"{day_id}-runde",
        day_id=day_id,
        service_id="s",
        version_id="version:G4:1",
        phase=Phase.BEFORE,
        present=8,
    )
    return info, asked


def answer(number: int, day_id: str = "dag", **given: Any) -> Answer:
    made = Answer(
        id=f"{day_id}-svar-{number}",
        day_id=day_id,
        round_id=f"{day_id}-runde",
        position=Position.AGREE,
        count=1,
    )
    return replace(made, **given)


def whole_day() -> Day:
    return Day(day_rows())

"""Which answers still have no reason: required for *uenig*, wanted for *delvis enig*.

A reason may wait until the room has spoken; until then it is open, and the closing check asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position, Reason, Round

_REASONED = (Position.DISAGREE, Position.PARTLY)
_NEWEST_FIRST = (Phase.AFTER, Phase.BEFORE, Phase.NONE)


@dataclass(frozen=True, slots=True)
class OpenReason:
    """One service (or group) that took a position on a subject and has given no reason for it."""

    service_id: str
    group_id: str
    subject: Subject
    phase: Phase
    position: Position

    @property
    def required(self) -> bool:
        """Whether the reason is required, and not only wanted."""
        return self.position is Position.DISAGREE


def open_reasons(day: Day) -> tuple[OpenReason, ...]:
    """Return the reasons that are missing, required ones first, then by subject and service.

    Each stands once, with the newest round that asks for it; a reason given in any round will do.
    """
    found: dict[tuple[str, str, Subject, Position], OpenReason] = {}
    for asked in sorted(day.all(Round), key=lambda row: _NEWEST_FIRST.index(row.phase)):
        for one in missing(day, asked):
            key = (one.service_id, one.group_id, one.subject, one.position)
            found.setdefault(key, one)
    return tuple(sorted(found.values(), key=lambda one: _order(day, one)))


def missing(day: Day, asked: Round) -> Iterator[OpenReason]:
    """Give the reasons that are missing in one round, required ones first."""
    taken = {row.position for row in day.answers(asked) if row.count != 0}
    for position in _REASONED:
        if position in taken and not _given(day, asked, position):
            yield OpenReason(asked.service_id, asked.group_id, asked.subject, asked.phase, position)


def _given(day: Day, asked: Round, position: Position) -> bool:
    wanted = (asked.service_id, asked.group_id, asked.subject, position)
    return any(
        (row.service_id, row.group_id, row.subject, row.position) == wanted
        for row in day.grouped(Reason, "service_id").get(asked.service_id, ())
    )


def _order(day: Day, one: OpenReason) -> tuple[bool, int, int, str, str]:
    """Return the place of an open reason; what left the day comes last, in a steady order."""
    subjects = [row.subject for row in day.subjects]
    services = day.service_ids
    subject = subjects.index(one.subject) if one.subject in subjects else len(subjects)
    service = services.index(one.service_id) if one.service_id in services else len(services)
    return (not one.required, subject, service, one.service_id, one.group_id)

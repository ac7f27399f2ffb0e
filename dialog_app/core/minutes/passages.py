"""What people said that stands in one service's minutes, passage by passage, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.minutes.heard import Heard
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.told import told_by
from dialog_app.core.model.base import DayRow, Language, Subject
from dialog_app.core.model.said import FollowUp, Obstacle, Possibility
from dialog_app.core.register import Register

Key = tuple[str, str]
"""What tells a passage from every other: the id of its row, and the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of one field of one row, as they stand in a service's minutes.

    `subject` is the method it stands under, None where it belongs to no one method.
    """

    row: DayRow
    field: str = "text"
    subject: Subject | None = None

    @property
    def words(self) -> str:
        """What was said."""
        return str(getattr(self.row, self.field))

    @property
    def language(self) -> Language:
        """The language it was said in."""
        found: Language = getattr(self.row, "language", "nb")
        return found

    @property
    def key(self) -> Key:
        """What tells it from every other passage: the id of its row, and the field."""
        return self.row.id, self.field


_SHARED: Final = (Obstacle, Possibility, FollowUp)
"""Kinds of row that are said for several services at once; anything else is one service's own."""


def passages(day: Day, register: Register, service_id: str) -> tuple[Passage, ...]:
    """Return everything people said that is printed in a service's minutes; nothing else is.

    With an empty register no consent holds anything back, so rather more is given than less.
    """
    share = Shares(day).of(service_id)
    matter = Matter(share, register, service_id)
    found = (one for one in _given(matter) if one.words)
    return tuple(found)


def _given(matter: Matter) -> Iterator[Passage]:
    for row in matter.heard.followed_up:
        yield Passage(row=row, field="words")
        yield Passage(row=row)
    for subject in (*(topic.subject for topic in matter.topics), None):
        yield from _under(matter, subject)


def _under(matter: Matter, subject: Subject | None) -> Iterator[Passage]:
    for reason in matter.reasons(subject):
        yield Passage(row=reason, subject=subject)
    if subject is not None:
        yield from _own(matter, subject)
    for row in (*matter.obstacles(subject), *matter.possibilities(subject)):
        yield Passage(row=row, subject=subject)
    for action in matter.actions(subject):
        yield Passage(row=action, subject=subject)
        if action.needs_mandate:
            yield Passage(row=action, field="why", subject=subject)
    for trial in matter.trials(subject):
        yield Passage(row=trial, field="how_it_went", subject=subject)


def _own(matter: Matter, subject: Subject) -> Iterator[Passage]:
    """Give what is always about one subject: dissent, and proposed wordings."""
    for dissent in matter.heard.dissented(subject):
        for field in ("text", "why", "would_change"):
            yield Passage(row=dissent, field=field, subject=subject)
    for proposed in matter.heard.proposed(subject):
        yield Passage(row=proposed, subject=subject)


def also_in(day: Day, service_id: str, key: Key) -> tuple[str, ...]:
    """Return the other services in whose minutes a passage stands too, in the day's order.

    The day is divided once, so that a day of many services is asked as fast as one of few.
    """
    if not _is_shared(day, key[0]):
        return ()
    others = [one for one in day.service_ids if one != service_id]
    return tuple(one for one, heard in heard_by(day, others) if key[0] in _shared_ids(heard))


def heard_by(day: Day, service_ids: Iterable[str]) -> Iterator[tuple[str, Heard]]:
    """Give what stands in the minutes of each service; the day is divided once for all of them.

    Without the register no consent holds anything back.
    """
    shares = Shares(day)
    for service_id in service_ids:
        yield service_id, Heard(told_by(shares.of(service_id), service_id), Register(), service_id)


def _is_shared(day: Day, row_id: str) -> bool:
    """Tell whether a row may stand in the minutes of several services."""
    rows = (day.find(kind, row_id) for kind in _SHARED)
    return any(row is not None and not getattr(row, "service_id", "") for row in rows)


def _shared_ids(heard: Heard) -> set[str]:
    return {row.id for row in (*heard.obstacles, *heard.possibilities, *heard.followed_up)}

"""What people said that stands in one service's minutes, passage by passage, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.told import told_by
from dialog_app.core.model.base import DayRow, Language, Subject
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


def passages(day: Day, register: Register, service_id: str) -> tuple[Passage, ...]:
    """Return everything people said that is printed in a service's minutes; nothing else is.

    With an empty register no consent holds anything back, so rather more is given than less.
    """
    matter = Matter(told_by(day, service_id), register, service_id)
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
    """Return the other services in whose minutes a passage stands too, in the day's order."""
    shares = Shares(day)
    others = (one for one in day.service_ids if one != service_id)
    return tuple(one for one in others if _stands(shares.of(one), one, key))


def _stands(day: Day, service_id: str, key: Key) -> bool:
    # Without the register no consent holds anything back.
    return any(one.key == key for one in passages(day, Register(), service_id))

"""Answers from a table: tallies of one day by service, method, round, role and position.

They are rows by hands; where the table tells a role they stand as the roster leaves them when
its cards are gone. Nothing here is one person's, so no change of mind is known from it.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from dialog_app.core.commands.answers import (
    Asked,
    Choice,
    answer_row,
    checked_count,
    recorded,
    round_for,
    without_majority,
)
from dialog_app.core.commands.closed import require_open
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import Attendance, DaySubject, Phase
from dialog_app.core.model.said import Answer, NoPosition, Position, Round, Way
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, added
from dialog_app.core.register import Register
from dialog_app.core.sheets.cells import Cells
from dialog_app.core.sheets.lexicon import plain
from dialog_app.core.sheets.people import People
from dialog_app.core.sheets.preview import Difference, Plan
from dialog_app.core.who import Who, name_of

_NO_POSITIONS: Final = frozenset(one.value for one in NoPosition)


@dataclass(slots=True)
class _Asked:
    """A round the table is about: what is recorded in it, and what will be."""

    place: Round
    fresh: bool
    answers: dict[tuple[Choice, str], Answer]
    counts: dict[tuple[Choice, str], int] = field(default_factory=dict)
    rows: list[Cells] = field(default_factory=list)


class AnswerRows:
    """Plans the rows of a table of answers; what it names joins the day."""

    def __init__(self, plan: Plan, day: Day, register: Register, laptop: Laptop) -> None:
        require_open(day)
        self._plan = plan
        self._day = day
        self._register = register
        self._laptop = laptop
        self._people = People(plan, day, register, laptop)
        self._rounds = {_key_of(row): row for row in day.all(Round)}
        self._answers: dict[str, list[Answer]] = {}
        for row in day.all(Answer):
            self._answers.setdefault(row.round_id, []).append(row)
        self._treated = {row.subject for row in day.subjects}
        self._position = max((row.position + 1 for row in day.subjects), default=0)
        self._versions = self._by_code()
        self._asked: dict[tuple[Who, Subject, Phase], _Asked] = {}

    def take(self, row: Cells) -> None:
        """Plan one row; raises `RuleBroken` when it cannot be taken in."""
        who = self._people.who(row)
        subject = self._subject(row)
        phase = Phase(row.value("round", "phase"))
        choice = _choice(row)
        role = self._people.role(row) if row.has("role") else ""
        count = checked_count(row.whole("count"))
        self._plan.once(row, (who, subject, phase, choice, role))
        asked = self._asked_for(who, subject, phase)
        self._people.join(who.service_id)
        self._treat(subject)
        asked.counts[choice, role] = count
        asked.rows.append(row)
        self._record(row, asked, choice, role)

    def finish(self) -> None:
        """Look at the rounds as wholes: nowhere may more have answered than were there."""
        for asked in self._asked.values():
            total = sum(asked.counts.values())
            total += sum(
                row.count or 0 for key, row in asked.answers.items() if key not in asked.counts
            )
            present = asked.place.present
            if present and total > present:
                broken = RuleBroken("sheet.more_than_present", n=total, present=present)
                self._plan.refuse(asked.rows[-1].number, broken)
            elif asked.fresh:
                made = replace(asked.place, present=present or total)
                self._plan.changes.insert(0, Change(None, made))

    def _asked_for(self, who: Who, subject: Subject, phase: Phase) -> _Asked:
        key = (who, subject, phase)
        if key not in self._asked:
            self._asked[key] = self._begin(who, subject, phase)
        return self._asked[key]

    def _begin(self, who: Who, subject: Subject, phase: Phase) -> _Asked:
        here = self._rounds.get((who, subject, phase))
        if here is None:
            asked = Asked(who.service_id, subject, phase, who.group_id)
            place, _ = round_for(self._nobody(who), self._laptop, asked)
            return _Asked(place, fresh=True, answers={})
        rows = _standing(self._answers.get(here.id, []))
        if any(row.card or row.way is Way.SLIPS for row in rows):
            raise RuleBroken("sheet.counted_in_the_room")
        self._plan.changes += without_majority(
            Day([self._day.info, here, *rows]), self._laptop, here
        )
        counted = [row for row in rows if row.count is not None]
        answers = {(Choice(r.position, r.no_position), r.role_code): r for r in counted}
        return _Asked(here, fresh=False, answers=answers)

    def _nobody(self, who: Who) -> Day:
        """Return the day as a new round needs it: who is there, and no rounds to look through."""
        rows = [row for row in self._day.services if row.service_id == who.service_id]
        groups = [group for group in self._day.groups if group.id == who.group_id]
        there = self._day.where(Attendance, lambda row: row.service_id == who.service_id)
        return Day([self._day.info, *rows, *groups, *there])

    def _record(self, row: Cells, asked: _Asked, choice: Choice, role: str) -> None:
        count = asked.counts[choice, role]
        before = asked.answers.get((choice, role))
        title = self._title(row, asked.place)
        if before is not None and before.count == count:
            self._plan.change(row, title, (), ())
            return
        made = answer_row(self._laptop, asked.place, choice, count)
        way = Way.ROSTER if role else Way.HANDS
        change = recorded(asked.place, before, replace(made, role_code=role, way=way))
        if before is None:
            self._plan.add(row, title, (change,))
        else:
            told = Difference("count", str(before.count), str(count))
            self._plan.change(row, title, (change,), (told,))

    def _title(self, row: Cells, place: Round) -> str:
        who = name_of(self._day, self._register, Who(place.service_id, place.group_id))
        parts = (who, row.line("method"), row.line("round"), row.line("role"))
        return ", ".join([*(part for part in parts if part), row.line("position")])

    def _treat(self, subject: Subject) -> None:
        """Let the day treat a method, if it does not."""
        if subject in self._treated:
            return
        self._treated.add(subject)
        made = DaySubject(
            id=self._laptop.new_id(),
            origin=self._laptop.name,
            day_id=self._day.id,
            subject_kind=subject.kind,
            version_id=subject.version_id,
            position=self._position,
        )
        self._position += 1
        self._plan.changes += added(made)
        self._plan.joining.append(self._register.method_of(subject.version_id).code)

    def _by_code(self) -> dict[str, dict[int, str]]:
        found: dict[str, dict[int, str]] = {}
        codes = {row.id: plain(row.code) for row in self._register.methods}
        for version in self._register.all(MethodVersion):
            found.setdefault(codes[version.method_id], {})[version.number] = version.id
        return found

    def _subject(self, row: Cells) -> Subject:
        """Return the version a row is about: the one named, the day's own, else the newest."""
        versions = self._versions.get(plain(row.needed("method", 60)))
        if versions is None:
            raise row.refused("sheet.method_unknown", "method")
        if row.has("version"):
            wanted = versions.get(row.whole("version"))
            if wanted is None:
                raise row.refused("sheet.version_unknown", "version")
            return Subject(SubjectKind.METHOD, wanted)
        every = [Subject(SubjectKind.METHOD, versions[number]) for number in sorted(versions)]
        treated = [subject for subject in every if subject in self._treated]
        return (treated or every)[-1]


def _key_of(row: Round) -> tuple[Who, Subject, Phase]:
    return Who(row.service_id, row.group_id), row.subject, row.phase


def _standing(rows: list[Answer]) -> list[Answer]:
    gone = {row.supersedes for row in rows}
    return [row for row in rows if row.id not in gone]


def _choice(row: Cells) -> Choice:
    value = row.value("position", "position")
    if value in _NO_POSITIONS:
        return Choice(Position.NO_POSITION, NoPosition(value))
    return Choice(Position(value))

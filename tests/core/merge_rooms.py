"""Laptops in parallel rooms that each have a copy of one day, work on it, and hand it over."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from dialog_app.core.commands import (
    answers,
    attach,
    cards,
    findings,
    groups,
    obstacles,
    plan,
    running,
    slips,
    trials,
    turns,
)
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge import compare as comparing
from dialog_app.core.merge.compare import Comparison, compared
from dialog_app.core.merge.parts import PLACED, RUN, parts, place_of
from dialog_app.core.merge.result import MERGED, MERGED_FOR_GOOD, Taken, taken
from dialog_app.core.merge.states import Copy, States, copy_of
from dialog_app.core.model.days import AgendaItem, Group, Phase, Side
from dialog_app.core.model.said import (
    Action,
    Note,
    Obstacle,
    ObstacleSource,
    Position,
    Possibility,
    Reason,
    TrialState,
)
from dialog_app.core.ports import Entry
from dialog_app.core.record import Step
from tests.core.days import NINE, PPT, READING, SCHOOL, SHARING, TestLaptop, new_day

SERVICES, SUBJECTS = (SCHOOL, PPT), (SHARING, READING)
WORDED = (Reason, Obstacle, Possibility, Action, Note)


@dataclass
class Laptop:
    """One laptop with its copy of the day, its journal, and what it knows of each part."""

    laptop: TestLaptop
    day: Day
    states: States = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    choices: int = 0

    def do(self, command: Callable[..., Step], *args: Any, **facts: Any) -> None:
        """Run a command; a refusal changes nothing."""
        self.laptop.later(1)
        try:
            step = command(self.day, self.laptop, *args, **facts)
        except RuleBroken:
            return
        self._note(step, "do")

    def undo(self) -> None:
        """Take the newest step back, unless it was undone already or took a copy in."""
        newest = self.entries[-1] if self.entries else None
        if newest is None or newest.deed != "do" or newest.step is None:
            return
        if newest.step.label not in (MERGED, MERGED_FOR_GOOD):
            self._note(newest.step.inverse(), "undo")

    def hand_over(self) -> Copy:
        """Return a copy for another laptop, and remember what was given."""
        mine = copy_of(self.day, self.states, self.entries)
        self.states = mine.states
        return mine

    def look(self, theirs: Copy) -> Comparison:
        """Lay a copy beside ours, as it comes out of a file."""
        return compared(self.hand_over(), copy_of(theirs.day, theirs.states))

    def take_in(self, theirs: Copy, choose: Any = None) -> Taken:
        """Take a copy in; conflicts are answered the same way on every laptop."""
        comparison = self.look(theirs)
        chosen = {one.key: (choose or smallest)(one) for one in comparison.conflicts}
        self.choices += len(chosen)
        result = taken(comparison, chosen)
        self._note(result.step, "do")
        self.states = result.copy.states
        assert self.day == result.copy.day
        return result

    def _note(self, step: Step, deed: Any) -> None:
        if step.changes:
            self.day = self.day.after(step)
            self.entries.append(Entry(len(self.entries) + 1, deed, self.laptop.now(), step))


def smallest(one: comparing.Difference) -> comparing.Choice:
    """Choose without looking at whose it is."""
    here, there = (part.hash if part else "" for part in (one.mine, one.theirs))
    return comparing.Choice.MINE if here <= there else comparing.Choice.THEIRS


def laptops(count: int = 2) -> list[Laptop]:
    """Return laptops that each got the same planned day, and have not marked it yet."""
    first = new_day(TestLaptop(name="planner", numbers=itertools.count(1000)))
    return [
        Laptop(TestLaptop(NINE, f"laptop-{n}", map(f"{n}-{{}}".format, itertools.count())), first)
        for n in range(count)
    ]


def shared(day: Day) -> dict[str, Any]:
    """Return what two laptops must agree on: everything but the wall and how the clock went."""
    said = {key: part.hash for key, part in parts(day).items() if key != RUN}
    placed = {row.id: place_of(row) for row in day.rows() if isinstance(row, PLACED)}
    return {"said": said, "placed": placed}


@dataclass(frozen=True)
class Deed:
    """One thing a facilitator does, as data that Hypothesis can make smaller."""

    what: str
    place: int = 0
    number: int = 0
    text: str = "tid"

    def on(self, room: Laptop) -> None:
        """Do it."""
        if self.what == "undo":
            room.undo()
        else:
            getattr(self, f"_{self.what}")(room)

    def _about(self) -> About:
        return About(subject=SUBJECTS[self.place % 2], service_id=SERVICES[self.place // 2 % 2])

    def _asked(self) -> Asked:
        about = self._about()
        return Asked(about.service_id, about.subject, Phase.BEFORE)

    def _some(self, room: Laptop, kind: Any) -> str:
        rows = sorted(room.day.all(kind), key=lambda row: row.id)
        return rows[self.number % len(rows)].id if rows else "nothing"

    def _count(self, room: Laptop) -> None:
        position = list(Position)[self.number % 4]
        room.do(answers.set_count, self._asked(), position, self.number)

    def _present(self, room: Laptop) -> None:
        room.do(answers.set_present, self._asked(), self.number)
        room.do(plan.set_attendance, SERVICES[self.place % 2], "other", self.number)

    def _slips(self, room: Laptop) -> None:
        choice = Choice(list(Position)[self.number % 4])
        room.do(slips.enter_slips, self._asked(), {choice: self.number + 1})

    def _say(self, room: Laptop) -> None:
        room.do(findings.add_reason, self._about(), self.text, Position.PARTLY, Phase.BEFORE)
        room.do(findings.add_note, self.text)

    def _obstacle(self, room: Laptop) -> None:
        source = SourceGiven(citation="barnevernsloven") if self.number % 3 == 0 else None
        room.do(findings.add_obstacle, self._about(), self.text, "TID", source)

    def _possibility(self, room: Laptop) -> None:
        known = [one.id for one in room.day.obstacles][: self.number % 2]
        room.do(findings.add_possibility, self._about(), self.text, known)

    def _action(self, room: Laptop) -> None:
        origin = [one.id for one in room.day.possibilities][: self.number % 2]
        room.do(findings.add_action, self._about(), self.text, ActionPlan(who="leder"), origin)

    def _link(self, room: Laptop) -> None:
        room.do(findings.link, self._some(room, Possibility), self._some(room, Obstacle))

    def _share(self, room: Laptop) -> None:
        room.do(findings.share_obstacle, self._some(room, Obstacle), SERVICES[self.place % 2])

    def _merge(self, room: Laptop) -> None:
        rows = sorted(room.day.all(Obstacle), key=lambda row: row.id)
        if rows:
            room.do(obstacles.merge, rows[self.place % len(rows)].id, self._some(room, Obstacle))

    def _source(self, room: Laptop) -> None:
        given = SourceGiven(citation=f"§ {self.place}")
        room.do(obstacles.add_source, self._some(room, Obstacle), given)
        room.do(obstacles.change_source, self._some(room, ObstacleSource), given)

    def _reword(self, room: Laptop) -> None:
        kind = WORDED[self.place % 5]
        room.do(findings.reword, kind, self._some(room, kind), self.text)

    def _withdraw(self, room: Laptop) -> None:
        kind = WORDED[self.place % 5]
        room.do(findings.withdraw, kind, self._some(room, kind))

    def _attach(self, room: Laptop) -> None:
        kind: Any = (Reason, Obstacle, Possibility, Action)[self.place % 4]
        row: Any = room.day.find(kind, self._some(room, kind))
        if row is not None:
            who = attach.beside(room.day, row, 1)
            room.do(attach.attach, kind, row.id, who)

    def _try(self, room: Laptop) -> None:
        room.do(trials.set_trial, self._about(), list(TrialState)[self.number % 4])

    def _group(self, room: Laptop) -> None:
        room.do(groups.add_group, self.text, SERVICES, self.number)
        room.do(groups.change_group, self._some(room, Group), present=self.number)

    def _ungroup(self, room: Laptop) -> None:
        room.do(groups.remove_group, self._some(room, Group))

    def _plan(self, room: Laptop) -> None:
        item = self._some(room, AgendaItem)
        deeds: list[tuple[Any, ...]] = [
            (plan.move_item, item, self.place - 4),
            (plan.remove_item, item),
            (plan.remove_service, SERVICES[self.number % 2]),
            (plan.remove_subject, SUBJECTS[self.number % 2]),
            (plan.add_service, SERVICES[self.number % 2], 3),
            (plan.add_subject, SUBJECTS[self.number % 2]),
        ]
        room.do(*deeds[self.place % len(deeds)])

    def _day(self, room: Laptop) -> None:
        room.do(
            plan.change_day, **({"title": self.text} if self.number % 2 else {"place": self.text})
        )

    def _run(self, room: Laptop) -> None:
        deeds: tuple[tuple[Any, ...], ...] = (
            (running.start,),
            (running.next_item,),
            (running.pause,),
            (running.add_minutes, 5),
            (turns.ask, Side.PROS),
        )
        room.do(*deeds[self.number % 5])

    def _card(self, room: Laptop) -> None:
        position = list(Position)[self.number % 4]
        room.do(cards.answer_card, self._asked(), self.place, Choice(position))


_WHAT = sorted(
    name[1:]
    for name in vars(Deed)
    if name.startswith("_")
    and not name.startswith("__")
    and name not in ("_about", "_asked", "_some")
)
deeds = st.lists(
    st.builds(
        Deed,
        what=st.sampled_from([*_WHAT, "undo"]),
        place=st.integers(0, 9),
        number=st.integers(0, 9),
        text=st.sampled_from(("tid", "for lite tid", "Tid", "penger", "taushetsplikt")),
    ),
    max_size=12,
)


def work(rooms: Iterable[Laptop], lists: Iterable[Iterable[Deed]]) -> None:
    """Let each facilitator do what is on the list."""
    for room, todo in zip(rooms, lists, strict=True):
        for deed in todo:
            deed.on(room)

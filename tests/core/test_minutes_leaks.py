"""What minutes and the wall keep back stays back, whatever was answered and whoever said what."""

import itertools
from collections.abc import Iterable
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import wall
from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.days import DayInfo, DayService, Group, Phase
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    Link,
    LinkKind,
    Minutes,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Reason,
    Trial,
)
from dialog_app.core.model.services import Service
from dialog_app.core.protection import may_stand_side_by_side, protect
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Slide
from tests.core.days import SCHOOL, SHARING
from tests.core.slides import asking, count, seen, wall_register
from tests.reports import as_text

Counts = tuple[int, int, int, int]

_counts = st.tuples(*[st.integers(0, 9)] * 3, st.integers(0, 3))
_few = st.integers(0, 4)


def printed(before: Counts | None, after: Counts) -> Document:
    """Return the minutes of a service that answered once or twice."""
    here = asking()
    if before:
        count(here, SCHOOL, before, phase=Phase.BEFORE)
    count(here, SCHOOL, after, phase=Phase.AFTER)
    return minutes.document(here.day, wall_register(), SCHOOL, Texts("nb"))


def on_the_wall(counts: Counts) -> tuple[Slide, tuple[str, ...]]:
    """Return the wall when the answers are shown, and what it remembers of them."""
    here = asking()
    count(here, SCHOOL, counts)
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    return seen(here), here.day.wall.shown


@st.composite
def _alike(draw: st.DrawFn) -> tuple[Counts, Counts]:
    """Return two counts of which protection tells the same."""
    one = draw(_counts)
    told, asked = protect(Tally(*one)), Tally(*one).asked
    others = [
        (agree, partly, asked - one[3] - agree - partly, one[3])
        for agree, partly in itertools.product(range(asked - one[3] + 1), repeat=2)
        if agree + partly <= asked - one[3]
    ]
    same = [other for other in others if other != one and protect(Tally(*other)) == told]
    assume(same)
    return one, draw(st.sampled_from(same))


@given(_alike(), st.none() | _counts)
def test_answers_that_protection_tells_alike_give_the_very_same_minutes(
    alike: tuple[Counts, Counts], before: Counts | None
) -> None:
    one, other = alike
    first, second = printed(before, one), printed(before, other)
    assert first == second
    assert minutes.content_hash(first) == minutes.content_hash(second)


@given(_alike())
def test_answers_that_protection_tells_alike_look_the_same_on_the_wall(
    alike: tuple[Counts, Counts],
) -> None:
    one, other = alike
    assert on_the_wall(one) == on_the_wall(other)


@st.composite
def _nearly_as_many(draw: st.DrawFn) -> tuple[Counts, Counts, Counts]:
    """Return answers after, and two that could have been before: from one to four fewer or more."""
    after = draw(_counts)
    before = []
    for _ in range(2):
        few = draw(st.integers(1, 4))
        people = sum(after[:3]) + (few if draw(st.booleans()) else -few)
        assume(people >= 0)
        agree = draw(st.integers(0, people))
        partly = draw(st.integers(0, people - agree))
        before.append((agree, partly, people - agree - partly, draw(_few)))
    return after, before[0], before[1]


@given(_nearly_as_many())
def test_a_round_that_is_kept_back_tells_nothing(rounds: tuple[Counts, Counts, Counts]) -> None:
    after, before, other = rounds
    assert not may_stand_side_by_side(Tally(*before), Tally(*after))
    assert printed(before, after) == printed(other, after)


class Said:
    """Rows with a word of their own, each known by the services that may read it."""

    def __init__(self, services: int) -> None:
        self.services = [f"s{number}" for number in range(services)]
        self.may_read: dict[str, frozenset[str]] = {}
        self.day: list[Any] = []
        self.register: list[Any] = []
        self._numbers = itertools.count()

    def word(self, readers: Iterable[str]) -> str:
        word = f"ord{next(self._numbers):04}slutt"
        self.may_read[word] = frozenset(readers)
        return word

    def id(self) -> str:
        return f"id{next(self._numbers)}"

    def read_by(self, service_id: str) -> set[str]:
        day, register = Day(self.day), Register([*wall_register().rows(), *self.register])
        text = as_text.render(minutes.document(day, register, service_id, Texts("nb")))
        return {word for word in self.may_read if word in text}


@st.composite
def days_of_many(draw: st.DrawFn) -> Said:
    """Return a held day where everybody has said something, alone, in groups or for all."""
    said = Said(draw(st.integers(2, 6)))
    info = asking().day.info
    said.day = [info]
    groups: dict[str, tuple[str, ...]] = {}
    some = st.lists(st.sampled_from(said.services), min_size=1, max_size=3, unique=True)
    for number in range(2):
        members = tuple(draw(some))
        groups[f"g{number}"] = members
        name = said.word(())
        said.day.append(
            Group(id=f"g{number}", day_id=info.id, name=name, position=number, service_ids=members)
        )
    for position, service_id in enumerate(said.services):
        _own_words(said, info, service_id, position)
    obstacles = [
        _obstacle(said, info, draw(some), draw(st.sampled_from(["", *groups])), groups)
        for _ in range(draw(_few))
    ]
    for _ in range(draw(_few)):
        owner = draw(st.sampled_from(["", *said.services]))
        group = draw(st.sampled_from(["", *groups])) if not owner else ""
        answers = draw(st.sampled_from([None, *obstacles]))
        readers = {owner} if owner else set(groups.get(group, said.services))
        if answers and not owner:
            readers &= answers[1]
        _possibility(said, info, (owner, group), readers, answers[0] if answers else "")
    return said


def _own_words(said: Said, info: DayInfo, service_id: str, position: int) -> None:
    mine = [service_id]
    about: dict[str, Any] = {"day_id": info.id, "version_id": SHARING.version_id}
    said.register.append(
        Service(
            id=service_id,
            name=said.word(mine),
            kind="SH",
            leader_name=said.word(()),
            leader_email=f"{said.word(())}@example.org",
        )
    )
    said.day += [
        DayService(id=said.id(), day_id=info.id, service_id=service_id, position=position),
        Note(id=said.id(), day_id=info.id, number=position, text=said.word(())),
        Reason(**about, id=said.id(), number=1, service_id=service_id, text=said.word(mine)),
        Action(
            **about,
            id=said.id(),
            number=1,
            service_id=service_id,
            text=said.word(mine),
            who=said.word(mine),
            needs_mandate=True,
            why=said.word(mine),
        ),
        Trial(**about, id=said.id(), service_id=service_id, how_it_went=said.word(mine)),
        Dissent(
            **about,
            id=said.id(),
            number=1,
            service_id=service_id,
            people=6,
            text=said.word(mine),
            who=said.word(mine),
            why=said.word(mine),
            would_change=said.word(mine),
        ),
        Minutes(
            id=said.id(),
            day_id=info.id,
            service_id=service_id,
            version=2,
            reason=said.word(mine),
            changed_by_role=said.word(()),
            recipients=(said.word(()),),
        ),
    ]


def _obstacle(
    said: Said, info: DayInfo, named: list[str], group: str, groups: dict[str, tuple[str, ...]]
) -> tuple[str, set[str]]:
    readers = set(groups[group]) if group else set(named)
    place = said.id()
    said.day += [
        Obstacle(
            id=place,
            day_id=info.id,
            number=1,
            text=said.word(readers),
            category_code="LOV",
            group_id=group,
        ),
        ObstacleSource(
            id=said.id(), day_id=info.id, obstacle_id=place, citation=said.word(readers)
        ),
    ]
    if not group:
        said.day += [
            ObstacleService(id=said.id(), day_id=info.id, obstacle_id=place, service_id=one)
            for one in named
        ]
    return place, readers


def _possibility(
    said: Said, info: DayInfo, whose: tuple[str, str], readers: set[str], answers: str
) -> None:
    place = said.id()
    said.day.append(
        Possibility(
            id=place,
            day_id=info.id,
            number=1,
            text=said.word(readers),
            service_id=whose[0],
            group_id=whose[1],
        )
    )
    if answers:
        said.day.append(
            Link(
                id=said.id(),
                day_id=info.id,
                kind=LinkKind.ANSWERS,
                from_id=place,
                to_id=answers,
            )
        )


@given(days_of_many())
def test_a_service_reads_all_its_own_words_and_nobody_else_s(said: Said) -> None:
    for service_id in said.services:
        own = {word for word, readers in said.may_read.items() if service_id in readers}
        assert said.read_by(service_id) == own

"""What is struck or worded anew while minutes are read through, and what it leaves to others."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import minutes, search
from dialog_app.core.commands import findings, follow_ups, groups, obstacles, trials, wall
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.commands.follow_ups import Followed
from dialog_app.core.commands.minutes import dissents, passing, states
from dialog_app.core.commands.rewordings import propose
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.passages import Passage, passages
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase, Side
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import MinutesChange, MinutesEvent
from dialog_app.core.model.said import (
    FollowedKind,
    Link,
    Obstacle,
    ObstacleStatus,
    Outcome,
    Position,
    Possibility,
    TrialState,
)
from dialog_app.core.sheets import protected
from tests.core.days import PPT, SCHOOL, SHARING, Room
from tests.core.slides import asking, count, seen, wall_register
from tests.reports import as_text

AT_SCHOOL = About(subject=SHARING, service_id=SCHOOL)
AT_PPT = About(subject=SHARING, service_id=PPT)
FOR_ALL = About(subject=SHARING)
BOTH, TWO = (SCHOOL, PPT), (AT_SCHOOL, AT_PPT)


def paper(here: Room, service: str) -> minutes.Document:
    return minutes.document(here.day, wall_register(), service, Texts("nb"))


def read(here: Room, service: str = SCHOOL) -> tuple[Passage, ...]:
    return passages(here.day, wall_register(), service)


def said(here: Room) -> None:
    """Let the school say something of every kind, each with a word of its own."""
    here.do(findings.add_reason, AT_SCHOOL, "KANARIgrunn", Position.PARTLY, Phase.BEFORE)
    source = SourceGiven(citation="loven")
    here.do(findings.add_obstacle, AT_SCHOOL, "KANARIhinder", "LOV", source)
    obstacle = here.day.obstacles[0].id
    here.do(findings.add_possibility, AT_SCHOOL, "KANARImulig", [obstacle])
    possibility = here.day.possibilities[0].id
    plan = ActionPlan(who="leder", needs_mandate=True, why="KANARIhvorfor")
    here.do(findings.add_action, AT_SCHOOL, "KANARItiltak", plan, [possibility])
    here.do(propose, AT_SCHOOL, "KANARIordlyd")
    here.do(trials.set_trial, AT_SCHOOL, TrialState.UNDER_WAY, None, "KANARIgikk")
    about = Followed(
        kind=FollowedKind.ACTION,
        about_id="x",
        about_day_id="y",
        service_id=SCHOOL,
        words="KANARIfør",
    )
    here.do(follow_ups.follow_up, about, Outcome.PARTLY)
    here.do(follow_ups.tell_more, about, "KANARIsist")
    held = DissentGiven(
        text="KANARIannet", who="fagfolk", people=6, why="KANARIfordi", would_change="KANARIom"
    )
    here.do(dissents.add_dissent, SCHOOL, SHARING, held)


@pytest.fixture
def here() -> Room:
    """Return a day on which the school has said something of everything, being read through."""
    here = asking()
    count(here, SCHOOL, (5, 3, 3, 1))
    said(here)
    here.do(states.begin_read_through, SCHOOL)
    return here


def everything(here: Room, service: str) -> str:
    """Return all that is told of a day to others, and all that its rows and searches hold."""
    here.do(wall.show_obstacles, SHARING)
    matter = Matter(here.day, wall_register(), service)
    voice = Voice(Texts("nb"), "nb")
    tables = (protected.answers_table(matter, voice), protected.findings_table(matter, voice))
    hits = search.found_in(wall_register(), [here.day], "kanari", 99, "nb")
    return repr((paper(here, service), tables, seen(here), hits, *here.day.rows()))


def test_every_kind_of_thing_that_is_said_stands_among_the_passages(here: Room) -> None:
    words = {one.words for one in read(here)}
    everywhere = " ".join(repr(row) for row in here.day.rows())
    assert words == set(re.findall("KANARI[a-zø]+", everywhere))


def test_whatever_is_struck_is_gone_from_everything_and_undo_brings_it_back(here: Room) -> None:
    for passage in reversed(read(here)):
        before = here.day
        step = here.do(passing.strike, SCHOOL, passage.key, side=Side.PROS)
        assert passage.words not in everything(here, SCHOOL)
        after = before.after(step)
        assert after.after(step.inverse()) == before
    assert read(here) == ()
    told = {(row.kind, row.side) for row in here.day.all(MinutesChange)}
    assert (MinutesEvent.STRUCK, Side.PROS) in told
    assert "KANARI" not in repr(here.day.all(MinutesChange))


def test_a_passage_is_worded_anew_and_told_once(here: Room) -> None:
    reason = next(one for one in read(here) if one.words == "KANARIgrunn")
    for wording in ("Vi rekker det", "Vi rekker det ikke"):
        step = here.do(passing.reword, SCHOOL, reason.key, wording, side=Side.PROFESSIONALS)
        assert (step.label, step.merge != "") == ("step.minutes_reworded", True)
    assert "Vi rekker det ikke" in as_text.render(paper(here, SCHOOL))
    told = [row for row in here.day.all(MinutesChange) if row.kind is MinutesEvent.REWORDED]
    assert [(row.row_id, row.row_kind, row.side) for row in told] == [
        (reason.row.id, "reason", Side.PROFESSIONALS)
    ]


@pytest.mark.parametrize("words", ["", "  \n", "x" * 20_001])
def test_a_wording_needs_words_and_not_too_many(here: Room, words: str) -> None:
    with pytest.raises(RuleBroken, match="text"):
        here.do(passing.reword, SCHOOL, read(here)[0].key, words)


def test_only_what_stands_in_the_minutes_is_struck_and_only_while_they_are_read(
    here: Room,
) -> None:
    note = here.do(findings.add_note, "bare for meg").changes[0].row.id
    here.do(states.begin_read_through, PPT)
    key = read(here)[0].key
    for service, row in ((SCHOOL, note), (PPT, key[0])):
        with pytest.raises(RuleBroken, match=r"row.gone"):
            here.do(passing.strike, service, (row, "text"))
    here.do(states.step_back, SCHOOL, MinutesState.DRAFT)
    with pytest.raises(RuleBroken, match=r"minutes.not_possible"):
        here.do(passing.strike, SCHOOL, key)


def test_an_obstacle_of_several_is_struck_for_one_and_worded_anew_for_all() -> None:
    here = asking()
    here.do(findings.add_obstacle, FOR_ALL, "Samtykket", "LOV")
    (row,) = here.day.obstacles
    here.do(states.begin_read_through, SCHOOL)
    step = here.do(passing.reword, SCHOOL, (row.id, "text"), "Samtykke fra begge")
    assert (step.label, step.facts) == ("step.minutes_reworded_for_others", {"others": 1})
    assert "Samtykke fra begge" in as_text.render(paper(here, PPT))
    here.do(passing.strike, SCHOOL, (row.id, "text"))
    assert "Samtykke" not in as_text.render(paper(here, SCHOOL))
    assert "Samtykke fra begge" in as_text.render(paper(here, PPT))


@pytest.mark.parametrize("answered", ["by a possibility", "by word"])
def test_what_was_merged_with_an_obstacle_that_is_struck_stands_as_answered(answered: str) -> None:
    here = asking()
    kept, gone = (here.do(findings.add_obstacle, one, "Samtykket", "LOV") for one in TWO)
    rows = [step.added(Obstacle).id for step in (kept, gone)]
    here.do(obstacles.merge, rows[1], rows[0])
    if answered == "by word":
        here.do(findings.set_status, rows[0], ObstacleStatus.ANSWERED)
    else:
        here.do(findings.add_possibility, AT_PPT, "Spør barnet", [rows[0]])
    here.do(states.begin_read_through, SCHOOL)
    theirs = paper(here, PPT)
    here.do(passing.strike, SCHOOL, (rows[0], "text"))
    assert here.day.find(Obstacle, rows[0]) is None
    assert paper(here, PPT) == theirs


class Talk:
    """A day on which both services, and a group of both, say what they like about one method."""

    def __init__(self) -> None:
        self.here = asking()
        self.here.do(groups.add_group, "Gruppe 1", BOTH, 6)
        group = About(subject=SHARING, group_id=self.here.day.groups[0].id)
        self.whose = (AT_SCHOOL, AT_PPT, FOR_ALL, group)
        self.obstacles: list[str] = []
        self.ways: list[str] = []

    def hinders(self, who: int) -> None:
        text = f"KANARIhinder{len(self.obstacles)}"
        step = self.here.do(findings.add_obstacle, self.whose[who], text, "TID")
        self.obstacles.append(step.added(Obstacle).id)

    def also(self, number: int) -> None:
        row = self.here.day.one(Obstacle, self.obstacles[number % len(self.obstacles)])
        if [one.service_id for one in self.here.day.named(row)] == [SCHOOL]:
            self.here.do(findings.share_obstacle, row.id, PPT)

    def merges(self, one: int, other: int) -> None:
        first, second = (self.obstacles[n % len(self.obstacles)] for n in (one, other))
        alone = all(self.here.day.survivor(row) == row for row in (first, second))
        if first != second and alone:
            self.here.do(obstacles.merge, first, second)

    def helps(self, who: int, numbers: list[int]) -> None:
        rows = (self.obstacles[n % len(self.obstacles)] for n in numbers)
        answers = sorted({self.here.day.survivor(row) for row in rows})
        text = f"KANARImulig{len(self.ways)}"
        step = self.here.do(findings.add_possibility, self.whose[who], text, answers)
        self.ways.append(step.added(Possibility).id)

    def agrees(self, who: int, numbers: list[int]) -> None:
        origins = sorted({self.ways[n % len(self.ways)] for n in numbers}) if self.ways else []
        self.here.do(findings.add_action, self.whose[who], "KANARItiltak", None, origins)


@st.composite
def talks(draw: st.DrawFn) -> Room:
    talk, who = Talk(), st.integers(0, 3)
    some = st.lists(st.integers(0, 4), max_size=3)
    for one in draw(st.lists(who, min_size=1, max_size=5)):
        talk.hinders(one)
    for number in draw(some):
        talk.also(number)
    for pair in draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4)):
        talk.merges(*pair)
    for one, numbers in draw(st.lists(st.tuples(who, some), max_size=4)):
        talk.helps(one, numbers)
    for one, numbers in draw(st.lists(st.tuples(st.integers(0, 1), some), max_size=3)):
        talk.agrees(one, numbers)
    return talk.here


@settings(max_examples=60)
@given(talks(), st.lists(st.integers(0, 99), min_size=1, max_size=5))
def test_striking_for_one_service_changes_no_other_minutes_and_leaves_nothing_of_it(
    here: Room, struck: list[int]
) -> None:
    here.do(states.begin_read_through, SCHOOL)
    theirs = paper(here, PPT)
    for number in struck:
        mine = read(here)
        if not mine:
            break
        gone = mine[number % len(mine)]
        before = here.day
        step = here.do(passing.strike, SCHOOL, gone.key)
        assert [one.words for one in read(here)] == [one.words for one in mine if one != gone]
        assert paper(here, PPT) == theirs
        assert here.day.after(step.inverse()) == before
    ends = {one.to_id for one in here.day.all(Link)}
    assert all(here.day.find(Obstacle, row) or here.day.find(Possibility, row) for row in ends)

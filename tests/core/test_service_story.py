"""The story of a service tells every day, version by version, and nothing that tells on anybody."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core.charts.of_service import service_chart
from dialog_app.core.charts.said import lines
from dialog_app.core.commands import answers, findings, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.commands.minutes.dissents import add_dissent
from dialog_app.core.commands.trials import set_trial
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.measures import Label
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import (
    Action,
    FollowedKind,
    FollowUp,
    Outcome,
    Position,
    Round,
    TrialState,
)
from dialog_app.core.protection import Part
from dialog_app.core.record import Step, added
from dialog_app.core.story.counts import tallies
from dialog_app.core.story.service import ServiceStory, service_story
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room
from tests.core.story_days import NEWER, answer, held, of_service, reworded

MAY, JUNE, OCTOBER = (datetime.date(2026, month, 20) for month in (5, 6, 10))
ABOUT = About(subject=SHARING, service_id=SCHOOL)


def _story(*rooms: Room, who: str = SCHOOL) -> ServiceStory:
    return service_story(reworded(), who, of_service(who, *rooms))


def test_answers_stand_by_day_version_and_round() -> None:
    may, october = held(MAY), held(OCTOBER, subjects=(NEWER,))
    answer(may, SCHOOL, SHARING, Phase.BEFORE, 3, 4, 5)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 9, 3, 0)
    answer(may, SCHOOL, READING, Phase.AFTER, 12, 0, 0)
    answer(october, SCHOOL, NEWER, Phase.AFTER, 20, 0, 0)
    first, second = _story(may, october).lines
    assert (first.thing_id, second.thing_id) == ("m-G4", "m-G2")
    told = [(row.date, row.subject, row.phase) for row in first.rounds]
    assert told == [
        (MAY, SHARING, Phase.BEFORE),
        (MAY, SHARING, Phase.AFTER),
        (OCTOBER, NEWER, Phase.AFTER),
    ]
    assert first.newest == NEWER
    assert first.rounds[-1].word is Label.AGREE_TOGETHER


def test_small_parts_are_merged() -> None:
    may = held(MAY)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 9, 3, 1)
    (line,) = _story(may).lines
    shown = line.rounds[0].shown
    assert shown is not None
    assert shown.parts == ((Part.AGREE, 9), (Part.PARTLY_OR_DISAGREE, 4))


def test_a_day_that_a_few_came_to_or_left_is_held_back_with_its_counts() -> None:
    may, june, october = held(MAY), held(JUNE), held(OCTOBER)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 9, 3, 0)
    answer(june, SCHOOL, SHARING, Phase.AFTER, 9, 0, 0)
    answer(october, SCHOOL, SHARING, Phase.AFTER, 12, 0, 0)
    rounds = _story(may, june, october).lines[0].rounds
    assert [row.beside for row in rounds] == [True, False, True]
    assert rounds[1].shown is None
    assert rounds[1].word is None


def test_a_majority_nobody_counted_has_no_counts() -> None:
    may = held(MAY)
    may.do(answers.majority, Asked(SCHOOL, SHARING, Phase.AFTER), Position.AGREE)
    (row,) = _story(may).lines[0].rounds
    assert row.beside
    assert row.shown is None


def test_what_other_services_answered_and_agreed_is_no_part_of_it() -> None:
    may = held(MAY)
    answer(may, PPT, SHARING, Phase.AFTER, 9, 3, 0)
    may.do(findings.add_action, About(subject=SHARING, service_id=PPT), "Øve", ActionPlan())
    may.do(findings.add_obstacle, About(subject=SHARING, service_id=PPT), "Tid", "TID")
    story = _story(may)
    assert (story.lines, story.actions, story.obstacles) == ((), (), ())
    assert [day.date for day in story.days] == [MAY]


def test_a_dissent_stands_in_the_story_of_those_who_hold_it_alone() -> None:
    may = held(MAY)
    may.do(running.start)
    told = DissentGiven(text="Spør barnet først", who="miljøterapeutene", people=6)
    may.do(add_dissent, SCHOOL, SHARING, told)
    assert [row.text for row in _story(may).dissents] == ["Spør barnet først"]
    assert _story(may, who=PPT).dissents == ()


def test_overdue_actions_come_first_and_say_by_how_much() -> None:
    may = held(MAY)
    later, due = datetime.date(2026, 12, 1), datetime.date(2026, 10, 30)
    may.do(findings.add_action, ABOUT, "Uten frist", ActionPlan())
    may.do(findings.add_action, ABOUT, "Senere", ActionPlan(due=later))
    may.do(findings.add_action, ABOUT, "Forfalt", ActionPlan(due=due))
    rows = _story(may).open_actions
    assert [one.row.text for one in rows] == ["Forfalt", "Senere", "Uten frist"]
    today = datetime.date(2026, 11, 18)
    assert [one.days_late(today) for one in rows] == [19, 0, 0]


def test_an_action_followed_up_as_done_is_no_longer_open() -> None:
    may, october = held(MAY), held(OCTOBER)
    may.do(findings.add_action, ABOUT, "Øve", ActionPlan())
    action = may.day.actions[0]
    _follow_up(october, action, Outcome.STILL_OPEN)
    assert [one.row.id for one in _story(may, october).open_actions] == [action.id]
    october.laptop.later(1)
    _follow_up(october, action, Outcome.DONE)
    story = _story(may, october)
    assert story.open_actions == ()
    assert story.actions[0].last is not None
    assert [row.outcome for row in story.follow_ups] == [Outcome.STILL_OPEN, Outcome.DONE]


def _follow_up(room: Room, action: Action, outcome: Outcome) -> None:
    row = FollowUp(
        id=room.laptop.new_id(),
        day_id=room.day.id,
        kind=FollowedKind.ACTION,
        about_id=action.id,
        about_day_id=action.day_id,
        outcome=outcome,
        at=room.laptop.now(),
        service_id=action.service_id,
    )
    room.day = room.day.after(Step("step.followed_up", added(row)))


def test_the_newest_trial_of_a_method_stands() -> None:
    may, october = held(MAY), held(OCTOBER, subjects=(NEWER,))
    may.do(set_trial, ABOUT, TrialState.CHOSEN)
    newer = About(subject=NEWER, service_id=SCHOOL)
    october.do(set_trial, newer, TrialState.ADJUSTED, None, "Gikk bedre")
    (tried,) = _story(may, october).trials
    assert tried.row.how_it_went == "Gikk bedre"


COUNTS = st.tuples(*[st.integers(0, 9)] * 3)


@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_no_two_days_that_stand_differ_by_one_to_four_answers(days: list[tuple[int, ...]]) -> None:
    rooms = [held(MAY + datetime.timedelta(weeks=place)) for place in range(len(days))]
    for room, counts in zip(rooms, days, strict=True):
        answer(room, SCHOOL, SHARING, Phase.AFTER, *counts)
    lines = _story(*rooms).lines
    rounds = lines[0].rounds if lines else ()
    numbers = [sum(counts) for counts in days]
    standing = [
        numbers[[room.day.id for room in rooms].index(row.day_id)] for row in rounds if row.beside
    ]
    assert not rounds or rounds[-1].beside
    assert all(abs(a - b) not in range(1, 5) for a in standing for b in standing)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=3))
def test_counts_in_one_pass_are_those_of_each_round(
    told: list[tuple[tuple[int, ...], ...]],
) -> None:
    room = held(MAY)
    for before, after in told:
        answer(room, SCHOOL, SHARING, Phase.BEFORE, *before)
        answer(room, PPT, READING, Phase.AFTER, *after)
    room.do(answers.majority, Asked(PPT, SHARING, Phase.AFTER), Position.AGREE)
    rounds = [row for row in room.day.all(Round) if room.day.answers(row)]
    assert tallies(room.day) == {row.id: room.day.tally(row) for row in rounds}


def test_the_answers_of_a_story_are_drawn_with_who_moved_and_nothing_it_keeps_back() -> None:
    may, june = held(MAY), held(JUNE)
    answer(may, SCHOOL, SHARING, Phase.BEFORE, 3, 4, 5)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 9, 3, 1)
    answer(june, SCHOOL, READING, Phase.AFTER, 2, 1, 0)
    voice = Voice(Texts("nb"), "nb")
    chart = service_chart(_story(may, june), reworded(), voice)
    assert chart is not None
    assert chart.about == reworded().full_name(SCHOOL)
    told = dict(lines(chart))
    assert told["G4 Avtale før deling, 20.05.2026, etter dialogen"] == (
        "Enig 9, Delvis eller uenig 4; enig med forbehold"
    )
    assert [said for name, said in told.items() if name.startswith("G2 ")] == [
        "for få til å si noe"
    ]
    assert service_chart(_story(june), reworded(), voice) is None


def test_a_day_that_is_held_back_is_said_to_be_in_the_picture_too() -> None:
    may, june = held(MAY), held(JUNE)
    answer(may, SCHOOL, SHARING, Phase.AFTER, 9, 3, 0)
    answer(june, SCHOOL, SHARING, Phase.AFTER, 9, 0, 0)
    words = Texts("nb")
    chart = service_chart(_story(may, june), reworded(), Voice(words, "nb"))
    assert chart is not None
    before, after = (said for _, said in lines(chart))
    assert before == words("services.not_beside")
    assert after.startswith("Enig 9, Delvis 0, Uenig 0")

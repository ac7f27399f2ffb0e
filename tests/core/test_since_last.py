"""What earlier days left, how it stands, and what is said of it on the next day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.commands import findings, follow_ups, replan, trials
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.follow_ups import Followed
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import (
    Action,
    FollowedKind,
    FollowUp,
    Obstacle,
    Outcome,
    Trial,
    TrialState,
)
from dialog_app.core.narrow import of_service
from dialog_app.core.since_last import (
    CHOICES,
    SETTLED,
    Left,
    how_it_stands,
    late_by,
    left_by,
    since_last,
    to_answer,
)
from dialog_app.core.trying import Standing, standing
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room, TestLaptop
from tests.core.earlier import ABOUT, AUTUMN, SPRING, WINTER, held, narrowed, on, spring


def about(left: Left) -> Followed:
    return Followed(
        kind=left.kind,
        about_id=left.row.id,
        about_day_id=left.day.id,
        service_id=left.service_id,
        subject=left.subject,
        words=left.words,
    )


def said(lines: tuple[Left, ...]) -> list[tuple[str, str]]:
    return [(left.service_id, left.words or left.kind.value) for left in lines]


ALL_LEFT = [
    (SCHOOL, "Sende ut ny mal"),
    (SCHOOL, "trial"),
    (SCHOOL, "For lite tid"),
    (SCHOOL, "Loven er uklar"),
    (PPT, "Ringe skolen"),
    (PPT, "Loven er uklar"),
]


@pytest.fixture
def laptop() -> TestLaptop:
    return TestLaptop()


def test_a_new_day_begins_with_what_each_service_left(laptop: TestLaptop) -> None:
    first = held(spring(laptop))
    assert said(since_last(on(laptop, AUTUMN).day, narrowed([first]))) == ALL_LEFT


def test_what_is_done_on_its_own_day_is_not_left(laptop: TestLaptop) -> None:
    here = spring(laptop)
    action, obstacle = here.day.actions[0], here.day.obstacles[0]
    here.do(findings.set_action_state, action.id, "done")
    here.do(findings.add_possibility, ABOUT, "Sette av tid", [obstacle.id])
    here.do(trials.set_trial, ABOUT, TrialState.STOPPED)
    lines = since_last(on(laptop, AUTUMN).day, narrowed([held(here)]))
    assert said(lines) == [ALL_LEFT[3], *ALL_LEFT[4:]]


def test_only_days_that_were_held_before_leave_something(laptop: TestLaptop) -> None:
    running, later = spring(laptop).day, held(on(laptop, WINTER))
    today = on(laptop, AUTUMN).day
    assert since_last(today, narrowed([running, later, today])) == ()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_is_settled_comes_no_more_and_what_stays_open_comes_again(
    laptop: TestLaptop, outcome: Outcome
) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    line = since_last(second.day, narrowed([first]))[0]
    second.do(follow_ups.follow_up, about(line), outcome)
    third = on(laptop, WINTER).day
    lines = since_last(third, narrowed([first, held(second)]))
    assert ((SCHOOL, "Sende ut ny mal") in said(lines)) == (outcome not in SETTLED)
    if outcome not in SETTLED:
        assert lines[0].newest is not None
        assert lines[0].newest.outcome is outcome


def test_an_answer_stands_beside_its_line_and_is_counted(laptop: TestLaptop) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    line = since_last(second.day, narrowed([first]))[1]
    second.do(follow_ups.follow_up, about(line), Outcome.PARTLY)
    second.do(follow_ups.tell_more, about(line), "bare ved én skole")
    lines = since_last(second.day, narrowed([first]))
    assert to_answer(lines) == (1, 6)
    answer = lines[1].answer
    assert answer is not None
    assert (answer.outcome, answer.text) == (Outcome.PARTLY, "bare ved én skole")
    assert lines[1].stands == answer


def test_one_service_settles_a_shared_obstacle_for_itself_alone(laptop: TestLaptop) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    shared = next(
        left
        for left in since_last(second.day, narrowed([first]))
        if left.key[1] == PPT and left.words == "Loven er uklar"
    )
    second.do(follow_ups.follow_up, about(shared), Outcome.DONE)
    lines = said(since_last(on(laptop, WINTER).day, narrowed([first, held(second)])))
    assert (SCHOOL, "Loven er uklar") in lines
    assert (PPT, "Loven er uklar") not in lines


def test_a_trial_that_goes_on_is_left_by_its_newest_day_alone(laptop: TestLaptop) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    second.do(trials.set_trial, ABOUT, TrialState.ADJUSTED)
    lines = since_last(on(laptop, WINTER).day, narrowed([first, held(second)]))
    tried = [left for left in lines if left.kind is FollowedKind.TRIAL]
    assert [left.day.id for left in tried] == [second.day.id]


def test_an_item_that_was_carried_is_left_until_a_plan_takes_it_up(laptop: TestLaptop) -> None:
    here = spring(laptop)
    item = next(row for row in here.day.agenda if row.title == "Hindringer")
    here.do(replan.carry, item.id)
    first, second = held(here), on(laptop, AUTUMN)
    (left,) = [one for one in since_last(second.day, narrowed([first])) if not one.service_id]
    assert (left.words, left.kind, left.planned) == ("Hindringer", FollowedKind.ITEM, False)


def test_closed_days_hear_how_it_went_and_never_change(laptop: TestLaptop) -> None:
    first = Room(held(spring(laptop), DayState.CLOSED), laptop)
    action = first.day.actions[0]
    (left, *_rest) = how_it_stands(first.day, SCHOOL, [])
    laptop.later(60)
    first.do(follow_ups.follow_up, about(left), Outcome.DONE)
    assert first.day.one(Action, action.id) == action
    (left, *_rest) = how_it_stands(first.day, SCHOOL, [first.day])
    assert left.stands is not None
    assert left.stands.outcome is Outcome.DONE
    lines = since_last(on(laptop, AUTUMN).day, narrowed([first.day]))
    assert said(lines) == ALL_LEFT[1:]


def test_what_an_earlier_day_left_is_answered_before_the_day_is_closed(laptop: TestLaptop) -> None:
    first = held(spring(laptop))
    second = Room(held(on(laptop, AUTUMN), DayState.CLOSED), laptop)
    line = since_last(on(laptop, AUTUMN).day, narrowed([first]))[0]
    with pytest.raises(RuleBroken) as refused:
        second.do(follow_ups.follow_up, about(line), Outcome.DONE)
    assert refused.value.code == "day.closed"


def test_the_same_answer_again_takes_it_back(laptop: TestLaptop) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    line = since_last(second.day, narrowed([first]))[0]
    for _ in range(2):
        second.do(follow_ups.follow_up, about(line), Outcome.DONE)
    assert second.day.all(FollowUp) == ()


@pytest.mark.parametrize("kind", list(FollowedKind))
def test_each_kind_has_outcomes_of_its_own(laptop: TestLaptop, kind: FollowedKind) -> None:
    here = on(laptop, AUTUMN)
    for outcome in set(Outcome) - set(CHOICES[kind]):
        with pytest.raises(RuleBroken) as refused:
            here.do(
                follow_ups.follow_up, Followed(kind=kind, about_id="x", about_day_id="d"), outcome
            )
        assert refused.value.code == "follow_up.not_possible"


def test_a_day_is_late_only_when_its_date_is_past() -> None:
    due = datetime.date(2026, 10, 30)
    assert late_by(due, datetime.date(2026, 11, 18)) == 19
    assert late_by(due, due) == 0
    assert late_by(None, due) == 0


@given(
    outcomes=st.lists(st.lists(st.sampled_from(list(Outcome)), max_size=6), max_size=3),
    data=st.data(),
)
def test_the_order_days_are_read_in_changes_nothing(
    outcomes: list[list[Outcome]], data: st.DataObject
) -> None:
    laptop = TestLaptop()
    days = [held(spring(laptop))]
    for number, wanted in enumerate(outcomes):
        here = on(laptop, AUTUMN + datetime.timedelta(days=number))
        lines = since_last(here.day, narrowed(days))
        for line, outcome in zip(lines, wanted, strict=False):
            if outcome in CHOICES[line.kind]:
                here.do(follow_ups.follow_up, about(line), outcome)
        days.append(held(here))
    today = on(laptop, WINTER).day
    lines = since_last(today, narrowed(days))
    mixed = data.draw(st.permutations(days))
    assert since_last(today, narrowed(mixed)) == lines
    # Nothing settled comes again, and nothing comes that no day left.
    own = {left.key for day in days for one in (SCHOOL, PPT) for left in left_by(day, one)}
    assert {left.key for left in lines} <= own
    assert not [one for one in lines if one.newest and one.newest.outcome in SETTLED]


def test_no_service_hears_what_another_left(laptop: TestLaptop) -> None:
    here = spring(laptop)
    here.do(findings.add_obstacle, About(service_id=PPT), "Vi er for få", "RESS")
    first = held(here)
    alone = on(laptop, AUTUMN, services=((SCHOOL, 9),)).day
    assert said(since_last(alone, {SCHOOL: [of_service(first, SCHOOL)]})) == ALL_LEFT[:4]
    kinds = {type(left.row) for left in since_last(alone, narrowed([first]))}
    assert kinds == {Action, Trial, Obstacle}


def test_a_later_day_goes_on_from_how_the_trial_stands(laptop: TestLaptop) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    earlier = standing(since_last(second.day, narrowed([first])), SCHOOL, SHARING, str.__eq__)
    assert earlier == Standing(TrialState.UNDER_WAY, None, SPRING)
    second.do(trials.turn_trial, ABOUT, earlier)
    assert second.day.all(Trial)[0].state is TrialState.ADJUSTED
    second.do(trials.turn_trial, ABOUT, earlier)
    second.do(trials.turn_trial, ABOUT, earlier)
    assert second.day.all(Trial) == ()


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        (Outcome.PARTLY, TrialState.UNDER_WAY),
        (Outcome.STILL_OPEN, TrialState.UNDER_WAY),
        (Outcome.NOT_DONE, TrialState.CHOSEN),
        (Outcome.DONE, None),
        (Outcome.DROPPED, None),
    ],
)
def test_what_is_said_today_of_a_trial_counts_for_how_it_stands(
    laptop: TestLaptop, outcome: Outcome, stands: TrialState | None
) -> None:
    here = spring(laptop)
    until = datetime.date(2027, 2, 1)
    here.do(trials.set_trial, ABOUT, TrialState.CHOSEN, until)
    first, second = held(here), on(laptop, AUTUMN)
    line = next(
        one for one in since_last(second.day, narrowed([first])) if one.kind is FollowedKind.TRIAL
    )
    second.do(follow_ups.follow_up, about(line), outcome)
    found = standing(since_last(second.day, narrowed([first])), SCHOOL, SHARING, str.__eq__)
    assert (found.state if found else None) is stands
    if found is not None:
        second.do(trials.turn_trial, ABOUT, found)
        assert second.day.all(Trial)[0].until == until


def test_another_services_trial_is_not_gone_on_with(laptop: TestLaptop) -> None:
    first, second = held(spring(laptop)), on(laptop, AUTUMN)
    left = since_last(second.day, narrowed([first]))
    assert standing(left, PPT, SHARING, str.__eq__) is None
    assert standing(left, SCHOOL, READING, str.__eq__) is None

"""One round takes hands, cards and slips together, and counts nobody twice."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.commands import answers, cards, days, running, slips
from dialog_app.core.commands.answers import CHOICES, Asked, Choice
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import Movement, Tally
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.said import Answer, Move, NoPosition, Position, Round, Way
from dialog_app.core.roster import moved, pairs
from dialog_app.core.turnout import Turnout, turnout, whole_room
from tests.core.days import PPT, SCHOOL, SHARING, Room, room

BEFORE = Asked(SCHOOL, SHARING, Phase.BEFORE)
AFTER = Asked(SCHOOL, SHARING, Phase.AFTER)
AGREE, PARTLY, DISAGREE, NONE = (Choice(position) for position in Position)
DONT_KNOW = Choice(Position.NO_POSITION, NoPosition.DONT_KNOW)


def round_of(here: Room, asked: Asked = BEFORE) -> Round:
    place = here.day.round(asked.service_id, asked.subject, asked.phase, asked.group_id)
    assert place is not None
    return place


def tally(here: Room, asked: Asked = BEFORE) -> Tally | None:
    return here.day.tally(round_of(here, asked))


def hold(here: Room) -> None:
    here.do(running.start)
    while here.day.info.state is DayState.RUNNING:
        here.do(running.next_item)


def test_hands_cards_and_slips_add_up() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.AGREE, 4)
    here.do(cards.answer_card, BEFORE, 1, AGREE)
    here.do(cards.answer_card, BEFORE, 2, DISAGREE)
    here.do(slips.enter_slips, BEFORE, {PARTLY: 3, DONT_KNOW: 2})
    assert tally(here) == Tally(5, 3, 1, 2)
    assert turnout(here.day, round_of(here)) == Turnout(12, hands=4, roster=2, slips=5)


def test_counting_hands_leaves_cards_and_slips_alone() -> None:
    here = room()
    here.do(cards.answer_card, BEFORE, 1, AGREE)
    here.do(slips.enter_slips, BEFORE, {AGREE: 5})
    here.do(answers.add_one, BEFORE, Position.AGREE)
    here.do(answers.add_one, BEFORE, Position.AGREE, -1)
    here.do(answers.add_one, BEFORE, Position.AGREE, -1)
    assert tally(here) == Tally(6, 0, 0, 0)


def test_a_card_answers_once_and_its_new_answer_replaces_the_old() -> None:
    here = room()
    for choice in (AGREE, PARTLY, DISAGREE):
        here.do(cards.answer_card, BEFORE, 7, choice)
    assert tally(here) == Tally(0, 0, 1, 0)
    assert len(here.day.all(Answer)) == 1


def test_a_card_can_be_taken_back() -> None:
    here = room()
    here.do(cards.answer_card, BEFORE, 7, AGREE)
    here.do(cards.take_card_back, BEFORE, 7)
    assert tally(here) == Tally(0, 0, 0, 0)
    assert here.do(cards.take_card_back, BEFORE, 7).changes == ()


def test_in_a_closed_round_a_card_supersedes_and_overwrites_nothing() -> None:
    here = room()
    here.do(cards.answer_card, BEFORE, 7, AGREE)
    hold(here)
    here.do(cards.answer_card, BEFORE, 7, DISAGREE)
    assert tally(here) == Tally(0, 0, 1, 0)
    assert len(here.day.all(Answer)) == 2
    here.do(cards.take_card_back, BEFORE, 7)
    assert tally(here) == Tally(0, 0, 0, 0)


@pytest.mark.parametrize("card", [0, -1, 1000])
def test_a_card_has_a_number_that_can_stand_on_a_card(card: int) -> None:
    here = room()
    with pytest.raises(RuleBroken) as refused:
        here.do(cards.answer_card, BEFORE, card, AGREE)
    assert refused.value.code == "answer.card_wrong"


def test_a_card_tells_the_log_neither_number_nor_answer() -> None:
    here = room()
    step = here.do(cards.answer_card, BEFORE, 7, AGREE)
    assert dict(step.facts) == {}


@pytest.mark.parametrize("number", [0, 1, 4])
def test_slips_wait_until_five_have_answered(number: int) -> None:
    here = room()
    with pytest.raises(RuleBroken) as refused:
        here.do(slips.enter_slips, BEFORE, {AGREE: number})
    assert refused.value.code == "answer.slips_too_few"
    assert not here.day.all(Round)


def test_slips_are_one_step_and_entered_anew_they_replace_the_earlier() -> None:
    here = room()
    step = here.do(slips.enter_slips, BEFORE, {AGREE: 3, DISAGREE: 2, DONT_KNOW: 1})
    assert step.facts == {"number": 6}
    here.do(slips.enter_slips, BEFORE, {AGREE: 6})
    assert tally(here) == Tally(6, 0, 0, 0)
    here.do(slips.enter_slips, BEFORE, {})
    assert tally(here) == Tally(0, 0, 0, 0)


def test_slips_that_are_out_of_range_are_refused_whole() -> None:
    here = room()
    for counts in ({AGREE: 10_000}, {AGREE: 9, DISAGREE: -1}):
        with pytest.raises(RuleBroken) as refused:
            here.do(slips.enter_slips, BEFORE, counts)
        assert refused.value.code == "answer.count_out_of_range"


def test_why_nobody_took_a_position_is_kept_apart() -> None:
    here = room()
    for choice in CHOICES[3:]:
        here.do(answers.add_one, BEFORE, choice.position, 1, choice.kind)
    kinds = Counter(row.no_position for row in here.day.all(Answer))
    assert kinds == Counter(NoPosition)
    assert tally(here) == Tally(0, 0, 0, 4)


def test_a_typed_total_leaves_to_hands_what_the_other_ways_do_not_fill() -> None:
    here = room()
    here.do(cards.answer_card, BEFORE, 1, AGREE)
    here.do(answers.add_one, BEFORE, Position.NO_POSITION, 2, NoPosition.DONT_KNOW)
    here.do(answers.set_total, BEFORE, Position.AGREE, 9)
    here.do(answers.set_total, BEFORE, Position.NO_POSITION, 3)
    assert tally(here) == Tally(9, 0, 0, 3)
    with pytest.raises(RuleBroken) as refused:
        here.do(answers.set_total, BEFORE, Position.NO_POSITION, 1)
    assert refused.value.code == "answer.below_others"
    assert refused.value.facts["others"] == 2


def test_a_majority_replaces_what_was_counted_in_every_way_and_gives_way_again() -> None:
    here = room()
    here.do(cards.answer_card, BEFORE, 1, AGREE)
    here.do(slips.enter_slips, BEFORE, {AGREE: 5})
    here.do(answers.majority, BEFORE, Position.DISAGREE)
    assert tally(here) is None
    assert here.do(answers.majority, BEFORE, Position.DISAGREE).changes == ()
    here.do(cards.answer_card, BEFORE, 2, AGREE)
    assert tally(here) == Tally(1, 0, 0, 0)


def test_a_majority_noted_in_a_closed_round_overwrites_nothing() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.AGREE, 9)
    hold(here)
    here.do(answers.majority, BEFORE, Position.DISAGREE)
    assert tally(here) is None
    here.do(answers.set_count, BEFORE, Position.PARTLY, 3)
    assert tally(here) == Tally(0, 3, 0, 0)
    assert 9 in {row.count for row in here.day.all(Answer)}


def test_too_many_and_missing_are_told_with_the_ways_they_came() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.AGREE, 8)
    for card in range(1, 6):
        here.do(cards.answer_card, BEFORE, card, AGREE)
    told = turnout(here.day, round_of(here))
    assert (told.counted, told.too_many, told.missing) == (13, True, 0)
    assert told.ways == ((Way.HANDS, 8), (Way.ROSTER, 5))
    assert whole_room(here.day, SHARING, Phase.BEFORE).present == 16


def test_cards_pair_before_and_after_and_tell_who_moved() -> None:
    here = room()
    first = (AGREE, PARTLY, DISAGREE, DISAGREE, NONE)
    second = (AGREE, AGREE, PARTLY, DISAGREE, AGREE)
    for card, (before, after) in enumerate(zip(first, second, strict=True), start=1):
        here.do(cards.answer_card, BEFORE, card, before)
        here.do(cards.answer_card, AFTER, card, after)
    here.do(cards.answer_card, AFTER, 9, DISAGREE)
    assert moved(pairs(here.day, SCHOOL, SHARING)) == Movement(up=2, same=2, down=0)
    assert moved(pairs(here.day, PPT, SHARING)) is None


def test_closing_leaves_tallies_and_moves_and_no_ballot() -> None:
    here = room()
    here.do(answers.set_count, BEFORE, Position.AGREE, 2)
    for card in (1, 2, 3):
        here.do(cards.answer_card, BEFORE, card, DISAGREE)
        here.do(cards.answer_card, AFTER, card, AGREE if card < 3 else DISAGREE)
    hold(here)
    here.do(cards.answer_card, AFTER, 3, PARTLY)
    told = [tally(here, asked) for asked in (BEFORE, AFTER)]
    here.do(days.close)
    assert [tally(here, asked) for asked in (BEFORE, AFTER)] == told
    assert not any(row.card for row in here.day.all(Answer))
    ballots = [row.count for row in here.day.all(Answer) if row.way is Way.ROSTER]
    assert sorted(ballots) == [1, 2, 3], "one row per answer, and nothing of what card 3 said first"
    moves = {(row.before, row.after): row.count for row in here.day.all(Move)}
    assert moves == {
        (Position.DISAGREE, Position.AGREE): 2,
        (Position.DISAGREE, Position.PARTLY): 1,
    }
    assert {(row.service_id, row.subject) for row in here.day.all(Move)} == {(SCHOOL, SHARING)}


CHOSEN = st.sampled_from(CHOICES)
DEEDS = st.one_of(
    st.tuples(st.just("hands"), CHOSEN, st.sampled_from([1, -1])),
    st.tuples(st.just("card"), st.integers(1, 6), CHOSEN),
    st.tuples(st.just("back"), st.integers(1, 6)),
    st.tuples(st.just("slips"), st.dictionaries(CHOSEN, st.integers(0, 9))),
    st.tuples(st.just("close")),
)


class Kept:
    """What a careful person with pencil and paper would have."""

    def __init__(self) -> None:
        self.hands: Counter[Choice] = Counter()
        self.cards: dict[int, Choice] = {}
        self.slips: Counter[Choice] = Counter()

    def sum(self) -> Tally:
        every = self.hands + Counter(self.cards.values()) + self.slips
        by_position = [
            sum(n for choice, n in every.items() if choice.position is position)
            for position in Position
        ]
        return Tally(*by_position)


def _do(here: Room, kept: Kept, deed: tuple[Any, ...]) -> None:
    name, *given_ = deed
    if name == "hands":
        choice, by = given_
        here.do(answers.add_one, BEFORE, choice.position, by, choice.kind)
        kept.hands[choice] = max(0, kept.hands[choice] + by)
    elif name == "card":
        here.do(cards.answer_card, BEFORE, *given_)
        kept.cards[given_[0]] = given_[1]
    elif name == "back":
        here.do(cards.take_card_back, BEFORE, *given_)
        kept.cards.pop(given_[0], None)
    elif name == "slips" and sum(given_[0].values()) >= 5:
        here.do(slips.enter_slips, BEFORE, given_[0])
        kept.slips = Counter(given_[0])
    elif name == "close" and here.day.info.state == "planned":
        hold(here)


@given(st.lists(DEEDS, max_size=12))
def test_whatever_is_entered_the_sum_is_what_pencil_and_paper_give(deeds: list[Any]) -> None:
    here, kept = room(), Kept()
    here.do(answers.set_present, BEFORE, 12)
    for deed in deeds:
        _do(here, kept, deed)
        assert tally(here) == kept.sum()
        assert turnout(here.day, round_of(here)).counted == kept.sum().asked
    start = room()
    for step in reversed(here.steps):
        here.day = here.day.after(step.inverse())
    assert here.day == start.day


@given(st.lists(DEEDS, max_size=12))
def test_closing_the_day_changes_no_sum_and_leaves_no_card(deeds: list[Any]) -> None:
    here, kept = room(), Kept()
    here.do(answers.set_present, BEFORE, 12)
    for deed in deeds:
        _do(here, kept, deed)
    if here.day.info.state == "planned":
        hold(here)
    here.do(days.close)
    assert tally(here) == kept.sum()
    rows = [row for row in here.day.all(Answer) if row.way is Way.ROSTER]
    assert not any(row.card for row in rows)
    assert len(rows) == len(set(kept.cards.values()))

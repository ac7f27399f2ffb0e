"""Who changed their mind is told in the room; elsewhere nothing can be worked out from it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.change_of_mind import (
    DOWN,
    NOT_THE_SAME,
    SAME,
    SAME_OR_DOWN,
    UP,
    UP_OR_SAME,
    Change,
    Table,
    ToldChange,
    change_of_mind,
    kept_moves,
    told_change,
)
from dialog_app.core.commands import answers, cards
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.measures import Movement, Tally, movement
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import RISING, Position
from dialog_app.core.protection import ProtectedTally, protect
from dialog_app.core.record import Step
from dialog_app.core.roster import moves, tallied
from tests.core.days import SCHOOL, SHARING, Room, room

SIX = 6
D, P, A, X = Position.DISAGREE, Position.PARTLY, Position.AGREE, Position.NO_POSITION


def _change(table: Table) -> Change:
    before, after = (Tally(*reversed(side)) for side in (_sums(table), _sums(_turned(table))))
    pairs = {
        (one, two): table[row][column]
        for row, one in enumerate(RISING)
        for column, two in enumerate(RISING)
    }
    return Change(before, after, pairs)


def _sums(table: Table) -> tuple[int, ...]:
    return tuple(sum(row) for row in table)


def _turned(table: Table) -> Table:
    one, two, three = zip(*table, strict=True)
    return one, two, three


def _by_cards(*said: tuple[Position, Position]) -> Room:
    here = room()
    for phase, place in ((Phase.BEFORE, 0), (Phase.AFTER, 1)):
        for number, pair in enumerate(said, start=1):
            asked = Asked(SCHOOL, SHARING, phase)
            here.do(cards.answer_card, asked, number, Choice(pair[place]))
    return here


def test_the_same_cards_tell_how_many_moved_which_way() -> None:
    here = _by_cards((D, A), (P, A), (A, A), (A, P), (P, P), (X, A))
    found = change_of_mind(here.day, SCHOOL, SHARING)
    assert found is not None
    assert found.movement == Movement(up=2, same=2, down=1)


def test_when_the_day_is_closed_the_moves_say_the_same_as_the_cards_did() -> None:
    here = _by_cards((D, A), (P, A), (A, A), (A, P), (P, P), (X, A))
    open_day = change_of_mind(here.day, SCHOOL, SHARING)
    kept = (*moves(here.day, here.laptop), *tallied(here.day, here.laptop))
    closed = here.day.after(Step("step.day_closed", kept))
    assert change_of_mind(closed, SCHOOL, SHARING) == open_day
    assert kept_moves(closed)[SCHOOL, "", SHARING][D, A] == 1


def test_hands_alone_pair_nobody() -> None:
    here = room()
    for phase in (Phase.BEFORE, Phase.AFTER):
        for position, count in ((A, 8), (D, 4)):
            here.do(answers.set_count, Asked(SCHOOL, SHARING, phase), position, count)
    found = change_of_mind(here.day, SCHOOL, SHARING)
    assert found is not None
    assert found.movement is None
    assert told_change(found) == NOT_THE_SAME


def test_one_round_alone_is_no_change() -> None:
    here = room()
    here.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), A, 8)
    assert change_of_mind(here.day, SCHOOL, SHARING) is None


def test_nothing_is_told_where_somebody_answered_only_once() -> None:
    both = {(A, A): 8, (D, A): 4}
    one_more = Change(Tally(8, 0, 4), Tally(13, 0, 0), both)
    one_left = Change(Tally(9, 0, 4), Tally(12, 0, 0), both)
    uncounted = Change(None, Tally(12, 0, 0), both)
    assert {told_change(one) for one in (one_more, one_left, uncounted)} == {NOT_THE_SAME}


def test_the_agreed_tables_give_the_agreed_moves(shared: Path) -> None:
    vectors = json.loads((shared / "vectors" / "consensus.json").read_text(encoding="utf-8"))
    told = [case for case in vectors["paired"] if "shift" in case and len(case["table"]) == 3]
    assert told
    for case in told:
        one, two, three = (tuple(row) for row in case["table"])
        moved = _change((one, two, three)).movement
        assert moved is not None
        expected = case["shift"]
        assert (moved.up, moved.same, moved.down) == tuple(
            expected[name] for name in ("up", "same", "down")
        )


@pytest.mark.parametrize(
    ("table", "parts"),
    [
        (((6, 5, 5), (5, 8, 7), (4, 3, 9)), ((UP, 17), (SAME, 23), (DOWN, 12))),
        (((3, 0, 4), (0, 3, 0), (0, 0, 6)), ((UP, 4), (SAME, 12), (DOWN, 0))),
        (((1, 3, 1), (2, 4, 1), (0, 0, 4)), ((UP, 5), (SAME_OR_DOWN, 11))),
    ],
)
def test_what_many_did_is_told_and_small_parts_are_merged(table: Table, parts: object) -> None:
    assert told_change(_change(table)).parts == parts


def test_of_a_handful_nothing_is_told_and_of_a_few_only_how_many_they_are() -> None:
    four: Table = ((0, 0, 2), (0, 0, 0), (0, 0, 2))
    assert told_change(_change(four)) == ToldChange(same_people=True)
    # Seven who all moved away: each of them would be known.
    away: Table = ((0, 0, 0), (3, 0, 0), (4, 0, 0))
    assert told_change(_change(away)) == ToldChange(same_people=True, people=7)


def test_a_row_that_would_give_the_rounds_away_does_not_stand() -> None:
    """Three moved up and nobody down: with the rounds beside it one *delvis* would be known."""
    table: Table = ((0, 3, 0), (0, 1, 0), (0, 0, 9))
    assert protect(Tally(9, 1, 3)).merged
    assert told_change(_change(table)) == ToldChange(same_people=True, people=13)


def _tables(people: int, cells: int = 9) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (people,)
        return
    for here in range(people + 1):
        for rest in _tables(people - here, cells - 1):
            yield (here, *rest)


def _all_that_can_be_asked(table: Table) -> tuple[int, ...]:
    moved = movement(table)
    cells = tuple(count for row in table for count in row)
    return (*cells, *_sums(table), *_sums(_turned(table)), moved.up, moved.same, moved.down)


def test_whoever_knows_the_rules_works_nothing_out() -> None:
    """Of all tables that are told alike, no number kept back is the same in every one."""
    alike: dict[tuple[ProtectedTally, ProtectedTally, ToldChange], list[Table]] = defaultdict(list)
    for cells in _tables(SIX):
        table: Table = (cells[:3], cells[3:6], cells[6:])  # type: ignore[assignment]
        change = _change(table)
        assert change.before is not None
        assert change.after is not None
        told = told_change(change)
        alike[protect(change.before), protect(change.after), told].append(table)
    stood = 0
    for (before, after, told), tables in alike.items():
        if not told.parts:
            continue
        stood += 1
        asked = [_all_that_can_be_asked(table) for table in tables]
        for place in _kept_back(before, after, told):
            assert len({numbers[place] for numbers in asked}) > 1, (before, after, told)
        for place in range(9):
            counts = {numbers[place] for numbers in asked}
            assert len(counts) > 1 or counts.isdisjoint({1, 2}), (before, after, told)
    assert stood


def _kept_back(before: ProtectedTally, after: ProtectedTally, told: ToldChange) -> list[int]:
    """Return the places of what rows and moves merge."""
    places: list[int] = []
    for start, side in ((9, before), (12, after)):
        names = {part.value for part, _ in side.parts}
        order = ("disagree", "partly", "agree")
        places += [start + place for place, name in enumerate(order) if name not in names]
    ways = {way for way, _ in told.parts}
    return [*places, *(15 + place for place, way in enumerate((UP, SAME, DOWN)) if way not in ways)]


CELLS = st.integers(0, 7)
TABLES = st.tuples(*[st.tuples(CELLS, CELLS, CELLS)] * 3)


@given(TABLES)
def test_what_is_told_adds_up_and_no_part_is_one_or_two(table: Table) -> None:
    told = told_change(_change(table))
    counts = [count for _, count in told.parts]
    assert not counts or sum(counts) == told.people == sum(_sums(table))
    assert not {1, 2} & set(counts)
    assert {way for way, _ in told.parts} <= {UP, SAME, DOWN, UP_OR_SAME, SAME_OR_DOWN}


@given(TABLES)
def test_one_who_took_no_position_makes_no_difference_to_those_who_did(table: Table) -> None:
    change = _change(table)
    more = Change(change.before, change.after, {**change.moves, (X, X): 3})
    assert told_change(more) == told_change(change)

"""Whoever takes in whose copy first, and however often: all laptops end with the same day."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog_app.core.merge.compare import Choice
from dialog_app.core.merge.states import State, joined
from tests.core.merge_rooms import deeds, laptops, shared, work

_LONG = settings(
    settings.default,
    max_examples=max(12, settings.default.max_examples // 4),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
_MARKS = st.sampled_from("abcdefgh")


@st.composite
def _states(draw):
    seen = draw(st.frozensets(_MARKS, min_size=1))
    heads = draw(st.sets(st.sampled_from(sorted(seen)), min_size=1))
    return State({mark: mark.upper() for mark in heads}, seen, draw(st.integers(0, 3)))


@given(_states(), _states(), _states())
def test_what_is_known_is_joined_in_any_order_and_as_often_as_one_likes(one, two, three):
    assert joined(one, two) == joined(two, one)
    assert joined(joined(one, two), three) == joined(one, joined(two, three))
    assert joined(one, one) == one
    assert joined(joined(one, two), two) == joined(one, two)


@_LONG
@given(deeds, deeds, deeds)
def test_two_rooms_that_take_in_each_other_have_the_same_day(before, one, other):
    here, there = laptops(2)
    work([here], [before])
    there.day, there.entries = here.day, list(here.entries)
    work([here, there], [one, other])
    mine, theirs = here.hand_over(), there.hand_over()
    here.take_in(theirs)
    there.take_in(mine)
    assert shared(here.day) == shared(there.day)
    for room, copy in ((here, theirs), (there, mine)):
        assert room.take_in(copy).step.changes == ()
    assert there.take_in(here.hand_over()).step.changes == ()


@_LONG
@given(deeds, deeds, deeds, deeds)
def test_one_takes_in_and_hands_back(before, one, other, after):
    here, there = laptops(2)
    work([here], [before])
    there.day, there.states = here.day, here.hand_over().states
    work([here, there], [one, other])
    here.take_in(there.hand_over())
    # Nothing has happened there since, so there is nothing to choose between.
    assert there.look(here.hand_over()).conflicts == ()
    there.take_in(here.hand_over())
    assert shared(here.day) == shared(there.day)
    work([there], [after])
    assert here.look(there.hand_over()).conflicts == ()
    here.take_in(there.hand_over())
    assert shared(here.day) == shared(there.day)


@_LONG
@given(deeds, deeds, deeds, deeds, st.permutations(range(3)))
def test_three_laptops_end_the_same_in_every_order(before, one, two, three, another):
    ends = []
    for order in (range(3), another):
        rooms = laptops(3)
        work(rooms[:1], [before])
        for room in rooms[1:]:
            room.day, room.entries = rooms[0].day, list(rooms[0].entries)
        work(rooms, [one, two, three])
        first, second, third = (rooms[n] for n in order)
        first.take_in(second.hand_over())
        first.take_in(third.hand_over())
        for room in (second, third):
            room.take_in(first.hand_over())
        told = [shared(room.day) for room in rooms]
        assert told[0] == told[1] == told[2]
        # Who chooses between two before the third is heard has said something of their own.
        if first.choices == 0:
            ends.append(told[0])
    assert all(end == ends[0] for end in ends)


@_LONG
@given(deeds, deeds, deeds)
def test_whoever_always_keeps_their_own_loses_nothing_of_it(before, one, other):
    here, there = laptops(2)
    work([here], [before])
    there.day, there.states = here.day, here.hand_over().states
    work([here, there], [one, other])
    mine = here.hand_over()
    comparison = here.look(there.hand_over())
    kept = {one.key: mine.hash(one.key) for one in comparison.conflicts}
    here.take_in(there.hand_over(), lambda _one: Choice.MINE)
    after = here.hand_over()
    # An order keeps ours and gets the other's own as well.
    told = {key: after.hash(key) for key in kept if not key.startswith("order.")}
    assert told == {key: kept[key] for key in told}

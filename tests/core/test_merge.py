"""What comes of two copies of a day: the clock, numbers, and what two rooms both wrote."""

from dialog_app.core.commands import findings, groups, obstacles, running
from dialog_app.core.commands.findings import About
from dialog_app.core.merge.alike import pairs
from dialog_app.core.merge.compare import Choice, Fate
from dialog_app.core.merge.parts import RUN
from dialog_app.core.merge.result import taken
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import LinkKind, Obstacle, ObstacleService, Possibility
from dialog_app.core.suggest.wordings import Spoken
from tests.core.days import PPT, SCHOOL, SHARING
from tests.core.merge_rooms import laptops, shared

ABOUT = About(subject=SHARING, service_id=SCHOOL)


def test_a_day_that_only_ran_there_comes_in_as_it_ran():
    here, there = laptops()
    there.do(running.start)
    there.do(running.next_item)
    there.do(running.end_day)
    comparison = here.look(there.hand_over())
    assert comparison.parts[RUN].fate is Fate.CHANGED
    here.take_in(there.hand_over())
    assert here.day.info.state is DayState.HELD
    assert [item.state for item in here.day.agenda] == [item.state for item in there.day.agenda]


def test_the_clock_of_another_room_stays_there_and_that_is_told():
    here, there = laptops()
    here.do(running.start)
    there.laptop.later(15)
    there.do(running.start)
    there.do(running.next_item)
    mine = here.day.agenda
    comparison = here.look(there.hand_over())
    assert comparison.parts[RUN].fate is Fate.ROOM
    assert [one.key for one in comparison.told] == [RUN]
    here.take_in(there.hand_over())
    assert here.day.agenda == mine
    # It is told each time, since nobody has chosen between the two.
    assert here.look(there.hand_over()).parts[RUN].fate is Fate.ROOM


def test_numbers_of_two_rooms_are_given_anew_the_same_on_both():
    here, there = laptops()
    for room, texts in ((here, ("tid", "penger")), (there, ("lov", "rom"))):
        for text in texts:
            room.do(findings.add_obstacle, ABOUT, text)
    mine, theirs = here.hand_over(), there.hand_over()
    here.take_in(theirs)
    there.take_in(mine)
    assert sorted(row.number for row in here.day.all(Obstacle)) == [1, 2, 3, 4]
    assert shared(here.day) == shared(there.day)


def test_what_hangs_on_an_obstacle_goes_and_comes_with_it():
    here, there = laptops()
    here.do(findings.add_obstacle, ABOUT, "tid")
    there.day, there.states = here.day, here.hand_over().states
    (row,) = here.day.all(Obstacle)
    here.do(findings.withdraw, Obstacle, row.id)
    there.do(findings.share_obstacle, row.id, PPT)
    (conflict,) = here.look(there.hand_over()).conflicts
    assert conflict.key == f"obstacle:{row.id}"
    here.take_in(there.hand_over(), lambda _one: Choice.THEIRS)
    assert {one.service_id for one in here.day.all(ObstacleService)} == {SCHOOL, PPT}
    there.take_in(here.hand_over())
    assert shared(here.day) == shared(there.day)


def test_what_is_chosen_away_takes_along_what_hangs_on_it():
    here, there = laptops()
    here.do(findings.add_obstacle, ABOUT, "tid")
    there.day, there.states = here.day, here.hand_over().states
    (row,) = here.day.all(Obstacle)
    here.do(findings.withdraw, Obstacle, row.id)
    there.do(findings.add_possibility, ABOUT, "mer tid", [row.id])
    here.take_in(there.hand_over(), lambda _one: Choice.MINE)
    assert here.day.all(Obstacle) == ()
    assert [one.text for one in here.day.all(Possibility)] == ["mer tid"]
    there.take_in(here.hand_over())
    assert shared(here.day) == shared(there.day)


def test_a_group_that_was_taken_away_stays_where_the_other_room_wrote_for_it():
    here, there = laptops()
    here.do(groups.add_group, "Blå", (SCHOOL, PPT), 6)
    there.day, there.states = here.day, here.hand_over().states
    (group,) = here.day.groups
    here.do(groups.remove_group, group.id)
    there.do(findings.add_possibility, About(subject=SHARING, group_id=group.id), "sammen")
    comparison = here.look(there.hand_over())
    assert comparison.parts[f"group:{group.id}"].fate is Fate.STAYS
    here.take_in(there.hand_over())
    assert [one.id for one in here.day.groups] == [group.id]


def test_obstacles_merged_into_each_other_in_two_rooms_hide_nothing():
    here, there = laptops()
    for text in ("tid", "penger"):
        here.do(findings.add_obstacle, ABOUT, text)
    there.day, there.states = here.day, here.hand_over().states
    one, other = sorted(here.day.all(Obstacle), key=lambda row: row.number)
    here.do(obstacles.merge, one.id, other.id)
    there.do(obstacles.merge, other.id, one.id)
    here.take_in(there.hand_over())
    (kept,) = here.day.obstacles
    assert len(here.day.parts(kept)) == 2


def test_the_same_words_of_two_rooms_can_be_one_and_links_follow():
    here, there = laptops()
    here.do(findings.add_obstacle, ABOUT, "tid")
    there.day, there.states = here.day, here.hand_over().states
    (row,) = here.day.all(Obstacle)
    here.do(findings.add_possibility, ABOUT, "Avtal tid på forhånd")
    there.do(findings.add_possibility, ABOUT, "avtal tid, på forhånd", [row.id])
    comparison = here.look(there.hand_over())
    (pair,) = pairs(comparison, Spoken())
    assert pair.is_exact
    both = taken(comparison, {}).copy.day
    assert len(both.all(Possibility)) == 2
    one = taken(comparison, {}, [pair.ids]).copy.day
    (kept,) = one.all(Possibility)
    assert one.linked_from(row.id, LinkKind.ANSWERS) == (kept.id,)


def test_the_same_words_about_something_else_are_not_the_same():
    here, there = laptops()
    here.do(findings.add_possibility, ABOUT, "Avtal tid")
    there.do(findings.add_possibility, About(subject=SHARING, service_id=PPT), "Avtal tid")
    assert pairs(here.look(there.hand_over()), Spoken()) == ()

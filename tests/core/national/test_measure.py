"""A service counts once, as it answered last; what is no service, or no count, is told apart."""

import datetime

import pytest

from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.national.measure import Versions, measured
from tests.core.national.rounds import DATE, asked, moved, of_role, services

LATER = DATE + datetime.timedelta(days=40)
TOGETHER = Versions(lambda _: "m-1", together=True)
TABLE = ((1, 2, 1), (0, 2, 3), (0, 0, 3))


def test_a_service_that_answers_again_counts_as_it_answered_last():
    found = measured([asked("a", 0, 0, 9, date=LATER), asked("a", 9, 0, 0), asked("b", 5, 1, 0)])
    assert found["v-1"].tallies == {"a": Tally(0, 0, 9), "b": Tally(5, 1, 0)}
    assert found["v-1"].services == 2


def test_two_rounds_are_never_added_together():
    sums = [asked("a", 9, 0, 0), asked("a", 1, 0, 8, phase=Phase.BEFORE)]
    assert measured(sums)["v-1"].total == Tally(9, 0, 0)
    assert measured(sums, phase=Phase.BEFORE)["v-1"].total == Tally(1, 0, 8)


def test_versions_are_added_together_only_when_asked_for_and_then_it_can_be_said():
    sums = [asked("a", 9, 0, 0), asked("a", 2, 0, 7, version_id="v-2", date=LATER)]
    sums += [asked("b", 3, 3, 0)]
    apart = measured(sums)
    assert {key: one.services for key, one in apart.items()} == {"v-1": 2, "v-2": 1}
    (together,) = measured(sums, versions=TOGETHER).values()
    assert together.tallies == {"a": Tally(2, 0, 7), "b": Tally(3, 3, 0)}
    assert together.version_ids == ("v-1", "v-2")


def test_a_mixed_group_is_no_service():
    found = measured([asked("a", 5, 0, 0), asked("", 30, 0, 0, group_id="g")])["v-1"]
    assert (found.services, found.groups, found.total) == (1, 1, Tally(5, 0, 0))


def test_an_open_round_does_not_count_yet():
    assert measured([asked("a", 5, 0, 0, closed=False)]) == {}
    again = [asked("a", 5, 0, 0), asked("a", 0, 0, 3, closed=False, date=LATER)]
    assert measured(again)["v-1"].total == Tally(5, 0, 0)


def test_a_majority_nobody_counted_is_told_as_uncounted():
    found = measured([asked("a"), asked("b", 6, 0, 0)])["v-1"]
    assert (found.services, found.uncounted, found.total) == (1, 1, Tally(6, 0, 0))


def test_a_room_without_a_position_is_no_service_of_the_share():
    found = measured([asked("a", 0, 0, 0, 8), asked("b", 6, 0, 0)])["v-1"]
    assert (found.services, found.total.no_position) == (1, 8)


def test_only_methods_are_measured():
    assert measured([asked("a", 5, 0, 0, subject_kind=SubjectKind.TOOL)]) == {}


def test_words_are_counted_by_service_from_five_answers_on():
    found = measured(services((9, 1, 0), (8, 0, 4), (4, 0, 0), (0, 1, 9), (7, 0, 0)))["v-1"]
    assert found.words == {
        Label.AGREE_TOGETHER: 2,
        Label.DIVIDED: 1,
        Label.DISAGREE_TOGETHER: 1,
    }
    assert found.worded == 4


def test_ten_services_are_enough():
    assert not measured(services(*[(5, 1, 0)] * 9))["v-1"].enough
    assert measured(services(*[(5, 1, 0)] * 10))["v-1"].enough


def test_roles_are_those_of_the_rounds_that_count():
    early, late, other = asked("a", 9, 0, 0), asked("a", 2, 0, 7, date=LATER), asked("b", 5, 0, 1)
    roles = [
        of_role(early, "teacher", 9, 0, 0),
        of_role(late, "teacher", 2, 0, 4),
        of_role(other, "teacher", 5, 0, 1),
    ]
    (found,) = measured([early, late, other], roles)["v-1"].roles
    assert (found.tally, found.services) == (Tally(7, 0, 5), 2)


def test_the_role_that_agrees_least_needs_twenty_people_in_five_services():
    rounds = services(*[(10, 0, 0)] * 5)
    roles = [of_role(row, "teacher", 6, 0, 0) for row in rounds]
    few = [of_role(row, "leader", 0, 0, 5) for row in rounds[:4]]
    assert measured(rounds, [*roles, *few])["v-1"].least_role.role_code == "teacher"
    many = [of_role(row, "leader", 0, 0, 4) for row in rounds]
    assert measured(rounds, [*roles, *many])["v-1"].least_role.role_code == "leader"


def test_change_is_of_paired_cards_added_up_over_services():
    rounds = services((7, 4, 1), (7, 4, 1), (5, 0, 0))
    found = measured(rounds, moves=[moved(row, TABLE) for row in rounds[:2]])["v-1"]
    assert (found.change.movement.up, found.change.movement.down) == (12, 0)
    assert (len(found.moved), found.change.agree_or_not.up) == (2, 8)


def test_without_cards_there_is_no_change():
    found = measured(services((7, 4, 1)))["v-1"]
    assert (found.change, found.q, found.moved) == (None, None, {})


def test_a_service_moves_once_on_its_last_day_with_cards():
    early, late = asked("a", 7, 4, 1), asked("a", 9, 0, 0, date=LATER)
    moves = [moved(early, TABLE), moved(late, ((0, 0, 0), (0, 0, 2), (0, 0, 7)))]
    found = measured([early, late], moves=moves)["v-1"]
    assert (found.change.movement.up, len(found.moved)) == (2, 1)


@pytest.mark.parametrize("given", [{"group_id": "g", "service_id": ""}, {"service_id": "z"}])
def test_moves_of_a_mixed_group_or_of_a_service_that_is_left_out_do_not_count(given):
    row = asked("a", 7, 4, 1)
    stranger = asked("", 7, 4, 1, day_id=row.day_id, **given)
    assert measured([row], moves=[moved(stranger, TABLE)])["v-1"].change is None


def test_many_methods_are_looked_at_together():
    rounds = services((7, 4, 1)) + services((7, 4, 1), version_id="v-2")
    same = ((3, 0, 0), (0, 4, 0), (0, 0, 5))
    found = measured(rounds, moves=[moved(rounds[0], TABLE), moved(rounds[1], same)])
    assert found["v-1"].q == pytest.approx(2 * 0.015625)
    assert found["v-2"].q == 1

"""Planning: the agenda, the services and what the day treats."""

import datetime

import pytest

from dialog_app.core.commands import answers, plan, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import ItemKind, Phase
from dialog_app.core.model.said import Position
from tests.core.days import PPT, SCHOOL, SHARING, Room, new_day, room


def titles(here: Room) -> list[str]:
    return [item.title for item in here.day.agenda]


def refused(here: Room, *call: object, **facts: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        here.do(*call, **facts)  # type: ignore[arg-type]
    return broken.value.code


def test_a_template_without_items_makes_no_day() -> None:
    here = room()
    with pytest.raises(RuleBroken) as broken:
        new_day(here.laptop, plan=())
    assert broken.value.code == "day.template_empty"


def test_a_new_item_goes_where_the_facilitator_stands() -> None:
    here = room()
    welcome = here.day.agenda[1]
    here.do(plan.add_item, ItemKind.EXERCISE, "Øvelse", 15, welcome.id)
    assert titles(here)[1:4] == ["Velkommen", "Øvelse", "Hva mener vi?"]
    assert [item.position for item in here.day.agenda] == list(range(9))


def test_moving_an_item_moves_the_others_and_undo_brings_them_back() -> None:
    here = room()
    before = here.day
    step = here.do(plan.move_item, here.day.agenda[3].id, -2)
    assert titles(here)[1:4] == ["Pause", "Velkommen", "Hva mener vi?"]
    assert here.day.after(step.inverse()) == before


def test_moving_past_the_end_stops_at_the_end() -> None:
    here = room()
    here.do(plan.move_item, here.day.agenda[1].id, 99)
    assert titles(here)[-1] == "Velkommen"


def test_what_has_been_held_cannot_be_moved_or_taken_out() -> None:
    here = room()
    here.do(running.start)
    here.do(running.next_item)
    held = here.day.agenda[1]
    assert refused(here, plan.remove_item, held.id) == "item.already_held"
    assert refused(here, plan.move_item, here.day.agenda[3].id, -3) == "item.already_held"


@pytest.mark.parametrize("minutes", [0, -5, 601, 1000])
def test_an_item_of_no_or_endless_minutes_is_refused(minutes: int) -> None:
    here = room()
    item = here.day.agenda[1]
    assert refused(here, plan.change_item, item.id, minutes=minutes) == (
        "item.minutes_out_of_range"
    )


def test_least_minutes_follow_down_but_never_stand_above() -> None:
    here = room()
    item = here.day.agenda[2]
    here.do(plan.change_item, item.id, minutes=3)
    assert here.day.agenda[2].least_minutes == 3
    assert refused(here, plan.change_item, item.id, least_minutes=4) == "item.least_above_minutes"


def test_a_reworded_title_drops_the_translations_of_the_old_one() -> None:
    here = room()
    item = here.day.agenda[1]
    here.do(plan.change_item, item.id, title="Velkommen alle")
    changed = here.day.agenda[1]
    assert (changed.title, changed.title_nn, changed.title_en) == ("Velkommen alle", "", "")


def test_a_service_with_nobody_present_can_take_part() -> None:
    here = room()
    here.do(plan.set_attendance, SCHOOL, "other", 0)
    assert here.day.present(SCHOOL) == 0
    assert refused(here, plan.set_attendance, SCHOOL, "other", 1000) == "attendance.out_of_range"


def test_roles_of_one_service_are_counted_together() -> None:
    here = room()
    here.do(plan.set_attendance, SCHOOL, "leader", 1)
    assert here.day.present(SCHOOL) == 13


def test_a_service_that_has_answered_stays() -> None:
    here = room()
    here.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 5)
    assert refused(here, plan.remove_service, SCHOOL) == "service.has_answered"
    assert refused(here, plan.remove_subject, SHARING) == "subject.has_answers"
    here.do(plan.remove_service, PPT)
    assert here.day.service_ids == (SCHOOL,)


def test_a_method_is_treated_once() -> None:
    here = room()
    assert refused(here, plan.add_subject, SHARING) == "subject.already_there"
    here.do(plan.add_subject, Subject(SubjectKind.METHOD, "v-3"))
    assert [row.version_id for row in here.day.subjects] == ["v-sharing", "v-reading", "v-3"]


def test_the_day_needs_a_title_and_possible_numbers() -> None:
    here = room()
    assert refused(here, plan.change_day, title=" \u202e ") == "day.title_missing"
    assert refused(here, plan.change_day, pros=-1) == "attendance.out_of_range"
    here.do(plan.change_day, title="Ny", place="Rådhuset", pros=6)
    assert (here.day.info.title, here.day.info.place, here.day.info.pros) == ("Ny", "Rådhuset", 6)


def test_a_fixed_end_may_come_after_midnight_but_never_before_the_start() -> None:
    here = room()
    item = here.day.agenda[1]
    at = datetime.time
    here.do(plan.change_item, item.id, starts_at=at(23), ends_at=at(1))
    assert refused(here, plan.change_item, item.id, ends_at=at(22)) == "item.ends_before_start"
    assert refused(here, plan.change_item, item.id, ends_at=at(23)) == "item.ends_before_start"


@pytest.mark.parametrize("minutes", [-1, 61, 10_000])
def test_a_warning_comes_within_the_last_hour(minutes: int) -> None:
    here = room()
    item = here.day.agenda[1]
    assert refused(here, plan.change_item, item.id, warn_minutes=minutes) == (
        "item.warning_out_of_range"
    )

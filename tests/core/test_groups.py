"""Dialogue groups mixed across services: asked like a service, and never counted as one."""

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes, slide
from dialog_app.core.commands import answers, cards, findings, groups, plan, running, wall
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.commands.findings import About
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import Tally
from dialog_app.core.model.days import Group, Phase
from dialog_app.core.model.said import LabelUse, Position
from dialog_app.core.open_reasons import open_reasons
from dialog_app.core.slides.kinds import Column, ResultSlide
from dialog_app.core.turnout import whole_room
from dialog_app.core.who import Who, answering
from tests.core.days import PPT, SCHOOL, SHARING, Room, register, room
from tests.reports import as_text


def with_group(present: int = 9) -> tuple[Room, Asked]:
    here = room()
    step = here.do(groups.add_group, "Gruppe 1", (PPT, SCHOOL), present)
    group = step.added(Group)
    assert group is not None
    return here, Asked("", SHARING, Phase.BEFORE, group.id)


def columns(here: Room) -> dict[str, Column]:
    shown = slide.of(here.day, register(), here.laptop.now(), Texts("nb"))
    assert isinstance(shown, ResultSlide)
    return {column.service: column for column in shown.columns}


def paper_of(here: Room) -> str:
    return as_text.render(minutes.document(here.day, register(), SCHOOL, Texts("nb")))


def refused(here: Room, command: object, *args: object, **wanted: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        here.do(command, *args, **wanted)  # type: ignore[arg-type]
    return broken.value.code


def test_a_group_has_a_name_services_in_the_days_order_and_a_number() -> None:
    here, asked = with_group()
    group = here.day.one(Group, asked.group_id)
    assert (group.name, group.service_ids, group.present) == ("Gruppe 1", (SCHOOL, PPT), 9)
    assert answering(here.day)[-1] == Who(group_id=group.id)
    assert here.day.all(Group) == here.day.groups


@pytest.mark.parametrize(
    ("name", "present", "code"),
    [
        ("  ", 5, "group.name_missing"),
        ("Rød", -1, "attendance.out_of_range"),
        ("Rød", 10_000, "attendance.out_of_range"),
    ],
)
def test_what_cannot_be_a_group_is_refused(name: str, present: int, code: str) -> None:
    assert refused(room(), groups.add_group, name, (), present) == code


def test_a_group_is_asked_with_its_own_number_present() -> None:
    here, asked = with_group()
    here.do(answers.set_count, asked, Position.AGREE, 6)
    here.do(cards.answer_card, asked, 1, Choice(Position.DISAGREE))
    place = here.day.round("", SHARING, Phase.BEFORE, asked.group_id)
    assert place is not None
    assert place.present == 9
    assert here.day.tally(place) == Tally(6, 0, 1, 0)
    assert here.day.round(SCHOOL, SHARING, Phase.BEFORE) is None
    (open_one,) = open_reasons(here.day)
    assert (open_one.service_id, open_one.group_id) == ("", asked.group_id)


def test_services_of_a_group_that_has_answered_stand_fast() -> None:
    here, asked = with_group()
    here.do(groups.change_group, asked.group_id, service_ids=(SCHOOL,))
    here.do(groups.change_group, asked.group_id, service_ids=(SCHOOL, PPT))
    here.do(answers.add_one, asked, Position.AGREE)
    code = refused(here, groups.change_group, asked.group_id, service_ids=(SCHOOL,))
    assert code == "group.has_answered"
    assert refused(here, groups.remove_group, asked.group_id) == "group.has_answered"
    assert refused(here, plan.remove_service, PPT) == "service.has_answered"
    here.do(groups.change_group, asked.group_id, name="Grønn", present=10)


def test_a_group_that_said_something_stays_and_an_empty_one_may_go() -> None:
    here, asked = with_group()
    about = About(subject=SHARING, group_id=asked.group_id)
    here.do(findings.add_reason, about, "Vi rekker det ikke", Position.DISAGREE, Phase.BEFORE)
    assert refused(here, groups.remove_group, asked.group_id) == "group.has_answered"
    other = here.do(groups.add_group, "Gruppe 2").added(Group)
    assert other is not None
    here.do(groups.remove_group, other.id)
    assert [group.name for group in here.day.groups] == ["Gruppe 1"]


def test_a_service_that_leaves_the_day_leaves_its_groups() -> None:
    here, asked = with_group()
    here.do(plan.remove_service, PPT)
    assert here.day.one(Group, asked.group_id).service_ids == (SCHOOL,)


def test_a_group_is_a_column_of_its_own_on_the_wall() -> None:
    here, asked = with_group()
    here.do(running.start)
    here.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 8)
    here.do(answers.set_count, asked, Position.AGREE, 6)
    here.do(answers.set_count, asked, Position.DISAGREE, 3)
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    shown = columns(here)
    assert list(shown) == ["Skolehelsetjenesten", "PPT", "Gruppe 1"]
    assert sum(share.count for share in shown["Skolehelsetjenesten"].shares) == 8
    assert [share.count for share in shown["Gruppe 1"].shares] == [6, 0, 3]
    assert shown["PPT"].sentence == "Svarte i gruppe"
    noted = {row.group_id for row in here.day.all(LabelUse)}
    assert noted == {"", asked.group_id}


def test_a_group_is_protected_like_a_service_and_says_when_it_changed() -> None:
    here, asked = with_group(4)
    here.do(running.start)
    here.do(answers.set_count, asked, Position.DISAGREE, 4)
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert columns(here)["Gruppe 1"].shares == ()
    here.do(answers.set_count, asked, Position.AGREE, 5)
    assert columns(here)["Gruppe 1"].sentence == "Svarene er endret siden de ble vist."
    assert columns(here)["Gruppe 1"].shares == ()


def test_minutes_say_that_a_group_answered_and_never_how() -> None:
    here, asked = with_group(37)
    here.do(answers.set_count, asked, Position.AGREE, 23)
    here.do(answers.set_count, asked, Position.DISAGREE, 14)
    told = paper_of(here)
    assert "Svarene ble gitt i en dialoggruppe" in told
    assert "svarte i dialoggruppe" in told
    assert "23" not in told
    assert "Gruppe 1" not in told
    here.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 8)
    told = paper_of(here)
    assert "Noen svarte i en dialoggruppe. Gruppas tall er ikke med her." in told


def test_services_and_groups_together_say_when_they_are_more_than_came() -> None:
    here, asked = with_group()
    here.do(answers.set_count, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.AGREE, 12)
    here.do(answers.set_count, asked, Position.AGREE, 5)
    told = whole_room(here.day, SHARING, Phase.BEFORE)
    assert (told.counted, told.present, told.too_many) == (17, 16, True)

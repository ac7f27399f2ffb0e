"""A facilitator plans dialogue groups, and chooses what else than methods the day treats."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import groups, plan
from dialog_app.core.model.base import Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import MainAnswer, Tool, ToolVersion, Value
from dialog_app.core.model.days import Phase, SlideKind
from dialog_app.core.model.said import Reason, Round
from dialog_app.core.register import Register
from dialog_app.ui.live.attention import View
from dialog_app.ui.plan.groups_part import GroupsPart
from dialog_app.ui.plan.subject_options import subject_options
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.answer_ways import WaysDriver
from tests.reports import as_text
from tests.ui import live_stage
from tests.ui.live_stage import PPT, SCHOOL, stage
from tests.ui.test_plan import Planning


@pytest.fixture
def planning(qtbot):
    return Planning(qtbot)


def part(planning):
    return planning.page.page.findChild(GroupsPart)


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def new_group(planning):
    before = {group.id for group in planning.day.groups}
    press(part(planning).findChild(QAbstractButton, "add_group"))
    (group_id,) = {group.id for group in planning.day.groups} - before
    return group_id


def write(planning, name: str, text: str) -> None:
    field = part(planning).findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_new_group_is_named_by_number_and_open_for_its_people(planning):
    first, second = new_group(planning), new_group(planning)
    assert [group.name for group in planning.day.groups] == ["Gruppe 1", "Gruppe 2"]
    write(planning, f"group_present_{first}", "9")
    write(planning, f"group_name_{second}", "Grønn gruppe")
    made = planning.day.groups
    assert [(one.name, one.present) for one in made] == [("Gruppe 1", 9), ("Grønn gruppe", 0)]
    assert made[0].service_ids == planning.day.service_ids


def test_services_go_in_and_out_of_a_group(planning):
    group_id = new_group(planning)
    check = part(planning).findChild(QCheckBox, f"group_{group_id}_service-ppt")
    press(check)
    assert "service-ppt" not in planning.day.groups[0].service_ids
    press(check)
    assert planning.day.groups[0].service_ids == planning.day.service_ids


def test_a_group_can_be_taken_away(planning):
    group_id = new_group(planning)
    press(part(planning).findChild(QAbstractButton, f"remove_group_{group_id}"))
    assert planning.day.groups == ()


@pytest.mark.parametrize("typed", ["-1", "10000", "mange"])
def test_an_impossible_number_stays_with_its_sentence(planning, typed):
    group_id = new_group(planning)
    write(planning, f"group_present_{group_id}", typed)
    faults = [one.sentence() for one in part(planning).findChildren(ErrorLine)]
    assert "Antall til stede må være fra 0 til 999." in faults
    field = part(planning).findChild(QLineEdit, f"group_present_{group_id}")
    assert field.text() == typed


def test_the_plan_warns_that_a_name_may_stand_on_the_wall(planning):
    new_group(planning)
    words = [label.text() for label in part(planning).findChildren(QLabel)]
    assert any("ikke navn på personer" in text for text in words)


@pytest.fixture
def live(qtbot):
    made = stage(qtbot)
    made.bridge.run(groups.add_group, "Gruppe 1", made.day.service_ids, 8)
    made.driver.go_to("Hver for seg")
    return made


def test_a_group_answers_in_a_row_of_its_own_after_the_services(live):
    live.driver.turn_to("Gruppe 1")
    assert live.driver.present("Gruppe 1") == "8 til stede"
    live.driver.count(agree=5, disagree=3)
    assert live.driver.counted("Gruppe 1") == "8 av 8"
    assert live.driver.counted(PPT) == "0 av 12"
    (asked,) = live.day.all(Round)
    assert (asked.service_id, asked.group_id) == ("", live.day.groups[0].id)
    live.driver.next_service()
    assert live.driver.chosen_service() == SCHOOL


def test_a_reason_goes_to_the_group(live):
    live.driver.turn_to("Gruppe 1")
    live.driver.count(disagree=3)
    live.driver.type_in("j")
    assert live.driver.line_service() == "Gruppe 1"
    live.driver.type_in("Vi har ikke tid")
    live.driver.press(Qt.Key.Key_Return)
    (reason,) = live.day.all(Reason)
    assert reason.group_id == live.day.groups[0].id
    assert WaysDriver(live.driver).reason_wanted("Gruppe 1") == ""


def test_people_counted_in_service_and_group_are_told_to_be_too_many(live):
    ways = WaysDriver(live.driver)
    for service, number in ((SCHOOL, 16), (PPT, 12)):
        live.driver.turn_to(service)
        live.driver.type_count(number)
    assert ways.room_check() == ""
    live.driver.turn_to("Gruppe 1")
    live.driver.type_count(8)
    assert ways.room_check().startswith("I alt 36 svar, men 32 kom")


def test_a_group_that_goes_takes_the_keyboard_back_to_a_service(live):
    live.driver.turn_to("Gruppe 1")
    live.bridge.run(groups.remove_group, live.day.groups[0].id)
    assert live.page.attention.who.service_id
    live.page.attention.show(View.ANSWERS)
    assert live.page.attention.phase is Phase.BEFORE
    assert live.page.attention.asked.subject.kind is SubjectKind.METHOD


OTHERS = (
    Tool(id="tool:1", code="V1"),
    ToolVersion(
        id="tool:1:1",
        tool_id="tool:1",
        number=1,
        title=Words("Samtalekort"),
        summary=Words("Gammel"),
    ),
    ToolVersion(
        id="tool:1:2",
        tool_id="tool:1",
        number=2,
        title=Words("Samtalekort"),
        summary=Words("Kort som åpner praten."),
    ),
    Value(
        id="value:1",
        set_version="1",
        code="Å",
        title=Words("Åpenhet"),
        in_practice=Words("Vi sier hva vi tenker."),
    ),
    MainAnswer(id="said:1", text=Words("Spør oss først."), survey="Undersøkelse", year=2020),
)
TOOL, VALUE, SAID = (
    Subject(SubjectKind.TOOL, "tool:1:2"),
    Subject(SubjectKind.VALUE, "value:1"),
    Subject(SubjectKind.MAIN_ANSWER, "said:1"),
)


def test_everything_the_catalogue_has_can_be_chosen_in_its_newest_wording(planning):
    register = Register([*planning.around.register.rows(), *OTHERS])
    options = subject_options(register, planning.day)
    assert [(one.group, one.words) for one in options if one.value in (TOOL, VALUE, SAID)] == [
        ("Verktøy", "Samtalekort"),
        ("Verdier", "Åpenhet"),
        ("Hovedsvar fra barn", "Spør oss først."),
    ]
    treated = {row.subject for row in planning.day.subjects}
    assert treated.isdisjoint(one.value for one in options)
    assert not any(one.value == Subject(SubjectKind.TOOL, "tool:1:1") for one in options)


@pytest.fixture
def treating(qtbot, monkeypatch):
    """Return a live page of a day that treats a tool, a value and a main answer."""
    register = live_stage.live_register()
    whole = Register([*register.rows(), *OTHERS])
    monkeypatch.setattr(live_stage, "live_register", lambda: whole)
    made = stage(qtbot)
    for row in made.day.subjects:
        made.bridge.run(plan.remove_subject, row.subject)
    for subject in (TOOL, VALUE, SAID):
        made.bridge.run(plan.add_subject, subject)
    made.driver.go_to("Hver for seg")
    return made


def place(live):
    return live.page.findChild(QLabel, "method_place").text()


def test_tools_values_and_main_answers_are_asked_about_like_methods(treating):
    live = treating
    assert (live.driver.method(), place(live)) == ("Samtalekort", "verktøy 1 av 1")
    assert live.driver.method_badges() == ["V1 · versjon 2"]
    live.driver.count(agree=9)
    live.driver.next_method()
    assert (live.driver.method(), place(live)) == ("Åpenhet", "verdi 1 av 1")
    assert live.driver.method_badges() == []
    live.driver.count(partly=6)
    live.driver.next_method()
    assert (live.driver.method(), place(live)) == ("«Spør oss først.»", "hovedsvar 1 av 1")
    live.driver.count(agree=8)
    assert [row.subject for row in live.day.all(Round)] == [TOOL, VALUE, SAID]
    live.driver.show_on_wall()
    assert live.day.wall.kind == SlideKind.RESULT
    assert (live.day.wall.subject_kind, live.day.wall.version_id) == SAID
    assert live.driver.counted(SCHOOL) == "8 av 16"
    live.driver.show_method_on_wall()
    assert live.driver.wall_says() == "Viser: Hovedsvar fra barn"


def test_minutes_tell_what_was_answered_about_each_kind(treating):
    live = treating
    for _ in range(3):
        live.driver.count(agree=9)
        live.driver.next_method()
    room = live.page.room
    words = Texts("nb")
    paper = as_text.render(minutes.document(room.day, room.register, "service-sh", words))
    for told in ("Samtalekort", "Åpenhet", "Spør oss først."):
        assert told in paper
    assert paper.count("enig 9") >= 3

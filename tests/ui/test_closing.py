"""Closing a day from the page of minutes: what is left is said, shown, and put right on the way."""

import datetime

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.commands import findings, plan
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.model.days import DayService, DayState, Phase
from dialog_app.core.model.said import Obstacle, ObstacleStatus, Position, Possibility
from dialog_app.core.model.services import Service
from dialog_app.core.record import Step, added
from dialog_app.ui.live.attention import View
from tests.drivers.closing import ClosingDriver
from tests.drivers.memory_archive import subject

HELD = "Fordypningsdag i Lillevik"
PLANNED = "Dialogdag i Nordvik"
SCHOOL = About(subject=subject("G4"), service_id="service-sh")


@pytest.fixture
def check(window):
    """Open the minutes of a held day with some things left."""
    return ClosingDriver(window, HELD)


def bridge(check):
    return check.window.window.workspace.day


def put_in_order(check) -> None:
    """Answer everything that the demonstration left open."""
    day = bridge(check)
    for service_id in ("service-sh", "service-ppt"):
        about = About(subject=subject("G4"), service_id=service_id)
        day.run(findings.add_reason, about, "Vi må melde", Position.DISAGREE, Phase.AFTER)
    obstacle = day.record.all(Obstacle)[0].id
    possibility = day.record.all(Possibility)[0].id
    day.run(findings.link, possibility, obstacle)
    due = ActionPlan(who="leder", due=datetime.date(2027, 1, 15))
    day.run(findings.add_action, SCHOOL, "Skrive et ark", due, [possibility])
    day.run(plan.remove_subject, subject("G5"))


def test_what_is_left_is_said_quietly_before_anybody_asks(check):
    assert check.window.words("closing_left") == "Før du avslutter: 5 ting å se på"
    put_in_order(check)
    assert check.window.words("closing_left") == "Før du avslutter: ingenting å se på"


def test_a_day_that_was_not_held_cannot_be_closed(window):
    ClosingDriver(window, PLANNED)
    assert not window.has("close_day")
    assert not window.has("closing_left")


def test_one_press_shows_the_remarks_with_how_many_of_each_kind(check):
    check.begin()
    assert check.lines() == [
        "Uenig uten begrunnelse, 2 steder",
        "Skolehelsetjenesten, G4 Avtale før deling, etter dialogen",
        "PPT, G4 Avtale før deling, etter dialogen",
        "1 hindring uten mulighet",
        "hindring 1: «Vi må informere foreldre til barn under 16 år»",
        "1 mulighet uten tiltak, og ikke sagt at andre må avgjøre den",
        "mulighet a: «Forklare unntaket fra 12 år sammen med ungdommen»",
        "1 arbeidsmåte noen ikke er spurt om",
        "G5 Vite hva som står: Skolehelsetjenesten, PPT",
    ]
    assert check.window.words("closing_heading") == "Før du avslutter: 5 ting å se på"
    assert check.window.focused.objectName() == "remarks"
    assert check.chosen().startswith("Skolehelsetjenesten")


def test_the_check_is_no_other_window_and_stops_nobody(check):
    check.begin()
    assert check.window.window.isActiveWindow()
    check.window.click("close_day_back")
    assert not check.window.has("remarks")
    assert check.window.focused.objectName() == "close_day"


def test_closing_with_something_left_asks_why(check):
    check.begin()
    check.window.click("close_day_sure")
    assert bridge(check).record.info.state is DayState.HELD
    view = check.window.window.workspace.findChild(type(check.window.part("closing_view")))
    assert view is not None
    assert check.window.focused.objectName() == "close_reason"
    check.give_reason("Tida var ute")
    check.window.click("close_day_sure")
    info = bridge(check).record.info
    assert (info.state, info.close_reason) == (DayState.CLOSED, "Tida var ute")
    assert bridge(check).undoable is None
    assert not check.window.has("closing_view")
    assert check.window.focused.objectName() == "minutes_services"


def test_closing_with_nothing_left_needs_no_reason(check):
    put_in_order(check)
    check.begin()
    assert check.lines() == []
    assert not check.window.has("close_reason")
    assert check.window.focused.objectName() == "close_day_back"
    check.window.click("close_day_sure")
    assert bridge(check).record.info.state is DayState.CLOSED


def test_a_reason_about_a_person_is_warned_of_while_it_is_written(check):
    check.begin()
    check.give_reason("Ring 55 12 34 56")
    assert "telefonnummer" in check.window.words("close_reason_hint")
    assert "Skriv ikke om personer" in check.window.words("close_reason_hint")


def test_enter_goes_to_the_row_of_answers_and_back_again(check):
    check.begin()
    check.choose("PPT, G4")
    check.window.press("Return")
    workspace = check.window.window.workspace
    assert workspace.spot[2] == "live"
    attention = workspace.findChild(object, "live_page").attention
    assert (attention.view, attention.service_id) == (View.ANSWERS, "service-ppt")
    assert (attention.subject, attention.phase) == (subject("G4"), Phase.AFTER)
    check.window.click("way_back")
    assert workspace.spot[2] == "minutes"
    assert check.window.focused.objectName() == "remarks"
    assert check.chosen().startswith("PPT")
    assert not check.window.has("way_back")


def test_enter_goes_to_the_card_and_what_is_put_right_is_gone_from_the_list(check, qtbot):
    check.begin()
    check.choose("hindring 1")
    check.window.press("Return")
    obstacle = bridge(check).record.all(Obstacle)[0].id
    # The wall was raised with the live page, so the window itself is asked.
    window = check.window.window
    qtbot.waitUntil(lambda: getattr(window.focusWidget(), "row_id", "") == obstacle)
    bridge(check).run(findings.set_status, obstacle, ObstacleStatus.NEEDS_OTHERS)
    check.window.click("way_back")
    assert "1 mulighet uten tiltak, og ikke sagt at andre må avgjøre den" in check.lines()
    assert "1 hindring uten mulighet" not in check.lines()
    assert check.chosen().startswith("mulighet a")


def test_enter_goes_to_the_item_of_the_plan(check):
    item = bridge(check).record.agenda[2]
    bridge(check).run(plan.change_item, item.id, title="Ring 55 12 34 56")
    check.begin()
    check.choose("telefonnummer i planen")
    check.window.press("Return")
    assert check.window.window.workspace.spot[2] == "plan"
    assert check.window.focused.current_item() == item.id
    assert check.window.has("way_back")


def test_enter_goes_to_the_fields_of_the_day_itself(check):
    bridge(check).run(plan.change_day, title="Ring 55 12 34 56")
    check.begin()
    check.choose("telefonnummer i planen")
    check.window.press("Return")
    assert check.window.focused.objectName() == "day_title"


def test_a_draft_left_behind_is_told_of_and_finished_in_the_capture_line(check):
    bridge(check).keep_draft("capture", "h Vi rekker det")
    check.begin()
    check.choose("kladd, blir slettet: «h Vi rekker det»")
    check.window.press("Return")
    assert check.window.focused.objectName() == "capture_edit"


def test_a_screen_reader_hears_under_which_head_a_remark_stands(check):
    check.begin()
    index = check.window.part("remarks").currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Uenig uten begrunnelse, 2 steder: Skolehelsetjenesten")


def test_a_day_of_very_many_services_is_looked_through_while_the_window_goes_on(window, qtbot):
    check = ClosingDriver(window, HELD)
    day = bridge(check)
    many = [
        DayService(id=f"part-{n}", day_id=day.record.id, service_id=f"more-{n}", position=9 + n)
        for n in range(40)
    ]
    rows = [Service(id=row.service_id, name=row.service_id, kind="SH") for row in many]
    session = window.window.workspace.around.session
    session.register_desk.take(Step("step.x", added(*rows)))
    session.day_desk(day.record.id).take(Step("step.x", added(*many)))
    wanted = "Før du avslutter: 45 ting å se på"
    qtbot.waitUntil(lambda: check.window.words("closing_left") == wanted)


def test_what_is_looked_at_before_print_is_gone_to_and_come_back_from(check):
    check.window.click("remark_go")
    assert check.window.words("header_title") == HELD
    assert not check.window.has("minutes_services")
    check.window.click("way_back")
    assert check.window.has("remark_go")

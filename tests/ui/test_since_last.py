"""Siden sist: what earlier days left is answered with one key each while it is talked about."""

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from dialog_app.core.commands import findings, replan, running, trials
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.model.days import DayKind, ItemKind, SlideKind
from dialog_app.core.model.said import FollowUp, Trial, TrialState
from dialog_app.core.story.service import service_story
from dialog_app.desk.session import Session
from dialog_app.ui.live.attention import View, view_of
from dialog_app.ui.live.board import Board
from dialog_app.ui.services.story_lists import Lists
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.memory_archive import subject
from tests.drivers.since import SinceDriver
from tests.ui.live_stage import SCHOOL, Stage, stage

MAIL = "Sende ut ny mal for timebok"
TRIED = "Prøver ut Avtale før deling (G4)"
NO_TIME = "For lite tid til å avtale"


def spring_day(session: Session) -> str:
    """Hold a day in May on which something was left; returns its id."""
    desk = session.new_day(
        NewDay(
            kind=DayKind.DIALOGUE,
            date=datetime.date(2026, 5, 27),
            title="Dialogdag i vår",
            services=(("service-sh", 20), ("service-ppt", 6)),
            subjects=(subject("G4"),),
        )
    )
    school = About(subject=subject("G4"), service_id="service-sh")
    desk.run(running.start)
    plan = ActionPlan(who="leder", due=datetime.date(2026, 10, 30))
    desk.run(findings.add_action, school, MAIL, plan)
    desk.run(trials.set_trial, school, TrialState.UNDER_WAY)
    desk.run(findings.add_obstacle, About(service_id="service-ppt"), NO_TIME, "TID")
    loose = next(
        item
        for item in desk.record.agenda
        if item.state == "coming" and not item.protected and item.kind == "dialogue"
    )
    desk.run(replan.carry, loose.id)
    desk.run(running.end_day)
    return desk.record.id


@pytest.fixture
def live(qtbot) -> Stage:
    live = stage(qtbot)
    spring_day(live.session)
    live.driver.go_on()
    return live


@pytest.fixture
def since(live) -> SinceDriver:
    live.driver.show("since")
    return SinceDriver(live.page)


def test_it_lists_what_each_service_left_and_what_was_carried(live, since):
    titles = [title for title, _answer in since.lines()]
    assert titles[:3] == [MAIL, TRIED, NO_TIME]
    assert titles[3].startswith("Punkt: ")
    assert since.headings() == [SCHOOL, "PPT", "Overført hit"]
    assert since.count() == "0 av 4 svart på"


def test_one_key_answers_the_chosen_line_and_undo_takes_it_back(live, since):
    since.choose(MAIL)
    since.say("done")
    assert since.answer(MAIL) == "gjort"
    assert since.count() == "1 av 4 svart på"
    live.bridge.undo()
    assert since.answer(MAIL) == "ikke svart"


def test_the_story_of_the_service_says_it_with_the_same_word(live, since):
    since.choose(TRIED)
    since.say("partly")
    since.choose(NO_TIME)
    since.say("needs_others")
    school, ppt = (_story_words(live.session, one) for one in ("service-sh", "service-ppt"))
    assert [line for line in school if line.endswith(since.answer(TRIED))]
    assert [line for line in ppt if line.endswith(since.answer(NO_TIME))]
    assert not [line for line in ppt if line.endswith("åpen")]


def _story_words(session: Session, service_id: str) -> list[str]:
    days = session.across.service_days(service_id)
    story = service_story(session.register, service_id, days)
    parts = list(Lists(session.register, story, lambda _target: None).all())
    return [label.text() for part in parts for label in part.findChildren(QLabel)]


def test_the_same_key_again_takes_the_answer_back(live, since):
    since.choose(TRIED)
    since.say("partly")
    assert since.answer(TRIED) == "delvis prøvd"
    since.say("partly")
    assert since.answer(TRIED) == "ikke svart"
    assert live.day.all(FollowUp) == ()


def test_how_it_went_is_told_with_enter_and_kept_while_it_is_written(live, since):
    since.choose(TRIED)
    since.say("done")
    field = since.begin_telling()
    field.setPlainText("Barna retter mer")
    live.page.setFocus()
    assert "follow:" in "".join(live.desk.drafts)
    live.driver.show("since")
    since.choose(TRIED)
    assert since.begin_telling().toPlainText() == "Barna retter mer"
    since.press(Qt.Key.Key_Return)
    assert since.told(TRIED) == "«Barna retter mer»"
    assert live.desk.drafts == {}


def test_an_outcome_a_thing_cannot_have_is_refused_at_its_line(live, since):
    since.choose(NO_TIME)
    since.say("not_done")
    assert since.fault(NO_TIME) == "Det kan ikke svares slik på dette."
    since.say("needs_others")
    assert since.answer(NO_TIME) == "må løses av andre"
    assert since.fault(NO_TIME) == ""


def test_the_mouse_answers_too_and_leads_to_where_it_was_said(live, since):
    gone: list[Any] = []
    live.page.room.around.show_target = gone.append
    since.click(MAIL, "not_done")
    assert since.answer(MAIL) == "ikke gjort"
    since.go_there(MAIL)
    assert [target.kind for target in gone] == ["action"]
    assert gone[0].day_id != live.day.id


def test_a_late_action_says_by_how_much(live, since):
    said = since._line(MAIL).accessibleName()
    assert "19 dager over fristen" in said
    assert "fra dialogdag 27.05.2026" in said


def test_the_status_item_shows_it_and_space_still_goes_on(live, since):
    assert view_of(ItemKind.STATUS) is View.SINCE
    since.choose(MAIL)
    before = live.driver.running()
    live.driver.go_on()
    assert live.driver.running() != before


def test_nothing_of_it_goes_on_the_wall(live, since):
    since.choose(MAIL)
    since.say("done")
    live.driver.press(Qt.Key.Key_W)
    assert live.day.wall.kind is SlideKind.AGENDA


def test_a_first_day_has_nothing_left(qtbot):
    here = stage(qtbot)
    here.driver.go_on()
    here.driver.show("since")
    assert SinceDriver(here.page).lines() == []
    none = here.page.findChild(QWidget, "since_none")
    assert none.isVisible()
    assert none.accessibleName() == "Ingenting står igjen fra tidligere dager."


def trying(live):
    """Return what the live page says of who tries the method."""
    return live.page.middle.answers.trying.findChild(QLabel, "trying_words").text()


def test_one_key_takes_a_trial_a_step_on_and_at_last_away(qtbot):
    live = stage(qtbot)
    live.driver.go_on()
    live.driver.show("answers")
    said = []
    for _ in range(5):
        live.driver.type_in("u")
        said.append(trying(live))
    assert said == [
        f"Utprøving: {SCHOOL} valgt",
        f"Utprøving: {SCHOOL} i gang",
        f"Utprøving: {SCHOOL} justert",
        f"Utprøving: {SCHOOL} stoppet",
        "",
    ]
    live.bridge.undo()
    assert trying(live) == f"Utprøving: {SCHOOL} stoppet"


def test_the_key_goes_on_from_where_an_earlier_day_left_the_trial(live):
    live.driver.show("answers")
    before = f"Utprøving: {SCHOOL} i gang, sagt 27.05.2026"
    assert trying(live) == before
    row = live.page.findChild(QLabel, "trial_of_service-sh")
    assert row.text() == "Utprøving: i gang"
    said = []
    for _ in range(3):
        live.driver.type_in("u")
        said.append(trying(live))
    assert said == [f"Utprøving: {SCHOOL} justert", f"Utprøving: {SCHOOL} stoppet", before]
    other = live.page.findChild(QLabel, "trial_of_service-ppt")
    assert other.isHidden()


def test_what_is_said_under_siden_sist_moves_the_trial(live, since):
    since.choose(TRIED)
    since.say("done")
    live.driver.show("answers")
    assert trying(live) == ""
    live.driver.type_in("u")
    assert trying(live) == f"Utprøving: {SCHOOL} valgt"


def field(live, name):
    """Return a field of the trial in the live page."""
    return live.page.middle.answers.trying.findChild(QLineEdit, name)


def test_until_when_and_how_it_went_are_written_where_the_trial_stands(live):
    live.driver.show("answers")
    live.driver.type_in("u")
    live.driver.press(Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    until = field(live, "trial_until")
    assert until.hasFocus()
    until.setText("32.13.")
    live.driver.press(Qt.Key.Key_Return)
    field(live, "trial_went").setText("Barna retter mer")
    live.driver.press(Qt.Key.Key_Return)
    fault = live.page.middle.answers.trying.findChild(ErrorLine, "trial_fault")
    assert "32.13." in fault.sentence()
    until.setText("10.02.2027")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Return)
    trial = live.day.all(Trial)[0]
    assert (trial.until, trial.how_it_went) == (datetime.date(2027, 2, 10), "Barna retter mer")
    assert trying(live) == f"Utprøving: {SCHOOL} justert til 10.02.2027"
    assert not until.isVisible()
    assert live.page.middle.answers.entries.chosen.hasFocus()
    live.driver.type_in("u")
    assert live.day.all(Trial)[0].until == datetime.date(2027, 2, 10)


def test_what_is_half_written_of_a_trial_comes_back(live):
    live.driver.show("answers")
    live.driver.type_in("u")
    live.page.middle.answers.trying.findChild(Button, "trial_more").click()
    live.driver.press(Qt.Key.Key_Return)
    QTest.keyClicks(field(live, "trial_went"), "Vi har prøvd")
    live.page.setFocus()
    driver = live.open_again()
    driver.show("answers")
    driver.press(Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert field(live, "trial_went").text() == "Vi har prøvd"
    driver.press(Qt.Key.Key_Escape)
    assert live.desk.drafts == {}


def test_what_is_not_tried_cannot_be_told_of(live):
    live.driver.show("answers")
    live.driver.press(Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    error = live.page.middle.answers.trying.findChild(ErrorLine, "trying_error")
    assert error.sentence() == "Tjenesten prøver det ikke i dag. Trykk U først."


def test_a_trial_of_the_day_as_a_whole_is_refused_where_it_is_shown(live):
    live.driver.show("actions")
    live.page.attention.turn_method(9, whole_day=True)
    live.driver.type_in("u")
    error = live.page.findChild(Board, "board_actions").findChild(ErrorLine, "trying_error")
    assert error.sentence() == "Velg en arbeidsmåte eller et verktøy først."

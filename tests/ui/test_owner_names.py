"""Somebody is named as an action's owner: only with a yes, and not after a no."""

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.model.services import Consent
from dialog_app.ui.live.consent_line import ConsentLine
from tests.ui.live_stage import Stage, stage

NAME = "Kari Nordmann"
LINE = f"t Lage en mal @leder {NAME} 01.12.2026"


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot)


def consents(live: Stage) -> tuple[Consent, ...]:
    return live.session.register.all(Consent)


def question(live: Stage) -> str:
    line = live.page.findChild(ConsentLine)
    return line.text() if line is not None and line.isVisible() else ""


def test_a_name_is_asked_about_before_it_is_written_down(live):
    live.driver.say(LINE)
    assert NAME in question(live)
    assert live.day.actions == ()
    live.driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (action,) = live.day.actions
    assert (action.text, action.who, action.owner_name) == ("Lage en mal", "leder", NAME)
    live.driver.show("actions")
    assert any(NAME in word for _, word in live.driver.card("Lage en mal").chips)
    (consent,) = consents(live)
    assert (consent.id, consent.about) == (action.owner_consent_id, action.id)
    assert question(live) == ""


def test_without_a_yes_only_the_role_is_written_down(live):
    live.driver.say(LINE)
    # Once into the field for when, which is filled already, and once on.
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Return)
    (action,) = live.day.actions
    assert (action.who, action.owner_name, action.owner_consent_id) == ("leder", "", "")
    assert consents(live) == ()
    assert not any(NAME in str(row) for row in live.day.rows())


def test_a_role_is_never_asked_about(live):
    live.driver.say("t Lage en mal @fagansvarlig i PPT 01.12.2026")
    (action,) = live.day.actions
    assert action.who == "fagansvarlig i PPT"


def test_a_name_typed_in_the_field_is_asked_about_too(live):
    live.driver.say("t Lage en mal")
    live.driver.type_in(NAME)
    live.driver.press(Qt.Key.Key_Return)
    live.driver.type_in("01.12.2026")
    live.driver.press(Qt.Key.Key_Return)
    assert NAME in question(live)
    live.driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (action,) = live.day.actions
    assert (action.who, action.owner_name) == ("", NAME)


def test_a_name_is_not_slipped_in_by_wording_an_action_anew(live):
    live.driver.say("t Lage en mal @leder 01.12.2026")
    live.driver.show("actions")
    live.driver.reword("Lage en mal", f"Lage en mal @{NAME} 01.12.2026")
    assert live.day.actions[0].who == "leder"
    assert "samtykke" in live.driver.card_error("Lage en mal")


def test_one_undo_takes_the_action_and_its_name_back(live):
    live.driver.say(LINE)
    live.driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    live.bridge.undo()
    assert live.day.actions == ()
    live.bridge.redo()
    assert live.day.actions[0].owner_name == NAME


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_consent_that_is_withdrawn_takes_the_name_off_the_card(live):
    live.driver.say(LINE)
    live.driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    live.driver.show("actions")
    assert any(NAME in word for _, word in live.driver.card("Lage en mal").chips)
    live.driver.choose_in_menu("Lage en mal", f"Trekk samtykket til navnet {NAME}")
    assert not any(NAME in word for _, word in live.driver.card("Lage en mal").chips)
    assert live.day.actions[0].owner_name == ""
    assert consents(live)[0].withdrawn_on is not None

"""What is said goes into one line, and is never lost."""

import datetime

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.model.said import Action, Note, Obstacle, Position, Possibility, Reason
from tests.ui.live_stage import PPT, SCHOOL, SHARING, Stage, stage

SECRECY = "Taushetsplikten stopper oss, hpl. § 21"


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot, at="Hindringer")


def only(live, kind):
    (row,) = live.day.all(kind)
    return row


def test_an_obstacle_takes_its_category_and_provision_along(live):
    live.driver.write(f"h {SECRECY}")
    assert live.driver.line_kind() == "Hindring"
    assert live.driver.suggestions() == ["Lov og forskrift", "hpl. § 21"]
    live.driver.press(Qt.Key.Key_Return)
    obstacle = only(live, Obstacle)
    assert (obstacle.text, obstacle.category_code) == (SECRECY, "LOV")
    (source,) = live.day.sources(obstacle)
    assert (source.provision_id, source.who_can_change) == ("provision:hpl", "Stortinget")
    (named,) = live.day.whose(obstacle)
    assert named.service_id == "service-sh"
    assert live.driver.line_text() == ""
    assert live.driver.card(SECRECY).chips == (
        ("category", "Lov og forskrift"),
        ("provision", "hpl. § 21"),
    )


def test_esc_drops_the_suggestion_and_keeps_the_text(live):
    live.driver.write(f"h {SECRECY}")
    live.driver.press(Qt.Key.Key_Escape)
    assert live.driver.suggestions() == []
    assert live.driver.line_text() == SECRECY
    live.driver.press(Qt.Key.Key_Return)
    assert only(live, Obstacle).category_code == "ANNET"
    assert live.day.sources(only(live, Obstacle)) == ()


def test_arrows_choose_another_category(live):
    live.driver.write("h Uklare roller og samarbeid")
    assert live.driver.suggestions() == ["Samarbeid"]
    live.driver.press(Qt.Key.Key_Down)
    live.driver.press(Qt.Key.Key_Up)
    assert live.driver.suggestions() == ["Samarbeid"]
    live.driver.press(Qt.Key.Key_Down)
    chosen = live.driver.suggestions()
    assert chosen != ["Samarbeid"]
    live.driver.press(Qt.Key.Key_Return)
    category = live.session.register.category(only(live, Obstacle).category_code)
    assert category is not None
    assert [category.title.nb] == chosen


def test_tab_attaches_the_line_to_the_next_service_and_to_all(live):
    live.driver.write("h Ingen vet hvem som ringer")
    assert live.driver.line_service() == SCHOOL
    live.driver.press(Qt.Key.Key_Tab)
    assert live.driver.line_service() == PPT
    live.driver.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    live.driver.press(Qt.Key.Key_Tab)
    assert live.driver.line_service() == "alle"
    live.driver.press(Qt.Key.Key_Return)
    assert live.day.whose(only(live, Obstacle)) == ()
    assert live.driver.card("Ingen vet hvem som ringer").foot == "alle tjenestene"


def test_an_empty_line_begins_with_what_the_view_is_for(live):
    kinds = {"obstacles": "Hindring", "actions": "Tiltak", "reasons": "Begrunnelse", "answers": ""}
    for view, kind in kinds.items():
        live.driver.show(view)
        live.driver.write("")
        assert live.driver.line_kind() == kind, view
        # Esc lets go of a kind that was not meant, and then of the line.
        live.driver.press(Qt.Key.Key_Escape)
        assert live.driver.line_kind() == ""
        live.driver.leave_line()


def test_a_line_without_a_kind_is_kept_and_told_of(live):
    live.driver.show("answers")
    live.driver.say("Dette er viktig")
    assert live.driver.line_error().startswith("Hva er dette?")
    assert live.driver.line_text() == "Dette er viktig"
    assert live.day.obstacles == ()


def test_a_reason_is_given_for_a_position_by_number(live):
    live.driver.say("b 3 Vi rekker det ikke")
    reason = only(live, Reason)
    assert (reason.text, reason.position) == ("Vi rekker det ikke", Position.DISAGREE)
    assert reason.service_id == "service-sh"


def test_an_action_says_who_and_when_in_the_same_line(live):
    live.driver.write("t Lage felles ordlyd @leder 01.12.2026")
    assert live.driver.suggestions() == ["leder", "01.12.2026"]
    live.driver.press(Qt.Key.Key_Return)
    action = only(live, Action)
    assert (action.text, action.who) == ("Lage felles ordlyd", "leder")
    assert action.due == datetime.date(2026, 12, 1)


def test_an_action_without_who_and_when_is_asked_for_them_once(live):
    live.driver.say("t Lage felles ordlyd")
    assert live.day.actions == ()
    live.driver.type_in("leder")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.type_in("1.12")
    live.driver.press(Qt.Key.Key_Return)
    action = only(live, Action)
    assert (action.who, action.due) == ("leder", datetime.date(2026, 12, 1))
    live.driver.say("t Ringe PPT")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Return)
    assert [row.text for row in live.day.actions] == ["Lage felles ordlyd", "Ringe PPT"]


def test_a_date_that_cannot_be_read_is_told_and_nothing_is_lost(live):
    live.driver.say("t Lage felles ordlyd")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.type_in("snart")
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.line_error().startswith("Skriv datoen slik")
    assert live.driver.line_text() == "Lage felles ordlyd"
    assert live.day.actions == ()


def test_a_possibility_answers_the_obstacle_that_is_chosen(live):
    live.driver.say("h Ingen tid")
    live.driver.leave_line()
    live.driver.choose("Ingen tid")
    live.driver.write("m Faste tider hver uke")
    assert live.driver.suggestions() == ["svarer på 1"]
    live.driver.press(Qt.Key.Key_Return)
    assert only(live, Possibility).text == "Faste tider hver uke"
    assert live.driver.card("Faste tider hver uke").links == "svarer på 1"
    assert live.driver.card("Ingen tid").links == "besvart av a"


def test_a_note_is_private_and_never_reaches_the_wall(live):
    live.driver.write("n Lederen virket sliten")
    assert "Bare for deg" in live.driver.goes_to()
    live.driver.press(Qt.Key.Key_Return)
    assert only(live, Note).text == "Lederen virket sliten"
    live.driver.leave_line()
    for view in ("answers", "obstacles", "actions", "reasons"):
        live.driver.show(view)
        live.driver.show_on_wall()
        assert "sliten" not in repr(live.page.wall.preview.frame)


def test_a_half_written_line_survives_a_crash(live):
    live.driver.write("b 3 Vi har ikke nok")
    live.bot.waitUntil(lambda: bool(live.bridge.draft("capture")))
    again = live.open_again()
    assert again.line_kind() == "Begrunnelse"
    assert again.line_text() == "Vi har ikke nok"
    again.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    again.type_in(" folk")
    again.press(Qt.Key.Key_Return)
    (reason,) = live.day.all(Reason)
    assert (reason.text, reason.position) == ("Vi har ikke nok folk", Position.DISAGREE)
    assert live.bridge.draft("capture") == ""


def test_the_draft_goes_with_the_recording_in_one_writing(live):
    live.driver.write("h Ingen tid")
    live.bot.waitUntil(lambda: bool(live.bridge.draft("capture")))
    live.driver.press(Qt.Key.Key_Return)
    assert live.bridge.draft("capture") == ""


def test_a_disk_that_fails_takes_no_words(live):
    live.driver.write("h Ingen tid")
    live.archive.fail_with = "full"
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.line_text() == "Ingen tid"
    live.archive.fail_with = ""
    live.bridge.retry()
    assert live.driver.line_text() == ""
    assert only(live, Obstacle).text == "Ingen tid"


def test_two_hundred_thousand_characters_are_refused_in_words(live):
    live.driver.write("h ")
    line = live.page.middle.capture
    line.field.edit.insert("x" * 200_000)
    line._on_edited(line.field.edit.text())
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.line_error()
    assert len(live.driver.line_text()) == 200_000
    assert live.day.obstacles == ()


@pytest.mark.parametrize("text", ["<b>fet</b>", "Čáhci ja mánát", "😀 fint", "A & B"])
def test_words_are_shown_as_they_were_said(live, text):
    live.driver.say(f"h {text}")
    assert live.driver.card(text).text == text


def test_the_line_says_which_method_it_goes_to(live):
    live.driver.write("h Ingen tid")
    live.driver.press(Qt.Key.Key_Escape)
    assert SHARING in live.driver.goes_to()


def test_the_line_says_what_was_recorded_until_more_is_written(live):
    live.driver.say("h Ingen tid")
    assert live.driver.goes_to() == "Skrevet: hindring 1"
    live.driver.type_in("m Faste tider")
    assert live.driver.line_kind() == "Mulighet"
    assert live.driver.goes_to() != "Skrevet: hindring 1"
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.goes_to() == "Skrevet: mulighet a"

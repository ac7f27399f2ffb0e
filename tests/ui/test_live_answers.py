"""The facilitator counts what the services answer."""

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.commands import running
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.said import Action, Round
from tests.ui.live_stage import CHILD_SAID, OUTREACH, PPT, READING, SCHOOL, SHARING, Stage, stage


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot, at="Hver for seg")


def test_the_card_says_what_is_asked_with_version_and_the_childrens_words(live):
    assert live.driver.method() == SHARING
    assert live.driver.method_badges() == ["G4 · versjon 1"]
    assert live.driver.quotations() == [f"«{CHILD_SAID}»"]


def test_keys_count_for_the_chosen_service_and_tab_goes_on(live):
    live.driver.count(agree=9, partly=3, disagree=1, no_position=3)
    live.driver.next_service()
    live.driver.count(agree=8, disagree=3)
    assert live.driver.counts(SCHOOL) == {
        "agree": "9",
        "partly": "3",
        "disagree": "1",
        "no_position": "3",
    }
    assert live.driver.counted(SCHOOL) == "16 av 16"
    assert live.driver.counted(PPT) == "11 av 12"
    assert "1 mangler" in live.driver.row_says(PPT)
    assert live.driver.counted(OUTREACH) == "0 av 4"


def test_every_count_is_on_the_disk_when_it_is_seen(live):
    live.driver.count(agree=2)
    again = live.open_again()
    assert again.counts(SCHOOL)["agree"] == "2"


def test_tab_goes_round_and_shift_tab_is_not_lost(live):
    live.driver.next_service()
    live.driver.next_service()
    assert live.driver.chosen_service() == OUTREACH
    live.driver.next_service()
    assert live.driver.chosen_service() == SCHOOL


def test_shift_takes_one_back_but_never_below_nobody(live):
    live.driver.count(agree=1)
    live.driver.take_back("agree")
    live.driver.take_back("agree")
    assert live.driver.counts(SCHOOL)["agree"] == "0"


def test_undo_and_redo_a_count(live):
    live.driver.count(agree=2)
    live.bridge.undo()
    assert live.driver.counts(SCHOOL)["agree"] == "1"
    live.bridge.redo()
    assert live.driver.counts(SCHOOL)["agree"] == "2"


def test_a_number_is_typed_after_enter_and_arrows_go_on_to_the_next(live):
    live.driver.type_count(12)
    assert live.driver.counts(SCHOOL)["agree"] == "12"
    live.driver.click_cell(PPT, "disagree")
    live.driver.type_count(7)
    assert live.driver.counts(PPT)["disagree"] == "7"


def test_esc_drops_a_number_that_was_being_typed(live):
    live.driver.type_count(3)
    before = live.day
    live.driver.press(Qt.Key.Key_Return)
    live.driver.type_in("9")
    live.driver.press(Qt.Key.Key_Escape)
    assert live.day is before
    assert live.driver.counts(SCHOOL)["agree"] == "3"


def test_too_many_answers_are_told_below_the_row_and_kept(live):
    live.driver.next_service()
    live.driver.count(agree=13)
    assert "13 svar, men 12 til stede. Rett et tall, eller endre antallet." in " ".join(
        live.driver.row_says(PPT)
    )
    live.driver.type_present(13)
    assert live.driver.present(PPT) == "13 til stede"
    assert not any("Rett et tall" in said for said in live.driver.row_says(PPT))


def test_fewer_than_five_says_that_nothing_of_it_is_shown(live):
    sentence = "Færre enn 5: vises ikke på vegg eller i referat"
    assert sentence in live.driver.row_says(OUTREACH)
    assert sentence not in live.driver.row_says(SCHOOL)


def test_a_majority_that_nobody_counted(live):
    live.driver.click_cell(SCHOOL, "disagree")
    live.driver.note_majority()
    assert live.driver.counted(SCHOOL) == "flertall uenig"
    assert "ikke telt" in live.driver.row_says(SCHOOL)
    live.driver.count(agree=1)
    assert live.driver.counted(SCHOOL) == "1 av 16"


def test_arrows_change_the_method_and_each_has_its_own_counts(live):
    live.driver.count(agree=2)
    live.driver.next_method()
    assert live.driver.method() == READING
    assert live.driver.counts(SCHOOL)["agree"] == "–"


def test_the_round_can_be_turned_by_hand(live):
    live.driver.count(agree=2)
    assert live.driver.round() == "Runde: før"
    live.driver.turn_round()
    live.driver.count(agree=5)
    assert live.driver.round() == "Runde: etter"
    phases = {row.phase for row in live.day.all(Round)}
    assert phases == {Phase.BEFORE, Phase.AFTER}


def test_h_blanks_the_raw_counts_on_the_facilitators_own_screen(live):
    live.driver.count(agree=9)
    live.driver.hide_counts()
    assert live.driver.counts(SCHOOL)["agree"] == ""
    assert live.driver.counted(SCHOOL) == "skjult"
    live.driver.hide_counts()
    assert live.driver.counts(SCHOOL)["agree"] == "9"


def test_answers_reach_the_wall_only_after_w(live):
    live.driver.count(agree=9, partly=3, disagree=1, no_position=3)
    assert live.driver.wall_says() == "Dagsorden"
    live.driver.show_method_on_wall()
    assert live.driver.wall_says() == f"Viser: {SHARING}"
    assert not live.day.wall.shown
    live.driver.show_on_wall()
    assert live.driver.wall_says() == f"Svar: {SHARING}"
    live.driver.black()
    assert live.driver.wall_says() == "Svart"
    live.bridge.undo()
    assert live.driver.wall_says() == f"Svar: {SHARING}"


def test_a_row_tells_a_screen_reader_everything(live):
    live.driver.count(agree=1)
    row = live.driver.row(SCHOOL)
    assert row.accessibleName() == SCHOOL
    assert "enig 1" in row.accessibleDescription()
    assert "1 av 16" in row.accessibleDescription()


def test_what_was_written_on_paper_is_typed_in_after_the_day(live):
    live.bridge.run(running.end_day)
    assert live.day.info.state is DayState.HELD
    live.driver.show("answers")
    live.driver.count(agree=9, partly=2)
    live.driver.say("t Ringe PPT @leder 01.12.2026")
    again = live.open_again()
    again.show("answers")
    assert again.counts(SCHOOL)["agree"] == "9"
    assert "Ringe PPT" in [row.text for row in live.day.all(Action)]

"""What was said can be chosen, worded anew, linked, sorted and taken away."""

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.model.said import ObstacleStatus
from tests.drivers.obstacles import ObstaclesDriver
from tests.ui.live_stage import PPT, READING, SCHOOL, SHARING, Stage, stage

# The platform without a screen cannot grab the keyboard for a menu.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def live(qtbot) -> Stage:
    made = stage(qtbot, at="Hindringer")
    made.driver.say("h Ingen tid")
    made.driver.say("h Frykt for konflikt")
    made.driver.leave_line()
    made.driver.say("m Faste tider")
    made.driver.leave_line()
    return made


def test_the_lists_stand_side_by_side_with_numbers_and_letters(live):
    assert live.driver.cards() == ["Ingen tid", "Frykt for konflikt", "Faste tider"]
    assert [live.driver.card(text).mark for text in live.driver.cards()] == ["1", "2", "a"]


def test_new_words_in_place_are_one_undo(live):
    live.driver.reword("Ingen tid", "For lite tid")
    assert live.driver.cards()[0] == "For lite tid"
    live.bridge.undo()
    assert live.driver.cards()[0] == "Ingen tid"


def test_empty_words_are_refused_and_esc_gives_the_old_ones_back(live):
    live.driver.reword("Ingen tid", " ")
    assert live.day.obstacles[0].text == "Ingen tid"
    live.driver.press(Qt.Key.Key_Escape)
    assert live.driver.cards()[0] == "Ingen tid"


def test_half_written_new_words_survive_a_crash(live):
    live.driver.begin_rewording("Ingen tid", "For lite")
    place = f"reword:{live.day.obstacles[0].id}"
    live.bot.waitUntil(lambda: bool(live.bridge.draft(place)))
    again = live.open_again()
    again.choose("Ingen tid")
    again.press(Qt.Key.Key_F2)
    again.press(Qt.Key.Key_End)
    again.type_in(" tid")
    again.press(Qt.Key.Key_Return)
    assert live.day.obstacles[0].text == "For lite tid"


def test_withdraw_and_undo(live):
    live.driver.withdraw("Ingen tid")
    assert live.driver.cards() == ["Frykt for konflikt", "Faste tider"]
    live.bridge.undo()
    assert live.driver.cards() == ["Ingen tid", "Frykt for konflikt", "Faste tider"]


def test_link_with_ctrl_l_and_a_number(live):
    live.driver.link("Faste tider", to="2")
    assert live.driver.card("Faste tider").links == "svarer på 2"
    assert live.day.obstacles[1].status is ObstacleStatus.ANSWERED
    assert live.page.attention.finding_id == live.day.possibilities[0].id


def test_link_from_the_obstacle_with_a_letter(live):
    live.driver.link("Ingen tid", to="a")
    assert live.driver.card("Ingen tid").links == "besvart av a"


def test_a_number_that_is_not_there_links_nothing(live):
    live.driver.link("Faste tider", to="9")
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.link_error() == "Det er ingen med det nummeret her."
    assert live.driver.card("Faste tider").links == ""


def test_the_question_is_asked_again_after_ctrl_l_with_nothing_chosen(live):
    live.driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert live.driver.link_error().startswith("Velg først")
    live.driver.press(Qt.Key.Key_Escape)
    live.driver.choose("Faste tider")
    live.driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert live.driver.link_error() == ""
    assert live.driver.link_question()


def test_arrows_walk_the_cards_and_across(live):
    live.driver.choose("Ingen tid")
    live.driver.press(Qt.Key.Key_Down)
    assert live.page.attention.finding_id == live.day.obstacles[1].id
    live.driver.press(Qt.Key.Key_Right)
    assert live.page.attention.finding_id == live.day.possibilities[0].id


def test_another_category_and_another_service(live):
    live.driver.choose_in_menu("Ingen tid", "Kategori", "Samarbeid")
    live.driver.choose_in_menu("Ingen tid", "Gjelder tjenestene", PPT)
    said = live.driver.card("Ingen tid")
    assert said.chips == (("category", "Samarbeid"),)
    assert said.foot == f"{SCHOOL}, {PPT}"


def test_source_and_severity_are_a_line_in_the_menu(live):
    live.driver.choose_in_menu("Ingen tid", "Kilde og alvor")
    panel = ObstaclesDriver(live.driver)
    assert panel.panel_is_open()
    panel.type_source("§ 21")
    panel.take()
    panel.choose("source_status", "kilde funnet")
    panel.choose("severity_service-sh", "stopper")
    panel.close_panel()
    assert ("provision", "hpl. § 21") in live.driver.card("Ingen tid").chips
    assert live.driver.card("Ingen tid").foot == f"{SCHOOL} (stopper) · kilde funnet"


def test_an_action_gets_who_and_when_by_wording_it_anew(live):
    live.driver.show("actions")
    live.driver.say("t Lage ordlyd")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Return)
    live.driver.leave_line()
    assert live.driver.card("Lage ordlyd").foot == "mangler ansvarlig eller frist"
    live.driver.reword("Lage ordlyd", "Lage ordlyd @leder 01.12.2026")
    assert live.driver.card("Lage ordlyd").chips[1:] == (
        ("right", "leder"),
        ("right", "01.12.2026"),
    )


def test_each_method_has_its_own_lists_and_the_whole_day_has_them_all(live):
    live.driver.press(Qt.Key.Key_PageDown)
    assert live.driver.cards() == []
    live.driver.say("h Bare om dette")
    live.driver.leave_line()
    assert live.day.obstacles[-1].version_id == "version:G5:1"
    live.driver.press(Qt.Key.Key_PageDown)
    live.driver.press(Qt.Key.Key_PageDown)
    assert "Bare om dette" in live.driver.cards()
    assert "Ingen tid" in live.driver.cards()


def test_w_puts_the_lists_on_the_wall(live):
    live.driver.choose("Ingen tid")
    live.driver.show_on_wall()
    assert live.driver.wall_says() == f"Hindringer og muligheter: {SHARING}"


def test_a_card_says_everything_to_a_screen_reader(live):
    live.driver.link("Faste tider", to="1")
    spoken = live.driver.card("Ingen tid").spoken
    assert "1. Ingen tid" in spoken
    assert "besvart av a" in spoken
    assert READING not in spoken

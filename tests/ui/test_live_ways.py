"""The facilitator takes answers by hands, cards and slips in one round."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialog_app.base.texts import Texts
from dialog_app.core import slide
from dialog_app.core.model.said import Answer, NoPosition, Position, Reason, Round
from dialog_app.core.slides.kinds import ResultSlide
from dialog_app.ui import theme
from dialog_app.ui.live.entry_row import EntryRow
from tests.drivers.answer_ways import WaysDriver
from tests.drivers.live import LiveDriver
from tests.ui.live_stage import OUTREACH, PPT, SCHOOL, Stage, stage


@dataclass
class Live:
    stage: Stage
    driver: LiveDriver
    ways: WaysDriver


@pytest.fixture
def live(qtbot) -> Live:
    made = stage(qtbot, at="Hver for seg")
    made.driver.turn_to(PPT)
    return Live(made, made.driver, WaysDriver(made.driver))


def wall_says_of(live: Live, service: str) -> str:
    """Return the sentence in a service's column on the wall."""
    room = live.stage.page.room
    shown = slide.of(room.day, room.register, room.around.now(), Texts("nb"))
    assert isinstance(shown, ResultSlide)
    return next(column.sentence for column in shown.columns if column.service == service)


def test_twenty_people_answer_by_card_in_at_most_twenty_four_keys(live):
    live.driver.type_present(20)
    live.ways.open_cards()
    live.ways.type_keys("11111111111122233345")
    live.ways.leave()
    assert live.ways.keys <= 24
    assert live.driver.counts(PPT) == {
        "agree": "12",
        "partly": "3",
        "disagree": "3",
        "no_position": "2",
    }
    assert live.driver.counted(PPT) == "20 av 20"
    assert "20 kort" in live.ways.below(PPT)
    assert live.driver.chosen_service() == PPT


def test_arrows_go_from_card_to_card_and_del_clears_one(live):
    live.ways.open_cards()
    assert live.ways.card() == "Kort 1: ikke svart"
    live.ways.type_keys("13")
    live.ways.press(Qt.Key.Key_Left)
    assert live.ways.card() == "Kort 2: uenig"
    live.ways.press(Qt.Key.Key_Delete)
    assert live.ways.card() == "Kort 2: ikke svart"
    assert live.driver.counted(PPT) == "1 av 12"
    live.ways.press(Qt.Key.Key_Down)
    assert live.ways.card() == "Kort 12: ikke svart"
    live.ways.type_keys("7")
    assert "1 ønsker ikke å svare" in live.ways.below(PPT)


def test_a_card_answers_once(live):
    live.ways.open_cards()
    live.ways.type_keys("1")
    live.ways.press(Qt.Key.Key_Left)
    live.ways.type_keys("3")
    assert live.driver.counts(PPT)["agree"] == "0"
    assert live.driver.counts(PPT)["disagree"] == "1"


def test_cards_tell_how_the_same_people_moved(live):
    live.ways.open_cards()
    live.ways.type_keys("1332")
    assert live.ways.moved() == ""
    live.ways.leave()
    live.driver.turn_round()
    live.ways.open_cards()
    assert live.ways.card() == "Kort 1: ikke svart, før dialogen: enig"
    live.ways.type_keys("1123")
    assert live.ways.moved() == "2 flyttet seg mot enig, 1 ble stående, 1 flyttet seg fra"


def test_rounds_without_the_same_cards_are_not_the_same_people(live):
    live.driver.count(agree=5)
    live.driver.turn_round()
    live.ways.open_cards()
    live.ways.type_keys("1")
    assert live.ways.moved().startswith("Det var ikke de samme personene")


def test_hidden_counts_hide_cards_ways_and_reasons_too(live):
    live.ways.open_cards()
    live.ways.type_keys("352")
    live.ways.press(Qt.Key.Key_Left)
    live.driver.hide_counts()
    assert live.ways.card() == "Kort 3"
    assert live.ways.below(PPT) == ""
    assert live.ways.reason_wanted(PPT) == ""
    spoken = live.driver.row(PPT).accessibleDescription()
    assert "uenig 1" not in spoken
    live.driver.hide_counts()
    assert live.ways.card() == "Kort 3: delvis enig"


def test_the_cards_close_when_another_method_is_turned_to(live):
    live.ways.open_cards()
    live.ways.type_keys("1")
    live.driver.press(Qt.Key.Key_PageDown)
    assert live.ways.card() == ""
    assert live.driver.counts(PPT)["agree"] == "–"
    assert live.driver.chosen_service() == PPT


def test_slips_wait_for_five_and_keep_what_was_typed(live):
    live.ways.open_slips()
    live.ways.fill_slips(agree="3", disagree="1")
    assert live.ways.slips_say() == "Venter på flere: lappene åpnes når minst fem har svart."
    assert live.ways.slips()["agree"] == "3"
    assert not live.stage.day.all(Answer)
    live.ways.fill_slips(dont_know="1")
    assert not live.ways.slips_are_open()
    assert live.driver.counted(PPT) == "5 av 12"
    assert live.ways.below(PPT) == "5 lapper · 1 vet ikke"
    live.stage.bridge.undo()
    assert live.driver.counted(PPT) == "0 av 12", "all of it is one step"


def test_slips_entered_anew_replace_the_earlier(live):
    live.ways.open_slips()
    live.ways.fill_slips(agree="6")
    live.ways.open_slips()
    assert live.ways.slips()["agree"] == "6"
    live.ways.fill_slips(agree="4", partly="2")
    assert live.driver.counts(PPT)["agree"] == "4"
    assert live.driver.counted(PPT) == "6 av 12"


@pytest.mark.parametrize("typed", ["10000", "-3"])
def test_impossible_slips_are_refused_in_place(live, typed):
    live.ways.open_slips()
    live.ways.fill_slips(agree="9", partly=typed)
    assert live.ways.slips_say() == f"Antallet må være fra 0 til 999, ikke {typed}."
    assert live.ways.slips()["partly"] == typed
    live.ways.fill_slips(partly="mange")
    assert live.ways.slips_say() == "Skriv et tall for delvis enig."
    live.ways.leave()
    assert not live.stage.day.all(Round)


def test_hands_cards_and_slips_add_up_and_too_many_says_which_ways(live):
    live.driver.count(agree=8)
    live.ways.open_cards()
    live.ways.type_keys("11111")
    live.ways.leave()
    said = " ".join(live.driver.row_says(PPT))
    assert "13 svar, men 12 til stede: 8 hender, 5 kort." in said
    assert live.driver.counts(PPT)["agree"] == "13"


def test_a_typed_number_is_what_stands_in_the_cell(live):
    live.ways.open_cards()
    live.ways.type_keys("11")
    live.ways.leave()
    live.driver.click_cell(PPT, "agree")
    live.driver.type_count(9)
    assert live.driver.counts(PPT)["agree"] == "9"
    assert live.ways.below(PPT) == "7 hender, 2 kort"
    live.driver.type_count(1)
    assert "1 er færre enn de 2 som alt er talt" in " ".join(live.driver.row_says(PPT))
    assert live.driver.counts(PPT)["agree"] == "9"


@pytest.mark.parametrize("typed", ["10000", "-3"])
def test_an_impossible_number_is_told_at_its_row(live, typed):
    live.driver.press(Qt.Key.Key_Return)
    live.driver.type_in(typed)
    live.driver.press(Qt.Key.Key_Return)
    sentence = f"Antallet må være fra 0 til 999, ikke {typed}."
    assert sentence in live.driver.row_says(PPT)
    assert sentence not in live.driver.row_says(SCHOOL)
    live.driver.count(agree=1)
    assert sentence not in live.driver.row_says(PPT)


def test_why_nobody_took_a_position_is_kept_apart_below_the_sum(live):
    live.ways.type_keys("45567")
    assert live.driver.counts(PPT)["no_position"] == "5"
    assert live.ways.below(PPT) == "2 vet ikke, 1 ikke relevant, 1 ønsker ikke å svare"
    for kind in ("dont_know", "not_relevant", "declined", "declined"):
        live.ways.take_kind_back(kind)
    assert live.ways.below(PPT) == "1 vet ikke"
    assert live.driver.counts(PPT)["no_position"] == "2"
    kinds = {row.no_position: row.count for row in live.stage.day.all(Answer)}
    assert kinds[NoPosition.DONT_KNOW] == 1


def test_disagreement_asks_for_its_reason_until_it_is_given(live):
    live.driver.count(disagree=2, partly=1, agree=5)
    wanted = "begrunnelse mangler for uenig, ønskes for delvis enig J"
    assert live.ways.reason_wanted(PPT) == wanted
    live.ways.type_keys("j")
    assert live.driver.line_kind() == "Begrunnelse"
    assert live.driver.line_service() == PPT
    live.driver.type_in("Vi rekker det ikke")
    live.driver.press(Qt.Key.Key_Return)
    (reason,) = live.stage.day.all(Reason)
    assert (reason.position, reason.service_id) == (Position.DISAGREE, "service-ppt")
    assert live.ways.reason_wanted(PPT) == "begrunnelse ønskes for delvis enig J"


def test_a_reason_for_the_chosen_answer_comes_first_where_it_is_missing(live):
    live.driver.count(disagree=2, partly=1)
    live.ways.type_keys("j")
    live.driver.type_in("Bare noen ganger")
    live.driver.press(Qt.Key.Key_Return)
    (reason,) = live.stage.day.all(Reason)
    assert reason.position is Position.PARTLY


def test_j_never_drops_a_line_that_is_half_written(live):
    live.driver.write("h Taushetsplikten")
    live.driver.press(Qt.Key.Key_Escape)
    live.driver.press(Qt.Key.Key_Escape)
    live.driver.turn_to(PPT)
    live.ways.type_keys("j")
    assert "Taushetsplikten" in live.driver.line_text()
    assert live.driver.line_kind() == "Hindring"


def test_cards_and_slips_after_the_wall_was_shown_say_so_there(live):
    live.driver.count(agree=7)
    live.driver.show_on_wall()
    before = live.stage.day.wall.shown
    live.ways.open_cards()
    live.ways.type_keys("3")
    assert live.stage.day.wall.shown == before
    assert wall_says_of(live, PPT) == "Svarene er endret siden de ble vist."
    live.ways.leave()
    live.ways.open_slips()
    live.ways.fill_slips(agree="5")
    live.driver.show_on_wall()
    assert wall_says_of(live, PPT) != "Svarene er endret siden de ble vist."
    live.ways.open_slips()
    live.ways.fill_slips(agree="3", disagree="3")
    assert wall_says_of(live, PPT) == "Svarene er endret siden de ble vist."


def test_rows_of_few_take_cards_all_the_same(live):
    live.driver.turn_to(OUTREACH)
    live.ways.open_cards()
    live.ways.type_keys("1")
    assert live.driver.counted(OUTREACH) == "1 av 4"
    held = QApplication.focusWidget()
    assert not isinstance(held, EntryRow)


def test_what_has_the_keyboard_is_in_view_however_large_the_text(qtbot, qapp):
    theme.apply(qapp, "light", text_scale=2.0)
    try:
        made = stage(qtbot, at="Hver for seg")
        made.driver.turn_to(PPT)
        ways = WaysDriver(made.driver)
        ways.open_slips()
        field = QApplication.focusWidget()
        qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
        ways.leave()
        ways.open_cards()
        ways.type_keys("11111")
        grid = QApplication.focusWidget()
        card = grid.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        qtbot.waitUntil(lambda: grid.visibleRegion().boundingRect().contains(card))
    finally:
        theme.apply(qapp, "light")

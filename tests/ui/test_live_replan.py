"""The day runs late, and two keys put it right."""

import datetime
import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialog_app.core.commands import plan, running
from dialog_app.core.model.days import AgendaItem, ItemKind
from dialog_app.ui import words
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.button import Button
from tests.drivers.replan import ReplanDriver
from tests.ui.live_stage import Stage, stage
from tests.ui.tongues import BOKMAAL_FIRST

SHORTEN, METHOD, LATER = "Korte ned litt på alt", "Flytte én arbeidsmåte", "Slutte senere"


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot)


@pytest.fixture
def replan(live) -> ReplanDriver:
    return ReplanDriver(live.driver)


def run_late(live: Stage, minutes: int, until: str = "Hver for seg") -> None:
    """Let the first item take longer, and go on to the item called `until`.

    The page is shown the last step alone: what it makes of each item on the way is not looked at.
    """
    first, *others = (item for item in live.day.agenda if not item.internal)
    if first.title.startswith(until):
        live.driver.go_on()
        live.wait(first.minutes + minutes)
        return
    with live.unseen():
        live.bridge.run(running.start)
        live.clock.pass_minutes(first.minutes + minutes)
        for item in itertools.takewhile(lambda one: not one.title.startswith(until), others):
            live.bridge.run(running.next_item)
            live.clock.pass_minutes(item.minutes)
    live.driver.go_on()
    live.wait(1)
    assert live.driver.running().startswith(until)


def test_a_day_on_time_offers_nothing(live, replan):
    run_late(live, 0)
    assert replan.told() == ""


def test_a_late_day_says_quietly_that_there_are_plans(live, replan):
    run_late(live, 12)
    assert live.driver.clock().against_plan == "12 min etter planen"
    assert replan.told() == "3 forslag"
    assert not replan.is_open()


def test_two_keys_lead_from_late_to_planned_anew(live, replan):
    run_late(live, 12)
    replan.open()
    replan.use()
    assert live.driver.clock().ends == "Ferdig ca. 15.05"
    assert live.driver.clock().against_plan == "i rute"
    assert not replan.is_open()
    assert replan.told() == ""
    assert live.bridge.undoable.label == "step.replanned"


def test_one_undo_takes_the_whole_plan_back_and_offers_it_again(live, replan):
    run_late(live, 12)
    before = live.day
    replan.open()
    replan.use()
    live.bridge.undo()
    assert live.day == before
    assert replan.told() == "3 forslag"


def test_the_cards_say_when_the_day_ends_what_changes_and_what_is_lost(live, replan):
    live.bridge.run(plan.change_day, next_meeting="10.02.2027")
    run_late(live, 12)
    replan.open()
    assert replan.title() == "Dagen blir 12 min for lang. Tre forslag."
    shorten, method, later = replan.cards()
    assert (shorten.title, shorten.ends) == (SHORTEN, "Ferdig 15.05")
    assert shorten.rows[0] == ("Grupper", "35 min, 5 mindre")
    assert shorten.lost == "12 min av innholdet."
    assert method.rows == (("Grupper", "28 min, 12 mindre"), ("Resten", "som planlagt"))
    assert method.lost == "Tilbakemelding (G11) tas opp 10.02.2027."
    assert later.rows == (("Alle punkter", "full tid"), ("Utsjekk", "15.12"))
    assert later.lost == "Alle må kunne bli til 15.17."


def test_a_break_that_is_saved_or_moved_is_told(live, replan):
    run_late(live, 12, "Velkommen")
    replan.open()
    cards = {card.title: card for card in replan.cards()}
    assert cards[SHORTEN].lost.endswith("Pause blir 13.02.")
    assert ("Pause", "13.02") in cards[LATER].rows


def test_arrows_choose_and_the_chosen_card_alone_is_filled(live, replan):
    run_late(live, 12)
    assert replan.going_on_is_filled()
    replan.open()
    assert not replan.going_on_is_filled()
    assert (replan.chosen(), replan.held()) == (SHORTEN, SHORTEN)
    replan.turn()
    assert (replan.chosen(), replan.held()) == (METHOD, METHOD)
    replan.turn(Qt.Key.Key_Down)
    assert replan.chosen() == LATER
    replan.turn()
    assert replan.chosen() == SHORTEN
    replan.turn(Qt.Key.Key_Left)
    assert replan.chosen() == LATER
    replan.use()
    assert live.driver.clock().ends == "Ferdig ca. 15.17"
    assert replan.going_on_is_filled()


def test_the_rundown_shows_the_chosen_plan_beside_the_day(live, replan):
    run_late(live, 12)
    replan.open()
    assert replan.proposed()["Hindringer"] == ("14.17", "17")
    assert replan.proposed()["Velkommen: mål og trygg ramme"] == ("", "10")
    replan.turn()
    assert replan.proposed()["Hindringer"] == ("14.10", "20")
    assert replan.proposed()["Grupper: begrunnelser og hindringer"] == ("13.42", "28")
    replan.not_now()
    assert replan.proposed()["Hindringer"] == ("", "20")


def test_esc_puts_plans_aside_until_it_is_five_minutes_worse(live, replan):
    run_late(live, 12)
    replan.open()
    replan.not_now()
    assert (replan.is_open(), replan.told()) == (False, "")
    live.bridge.run(running.add_minutes, 4)
    assert replan.told() == ""
    live.bridge.run(running.add_minutes, 1)
    assert replan.told() == "3 forslag"


def test_plans_put_aside_are_still_one_key_away(live, replan):
    run_late(live, 12)
    replan.open()
    replan.not_now()
    replan.open()
    assert replan.is_open()


def test_esc_puts_the_keyboard_back_where_people_answer(live, replan):
    run_late(live, 12)
    service = live.driver.chosen_service()
    replan.open()
    replan.not_now()
    assert service == live.driver.chosen_service() != ""


def test_the_mouse_does_it_too(live, replan):
    run_late(live, 12)
    offer = live.page.replan.offer
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    card = replan.bar().cards[2]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert replan.chosen() == LATER
    QTest.mouseClick(card.findChild(Button, "plan_use"), Qt.MouseButton.LeftButton)
    assert live.driver.clock().ends == "Ferdig ca. 15.17"


def test_plans_follow_the_clock_and_stay_with_the_one_chosen(live, replan):
    run_late(live, 12)
    replan.open()
    replan.turn()
    live.wait(15)
    assert replan.title().startswith("Dagen blir 18 min for lang.")
    assert (replan.chosen(), replan.held()) == (METHOD, METHOD)


def test_a_day_that_is_back_on_time_closes_the_plans(live, replan):
    run_late(live, 4, "Velkommen")
    replan.open()
    live.bridge.run(running.add_minutes, -5)
    live.bridge.run(running.next_item)
    live.bridge.run(running.add_minutes, -5)
    assert not replan.is_open()


def test_a_plan_that_no_longer_fits_is_refused_in_a_sentence_and_made_anew(live, replan):
    run_late(live, 12, "Grupper")
    replan.open()
    assert replan.cards()[0].rows[0] == ("Grupper", "35 min, 5 mindre")
    # The laptop slept, and the group went on talking.
    live.clock.pass_minutes(36)
    replan.use()
    assert replan.refused() == "Dagen ble endret i mellomtiden. Dette er de nye forslagene."
    replan.use()
    assert live.driver.clock().against_plan == "i rute"


def test_two_hours_late_with_all_protected_says_plainly_that_nothing_fits(live, replan):
    for item in live.day.agenda:
        live.bridge.run(plan.change_item, item.id, protected=True)
    run_late(live, 120)
    assert replan.told() == "1 forslag"
    replan.open()
    assert replan.title() == (
        "Dagen blir 2 t for lang. Ingen plan får plass til resten. Bare slutten kan flyttes."
    )
    assert [card.title for card in replan.cards()] == [LATER]


def test_where_only_lunch_is_squeezed_it_says_so(live, replan):
    pause = next(item for item in live.day.agenda if item.kind is ItemKind.BREAK)
    live.bridge.run(plan.change_item, pause.id, ends_at=datetime.time(13))
    run_late(live, 8, "Velkommen")
    replan.open()
    assert replan.title().startswith("Pause blir 3 min for kort.")


def test_the_wall_tells_new_times_and_never_a_plan(live, replan):
    run_late(live, 12)
    before = live.page.wall.preview.caption
    replan.open()
    assert live.page.wall.preview.caption == before
    replan.use()
    assert live.page.wall.preview.caption == before


def test_a_screen_reader_hears_the_whole_plan(live, replan):
    run_late(live, 12)
    replan.open()
    replan.turn()
    assert replan.spoken() == (
        "Forslag 2 av 3. Flytte én arbeidsmåte. Ferdig 15.05. Grupper 28 min, 12 mindre; "
        "Resten som planlagt. Mister: Tilbakemelding (G11) tas opp neste gang. Enter bruker det."
    )
    assert live.page.replan.offer.accessibleName() == (
        "3 forslag. Dagen blir 12 min for lang. Tre forslag."
    )


def test_on_a_day_on_time_r_shows_what_can_be_taken_out_by_hand(live, replan):
    run_late(live, 0)
    replan.open()
    assert replan.title() == "Dagen er i rute."
    names = replan.by_hand()
    assert "Ta ut Hindringer" in names
    assert "Ta opp Hindringer neste gang" in names
    # What is promised to the room stays.
    assert not [name for name in names if "Utsjekk" in name or "Pause" in name]


def test_an_item_is_taken_out_and_in_again_by_hand(live, replan):
    run_late(live, 0)
    before = live.day
    replan.open()
    replan.by_hand("Ta opp Hindringer neste gang")
    lines = live.driver.rundown()
    assert [how for how, *_, title in lines if title == "Hindringer"] == ["gone"]
    assert live.driver.clock().against_plan == "20 min før planen"
    assert "Ta inn igjen Hindringer" in replan.by_hand()
    replan.by_hand("Ta inn igjen Hindringer")
    assert live.day == before
    replan.not_now()
    assert not replan.is_open()


def test_the_keyboard_does_it_by_hand_and_stays_in_the_list(live, replan):
    run_late(live, 0)
    replan.open()
    assert QApplication.focusWidget().accessibleName().startswith("Ta ut Grupper")
    live.driver.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget().accessibleName().startswith("Ta inn igjen Grupper")
    live.driver.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Ta ut Hindringer"
    live.driver.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Ta inn igjen Hindringer"
    live.driver.press(Qt.Key.Key_Escape)
    assert not replan.is_open()


def test_a_method_that_was_carried_is_taken_up_again_by_hand(live, replan):
    run_late(live, 12)
    replan.open()
    replan.turn()
    replan.use()
    replan.open()
    replan.by_hand("Ta inn igjen Tilbakemelding (G11)")
    assert live.bridge.undoable.label == "step.method_brought_back"


def test_a_late_day_can_be_changed_by_hand_below_the_plans(live, replan):
    run_late(live, 12)
    replan.open()
    assert replan.by_hand() == []
    replan.unfold()
    replan.by_hand("Ta ut Utprøving, ansvarlig, frist")
    assert replan.cards() == []
    assert replan.title() == "Dagen er i rute."
    assert live.driver.clock().against_plan == "2 min etter planen"
    live.bridge.undo()
    assert replan.title() == "Dagen blir 12 min for lang. Tre forslag."


def test_r_is_a_letter_where_one_writes(live, replan):
    run_late(live, 12)
    live.driver.write("h r")
    assert not replan.is_open()
    assert live.driver.line_text() == "r"


def test_space_goes_on_while_plans_are_looked_at(live, replan):
    run_late(live, 12)
    replan.open()
    live.driver.go_on()
    assert live.driver.running().startswith("Grupper")


def test_a_hostile_title_is_plain_text_on_a_card(live, replan):
    item = next(row for row in live.day.agenda if row.kind is ItemKind.OBSTACLES)
    live.bridge.run(plan.change_item, item.id, title="<b>H</b>" + "i" * 190)
    run_late(live, 12)
    replan.open()
    assert any("<b>H</b>" in name for name, _ in replan.cards()[0].rows)
    assert live.page.minimumSizeHint().width() <= 1278


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", BOKMAAL_FIRST)
def test_plans_fit_a_small_laptop(qtbot, look, language, scale):
    look(scale)
    words.set_language(language)
    live = stage(qtbot)
    replan = ReplanDriver(live.driver)
    run_late(live, 12)
    replan.open()
    assert live.page.minimumSizeHint().width() <= 1366 - round(88 * scale)
    assert live.page.minimumSizeHint().height() <= 632
    places = [card.geometry() for card in replan.bar().cards]
    below = all(a.bottom() < b.top() for a, b in itertools.pairwise(places))
    assert below is is_tight()
    replan.use()
    assert live.day.one(AgendaItem, live.day.running.id) == live.day.running
    assert live.bridge.undoable.label == "step.replanned"

"""In plenary the facilitator keeps the list of turns: by side, by key, and never by name."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from dialog_app.ui import theme
from dialog_app.ui.live.turns_view import TurnsView
from tests.drivers.turns import TurnsDriver
from tests.ui.live_stage import OUTREACH, PPT, SCHOOL, Stage, stage

SECOND = 1 / 60


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot, at="Grupper")


@pytest.fixture
def turns(live) -> TurnsDriver:
    driver = TurnsDriver(live.driver)
    driver.open_list()
    return driver


def test_three_keys_fill_the_queue_and_enter_gives_the_word(live, turns):
    assert turns.now() == ("Ingen har ordet",)
    turns.ask("professionals", "pros", "leaders")
    assert turns.queue() == ["Fagfolk", "Proffer", "Ledere"]
    turns.next_speaker()
    live.wait(84 * SECOND)
    live.page.middle.refresh()
    assert turns.now() == ("Fagfolk", "har hatt ordet i 1.24")
    assert turns.queue() == ["Proffer", "Ledere"]


def test_a_question_in_between_holds_the_turn_and_gives_the_word_back(live, turns):
    turns.ask("professionals")
    turns.next_speaker()
    live.wait(1)
    turns.interpose("pros")
    assert turns.now() == (
        "Proffer",
        "har hatt ordet i 0.00",
        "Spørsmål imellom. Fagfolk fortsetter etterpå, 1.00 så langt.",
    )
    turns.next_speaker()
    assert turns.now() == ("Fagfolk", "har hatt ordet i 1.00")


def test_the_time_goes_on_by_itself(live, turns, qtbot):
    turns.ask("pros")
    turns.next_speaker()
    live.clock.pass_minutes(SECOND)
    qtbot.waitUntil(lambda: turns.now() == ("Proffer", "har hatt ordet i 0.01"))


def test_it_rests_while_the_day_does_or_nobody_looks(live, turns):
    view = live.page.findChild(TurnsView)
    assert view is not None
    turns.ask("pros")
    turns.next_speaker()
    assert view._ticker.waiting
    live.driver.pause()
    assert not view._ticker.waiting
    live.driver.pause()
    assert view._ticker.waiting
    live.driver.show("answers")
    assert not view._ticker.waiting


def test_the_chosen_turn_is_moved_taken_out_and_given_a_service(live, turns):
    turns.ask("professionals", "leaders", "pros")
    assert turns.chosen() == "Fagfolk"
    turns.choose(1)
    turns.turn_service()
    assert turns.chosen() == f"Ledere, {_first(live)}"
    turns.move(-1)
    assert turns.queue()[0].startswith("Ledere")
    assert turns.spoken_name() == f"Taleliste: 3 venter. Valgt: 1, Ledere, {_first(live)}"
    turns.take_out()
    assert turns.queue() == ["Fagfolk", "Proffer"]
    assert turns.chosen() == "Fagfolk"


def _first(live: Stage) -> str:
    return live.page.room.service_name(live.day.service_ids[0])


def test_tab_goes_through_the_services_and_back_to_none(live, turns):
    turns.ask("professionals")
    seen = []
    for _ in range(len(live.day.service_ids) + 1):
        turns.turn_service()
        seen.append(turns.chosen())
    assert sorted(seen[:-1]) == sorted(f"Fagfolk, {name}" for name in (SCHOOL, PPT, OUTREACH))
    assert seen[-1] == "Fagfolk"


def test_pros_belong_to_no_service(turns):
    turns.ask("pros")
    turns.turn_service()
    assert turns.refusal() == "Proffer hører ikke til en tjeneste."
    turns.ask("pros")
    assert turns.refusal() == "", "the next key that works takes the sentence away"


def test_the_last_speaker_comes_back_first(turns):
    turns.ask("professionals", "leaders")
    turns.next_speaker()
    turns.next_speaker()
    turns.speaker_back()
    assert turns.queue() == ["Fagfolk"]
    assert turns.now()[0] == "Ledere"


def test_keys_that_mean_nothing_now_get_a_sentence(turns):
    turns.next_speaker()
    assert turns.refusal().startswith("Ingen står på talelista.")
    turns.speaker_back()
    assert turns.refusal() == "Ingen fra lista har hatt ordet ennå."
    turns.take_out()
    turns.move(1)
    turns.turn_service()
    assert turns.queue() == []


def test_a_turn_can_have_its_time_also_under_the_clock(live, turns):
    turns.time_each()
    turns.ask("professionals")
    turns.next_speaker()
    live.wait(80 * SECOND)
    live.page.middle.refresh()
    assert turns.now() == ("Fagfolk", "har hatt ordet i 1.20, 1.40 igjen")
    assert turns.small_timer() == "Innlegget: 1.40 igjen"
    live.wait(3)
    live.page.middle.refresh()
    assert turns.now() == ("Fagfolk", "har hatt ordet i 4.20, tida er ute")
    turns.time_each()
    assert turns.small_timer() == ""


def test_undo_gives_the_word_back_with_its_time(live, turns):
    turns.ask("professionals", "pros")
    turns.next_speaker()
    live.wait(2)
    turns.next_speaker()
    assert turns.now()[0] == "Proffer"
    live.bridge.undo()
    assert turns.now() == ("Fagfolk", "har hatt ordet i 2.00")
    assert turns.queue() == ["Proffer"]


def test_after_a_crash_the_word_is_where_it_was(live, turns):
    turns.ask("professionals", "pros")
    turns.next_speaker()
    live.wait(2)
    live.clock.pass_minutes(1)
    again = TurnsDriver(live.open_again())
    again.open_list()
    assert again.now() == ("Fagfolk", "har hatt ordet i 3.00")
    assert again.queue() == ["Proffer"]


def test_how_time_was_shared_is_told_in_words_once_there_is_something_to_tell(live, turns):
    turns.ask("professionals", "pros")
    turns.next_speaker()
    assert turns.shared() == ""
    live.wait(6)
    turns.next_speaker()
    live.wait(2)
    turns.next_speaker()
    assert turns.shared() == "Tid så langt i dag: proffer 25 %, fagfolk 75 %, ledere 0 %"
    assert turns.hint() == "Proffene har hatt minst tid."


def test_silence_of_the_pros_is_told_quietly(live, turns):
    turns.ask("professionals")
    turns.next_speaker()
    live.wait(12)
    live.page.middle.refresh()
    assert turns.hint() == "Proffene har ikke hatt ordet på 12 min."


def test_the_wall_gets_the_agenda_and_never_the_list(live, turns):
    turns.ask("pros")
    turns.next_speaker()
    live.driver.show_on_wall()
    assert live.driver.wall_says() == "Dagsorden"


def test_space_is_still_the_next_item(live, turns):
    turns.ask("pros")
    live.driver.go_on()
    assert live.driver.running() == "Hindringer"
    turns.open_list()
    assert turns.queue() == []


def test_nowhere_in_it_can_a_name_be_written(live, turns):
    view = live.page.findChild(TurnsView)
    assert view is not None
    fields = [*view.findChildren(QLineEdit), *view.findChildren(QTextEdit)]
    fields += view.findChildren(QPlainTextEdit)
    assert [field.objectName() for field in fields] == ["small_timer_length"]


def test_with_large_text_the_chosen_turn_is_brought_into_sight(qtbot, qapp):
    theme.apply(qapp, "light", text_scale=2.0)
    try:
        live = stage(qtbot, at="Grupper")
        turns = TurnsDriver(live.driver)
        turns.open_list()
        turns.ask(*["professionals"] * 6)
        turns.choose(5)
        chosen = next(row for row in turns._rows() if row.property("chosen"))
        qtbot.waitUntil(lambda: chosen.visibleRegion().boundingRect().height() > 0)
    finally:
        theme.apply(qapp, "light")

"""Behind an obstacle: its sources, how hard it hits, what says the same, what was said before."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About, SourceGiven
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import ObstacleCategory, TypicalObstacle
from dialog_app.core.model.said import Severity, SourceEffect, SourceStatus, WhoCanChange
from dialog_app.core.record import Change, Step, added
from dialog_app.ui.widgets.chip import Chip
from tests.drivers.memory_archive import held_day
from tests.drivers.obstacles import ObstaclesDriver
from tests.ui.live_stage import PPT, SCHOOL, Stage, stage

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

INFORM = "Vi må informere foreldrene til barn under 16"
EARLIER = "Vi må informere foreldre til barn under 16 år"


@pytest.fixture
def live(qtbot) -> Stage:
    made = stage(qtbot, at="Hindringer")
    held_day(made.session)
    _ask_for_sources(made)
    made.driver.say(f"h {INFORM}")
    made.driver.say("h Ingen tid")
    made.driver.leave_line()
    obstacle = made.day.obstacles[0].id
    made.bridge.run(findings.set_category, obstacle, "LOV")
    return made


@pytest.fixture
def hand(live) -> ObstaclesDriver:
    return ObstaclesDriver(live.driver)


def _ask_for_sources(made: Stage) -> None:
    desk = made.session.register_desk
    law = next(row for row in desk.record.all(ObstacleCategory) if row.code == "LOV")
    typical = TypicalObstacle(
        id="typical:H1", code="H1", category_code="TID", text=Words("Møtene er for korte.")
    )
    change = Change(law, replace(law, asks_for_source=True))
    desk.take(Step("step.service_written", (change, *added(typical))))


def test_a_law_without_a_source_says_so_quietly(live) -> None:
    assert "kilde mangler" in live.driver.card(INFORM).foot
    assert "kilde mangler" not in live.driver.card("Ingen tid").foot


def test_a_source_is_found_by_its_section_and_taken_with_enter(live, hand) -> None:
    hand.open_panel(INFORM)
    assert hand.panel_is_open()
    offered = hand.type_source("§ 21")
    assert offered[0].startswith("hpl. § 21")
    hand.take()
    assert hand.sources() == ["hpl. § 21"]
    hand.close_panel()
    assert not hand.panel_is_open()
    assert "kilde mangler" not in live.driver.card(INFORM).foot
    assert ("provision", "hpl. § 21") in live.driver.card(INFORM).chips


def test_a_circular_is_taken_as_it_is_written_beside_the_law(live, hand) -> None:
    hand.open_panel(INFORM)
    hand.type_source("§ 21")
    hand.take()
    offered = hand.type_source("Rundskriv I-8/2015 om samtykke")
    while not offered[0].startswith("Som skrevet"):
        hand.down()
        offered = offered[1:]
    hand.take()
    obstacle = live.day.obstacles[0]
    assert sorted(hand.sources()) == ["Rundskriv I-8/2015 om samtykke", "hpl. § 21"]
    live.bridge.undo()
    assert hand.sources() == ["hpl. § 21"]
    assert len(live.day.sources(obstacle)) == 1


def test_what_it_does_how_sure_and_who_can_change_it(live, hand) -> None:
    hand.open_panel(INFORM)
    hand.type_source("§ 21")
    hand.take()
    hand.choose("source_effect", "forbyr", "hpl. § 21")
    hand.choose("source_status", "bekreftet hinder", "hpl. § 21")
    hand.choose("source_who", "departement", "hpl. § 21")
    (source,) = live.day.sources(live.day.obstacles[0])
    assert source.effect is SourceEffect.FORBIDS
    assert source.status is SourceStatus.CONFIRMED
    assert source.who_can_change == WhoCanChange.MINISTRY


def test_the_same_source_twice_is_refused_and_what_is_typed_stays(live, hand) -> None:
    hand.open_panel(INFORM)
    for _ in range(2):
        hand.type_source("hpl. § 21")
        hand.take()
    assert hand.panel_error() == "Hindringen har denne kilden fra før."
    assert hand.sources() == ["hpl. § 21"]
    live.driver.press(Qt.Key.Key_Escape)
    live.driver.press(Qt.Key.Key_Escape)
    assert not hand.panel_is_open()


def test_a_source_half_written_is_there_after_a_crash(live, hand) -> None:
    hand.open_panel(INFORM)
    hand.type_source("Rundskriv I-8")
    place = f"source:{live.day.obstacles[0].id}"
    live.bot.waitUntil(lambda: live.bridge.draft(place) == "Rundskriv I-8")
    again = ObstaclesDriver(live.open_again())
    again.open_panel(INFORM)
    again.type_source("/2015")
    again.take()
    assert again.sources() == ["Rundskriv I-8/2015"]
    assert live.bridge.draft(place) == ""


def test_how_hard_it_hits_is_said_per_service(live, hand) -> None:
    obstacle = live.day.obstacles[0]
    live.bridge.run(findings.share_obstacle, obstacle.id, "service-ppt")
    hand.open_panel(INFORM)
    hand.choose("severity_service-ppt", "stopper")
    assert {one.service_id: one.severity for one in live.day.whose(obstacle)} == {
        "service-sh": Severity.MAKES_HARD,
        "service-ppt": Severity.STOPS,
    }
    hand.close_panel()
    assert f"{SCHOOL}, {PPT} (stopper)" in live.driver.card(INFORM).foot


def test_second_category_and_article_are_chosen_in_the_same_place(live, hand) -> None:
    hand.open_panel(INFORM)
    hand.choose("panel_second_category", "Samarbeid")
    assert live.day.obstacles[0].second_category_code == "SAM"


def test_keys_that_need_an_obstacle_say_so(live, hand) -> None:
    live.driver.say("m Faste tider")
    live.driver.leave_line()
    for key in (Qt.Key.Key_O, Qt.Key.Key_Y):
        live.driver.choose("Faste tider")
        live.driver.press(key)
        assert hand.bar_error() == "Velg først en hindring."


def test_two_cards_become_one_and_two_again(live, hand) -> None:
    before = live.day
    assert hand.begin_merge(INFORM) == ["2 Ingen tid"]
    hand.take()
    assert live.driver.cards() == [INFORM]
    assert "slått sammen med 2" in live.driver.card(INFORM).foot
    assert hand.begin_merge(INFORM) == ["Skill ut 2: Ingen tid"]
    hand.take()
    assert live.driver.cards() == [INFORM, "Ingen tid"]
    assert live.day == before


def test_esc_leaves_the_question_and_the_keyboard_is_at_the_card(live, hand) -> None:
    hand.begin_merge(INFORM)
    live.driver.press(Qt.Key.Key_Escape)
    assert hand.question() == ""
    live.driver.press(Qt.Key.Key_Down)
    assert live.page.attention.finding_id == live.day.obstacles[1].id


def test_what_sounds_alike_on_an_earlier_day_is_one_key_from_the_card(live, hand) -> None:
    live.driver.choose(INFORM)
    live.driver.press(Qt.Key.Key_S)
    live.bot.waitUntil(lambda: bool(hand.offered()))
    assert hand.offered()[0].startswith(EARLIER)
    hand.take()
    held = next(line for line in live.session.days() if line.id != live.day.id)
    (said,) = live.session.saved_day(held.id).obstacles
    assert live.day.obstacles[0].same_as == said.id
    assert "sagt før" in live.driver.card(INFORM).foot


def test_an_earlier_one_is_taken_up_with_its_words_category_and_source(live, hand) -> None:
    live.page.attention.choose_finding("")
    live.page.setFocus()
    live.driver.press(Qt.Key.Key_S)
    live.bot.waitUntil(lambda: bool(hand.offered()))
    hand.take()
    taken = live.day.obstacles[-1]
    assert (taken.text, taken.category_code) == (EARLIER, "LOV")
    assert [row.provision_id for row in live.day.sources(taken)] == ["provision:pbrl"]


def test_a_typical_one_is_found_by_typing_and_taken_up(live, hand) -> None:
    live.page.attention.choose_finding("")
    live.page.setFocus()
    live.driver.press(Qt.Key.Key_S)
    live.driver.type_in("korte")
    live.bot.waitUntil(lambda: bool(hand.offered()))
    (offered,) = hand.offered()
    assert "eksempel fra startkatalogen" in offered
    hand.take()
    taken = live.day.obstacles[-1]
    assert (taken.text, taken.category_code, taken.same_as) == (
        "Møtene er for korte.",
        "TID",
        "typical:H1",
    )


def test_the_panel_closes_when_its_obstacle_is_gone(live, hand) -> None:
    about = About(service_id="service-sh")
    live.bridge.run(findings.add_obstacle, about, "Borte straks", "LOV", SourceGiven(citation="x"))
    hand.open_panel("Borte straks")
    live.bridge.undo()
    assert not hand.panel_is_open()


def test_what_is_typed_and_was_said_before_is_taken_with_one_key(live) -> None:
    live.driver.write("h informere foreldre til barn")
    chip = f"sagt før: «{EARLIER[:44].rstrip()}…»"
    live.bot.waitUntil(lambda: _offered(live) == [chip])
    live.driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    taken = live.day.obstacles[-1]
    assert (taken.text, bool(taken.same_as)) == (EARLIER, True)
    assert live.driver.line_text() == ""


def test_what_another_service_has_said_today_is_shared_with_one_key(live) -> None:
    live.driver.write("h ja, informere foreldrene til barn")
    live.driver.next_service()
    live.bot.waitUntil(lambda: bool(_offered(live)))
    assert _offered(live)[0].startswith("hindring 1:")
    before = len(live.day.obstacles)
    live.driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(live.day.obstacles) == before
    obstacle = live.day.obstacles[0]
    assert [row.service_id for row in live.day.whose(obstacle)] == ["service-sh", "service-ppt"]
    assert live.driver.goes_to() == f"Hindring 1 gjelder {PPT}"


def test_enter_writes_a_new_one_and_esc_drops_what_was_offered(live) -> None:
    live.driver.write("h informere foreldre til barn")
    live.bot.waitUntil(lambda: bool(_offered(live)))
    live.driver.press(Qt.Key.Key_Escape)
    assert _offered(live) == []
    live.driver.press(Qt.Key.Key_Return)
    assert live.day.obstacles[-1].text == "informere foreldre til barn"
    assert live.day.obstacles[-1].same_as == ""


def _offered(live: Stage) -> list[str]:
    """Return what the line offers of what was said before; looks again, as a key would."""
    live.page.middle.capture.refresh()
    chips = live.page.findChildren(Chip, "capture_before")
    return [chip.word() for chip in chips if chip.isVisible()]

"""A facilitator sees who changed their mind, and reads the story of a service and of a method."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from dialog_app.core.commands import answers, findings, running
from dialog_app.core.commands.minutes.dissents import add_dissent
from dialog_app.core.commands.shelf.methods import NewText, new_version
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.model.services import Service
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Step
from dialog_app.core.target import target_of
from dialog_app.ui import theme, words
from dialog_app.ui.widgets.change_flow import Band, ChangeFlow
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from tests.drivers import memory_archive
from tests.drivers.answer_ways import WaysDriver
from tests.ui.live_stage import PPT, stage


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


@pytest.fixture
def live(qtbot):
    here = stage(qtbot)
    here.driver.go_to("Hver for seg")
    here.driver.turn_to(PPT)
    return here


def _change(live) -> str:
    panel = live.page.findChild(QWidget, "change_panel")
    label = live.page.findChild(Label, "change_words")
    return label.text() if panel.isVisible() else ""


def test_after_the_second_round_it_is_seen_who_moved_where(live):
    ways = WaysDriver(live.driver)
    ways.open_cards()
    ways.type_keys("1332")
    assert _change(live) == ""
    ways.leave()
    live.driver.turn_round()
    ways.open_cards()
    ways.type_keys("1123")
    assert _change(live) == "2 flyttet seg mot enig, 1 ble stående, 1 flyttet seg fra"
    picture = live.page.findChild(ChangeFlow)
    assert picture.bands == (Band(2, 2, 1), Band(1, 0, 1), Band(0, 2, 1), Band(0, 1, 1))
    live.driver.hide_counts()
    assert _change(live) == ""


def test_other_people_give_no_picture(live):
    live.driver.count(agree=5)
    live.driver.turn_round()
    live.driver.count(agree=4)
    assert "ikke de samme personene" in _change(live)
    assert not live.page.findChild(ChangeFlow).isVisible()


class Method:
    """A method in the catalogue, with its story below it."""

    def __init__(self, window, qtbot, code="G4") -> None:
        self.window, self.bot = window, qtbot
        self.session = window.window.house.session
        self.around = window.window.workspace.around
        self.row = next(row for row in self.session.register.methods if row.code == code)
        self.show()

    def show(self) -> None:
        self.around.show_target(target_of(self.row))
        self.bot.waitUntil(lambda: bool(self.story()))

    def story(self) -> list[str]:
        return self.window.texts("method_story") if self.window.has("method_story") else []

    def chips(self) -> list[str]:
        return [chip.word() for chip in self.window.part("obstacles_named").findChildren(Chip)]


def test_a_method_tells_how_many_services_answered_each_version(window, qtbot):
    method = Method(window, qtbot)
    assert "Svar hører til versjonen de ble gitt på" in method.story()
    assert "1, gjelder nå" in method.story()
    assert "færre enn tre tjenester, så ordene vises ikke" in method.story()
    assert method.chips() == ["Lov og forskrift", "pbrl. § 3-4"]


def test_what_a_story_counts_is_saved_as_a_picture_only_where_it_may_be_told(
    window, qtbot, tmp_path
):
    Method(window, qtbot)
    window.click("story_picture_words")
    (asked,) = window.window.findChildren(QFileDialog, "across_export_where")
    asked.fileSelected.emit(str(tmp_path / "ord.svg"))
    asked.close()
    qtbot.waitUntil(lambda: window.has("story_picture_told"))
    assert window.words("story_picture_told").startswith("Bildet er ikke laget: for lite om G4")
    assert not list(tmp_path.iterdir())


def test_with_three_services_their_words_are_counted_and_versions_stay_apart(window, qtbot):
    session = window.window.house.session
    desk = memory_archive.planned_day(session)
    desk.run(running.start)
    for service in desk.record.service_ids:
        for phase, counts in ((Phase.BEFORE, (0, 0, 12)), (Phase.AFTER, (12, 0, 0))):
            asked = answers.Asked(service, memory_archive.subject("G5"), phase)
            for position, count in zip(Position, counts, strict=False):
                desk.run(answers.set_count, asked, position, count)
    text = NewText(title=Words("Lese sammen"), summary=Words("Nytt."), reason="Tydeligere")
    window.window.workspace.around.register_bridge.run(new_version, "method:G5", text)
    told = Method(window, qtbot, "G5").story()
    assert told.index("2, gjelder nå") < told.index("1")
    assert "Før dialogen: samlet uenig 3\nEtter dialogen: samlet enig 3" in told
    assert "ingen svar" in told


def test_from_an_action_of_a_method_its_chain_is_seen(window, qtbot):
    session = window.window.house.session
    day = next(line for line in session.days() if line.title == "Fordypningsdag i Lillevik")
    desk = session.day_desk(day.id)
    about = findings.About(subject=memory_archive.subject("G4"), service_id="service-sh")
    desk.run(findings.add_action, about, "Lage fast ordlyd", findings.ActionPlan())
    method = Method(window, qtbot)
    assert "Lage fast ordlyd" in method.story()
    window.click(f"chain_{desk.record.actions[0].id}")
    assert window.card == "chain_card"


def test_a_dissent_stands_in_both_stories_and_says_in_one_only_who_holds_it(window, qtbot):
    session = window.window.house.session
    day = next(line for line in session.days() if line.title == "Fordypningsdag i Lillevik")
    held = DissentGiven(text="Spør barnet først", who="miljøterapeutene", people=6)
    desk = session.day_desk(day.id)
    desk.run(add_dissent, "service-sh", memory_archive.subject("G4"), held)
    told = Method(window, qtbot).story()
    assert "«Spør barnet først»" in told
    assert not any("miljøterapeutene" in line for line in told)
    window.window.workspace.around.show_target(
        target_of(session.register.one(Service, "service-sh"))
    )
    qtbot.waitUntil(lambda: "«Spør barnet først»" in window.texts("service_story"))
    assert any("miljøterapeutene" in line for line in window.texts("service_story"))


def test_a_method_nobody_has_taken_up_says_so(window, qtbot):
    assert "Ingen dag har tatt opp arbeidsmåten ennå." in Method(window, qtbot, "PPT1").story()


def test_where_a_method_comes_from_leads_there(window, qtbot):
    bridge = window.window.workspace.around.register_bridge
    before = bridge.record.one(WorkingMethod, "method:PPT1")
    after = replace(before, merged_into="method:G4")
    bridge.run(lambda _register, _laptop: Step("step.method_state_set", (Change(before, after),)))
    method = Method(window, qtbot)
    assert "Slått sammen hit:" in method.story()
    window.click("origin_method:PPT1")
    qtbot.waitUntil(lambda: "Slått sammen med:" in method.story())


def test_a_disk_that_fails_is_told_where_the_story_would_stand(window, qtbot, monkeypatch):
    def gone(_across, _ids):
        raise StoreFailed("gone")

    session = window.window.house.session
    monkeypatch.setattr(type(session.across), "version_days", gone)
    row = next(row for row in session.register.methods if row.code == "G4")
    window.window.workspace.around.show_target(target_of(row))
    qtbot.waitUntil(lambda: _trouble(window) != "")
    assert window.has("method_title")


def _trouble(window) -> str:
    lines = window.part("method_story").findChildren(ErrorLine)
    return next((line.sentence() for line in lines), "")

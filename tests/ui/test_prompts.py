"""Questions beside the capture line while the room looks for a way past an obstacle."""

import pytest

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.possibilities import set_needs_law_change
from dialog_app.ui.live import prompting
from dialog_app.ui.live.finding_words import card_said
from dialog_app.ui.live.prompting import Prompting
from tests.ui.live_stage import Stage, stage

OPEN = "Hva skal til?"


@pytest.fixture
def live(qtbot, monkeypatch) -> Stage:
    monkeypatch.setattr(prompting, "is_tight", lambda: False)
    made = stage(qtbot)
    subject = made.day.subjects[0].subject
    about = About(subject=subject, service_id=made.day.service_ids[0])
    made.desk.run(findings.add_obstacle, about, "Vi har ikke tid", "TID")
    return made


def asked(live: Stage) -> str:
    found = live.page.findChild(Prompting)
    return found.text() if found is not None and found.isVisible() else ""


def look_for_a_way(live: Stage) -> None:
    """Choose the obstacle, and begin a possibility."""
    live.driver.show("obstacles")
    live.driver.choose("Vi har ikke tid")
    live.driver.write("m ")


def test_the_open_question_comes_first_and_then_a_few_that_fit(live):
    look_for_a_way(live)
    said = asked(live)
    assert said.startswith(OPEN)
    assert "Hva kan vi slutte med?" in said
    assert said.count("?") == 3


def test_large_text_leaves_the_room_to_the_cards(live, monkeypatch):
    monkeypatch.setattr(prompting, "is_tight", lambda: True)
    look_for_a_way(live)
    assert asked(live) == ""


def test_nothing_is_asked_while_something_else_is_written(live):
    look_for_a_way(live)
    live.driver.type_in("h ")
    assert asked(live) == ""


def test_nothing_is_asked_where_no_obstacle_is_chosen(live):
    live.driver.write("m ")
    assert asked(live) == ""


def test_the_card_says_in_words_how_far_a_possibility_has_come(live):
    subject = live.day.subjects[0].subject
    about = About(subject=subject, service_id=live.day.service_ids[0])
    live.desk.run(findings.add_possibility, about, "Begynne med én time")
    (row,) = live.day.possibilities
    assert card_said(live.page.room, row).foot.endswith("åpen")
    live.desk.run(set_needs_law_change, row.id, needs_law_change=True)
    (row,) = live.day.possibilities
    assert card_said(live.page.room, row).foot.endswith("trenger noen andre")
    live.desk.run(findings.add_action, about, "Sette av en time", None, [row.id])
    assert card_said(live.page.room, row).foot.endswith("tiltak avtalt")

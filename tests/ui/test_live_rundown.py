"""What the rundown says of items that are over: what they took, and what was not held."""

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.commands import replan
from dialog_app.core.commands.plan import change_item
from dialog_app.ui import theme, words
from dialog_app.ui.live import item_notes
from dialog_app.ui.live.rundown_lines import Line
from dialog_app.ui.widgets.label import Label
from tests.ui.live_stage import Stage, stage

HOSTILE = "<b>Innsjekk</b><img src=x>"


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot)


def lines(live: Stage) -> dict[str, Line]:
    return {line.title: line for line in live.page.left.rundown.lines()}


def item_id(live: Stage, title: str) -> str:
    return next(item.id for item in live.day.agenda if item.title.startswith(title))


@pytest.mark.parametrize(
    ("took", "note", "spoken"),
    [
        (13, ("3 min mer",), "3 min mer enn planlagt"),
        (10.3, (), "som planlagt"),
        (8, ("2 min mindre",), "2 min mindre enn planlagt"),
        (80, ("1 t 10 min mer",), "1 t 10 min mer enn planlagt"),
    ],
)
def test_what_an_item_took_is_told_against_the_plan_in_words(live, took, note, spoken):
    live.driver.go_on()
    live.wait(took)
    live.driver.go_on()
    line = lines(live)["Velkommen: mål og trygg ramme"]
    assert (line.kind.value, line.minutes, line.notes) == ("done", "10", note)
    assert line.spoken == (
        f"Velkommen: mål og trygg ramme, 12.00, begynte 12.00, 10 minutter, gjort, {spoken}"
    )


def test_time_given_on_the_way_is_time_it_took_and_a_breather_is_not(live):
    live.driver.go_on()
    live.driver.more_time()
    live.wait(6)
    live.driver.press(Qt.Key.Key_B)
    live.wait(5)
    live.driver.go_on()
    live.wait(9)
    live.driver.go_on()
    line = lines(live)["Velkommen: mål og trygg ramme"]
    assert (line.minutes, line.notes) == ("10", ("5 min mer",))


@pytest.mark.parametrize(
    ("leave", "word"), [(replan.drop, "tatt ut"), (replan.carry, "tas opp neste gang")]
)
def test_what_is_not_held_keeps_its_place_with_a_word(live, leave, word):
    live.driver.go_on()
    live.bridge.run(leave, item_id(live, "Hindringer"))
    shown = list(lines(live))
    line = lines(live)["Hindringer"]
    assert (line.kind.value, line.plan, line.becomes, line.minutes) == ("gone", "14.10", "", "")
    assert line.notes[0] == word
    assert line.spoken == f"Hindringer, 14.10, {word}"
    assert shown.index("Hindringer") == shown.index("Muligheter sammen med proffer") - 1


def test_what_is_not_held_is_no_time_in_the_day(live):
    live.driver.go_on()
    live.bridge.run(replan.drop, item_id(live, "Hindringer"))
    assert live.driver.clock().ends == "Ferdig ca. 14.45"


def test_the_bar_of_the_running_item_stands_still_in_a_pause(live):
    live.driver.go_on()
    live.wait(4)
    live.driver.pause()
    live.wait(20)
    assert lines(live)["Velkommen: mål og trygg ramme"].share == pytest.approx(0.4)
    live.driver.pause()
    live.wait(2)
    assert lines(live)["Velkommen: mål og trygg ramme"].share == pytest.approx(0.6)


def test_a_hostile_title_is_shown_as_it_is_in_the_tool_tip(live):
    live.bridge.run(change_item, live.day.agenda[2].id, title=HOSTILE)
    model = live.page.left.rundown.model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    (tip,) = [tip for tip in tips if "Innsjekk" in tip]
    assert "<b>" not in tip
    assert "&lt;b&gt;Innsjekk&lt;/b&gt;" in tip


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_line_is_drawn_in_every_language_and_size(qtbot, qapp, language, scale):
    theme.apply(qapp, "light", text_scale=scale)
    words.set_language(language)
    try:
        live = stage(qtbot)
        live.driver.go_on()
        live.wait(13)
        live.driver.go_on()
        live.bridge.run(replan.drop, item_id(live, "Hindringer"))
        live.bridge.run(replan.carry, item_id(live, "Muligheter"))
        assert not live.page.left.rundown.grab().isNull()
        assert {line.kind.value for line in live.page.left.rundown.lines()} >= {"gone", "now"}
    finally:
        theme.apply(qapp, "light")
        words.set_language("nb")


def test_the_note_of_the_item_that_runs_is_quietly_there(live, monkeypatch):
    monkeypatch.setattr(item_notes, "is_tight", lambda: False)
    note = "Ha klar kortene. " * 40
    first = next(item for item in live.day.agenda if not item.internal)
    later = next(item for item in live.day.agenda if item.position > first.position)
    live.desk.run(change_item, first.id, notes=note)
    live.driver.go_on()
    while live.day.running is not None and live.day.running.id != first.id:
        live.driver.go_on()
    shown = live.page.left.findChild(Label, "live_notes")
    assert shown.isVisible()
    assert note.startswith(shown.text().rstrip("…"))
    assert note.strip() in shown.accessibleName()
    live.desk.run(change_item, later.id, notes=HOSTILE)
    live.driver.go_on()
    assert shown.text() == HOSTILE
    live.driver.go_on()
    assert not shown.isVisible()

"""The window: places, steps, undo and redo, and what the header says."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dialog_app.core.commands import plan, running
from dialog_app.core.commands.wall import freeze_on_off
from dialog_app.core.model.days import DayState, ItemState
from dialog_app.ui.projector.preview import WallPreview

DAY = "Dialogdag i Nordvik"


def test_the_window_opens_on_the_days(window):
    assert window.place == "days"
    assert window.title == "Dager"
    assert window.window.windowTitle() == "Dager – Dialogdag"


def test_every_place_has_a_key(window):
    seen = []
    for key in ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+1"):
        window.press(key)
        seen.append((window.place, window.title))
    assert seen == [
        ("services", "Tjenester"),
        ("catalogue", "Katalog"),
        ("across", "På tvers av tjenestene"),
        ("settings", "Innstillinger"),
        ("days", "Dager"),
    ]


def test_the_rail_leads_to_the_same_places(window):
    window.click("rail_settings")
    assert window.title == "Innstillinger"


def test_an_open_day_is_named_with_its_date(window):
    window.open_day(DAY)
    assert window.title == DAY
    assert window.words("header_below") == "onsdag 18.11.2026"
    assert window.window.windowTitle() == f"{DAY} – Dialogdag"


def test_one_key_goes_to_the_next_step_of_the_day_and_one_back(window):
    window.open_day(DAY, "plan")
    steps = []
    for key in (*["Ctrl+PgDown"] * 4, "Ctrl+PgUp"):
        window.press(key)
        steps.append(window.window.workspace.spot[2])
    assert steps == ["live", "minutes", "follow_up", "follow_up", "minutes"]


def test_the_steps_at_the_top_can_be_clicked(window):
    window.open_day(DAY, "plan")
    steps = window.window.workspace.header.steps()
    QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=steps.tabRect(2).center())
    assert window.window.workspace.spot[2] == "minutes"


def test_pages_are_made_when_they_are_first_shown(window):
    assert not window.window.findChildren(QLineEdit, "catalogue_search")
    assert window.window.workspace._pages.keys() == {"days"}
    window.press("Ctrl+5")
    assert window.window.workspace._pages.keys() == {"days", "settings"}


def test_the_header_says_when_the_newest_change_was_saved(window, office):
    window.open_day(DAY)
    office.clock.pass_minutes(47)
    window.window.workspace.day.run(running.start)
    assert window.told == "Lagret kl. 09.47"


def test_a_day_opened_again_says_when_it_was_saved_last(window, office):
    window.open_day(DAY)
    office.clock.pass_minutes(30)
    window.open_day("Fordypningsdag i Lillevik")
    assert window.told == "Lagret kl. 09.00"


def test_undo_and_redo_say_what_it_was(window):
    window.open_day(DAY)
    bridge = window.window.workspace.day
    bridge.run(running.start)
    window.press("Ctrl+Z")
    assert not bridge.record.has_started
    assert window.told == "Angret: dagen startet: Velkommen: mål og trygg ramme"
    window.press("Ctrl+Shift+Z")
    assert bridge.record.has_started
    assert window.told == "Gjort om igjen: dagen startet: Velkommen: mål og trygg ramme"


def test_undo_covers_the_clock(window):
    window.open_day(DAY, "live")
    bridge = window.window.workspace.day
    bridge.run(running.start)
    bridge.run(running.next_item)
    window.press("Ctrl+Z")
    assert bridge.record.running.title == "Velkommen: mål og trygg ramme"
    assert [i.state for i in bridge.record.agenda if i.title == "Innsjekk"] == [ItemState.COMING]


def test_there_is_nothing_to_undo_in_the_list_of_days(window):
    window.press("Ctrl+Z")
    assert window.told == "Ingenting å angre"


def test_undo_in_the_register_does_not_touch_the_day(window):
    window.open_day(DAY)
    bridge = window.window.workspace.day
    bridge.run(running.start)
    window.press("Ctrl+2")
    window.press("Ctrl+Z")
    assert window.told == "Ingenting å angre"
    assert bridge.record.info.state is DayState.RUNNING


def test_a_field_with_something_to_undo_takes_the_key(window):
    window.open_day(DAY)
    window.window.workspace.day.run(running.start)
    window.press("Ctrl+1")
    field = window.part("days_search")
    field.setFocus()
    window.type("abc")
    window.press("Ctrl+Z")
    assert field.text() == ""


def test_a_field_with_nothing_to_undo_leaves_the_key_to_the_day(window, qtbot):
    window.open_day(DAY)
    bridge = window.window.workspace.day
    bridge.run(plan.add_item, bridge.record.agenda[1].kind, "Ekstra", 5)
    field = QLineEdit(window.window.workspace)
    field.show()
    field.setFocus()
    assert window.focused is field
    window.press("Ctrl+Z")
    assert "Ekstra" not in [item.title for item in bridge.record.agenda]
    assert window.told == "Angret: nytt punkt: Ekstra"


def test_a_long_title_does_not_fill_the_header(window):
    window.open_day(DAY)
    bridge = window.window.workspace.day
    bridge.run(plan.add_item, bridge.record.agenda[1].kind, "x" * 120, 5)
    window.press("Ctrl+Z")
    assert len(window.told) < 90


def test_looking_at_another_place_keeps_the_day_open(window):
    window.open_day(DAY, "live")
    window.press("Ctrl+5")
    assert window.window.workspace.day is None
    assert window.window.workspace.held_day is not None


def test_the_list_of_days_lets_go_of_the_day(window):
    window.open_day(DAY)
    window.press("Ctrl+1")
    assert window.window.workspace.held_day is None


def test_a_day_that_is_gone_is_told_of_and_nothing_moves(window, office):
    from dialog_app.core.errors import RuleBroken

    def gone(_day_id):
        raise RuleBroken("day.gone")

    office.archive.day = gone
    office.session._desks.clear()
    window.open_day("Fordypningsdag i Lillevik")
    assert window.place == "days"
    assert window.has("program_notice")


def test_one_key_goes_round_the_columns(window):
    window.open_day(DAY, "plan")
    stops = []
    for _ in range(4):
        window.press("F6")
        stops.append(window.focused)
    rail = window.window.workspace.rail
    assert any(rail.isAncestorOf(stop) for stop in stops)
    assert any(not rail.isAncestorOf(stop) for stop in stops)


def test_closing_the_window_lets_go_of_the_day(window, qtbot):
    window.open_day(DAY, "live")
    with qtbot.waitSignal(window.window.left):
        window.window.close()
    assert window.window.workspace.held_day is None


def test_the_wall_goes_up_with_the_live_step_and_comes_down_after(window):
    window.open_day(DAY, "plan")
    assert window.window._wall is None
    window.open_day(DAY, "live")
    assert window.window._wall is not None
    wall = window.window._wall.window
    assert wall.isVisible()
    assert wall.screen_name == "projector"
    window.press("Ctrl+1")
    assert not wall.isVisible()


def test_the_wall_goes_black_and_stays_while_the_day_runs_elsewhere(window):
    window.open_day(DAY, "live")
    window.window.workspace.day.run(running.start)
    wall = window.window._wall
    assert type(wall.feed.slide).__name__ == "AgendaSlide"
    window.press("Ctrl+1")
    assert wall.window.isVisible()
    assert type(wall.feed.slide).__name__ == "BlackSlide"


def test_the_picture_beside_the_day_is_the_one_on_the_wall_even_when_frozen(window):
    window.open_day(DAY, "live")
    wall = window.window._wall
    preview = window.window.findChild(WallPreview, "wall_preview")
    day = window.window.workspace.day
    day.run(running.start)
    day.run(freeze_on_off)
    day.run(running.next_item)
    assert wall.feed.frozen
    assert preview.slide == wall.window.slide
    window.window.change_settings(replace(window.window.settings, language="nn"))
    again = window.window.findChildren(WallPreview, "wall_preview")[-1]
    assert again.slide == wall.window.slide


def test_the_day_says_where_the_wall_really_stands(window):
    window.open_day(DAY, "live")
    wall = window.window._wall
    preview = window.window.findChild(WallPreview, "wall_preview")
    assert wall.window.screen_name == "projector"
    seen = preview.state
    wall.window._unplugged("projector")
    assert not wall.window.isVisible()
    assert preview.state != seen
    assert "venter" in preview.state

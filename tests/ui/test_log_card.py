"""F4: what has been done in the day, over any of its pages, with undo at hand."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from dialog_app.core.commands import answers, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from tests.drivers.memory_archive import subject

DAY = "Dialogdag i Nordvik"
HELD = "Fordypningsdag i Lillevik"


def lines(window) -> list[str]:
    view = window.part("log_lines")
    assert isinstance(view, QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("step", ["plan", "live", "minutes"])
def test_f4_shows_what_was_done_on_every_page_of_the_day(window, step):
    window.open_day(DAY, step)
    window.press("F4")
    assert window.card == "log_card"
    assert lines(window) == ["09.00, ny dag: Dialogdag i Nordvik"]
    window.press("F4")
    assert window.card == ""


def test_without_a_day_there_is_no_log(window):
    window.press("F4")
    assert window.card == ""


def test_undo_works_while_the_log_is_shown_and_marks_its_line(window, office):
    window.open_day(DAY, "live")
    bridge = window.window.workspace.day
    bridge.run(running.start)
    office.clock.pass_minutes(5)
    bridge.run(running.add_minutes, 5)
    window.press("F4")
    assert lines(window)[0] == "09.05, 5 min mer: Velkommen: mål og trygg ramme"
    office.clock.pass_minutes(2)
    window.press("Ctrl+Z")
    assert bridge.record.running.added_minutes == 0
    assert lines(window)[0] == "09.05, 5 min mer: Velkommen: mål og trygg ramme, angret 09.07"
    window.press("Ctrl+Shift+Z")
    assert lines(window)[0] == "09.05, 5 min mer: Velkommen: mål og trygg ramme"


def test_undo_in_the_header_says_it_with_the_words_of_the_log(window):
    window.open_day(DAY, "live")
    bridge = window.window.workspace.day
    asked = Asked("service-ppt", subject("G4"), Phase.BEFORE)
    bridge.run(answers.set_count, asked, Position.DISAGREE, 3)
    window.press("F4")
    said = lines(window)[0].partition(", ")[2]
    assert said == "uenig fra 0 til 3: PPT, G4 Avtale før deling, før dialogen"
    window.press("Esc")
    window.press("Ctrl+Z")
    assert window.told == f"Angret: {said}"


def test_the_arrow_keys_go_through_the_log_at_once(window):
    window.open_day(HELD, "minutes")
    window.press("F4")
    view = window.focused
    assert view.objectName() == "log_lines"
    assert view.currentIndex().row() == 0
    window.press("Down")
    assert view.currentIndex().row() == 1
    window.press("Esc")
    assert window.card == ""


def test_a_screen_reader_hears_time_words_and_what_was_undone(window):
    window.open_day(DAY, "live")
    bridge = window.window.workspace.day
    bridge.run(running.start)
    bridge.undo()
    window.press("F4")
    model = window.part("log_lines").model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "09.00, dagen startet: Velkommen: mål og trygg ramme, angret 09.00"


def test_the_log_of_a_closed_day_says_what_is_gone(window, office):
    window.open_day(HELD, "minutes")
    office.session.close_day(window.window.workspace.day.record.id, "Tida var ute")
    window.press("F4")
    assert lines(window)[-1].endswith(
        "Det som ble sagt og svart, er slettet fra loggen da dagen ble avsluttet."
    )


def test_three_thousand_lines_open_and_follow_at_once(window, office):
    day_id = next(line.id for line in office.session.days() if line.title == DAY)
    desk = office.session.day_desk(day_id)
    phases, services = (Phase.BEFORE, Phase.AFTER), ("service-sh", "service-ppt", "service-os")
    for number in range(3000):
        asked = Asked(services[number % 3], subject("G4"), phases[number % 2])
        desk.run(answers.set_count, asked, Position.AGREE, number % 30 + 1)
    window.open_day(DAY, "live")
    began = time.perf_counter()
    window.press("F4")
    window.press("Ctrl+Z")
    took = time.perf_counter() - began
    assert window.part("log_lines").model().rowCount() > 2900
    assert took < 1.0

"""The card of keys and the card of numbers to ring; of the second nothing is recorded."""

import logging

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialog_app.base import log, paths
from dialog_app.core.commands import running
from dialog_app.ui.frame.key_lines import CARD
from dialog_app.ui.frame.keys_card import columns, runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn

DAY = "Dialogdag i Nordvik"


def test_f1_shows_the_keys_and_closes_them(window):
    window.press("F1")
    assert window.card == "keys_card"
    assert "Neste kolonne" in window.texts("keys_card")
    window.press("F1")
    assert window.card == ""


def test_a_card_that_is_too_long_is_read_to_its_end_with_the_keyboard(window):
    window.press("F1")
    bar = window.part("keys_card").findChild(ScrollColumn).verticalScrollBar()
    assert bar.maximum() > 0
    for key, place in (("PgDown", bar.pageStep()), ("End", bar.maximum()), ("Home", 0)):
        window.press(key)
        assert bar.value() == min(place, bar.maximum())
    assert window.card == "keys_card"


def test_the_keys_are_told_also_where_the_caps_on_buttons_are_off(window, office):
    from dataclasses import replace

    window.window.change_settings(replace(office.settings, show_key_hints=False))
    window.press("F1")
    assert "Ctrl K" in window.texts("keys_card")


def test_esc_closes_a_card_and_the_keyboard_goes_back(window):
    window.press("Ctrl+5")
    before = window.part("setting_theme")
    before.setFocus()
    window.press("F1")
    assert window.focused is not before
    window.press("Esc")
    assert window.card == ""
    assert window.focused is before


def test_a_click_beside_the_card_closes_it(window):
    window.press("F1")
    overlay = window.part("overlay")
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().topLeft())
    assert window.card == ""


def test_what_is_typed_over_a_card_does_not_reach_the_day(window):
    window.open_day(DAY, "live")
    bridge = window.window.workspace.day
    window.press("F1")
    window.type("p")
    assert bridge.undoable is None
    assert not bridge.record.has_started


def test_the_card_does_not_stop_the_day(window):
    window.open_day(DAY, "live")
    window.press("F8")
    assert window.window.isEnabled()
    window.window.workspace.day.run(running.start)
    assert window.window.workspace.day.record.has_started


def test_f8_shows_the_numbers_of_the_days_services(window):
    window.open_day(DAY)
    window.press("F8")
    assert window.card == "safeguarding_card"
    assert window.texts("numbers_everywhere") == [
        "Politi, ved fare nå",
        "112",
        "Alarmtelefonen for barn og unge",
        "116 111",
    ]
    assert window.texts("numbers_service-sh") == [
        "Tjenestens eget nummer",
        "55 00 00 10",
        "Barnevernvakt: kommunens nummer",
        "55 00 00 20",
    ]
    assert window.texts("numbers_service-ppt").count("ikke lagt inn") == 2


def test_without_a_day_the_card_shows_what_holds_everywhere(window):
    window.press("F8")
    assert "112" in window.texts("safeguarding_card")
    assert any("Åpne en dag" in text for text in window.texts("safeguarding_card"))


def test_the_button_is_always_there_while_the_day_runs(window):
    window.open_day(DAY, "plan")
    assert not window.has("open_safeguarding")
    window.open_day(DAY, "live")
    assert window.has("open_safeguarding")
    window.click("open_safeguarding")
    assert window.card == "safeguarding_card"


def test_nothing_is_recorded_when_the_numbers_are_shown(window, office, caplog):
    log.start(paths.logs())
    try:
        window.open_day(DAY, "live")
        scopes = ("", *(line.id for line in office.session.days()))
        before = [len(office.archive.journal(scope)) for scope in scopes]
        drafts = [office.archive.drafts(scope) for scope in scopes]
        lines = (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8")
        caplog.clear()
        with caplog.at_level(logging.DEBUG):
            window.press("F8")
            window.press("Esc")
            window.click("open_safeguarding")
            window.press("F8")
        assert [len(office.archive.journal(scope)) for scope in scopes] == before
        assert [office.archive.drafts(scope) for scope in scopes] == drafts
        assert (paths.logs() / log.FILE_NAME).read_text(encoding="utf-8") == lines
        assert caplog.records == []
        assert office.kept == []
    finally:
        log.stop()


def test_a_service_that_left_the_register_does_not_stop_the_card(window, office):
    window.open_day(DAY)
    register = office.session.register
    kept = [row for row in register.rows() if row.id != "service-ppt"]
    office.session.register_desk._record = type(register)(kept)
    window.press("F8")
    assert window.texts("numbers_service-sh")


def test_the_card_of_keys_has_three_columns_of_about_the_same_height():
    heights = [sum(len(CARD[heading]) + 1 for heading in column) for column in columns()]
    assert len(heights) == 3
    highest_part = max(len(lines) + 1 for lines in CARD.values())
    assert max(heights) < sum(heights) / 3 + highest_part
    assert [heading for column in columns() for heading in column] == list(CARD)


def test_digits_in_a_row_stand_as_one_on_the_card():
    assert runs(["Shift+1", "Shift+2", "Shift+3", "Shift+4"]) == ["Shift 1–4"]
    assert runs(["1", "2", "4"]) == ["1", "2", "4"]
    assert runs(["Alt+1", "Ctrl+2", "Alt+3"]) == ["Alt 1", "Ctrl 2", "Alt 3"]
    assert runs(["PgDown", "PgUp"]) == ["PgDn", "PgUp"]

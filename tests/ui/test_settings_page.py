"""Settings apply when they are chosen, and the window comes back where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from dialog_app.ui import theme
from dialog_app.ui.words import language


@pytest.fixture
def settings(window):
    window.press("Ctrl+5")
    return window


def choose(window, field, row):
    """Choose a row as a person does, with the keyboard."""
    choice = window.part(f"setting_{field}")
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


def test_another_language_is_spoken_at_once_everywhere(settings):
    choose(settings, "language", 2)
    assert language() == "en"
    assert settings.title == "Settings"
    assert settings.words("rail_days") == "Days"


def test_the_choice_is_kept(settings, office):
    choose(settings, "language", 1)
    assert [kept.language for kept in office.kept] == ["nn"]


def test_the_keyboard_stays_where_it_was(settings, qtbot):
    choose(settings, "language", 1)
    qtbot.waitUntil(lambda: settings.focused.objectName() == "setting_language")


def test_dark_is_dark_at_once(settings):
    choose(settings, "theme", 2)
    assert theme.current().name == "dark"
    assert settings.place == "settings"


def test_text_at_twice_the_size_is_twice_the_size(settings, office):
    before = theme.font().pointSizeF()
    choose(settings, "text_scale", 7)
    assert theme.font().pointSizeF() == pytest.approx(2 * before)
    assert office.kept[-1].text_scale == 2.0


def test_an_open_day_stays_open_through_a_change(window, settings, office):
    window.open_day("Dialogdag i Nordvik", "live")
    held = window.window.workspace.held_day.day_id
    window.press("Ctrl+5")
    choose(window, "language", 2)
    assert window.window.workspace.held_day.day_id == held
    assert window.title == "Settings"


def test_switches_are_kept(settings, office):
    for field in ("reduced_motion", "show_key_hints"):
        switch = settings.part(f"setting_{field}")
        assert isinstance(switch, QCheckBox)
        before = switch.isChecked()
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
        assert getattr(office.kept[-1], field) is not before
        settings.press("Ctrl+5")


def test_the_screens_are_offered_by_name(settings):
    choice = settings.part("setting_wall_screen")
    assert isinstance(choice, QComboBox)
    offered = [choice.itemText(row) for row in range(choice.count())]
    assert offered == ["Den første som er ledig", "laptop, 1366 × 768", "projector, 1920 × 1080"]


def test_a_remembered_screen_that_is_away_is_said_to_be(window, office):
    from dataclasses import replace

    window.window.change_settings(replace(office.settings, wall_screen="Rom 12"))
    window.press("Ctrl+5")
    choice = window.part("setting_wall_screen")
    assert choice.currentText() == "Rom 12, ikke koblet til"


def test_it_says_where_the_archive_lies(window, office):
    from dataclasses import replace

    place = "C:/<b>arkiv</b>.dialogarkiv"
    window.window.change_settings(replace(office.settings, last_archive=place))
    window.press("Ctrl+5")
    assert window.words("archive_place") == place


def test_the_same_choice_again_changes_nothing(settings, office):
    choose(settings, "language", 0)
    assert office.kept == []

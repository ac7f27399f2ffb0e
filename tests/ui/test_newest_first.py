"""A long list shows its newest lines at once, and all of them when one asks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialog_app.ui import theme, words
from dialog_app.ui.chain.newest_first import NewestFirst
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.label import Label


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


def shown(qtbot, number: int) -> NewestFirst:
    made = NewestFirst(range(1, number + 1), lambda row: Label(f"linje {row}"), 12)
    qtbot.addWidget(made)
    made.show()
    return made


def read(made: NewestFirst) -> list[int]:
    return [int(label.text().split()[1]) for label in made.findChildren(Label)]


def test_a_short_list_is_shown_whole(qtbot):
    made = shown(qtbot, 12)
    assert read(made) == list(range(12, 0, -1))
    assert made.findChild(Button, "show_all") is None


@pytest.mark.parametrize("number", [13, 52, 53, 500])
def test_a_long_list_begins_with_the_newest_and_shows_the_rest_when_asked(qtbot, number):
    made = shown(qtbot, number)
    assert read(made) == list(range(number, number - 12, -1))
    button = made.findChild(Button, "show_all")
    assert button.text() == f"Vis alle ({number})"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(read(made)) == number, timeout=60_000)
    assert read(made) == list(range(number, 0, -1))
    assert not button.isVisible()

"""Whatever is pasted: a clear sentence, nothing lost, and the paper still comes out."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialog_app.ui.plan.model import Column
from tests.drivers import plain
from tests.e2e import paper
from tests.e2e.hands import CTRL, SHIFT, paste, press, start_day, type_in
from tests.e2e.house import House, Live

TAGS: Final = '<b>Fet</b> <img src="file:///x.png"> &amp; {name} %s'
SAMI: Final = "Čáŋŋolaš đŧž"
EMOJI: Final = "👩‍👩‍👧 🏳️‍🌈"
CONTROL: Final = "\x00\x07\x1b[31m\x7f\u202e\ufffe"
HOSTILE: Final = f"{TAGS} {SAMI} {CONTROL}{EMOJI}"
MUCH: Final = "Barnet sa at det ikke vil at alle skal vite alt. " * 4_082
ALL_OF_IT: Final = 200_000


def begin(at_home: House, *, hostile: str = "") -> Live:
    """Go from nothing to a day that is run, with `hostile` added to everything there is to name."""
    at_home.start()
    at_home.write_service(f"Fagerlia {hostile}".strip(), "Skolehelse", "bokmål")
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_N, CTRL)
    at_home.field("day_place", f"Bergen {hostile}")
    at_home.tick("Fagerlia")
    at_home.choose("description", "Mitt Liv")
    at_home.tick("BV08")
    press(Qt.Key.Key_Return, CTRL)
    if hostile:
        for column in (Column.TITLE, Column.LEADER):
            at_home.click_cell_of_row(1, column)
            press(Qt.Key.Key_Return)
            press(Qt.Key.Key_A, CTRL)
            paste(f"Punkt {hostile}")
            press(Qt.Key.Key_Return)
    start_day()
    return Live(at_home.window)


def minutes(at_home: House, qtbot: QtBot, home: Path) -> paper.Paper:
    press(Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: at_home.see("page_number").startswith("side 1 av"), timeout=20_000)
    press(Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(lambda: at_home.see("minutes_told").startswith("1 "), timeout=60_000)
    (read,) = paper.read(home).values()
    return read


def look_everywhere() -> None:
    """Go to every place there is, and see that words are only words there."""
    assert plain.obeyed() == []
    for view in (Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_Slash):
        press(view, CTRL)
        assert plain.obeyed() == []
        press(Qt.Key.Key_Escape)
    for place in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        press(place, CTRL)
        assert plain.obeyed() == []
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_Return)
    for _step in range(4):
        press(Qt.Key.Key_PageUp, CTRL)
    for _step in range(4):
        assert plain.obeyed() == []
        press(Qt.Key.Key_PageDown, CTRL)
    assert plain.obeyed() == []
    assert plain.looked_at() > 100


@pytest.mark.long
def test_two_hundred_thousand_characters_are_refused_in_words_and_kept(
    at_home: House, qtbot: QtBot, own_home: Path
) -> None:
    live = begin(at_home)
    assert len(MUCH) >= ALL_OF_IT
    live.write("h ")
    paste(MUCH)
    press(Qt.Key.Key_Return)
    assert live.line_error()
    assert live.line_text().strip() == MUCH.strip()
    at_home.close()
    at_home.start()
    press(Qt.Key.Key_Return)
    live = Live(at_home.window)
    assert live.line_text().strip() == MUCH.strip()
    press(Qt.Key.Key_K, CTRL)
    press(Qt.Key.Key_A, CTRL)
    type_in("Barnet vil ikke at alle skal vite alt")
    press(Qt.Key.Key_Return)
    assert not live.line_text()
    assert minutes(at_home, qtbot, own_home).says("Barnet vil ikke at alle skal vite alt")


@pytest.mark.long
def test_as_long_as_it_may_be_prints(at_home: House, qtbot: QtBot, own_home: Path) -> None:
    live = begin(at_home)
    long = "ord " * 4_999
    live.write("h ")
    paste(long)
    press(Qt.Key.Key_Return)
    assert not live.line_text(), live.line_error()
    assert minutes(at_home, qtbot, own_home).text.count("ord ") >= 4_000


def test_hostile_words_everywhere_are_only_words(
    at_home: House, qtbot: QtBot, own_home: Path
) -> None:
    live = begin(at_home, hostile=HOSTILE)
    for kind in ("h ", "m ", "b 2 ", "t ", "n "):
        live.write(kind)
        paste(f"{kind[0]}-ord {HOSTILE}")
        while live.line_text():
            press(Qt.Key.Key_Return)
            assert not live.line_error()
    live.leave_line()
    live.show("obstacles")
    assert all(TAGS in card and SAMI in card for card in live.cards())
    for key in (Qt.Key.Key_D, Qt.Key.Key_W, Qt.Key.Key_T, Qt.Key.Key_A):
        press(key)
    read = minutes(at_home, qtbot, own_home)
    for kind in "hmbt":
        assert read.says(f"{kind}-ord {TAGS} {SAMI}")
    assert read.says(f"Punkt {TAGS} {SAMI}")
    assert read.says(f"Fagerlia {TAGS} {SAMI}")
    assert not read.says("n-ord")
    assert [character for character in CONTROL if character in read.text] == list("[31m")
    look_everywhere()

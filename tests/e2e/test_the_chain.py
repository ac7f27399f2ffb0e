"""From a child's advice to what happened next, and back again, by hand over two days.

Everything is done with keys and mouse in the program's own windows, and known from what they
show.
"""

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from dialog_app.ui.frame.search_card import LIST
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import PickList
from tests.drivers.obstacles import ObstaclesDriver
from tests.drivers.since import SinceDriver
from tests.e2e.hands import CTRL, SHIFT, click, in_days, one, press, shown, start_day, type_in
from tests.e2e.house import House, Live

pytestmark = pytest.mark.long

CLINIC: Final = "Fagerlia helsestasjon"
SCHOOL: Final = "Vestsida PPT"
FIRST: Final = "Elvesalen i Bergen"
NEXT: Final = "Brygga i Bergen"

ADVICE: Final = "Spør meg alene før dere spør de voksne."
REASON: Final = "Legekontoret ringer før vi rekker å spørre barnet."
OBSTACLE: Final = "Taushetsplikten gjør at vi nøler med å dele"
POSSIBILITY: Final = "Spørre om samtykke i første samtale"
ACTION: Final = "Lage et samtykkeark sammen med barnet"
WENT: Final = "Brukt i tre samtaler"
DUE: Final = in_days(60)


def test_the_chain_by_hand_over_two_days(at_home: House, qtbot: QtBot) -> None:
    at_home.start()
    at_home.write_service(CLINIC, "Skolehelse", "bokmål")
    at_home.write_service(SCHOOL, "Pedagogisk", "nynorsk")
    write_the_advice(at_home)
    make_the_day(at_home)
    live = hold_the_day(at_home)
    close_the_day(at_home, live)
    plan_the_next(at_home)
    answer_since_last(at_home)
    walk_the_chain(at_home)
    search(at_home, qtbot)
    at_home.close()
    at_home.start()
    everything_is_there(at_home, qtbot)


def write_the_advice(at_home: House) -> None:
    press(Qt.Key.Key_3, CTRL)
    click(one(at_home.window, QAbstractButton, "new_main_answer"))
    type_in(ADVICE)
    press(Qt.Key.Key_Return, CTRL)
    assert any(ADVICE in label.text() for label in shown(at_home.window, Label))


def make_the_day(at_home: House) -> None:
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_N, CTRL)
    at_home.choose("day_kind", "Fordypningsdag")
    at_home.field("day_place", FIRST)
    at_home.number(f"Antall til stede fra {CLINIC}", 9)
    at_home.number(f"Antall til stede fra {SCHOOL}", 12)
    at_home.choose("description", "Mitt Liv")
    at_home.tick("BV01")
    press(Qt.Key.Key_Return, CTRL)
    assert at_home.title() == f"Fordypningsdag i {FIRST}"


def hold_the_day(at_home: House) -> Live:
    start_day()
    live = Live(at_home.window)
    live.go_to("Dialog")
    live.show("answers")
    live.turn_to(CLINIC)
    live.count(agree=5, partly=1, disagree=3)
    live.say_for(CLINIC, f"b 3 {REASON}")
    live.say_for(CLINIC, f"h {OBSTACLE}")
    live.leave_line()
    live.show("obstacles")
    tell_its_source(live)
    live.say_for(CLINIC, f"m {POSSIBILITY}")
    live.leave_line()
    assert live.card(POSSIBILITY).links.startswith("svarer på")
    live.show("actions")
    live.choose(POSSIBILITY)
    live.say_for(CLINIC, f"t {ACTION} @ledende helsesykepleier {DUE}")
    live.leave_line()
    live.show("actions")
    assert live.card(ACTION).links.endswith("a")
    return live


def tell_its_source(live: Live) -> None:
    obstacles = ObstaclesDriver(live)
    obstacles.open_panel(OBSTACLE)
    assert obstacles.type_source("§ 21")
    obstacles.take()
    assert any("§ 21" in source for source in obstacles.sources())
    obstacles.close_panel()
    live.choose(OBSTACLE)


def close_the_day(at_home: House, live: Live) -> None:
    live.go_to("Utsjekk")
    while live.running():
        live.go_on()
    press(Qt.Key.Key_PageDown, CTRL)
    click(one(at_home.window, QAbstractButton, "close_day"))
    at_home.field("close_reason", "Resten tas neste gang")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    told = " ".join(label.text() for label in shown(at_home.window, Label))
    assert "Dagen er avsluttet." in told


def plan_the_next(at_home: House) -> None:
    press(Qt.Key.Key_PageDown, CTRL)
    assert [title for title, _ in SinceDriver(at_home.window).lines()] == [ACTION]
    click(one(at_home.window, QAbstractButton, "plan_next"))
    at_home.field("day_place", NEXT)
    at_home.field("day_date", in_days(30))
    press(Qt.Key.Key_Return, CTRL)
    assert at_home.title() == f"Fordypningsdag i {NEXT}"
    held = one(at_home.window, QAbstractButton, "previous_day")
    assert held.text().startswith("Etter fordypningsdag")


def answer_since_last(at_home: House) -> None:
    start_day()
    live = Live(at_home.window)
    live.show("since")
    since = SinceDriver(at_home.window)
    assert since.lines() == [(ACTION, "ikke svart")]
    since.say("done")
    press(Qt.Key.Key_Z, CTRL)
    assert since.answer(ACTION) == "ikke svart"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    press(Qt.Key.Key_Return)
    type_in(WENT)
    press(Qt.Key.Key_Return)
    assert (since.answer(ACTION), since.told(ACTION)) == ("gjort", f"«{WENT}»")


def walk_the_chain(at_home: House) -> None:
    since = SinceDriver(at_home.window)
    since.go_there(ACTION)
    at_home.window.activateWindow()
    live = Live(at_home.window)
    live.choose(ACTION)
    press(Qt.Key.Key_C)
    card = one(at_home.window, QWidget, "chain_card")
    links = [part.accessibleName() for part in card.findChildren(QWidget) if is_link(part)]
    wanted = (ADVICE, "BV01", "Svar", REASON, OBSTACLE, POSSIBILITY, ACTION, WENT, NEXT)
    assert [words for words in wanted if not any(words in link for link in links)] == []
    press(Qt.Key.Key_Return)
    assert at_home.title() == "Katalog"
    assert any(ADVICE in label.text() for label in shown(at_home.window, Label))


def is_link(part: QWidget) -> bool:
    return part.objectName().startswith("link_")


def find(at_home: House, qtbot: QtBot, words: str) -> list[str]:
    press(Qt.Key.Key_F, CTRL)
    type_in(words)
    hits = one(at_home.window, PickList, LIST)
    qtbot.waitUntil(lambda: any(words in row.spoken for row in hits.shown))
    return [row.spoken for row in hits.shown if row.value is not None]


def search(at_home: House, qtbot: QtBot) -> None:
    assert find(at_home, qtbot, ACTION)
    press(Qt.Key.Key_Return)
    assert at_home.title() == f"Fordypningsdag i {FIRST}"
    assert ACTION in Live(at_home.window).cards()


def everything_is_there(at_home: House, qtbot: QtBot) -> None:
    assert {line.split(" · ")[1] for line in at_home.days()} == {
        f"Fordypningsdag i {FIRST}",
        f"Fordypningsdag i {NEXT}",
    }
    for words in (ADVICE, REASON, OBSTACLE, WENT):
        assert find(at_home, qtbot, words)
        press(Qt.Key.Key_Escape)
    find(at_home, qtbot, ACTION)
    press(Qt.Key.Key_Return)
    at_home.window.activateWindow()
    live = Live(at_home.window)
    live.choose(ACTION)
    press(Qt.Key.Key_PageDown, CTRL)
    press(Qt.Key.Key_PageDown, CTRL)
    since = SinceDriver(at_home.window)
    assert since.answer(ACTION).startswith("gjort")
    assert since.told(ACTION) == f"«{WENT}»"

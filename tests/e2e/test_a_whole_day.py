"""A short fordypningsdag for three services, from an empty archive to paper, by hand.

Everything is done with keys and mouse in the program's own windows, and known from what they
show. Neither the desk nor the disk is spoken to behind the window's back.
"""

import ast
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialog_app.core.slides.kinds import ResultSlide
from dialog_app.ui.plan.model import Column
from tests.drivers.wall import WallDriver
from tests.e2e import hands, house, paper
from tests.e2e.hands import ALT, CTRL, SHIFT, in_days, press, start_day, type_in, write_over
from tests.e2e.house import House, Live
from tests.e2e.paper import Paper

CLINIC: Final = "Fagerlia helsestasjon"
SCHOOL: Final = "Vestsida PPT"
OUTREACH: Final = "Utekontakten Kaien"

LIT: Final = 200
"""How bright some point of a wall is that shows anything; black is 0."""

ALONE, CHOOSE = "Alene med barnet", "Velge hjelp sammen"
DUE: Final = in_days(60)

PHONE: Final = "Legekontoret ringer før vi rekker å spørre barnet."
LONG_ROAD: Final = "Det er lang veg mellom skulane våre."
QUAY: Final = "Praten på brygga går best uten foreldre."
SECRECY: Final = "Taushetsplikten i § 21 gjør at vi nøler med å dele"
VACANT: Final = "To stillingar hos oss står ledige"
ROOM: Final = "Ingen av oss har et rom der ingen hører oss"
CONSENT: Final = "Spørre om samtykke i første samtale"
SHARED: Final = "Dele ein fagperson med nabokommunen"
FORM: Final = "Lage et samtykkeark sammen med barnet"
ADVERT: Final = "Lyse ut den eine stillinga på nytt"
NOTE: Final = "Sjåføren venter ved porten"
HALF: Final = "Vi mangler en fast vikar"

OF_THE_CLINIC: Final = (CLINIC, PHONE, SECRECY, HALF, CONSENT, FORM)
OF_THE_SCHOOL: Final = (SCHOOL, LONG_ROAD, VACANT, SHARED, ADVERT)
OF_OUTREACH: Final = (OUTREACH, QUAY)


def test_a_whole_day_by_hand(at_home: House, qtbot: QtBot, own_home: Path) -> None:
    at_home.start()
    write_the_services(at_home)
    make_the_day(at_home)
    change_the_plan(at_home)
    live = begin(at_home)
    count_before(live)
    write_what_was_said(live)
    agree(live)
    write_half(live)
    at_home.close()
    at_home.start()
    live = come_back(at_home)
    count_after(live)
    show_on_the_wall(at_home, live, qtbot)
    go_to_the_end(live)
    save_all_minutes(at_home, qtbot)
    papers = paper.read(own_home)
    check_clinic(papers[CLINIC])
    check_school(papers[SCHOOL])
    check_outreach(papers[OUTREACH])
    assert not any(NOTE in read.text for read in papers.values())


def write_the_services(at_home: House) -> None:
    at_home.write_service(CLINIC, "Skolehelse", "bokmål")
    at_home.write_service(SCHOOL, "Pedagogisk", "nynorsk")
    at_home.write_service(OUTREACH, "Oppsøkende", "bokmål")


def make_the_day(at_home: House) -> None:
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_N, CTRL)
    at_home.choose("day_kind", "Fordypningsdag")
    at_home.field("day_place", "Elvesalen i Bergen")
    for name, present in ((CLINIC, 9), (SCHOOL, 12), (OUTREACH, 4)):
        at_home.number(f"Antall til stede fra {name}", present)
    at_home.choose("description", "Mitt Liv")
    at_home.tick("BV01")
    at_home.tick("BV08")
    press(Qt.Key.Key_Return, CTRL)
    assert at_home.title() == "Fordypningsdag i Elvesalen i Bergen"


def change_the_plan(at_home: House) -> None:
    assert "Pause" in at_home.agenda(Column.TITLE)
    before = at_home.agenda(Column.START)
    at_home.click_cell("Velkommen: mål og ramme", Column.MINUTES)
    press(Qt.Key.Key_Return)
    write_over("10")
    press(Qt.Key.Key_Return)
    now = at_home.agenda(Column.START)
    assert (before[2], now[2]) == ("09.15", "09.10")
    at_home.click_cell("Innsjekk", Column.TITLE)
    press(Qt.Key.Key_N, CTRL)
    write_over("Navnerunde med kart")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up, ALT)
    titles = at_home.agenda(Column.TITLE)
    assert titles.index("Navnerunde med kart") == titles.index("Innsjekk") - 1
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert at_home.agenda(Column.TITLE) == titles


def begin(at_home: House) -> Live:
    start_day()
    live = Live(at_home.window)
    assert live.running().startswith("Velkommen")
    assert at_home.wall().screen().name() == "projector"
    live.go_to("Dialog")
    return live


def count_before(live: Live) -> None:
    live.show("answers")
    live.turn_round()
    assert live.round().endswith("før")
    assert live.method() == ALONE
    live.turn_to(CLINIC)
    live.count(agree=5, partly=1, disagree=4)
    assert "10 svar, men 9 til stede" in " ".join(live.row_says(CLINIC))
    live.take_back("disagree")
    press(Qt.Key.Key_Z, CTRL)
    assert live.counts(CLINIC)["disagree"] == "4"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert live.counts(CLINIC)["disagree"] == "3"
    live.next_service()
    live.next_service()
    assert live.chosen_service() == SCHOOL
    live.count(agree=4, partly=5)
    live.click_cell(SCHOOL, "disagree")
    live.type_count(3)
    assert live.counted(SCHOOL) == "12 av 12"
    assert WallDriver().counts() == {}


def write_what_was_said(live: Live) -> None:
    live.say_for(CLINIC, f"b 3 {PHONE}")
    live.say_for(SCHOOL, f"b 2 {LONG_ROAD}")
    live.say_for(OUTREACH, f"b 1 {QUAY}")
    live.write_for(CLINIC, f"h {SECRECY}")
    assert live.suggestions() == ["Lov og forskrift", "hpl. § 21"]
    press(Qt.Key.Key_Return)
    live.write_for(SCHOOL, f"h {VACANT}")
    while live.suggestions() != ["Tid og bemanning"]:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    live.write_for("alle", f"h {ROOM}")
    press(Qt.Key.Key_Escape)
    assert live.suggestions() == []
    press(Qt.Key.Key_Return)
    live.say(f"n {NOTE}")
    live.leave_line()
    live.show("obstacles")
    assert live.cards() == [SECRECY, VACANT, ROOM]
    live.choose(SECRECY)
    live.say_for(CLINIC, f"m {CONSENT}")
    live.say_for(SCHOOL, f"m {SHARED} først")
    live.leave_line()
    live.reword(f"{SHARED} først", SHARED)
    live.link(SHARED, "2")
    # It answers the obstacle of the others too, and must not stand on their paper for that.
    assert live.card(SECRECY).links.endswith("a og b")
    assert live.card(VACANT).links.endswith("b")
    assert not any(WallDriver().says(words) for words in (PHONE, QUAY, NOTE, SECRECY))


def agree(live: Live) -> None:
    live.show("actions")
    live.choose(CONSENT)
    live.say_for(CLINIC, f"t {FORM} @ledende helsesykepleier {DUE}")
    live.write_for(SCHOOL, f"t {ADVERT}")
    press(Qt.Key.Key_Return)
    type_in("leiaren")
    press(Qt.Key.Key_Return)
    type_in(DUE)
    press(Qt.Key.Key_Return)
    live.leave_line()
    live.show("actions")
    assert DUE in [word for _, word in live.card(ADVERT).chips]
    assert "ledende helsesykepleier" in [word for _, word in live.card(FORM).chips]


def write_half(live: Live) -> None:
    live.write_for(CLINIC, f"h {HALF[:15]}")
    assert live.line_text() == HALF[:15]


def come_back(at_home: House) -> Live:
    assert [line for line in at_home.days() if "Elvesalen i Bergen" in line]
    press(Qt.Key.Key_Return)
    live = Live(at_home.window)
    assert live.running().startswith("Dialog: første")
    assert (live.line_kind(), live.line_text()) == ("Hindring", HALF[:15])
    live.show("actions")
    assert {FORM, ADVERT} <= set(live.cards())
    press(Qt.Key.Key_Z, CTRL)
    assert ADVERT not in live.cards()
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert ADVERT in live.cards()
    press(Qt.Key.Key_K, CTRL)
    press(Qt.Key.Key_End)
    type_in(HALF[15:])
    live.turn_line_to(CLINIC)
    press(Qt.Key.Key_Return)
    assert not live.line_text()
    live.leave_line()
    live.show("answers")
    live.turn_round()
    assert live.counts(CLINIC) == {
        "agree": "5",
        "partly": "1",
        "disagree": "3",
        "no_position": "0",
    }
    return live


def count_after(live: Live) -> None:
    live.go_to("Hva mener vi nå?")
    assert live.round().endswith("etter")
    live.turn_to(CLINIC)
    live.count(agree=6, partly=3)
    live.turn_to(SCHOOL)
    live.count(agree=8, partly=1, disagree=3)
    live.turn_to(OUTREACH)
    live.count(agree=2, partly=1, disagree=1)
    live.next_method()
    assert live.method() == CHOOSE
    assert "eksempel fra startkatalogen" in live.method_badges()
    live.turn_to(CLINIC)
    live.count(agree=7, no_position=2)


def show_on_the_wall(at_home: House, live: Live, qtbot: QtBot) -> None:
    wall = WallDriver()
    assert wall.counts() == {}
    live.show_on_wall()
    assert isinstance(wall.slide, ResultSlide)
    assert wall.slide.example == "Eksempel fra startkatalogen"
    press(Qt.Key.Key_PageUp)
    live.show_on_wall()
    assert wall.counts() == {
        CLINIC: {"agree": 6, "partly": 3, "disagree": 0},
        SCHOOL: {"agree": 8, "partly_or_disagree": 4},
        OUTREACH: {},
    }
    qtbot.waitUntil(lambda: house.brightest(at_home.wall()) > LIT)
    live.black()
    qtbot.waitUntil(lambda: house.brightest(at_home.wall()) == 0)
    live.black()
    qtbot.waitUntil(lambda: house.brightest(at_home.wall()) > LIT)


def go_to_the_end(live: Live) -> None:
    live.go_to("Utsjekk")
    while live.running():
        live.go_on()
    assert live.rundown()[-1][0] == "done"


def save_all_minutes(at_home: House, qtbot: QtBot) -> None:
    press(Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: at_home.see("page_number").startswith("side 1 av"), timeout=20_000)
    press(Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(lambda: at_home.see("minutes_told").startswith("3 "), timeout=60_000)


def check_clinic(read: Paper) -> None:
    assert read.language == "nb-NO"
    assert read.says("Før dialogen Enig 5 Delvis eller uenig 4 Tok ikke stilling 0")
    assert read.says("Etter dialogen Enig 6 Delvis 3 Uenig 0 Tok ikke stilling 0")
    assert read.says("Enig 7 Delvis 0 Uenig 0 Tok ikke stilling 2")
    assert read.says("enig 6 · delvis 3 · uenig 0 · tok ikke stilling 0")
    assert read.says(f"{CHOOSE} (BV08) *")
    assert read.says("* eksempel fra startkatalogen")
    assert read.says(f"hpl. § 21 {SECRECY} påstått Stortinget")
    assert read.says(f"{FORM} ledende helsesykepleier {DUE}")
    assert read.says(f"«{PHONE}»")
    for words in (CONSENT, HALF, ROOM):
        assert read.says(words)
    check_nothing_of_others(read, OF_THE_SCHOOL + OF_OUTREACH)


def check_school(read: Paper) -> None:
    assert read.language == "nn-NO"
    assert read.says("Før dialogen Einig 4 Delvis 5 Ueinig 3 Tok ikkje stilling 0")
    assert read.says("Etter dialogen Einig 8 Delvis eller ueinig 4 Tok ikkje stilling 0")
    assert read.says(f"«{CHOOSE}» (BV08) * ikkje spurd")
    # Written in bokmål, so it stands as a quotation.
    assert read.says(f"«{ADVERT}» leiaren {DUE}")
    for words in (LONG_ROAD, VACANT, SHARED, ROOM):
        assert read.says(words)
    check_nothing_of_others(read, OF_THE_CLINIC + OF_OUTREACH)


def check_outreach(read: Paper) -> None:
    assert read.language == "nb-NO"
    assert read.says("færre enn fem tok stilling · tok ikke stilling 0")
    assert not read.says("Enig 2")
    assert not read.says("Uenig 1")
    assert read.says(ROOM)
    assert read.says(QUAY)
    check_nothing_of_others(read, OF_THE_CLINIC + OF_THE_SCHOOL)


def check_nothing_of_others(read: Paper, others: tuple[str, ...]) -> None:
    assert [words for words in others if read.says(words)] == []


def test_nobody_goes_behind_the_windows_back() -> None:
    for part in (__file__, hands.__file__, house.__file__, paper.__file__):
        tree = ast.parse(Path(part).read_text(encoding="utf-8"))
        names = {name for node in ast.walk(tree) for name in imported(node)}
        assert any(name.startswith(("PySide6", "pypdf")) for name in names)
        reached = [n for n in names if n.startswith(("dialog_app.desk", "dialog_app.storage"))]
        assert reached == []


def imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {f"{node.module}.{alias.name}" for alias in node.names}
    return {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()

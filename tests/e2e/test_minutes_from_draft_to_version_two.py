"""One service's minutes from draft to version two, by hand: read, struck, approved, corrected.

Everything is done with keys and mouse in the program's own windows, and known from what they
show and from the files they make.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from dialog_app.core.slides.kinds import ReadThroughSlide
from dialog_app.ui.minutes.passage_card import PassageCard
from dialog_app.ui.widgets.label import Label
from tests.drivers.wall import WallDriver
from tests.e2e.hands import CTRL, SHIFT, click, in_days, one, press, shown, start_day, type_in
from tests.e2e.house import House, Live

pytestmark = pytest.mark.long

CLINIC: Final = "Fagerlia helsestasjon"
SCHOOL: Final = "Vestsida PPT"

STRUCK: Final = "Legekontoret ringer for tidlig."
KEPT: Final = "Praten alene tar ti minutter."
OTHERS: Final = "Lang vei mellom skolene."
OBSTACLE: Final = "Vi trenger mer tid"
REWORDED: Final = "Vi trenger ti minutter til hver prat"
TOO_LATE: Final = "Sagt lenge etterpå."
WHY: Final = "Noe ble sagt etterpå"


def test_minutes_from_draft_to_version_two(at_home: House, qtbot: QtBot, own_home: Path) -> None:
    at_home.start()
    hold_a_day(at_home)
    referat = Referat(at_home, qtbot, own_home)
    referat.open()
    read_through(referat)
    send_to_comments(referat)
    approved = approve(referat)
    at_home.close()
    at_home.start()
    press(Qt.Key.Key_Return)
    referat.open()
    assert referat.save() == approved
    nothing_changes_it(at_home, referat, approved)
    correct(referat)
    both_can_be_had(referat, approved)


@dataclass
class Referat:
    """The page of minutes, and the files it makes of the clinic's."""

    house: House
    bot: QtBot
    home: Path

    @property
    def window(self) -> QWidget:
        """The window it stands in."""
        return self.house.window

    def open(self) -> None:
        """Turn to the page, and wait for the paper."""
        while not any(shown(self.window, QWidget, "minutes_page")):
            press(Qt.Key.Key_PageDown, CTRL)
        self.wait_for("page_number", "side 1 av")

    def wait_for(self, name: str, beginning: str) -> None:
        """Wait until a label begins so."""
        self.bot.waitUntil(lambda: self.says(name).startswith(beginning), timeout=20_000)

    def says(self, name: str) -> str:
        """Return the words of a label; nothing where it is not on the screen."""
        return next((label.text() for label in shown(self.window, Label, name)), "")

    def save(self, version: int = 1) -> bytes:
        """Save the PDF that is shown, and return it."""
        for old in self.home.rglob("*.pdf"):
            old.unlink()
        press(Qt.Key.Key_S, CTRL)
        self.bot.waitUntil(lambda: any(self.home.rglob(f"*_v{version}.pdf")), timeout=20_000)
        self.wait_for("minutes_told", "1 ")
        (path,) = self.home.rglob("*.pdf")
        return path.read_bytes()

    def next_step(self) -> str:
        """Return what the filled button says."""
        return one(self.window, QPushButton, "next_step").text()

    def write(self, field: str, text: str) -> None:
        """Click in a field of the form, and write."""
        click(one(self.window, QWidget, f"step_form_{field}"))
        press(Qt.Key.Key_A, CTRL)
        type_in(text)

    def talk_of(self, words: str) -> PassageCard:
        """Go on with the keys to a passage, step by step."""
        for _ in range(40):
            card = next((c for c in shown(self.window, PassageCard) if c.hasFocus()), None)
            if card is not None and words in card.accessibleName():
                return card
            press(Qt.Key.Key_Down)
        raise LookupError(words)


def hold_a_day(at_home: House) -> None:
    at_home.write_service(CLINIC, "Skolehelse", "bokmål")
    at_home.write_service(SCHOOL, "Pedagogisk", "nynorsk")
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_N, CTRL)
    at_home.choose("day_kind", "Fordypningsdag")
    at_home.number(f"Antall til stede fra {CLINIC}", 9)
    at_home.number(f"Antall til stede fra {SCHOOL}", 12)
    at_home.choose("description", "Mitt Liv")
    at_home.tick("BV01")
    press(Qt.Key.Key_Return, CTRL)
    start_day()
    live = Live(at_home.window)
    live.show("answers")
    live.turn_to(CLINIC)
    live.count(agree=6, partly=2, disagree=1)
    for service, line in ((CLINIC, STRUCK), (CLINIC, KEPT), (SCHOOL, OTHERS)):
        live.say_for(service, f"b 2 {line}")
    live.write_for(CLINIC, f"h {OBSTACLE}")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)
    live.leave_line()
    while live.running():
        live.go_on()


def read_through(referat: Referat) -> None:
    wall = WallDriver()
    press(Qt.Key.Key_Return)
    assert not isinstance(wall.slide, ReadThroughSlide)
    press(Qt.Key.Key_W)
    assert isinstance(wall.slide, ReadThroughSlide)
    referat.talk_of(STRUCK)
    assert wall.says(STRUCK)
    press(Qt.Key.Key_S)
    assert not wall.says(STRUCK)
    assert wall.says(KEPT)
    referat.talk_of(OBSTACLE)
    press(Qt.Key.Key_Return)
    type_in(REWORDED)
    # What is being typed is never on the wall.
    assert wall.says(OBSTACLE)
    assert not wall.says(REWORDED)
    press(Qt.Key.Key_Return)
    assert wall.says(REWORDED)
    assert not wall.says(OTHERS)
    press(Qt.Key.Key_Z, CTRL)
    assert wall.says(OBSTACLE)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert wall.says(REWORDED)


def send_to_comments(referat: Referat) -> None:
    while not any(shown(referat.window, QPushButton, "read_send")):
        press(Qt.Key.Key_PageDown)
    click(one(referat.window, QPushButton, "read_send"))
    assert not isinstance(WallDriver().slide, ReadThroughSlide)
    referat.write("role", "fasilitator")
    referat.write("deadline", in_days(14))
    press(Qt.Key.Key_Return, CTRL)
    assert "til merknad" in referat.house.see("minutes_history")
    assert "Til merknad" in words_of(referat.save())


def approve(referat: Referat) -> bytes:
    press(Qt.Key.Key_Return)
    referat.write("role", "leder")
    press(Qt.Key.Key_Return, CTRL)
    referat.wait_for("minutes_told", "Godkjent:")
    told = referat.house.see("minutes_told")
    approved = referat.save()
    words = words_of(approved)
    assert KEPT in words
    assert REWORDED in words
    assert f"godkjent av leder {in_days(0)}" in words
    assert not [gone for gone in (STRUCK, OTHERS) if gone in words]
    # The page and the paper say the same hash.
    assert words.split("kontrollsum ")[1][:8] in told.replace(" ", "")
    return approved


def nothing_changes_it(at_home: House, referat: Referat, approved: bytes) -> None:
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_PageUp, CTRL)
    live = Live(at_home.window)
    live.say_for(CLINIC, f"b 2 {TOO_LATE}")
    live.leave_line()
    referat.open()
    assert referat.save() == approved


def correct(referat: Referat) -> None:
    assert referat.next_step().startswith("Rett")
    press(Qt.Key.Key_Return)
    referat.write("role", "leder")
    referat.write("reason", WHY)
    press(Qt.Key.Key_Return, CTRL)
    referat.wait_for("page_number", "side 1 av")
    click(one(referat.window, QPushButton, "compare_versions"))
    told = "comparison_text"
    referat.bot.waitUntil(lambda: any(shown(referat.window, QTextBrowser, told)))
    compared = one(referat.window, QTextBrowser, told).toPlainText()
    assert TOO_LATE in compared
    assert KEPT not in compared
    click(one(referat.window, QPushButton, "compare_versions"))


def both_can_be_had(referat: Referat, approved: bytes) -> None:
    referat.wait_for("page_number", "side 1 av")
    second = words_of(referat.save(version=2))
    assert TOO_LATE in second
    assert WHY in second
    referat.house.choose("version_shown", "versjon 1")
    referat.wait_for("page_number", "side 1 av")
    assert referat.save() == approved


def words_of(content: bytes) -> str:
    """Return what a PDF says, with white space evened out."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())

"""With C a facilitator sees the chain behind what was said, and goes to any link of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dialog_app.core.commands.shelf.advice import NewMainAnswer, add_main_answer
from dialog_app.core.model.base import Words
from dialog_app.core.ports import StoreFailed
from dialog_app.core.target import target_of
from dialog_app.ui.chain.chain_card import ChainCard
from dialog_app.ui.live.finding_card import FindingCard

HELD = "Fordypningsdag i Lillevik"
ADVICE = "Eksempel: Spør oss før dere sier det videre."


class Chained:
    """A window at a card of the held day, and the chain over it."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.bot = window, qtbot
        self.session = window.window.house.session
        new = NewMainAnswer(text=Words(ADVICE), survey="Undersøkelse", year=2020)
        self.session.register_desk.run(add_main_answer, new, [self.method().id])

    def method(self):
        return next(row for row in self.session.register.methods if row.code == "G4")

    @property
    def day(self):
        line = next(line for line in self.session.days() if line.title == HELD)
        return self.session.day_desk(line.id).record

    def turn_to(self, row) -> None:
        self.window.window.workspace.around.show_target(target_of(row))
        # No desktop gives the keyboard to the wall; Qt's unseen one does.
        self.window.window.activateWindow()
        held = self.window.window.focusWidget
        self.bot.waitUntil(lambda: isinstance(held(), FindingCard) and held().row_id == row.id)

    def press(self, key) -> None:
        QTest.keyClick(self.window.window.focusWidget(), key)

    def card(self):
        cards = [one for one in self.window.window.findChildren(ChainCard) if one.isVisible()]
        return cards[-1] if cards else None

    def chips(self):
        card = self.card()
        return [chip.word() for chip in card.row.chips] if card is not None else []

    def told(self):
        card = self.card()
        return card.row.told if card is not None else ""


@pytest.fixture
def chained(window, qtbot):
    return Chained(window, qtbot)


def test_the_advice_is_two_keys_from_what_was_said(chained):
    chained.turn_to(chained.day.possibilities[0])
    chained.press(Qt.Key.Key_C)
    assert chained.chips() == ["Råd 2020", "G4", "Enig med forbehold", "Mulighet a"]
    assert chained.told().startswith("Barnas råd: «Eksempel: Spør oss")
    chained.press(Qt.Key.Key_Return)
    assert chained.card() is None
    assert chained.window.place == "catalogue"
    shown = [label.text() for label in chained.window.window.findChildren(QLabel)]
    assert any(ADVICE in text for text in shown)


def test_arrows_walk_the_chain_and_say_what_stands_at_each_link(chained):
    row = chained.day.obstacles[0]
    chained.turn_to(row)
    chained.press(Qt.Key.Key_C)
    chained.press(Qt.Key.Key_Right)
    assert chained.told().startswith("Arbeidsmåten det ble svart på: Avtale før deling")
    chained.press(Qt.Key.Key_Right)
    assert chained.told() == "Det tjenesten svarte"
    chained.press(Qt.Key.Key_End)
    last = chained.told()
    chained.press(Qt.Key.Key_Right)
    assert chained.told() == last
    chained.press(Qt.Key.Key_Home)
    chained.press(Qt.Key.Key_Right)
    chained.press(Qt.Key.Key_Return)
    assert chained.window.place == "catalogue"
    assert chained.window.part("method_list").key() == chained.method().id


def test_escape_closes_it_with_the_keyboard_back_on_the_card(chained):
    row = chained.day.obstacles[0]
    chained.turn_to(row)
    chained.press(Qt.Key.Key_C)
    chained.press(Qt.Key.Key_Escape)
    assert chained.card() is None
    assert chained.window.window.focusWidget().row_id == row.id


def test_a_private_note_has_no_chain(chained, qtbot):
    desk = chained.session.day_desk(chained.day.id)
    around = chained.window.window.workspace.around
    around.open_day(desk.record.id, "live")
    around.show_chain(target_of(desk.record.services[0]))
    assert chained.card() is None


def test_a_disk_that_fails_is_told_and_nothing_is_shown(chained, monkeypatch):
    chained.turn_to(chained.day.obstacles[0])

    def gone(_service_id):
        raise StoreFailed("gone")

    across = chained.session.across
    monkeypatch.setattr(type(across), "service_days", lambda _self, _id: gone(_id))
    chained.press(Qt.Key.Key_C)
    assert chained.card() is None
    assert chained.window.window.notices.disk.sentence() != ""


def test_there_is_room_for_the_longest_that_stands_at_a_link(chained):
    new = NewMainAnswer(text=Words("Eksempel: Spør oss. " * 20), survey="Undersøkelse", year=2021)
    chained.session.register_desk.run(add_main_answer, new, [chained.method().id])
    chained.turn_to(chained.day.possibilities[0])
    chained.press(Qt.Key.Key_C)
    told = chained.card().findChild(QLabel, "chain_told")
    for chip in chained.card().row.chips:
        chip.setFocus()
        QApplication.processEvents()
        assert told.heightForWidth(told.width()) <= told.height()

"""The live page in the facilitator's words: keys and mouse in, words on the screen out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from dialog_app.core.model.said import Position
from dialog_app.ui.live.capture import CaptureLine
from dialog_app.ui.live.clock_block import ClockBlock
from dialog_app.ui.live.entry_row import EntryRow
from dialog_app.ui.live.finding_card import FindingCard
from dialog_app.ui.live.finding_words import CardSaid
from dialog_app.ui.live.rundown import Rundown
from dialog_app.ui.live.rundown_lines import Kind
from dialog_app.ui.projector.preview import WallPreview
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine

W = TypeVar("W", bound=QWidget)

_KEY_OF = {"agree": "1", "partly": "2", "disagree": "3", "no_position": "4"}
# What Shift and a digit send on a Norwegian keyboard.
_BACK_OF = {
    "agree": Qt.Key.Key_Exclam,
    "partly": Qt.Key.Key_QuoteDbl,
    "disagree": Qt.Key.Key_NumberSign,
    "no_position": Qt.Key.Key_currency,
}
_PLAIN = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class ClockSaid:
    """Everything the clock block says."""

    now: str
    left: str
    left_of: str
    ends: str
    against_plan: str
    next_fixed: str


class LiveDriver:
    """Runs a day through the page that is somewhere within `root` (a page or a whole window)."""

    def __init__(self, root: QWidget) -> None:
        self._root = root

    @property
    def page(self) -> QWidget:
        """The live page itself."""
        if self._root.objectName() == "live_page":
            return self._root
        return self._one(QWidget, "live_page")

    # The day.

    def go_on(self) -> None:
        """Press the space bar: start the day, or go to the next item."""
        self.press(Qt.Key.Key_Space)

    def go_to(self, title: str) -> None:
        """Go on until an item whose title begins so is running."""
        with self._unseen():
            while not self.running().startswith(title):
                before = (self.running(), self.going_on_is_called())
                self.go_on()
                after = (self.running(), self.going_on_is_called())
                assert before != after, f"no item called {title}"

    def pause(self) -> None:
        """Press P."""
        self.press(Qt.Key.Key_P)

    def more_time(self) -> None:
        """Press +."""
        self.press(Qt.Key.Key_Plus)

    def less_time(self) -> None:
        """Press −."""
        self.press(Qt.Key.Key_Minus)

    def running(self) -> str:
        """Return the title of the running item, an empty text where none is."""
        lines = self._one(Rundown, "rundown").lines()
        return next((line.title for line in lines if line.kind is Kind.NOW), "")

    def rundown(self) -> list[tuple[str, str, str, str]]:
        """Return the lines as they stand: how, plan, becomes, title."""
        lines = self._one(Rundown, "rundown").lines()
        return [(line.kind.value, line.plan, line.becomes, line.title) for line in lines]

    def going_on_is_called(self) -> str:
        """Return what the big button says."""
        return self._one(Button, "next_button").words()

    def clock(self) -> ClockSaid:
        """Return what the clock block says."""
        block = self._one(ClockBlock, "clock_block")
        names = ("now", "left", "left_of", "ends", "against_plan", "next_fixed")
        return ClockSaid(*(_label(block, f"clock_{name}") for name in names))

    def second_goes_by(self) -> None:
        """Let the page look at the clock again."""
        getattr(self.page, "_tick")()  # noqa: B009  the timer itself would be a sleep

    def quiet_words(self) -> str:
        """Return the large words of an item in which nothing is entered."""
        return _label(self._one(QWidget, "quiet_view"), "quiet_title")

    # Answers.

    def row(self, service: str) -> EntryRow:
        """Return the row of the service with this name."""
        rows = self.page.findChildren(EntryRow)
        return next(row for row in rows if row.accessibleName() == service)

    def turn_to(self, service: str) -> None:
        """Click on a service's row."""
        row = self.row(service)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().topLeft())

    def chosen_service(self) -> str:
        """Return the name of the service that has the keyboard."""
        held = QApplication.focusWidget()
        return held.accessibleName() if isinstance(held, EntryRow) else ""

    def next_service(self) -> None:
        """Press Tab."""
        self.press(Qt.Key.Key_Tab)

    def count(self, **counts: int) -> None:
        """Count people one by one with the keys 1–4: `count(agree=9, partly=3)`."""
        for position, people in counts.items():
            for _ in range(people):
                self.type_in(_KEY_OF[position])

    def take_back(self, position: str) -> None:
        """Take one back with Shift, as a Norwegian keyboard sends it."""
        self.press(_BACK_OF[position], _SHIFT)

    def type_count(self, number: int) -> None:
        """Type the number of the cell that is chosen."""
        self.press(Qt.Key.Key_Return)
        self.type_in(str(number))
        self.press(Qt.Key.Key_Return)

    def click_cell(self, service: str, position: str) -> None:
        """Click on one answer of a service."""
        cell = self.row(service).cells[Position(position)]
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)

    def type_present(self, number: int) -> None:
        """Type how many are present from the chosen service in this round."""
        self.type_in("n")
        self.type_in(str(number))
        self.press(Qt.Key.Key_Return)

    def note_majority(self) -> None:
        """Press M: most gave the chosen answer, nobody counted."""
        self.type_in("m")

    def counts(self, service: str) -> dict[str, str]:
        """Return what stands in the four cells."""
        cells = self.row(service).cells
        return {position.value: cell.shown() for position, cell in cells.items()}

    def counted(self, service: str) -> str:
        """Return how many of those present are counted, in words."""
        return _label(self.row(service), f"total_{self.row(service).who.id}")

    def present(self, service: str) -> str:
        """Return how many are present, in words."""
        return _label(self.row(service), f"present_{self.row(service).who.id}")

    def row_says(self, service: str) -> list[str]:
        """Return every sentence that stands in a row, errors included."""
        row = self.row(service)
        words = [part.text() for part in row.findChildren(QLabel) if part.isVisible()]
        faults = [part.sentence() for part in row.findChildren(ErrorLine) if part.isVisible()]
        return [*words, *faults]

    def hide_counts(self) -> None:
        """Press H: blank the raw counts, or show them again."""
        self.type_in("h")

    def turn_round(self) -> None:
        """Press E: count the other round."""
        self.type_in("e")

    def round(self) -> str:
        """Return which round is being counted, in words."""
        return self._one(Button, "phase_button").words()

    def next_method(self) -> None:
        """Press the down arrow."""
        self.press(Qt.Key.Key_Down)

    def method(self) -> str:
        """Return the title of the method on the card."""
        return _label(self._one(QWidget, "method_card"), "method_title")

    def method_badges(self) -> list[str]:
        """Return the badges of the card: code and version, and whether it is a starter example."""
        card = self._one(QWidget, "method_card")
        badges = card.findChildren(QWidget, "method_badge")
        return [badge.accessibleName() for badge in badges if badge.isVisible()]

    def quotations(self) -> list[str]:
        """Return the children's own words that stand on the page."""
        found = self.page.findChildren(QLabel, "quotation")
        return [label.text() for label in found if label.isVisible()]

    # The capture line.

    def write(self, line: str) -> None:
        """Go to the empty capture line and write, without Enter."""
        self.press(Qt.Key.Key_K, _CONTROL)
        self.type_in(line)

    def say(self, line: str) -> None:
        """Write a line («h Taushetsplikten …») and record it."""
        self.write(line)
        self.press(Qt.Key.Key_Return)

    def line_text(self) -> str:
        """Return the text that stands in the line."""
        return self._line().field.edit.text()

    def line_kind(self) -> str:
        """Return the kind that is chosen, in words."""
        return self._chip("capture_kind")

    def line_service(self) -> str:
        """Return the service the line will be attached to."""
        return self._chip("capture_service")

    def suggestions(self) -> list[str]:
        """Return the chips that Enter will take along."""
        names = (
            "capture_category",
            "capture_provision",
            "capture_chain",
            "capture_who",
            "capture_due",
        )
        return [word for word in map(self._chip, names) if word]

    def line_error(self) -> str:
        """Return the sentence below the line, empty where nothing is wrong."""
        line = self._line().findChild(ErrorLine, "capture_error")
        return line.sentence() if line is not None and line.isVisible() else ""

    def goes_to(self) -> str:
        """Return what the line says about where it goes."""
        return _label(self._line(), "capture_goes_to")

    def leave_line(self) -> None:
        """Press Esc until the keyboard is out of the line."""
        for _ in range(4):
            held = QApplication.focusWidget()
            if held is not None and self._line().isAncestorOf(held):
                self.press(Qt.Key.Key_Escape)

    # What was said.

    def show(self, view: str) -> None:
        """Show a view with Alt and a number: answers, obstacles, … or turns."""
        views = ("answers", "obstacles", "actions", "reasons", "main_answers", "turns", "since")
        self.press(Qt.Key(Qt.Key.Key_1.value + views.index(view)), _ALT)

    def cards(self) -> list[str]:
        """Return the texts of the cards that are shown, left list first."""
        return [card.said.text for card in self._cards() if card.said is not None]

    def card(self, text: str) -> CardSaid:
        """Return what the card with this text says."""
        said = self._card(text).said
        assert said is not None
        return said

    def choose(self, text: str) -> None:
        """Click on the card with this text."""
        QTest.mouseClick(self._card(text), Qt.MouseButton.LeftButton)

    def reword(self, text: str, new: str) -> None:
        """Word a card anew in place."""
        self.begin_rewording(text, new)
        self.press(Qt.Key.Key_Return)

    def begin_rewording(self, text: str, new: str) -> None:
        """Open a card and write new words, without Enter."""
        self.choose(text)
        self.press(Qt.Key.Key_F2)
        self.press(Qt.Key.Key_A, _CONTROL)
        self.type_in(new)

    def card_error(self, text: str) -> str:
        """Return what is said to be wrong on the card with this text."""
        return self._card(text).error.sentence()

    def withdraw(self, text: str) -> None:
        """Take a card away."""
        self.choose(text)
        self.press(Qt.Key.Key_Delete)

    def link(self, text: str, to: str) -> None:
        """Link a card with a number or a letter: Ctrl+L, and it is typed."""
        self.choose(text)
        self.press(Qt.Key.Key_L, _CONTROL)
        self.type_in(to)

    def link_error(self) -> str:
        """Return why nothing was linked."""
        line = self.page.findChild(ErrorLine, "link_error")
        return line.sentence() if line is not None and line.isVisible() else ""

    def link_question(self) -> str:
        """Return what the link line asks."""
        asked = self.page.findChild(QLabel, "link_question")
        return asked.text() if asked is not None and asked.isVisible() else ""

    def choose_in_menu(self, text: str, *path: str) -> None:
        """Open a card's menu and choose, part by part: `("Kategori", "Samarbeid")`."""
        self.choose(text)
        self.press(Qt.Key.Key_Period)
        menu = self.page.findChild(QMenu, "finding_menu")
        assert menu is not None
        opened = menu
        for word in path:
            action = next(one for one in opened.actions() if one.text() == word)
            inner = action.menu()
            if isinstance(inner, QMenu):
                opened = inner
            else:
                action.trigger()
        menu.close()
        menu.deleteLater()

    # The wall.

    def show_on_wall(self) -> None:
        """Press W."""
        self.type_in("w")

    def show_method_on_wall(self) -> None:
        """Press A."""
        self.type_in("a")

    def black(self) -> None:
        """Press Shift+W."""
        self.press(Qt.Key.Key_W, _SHIFT)

    def wall_says(self) -> str:
        """Return what the wall shows, in words."""
        return self._one(WallPreview, "wall_preview").caption

    # Hands.

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self._held(), key, held)
        QApplication.processEvents()

    def type_in(self, text: str) -> None:
        """Type a text where the keyboard is, key by key."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._held(), character)
            else:
                # QTest knows no letters beyond ASCII; a keyboard sends them like this.
                no_key = QKeyEvent(QEvent.Type.KeyPress, 0, _PLAIN, character)
                QApplication.sendEvent(self._held(), no_key)
        QApplication.processEvents()

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        """Draw nothing on the way; each frame of it would cost as much as the one looked at."""
        window = self.page.window()
        window.setUpdatesEnabled(False)
        try:
            yield
        finally:
            window.setUpdatesEnabled(True)
            QApplication.processEvents()

    def _held(self) -> QWidget:
        return QApplication.focusWidget() or self.page

    def _line(self) -> CaptureLine:
        return self._one(CaptureLine, "capture_line")

    def _chip(self, name: str) -> str:
        found = [chip for chip in self._line().findChildren(Chip, name) if chip.isVisible()]
        return found[-1].word() if found else ""

    def _cards(self) -> list[FindingCard]:
        QApplication.processEvents()
        shown = [card for card in self.page.findChildren(FindingCard) if card.isVisible()]
        return sorted(shown, key=lambda card: card.mapTo(self.page, QPoint()).toTuple())

    def _card(self, text: str) -> FindingCard:
        return next(card for card in self._cards() if card.said and card.said.text == text)

    def _one(self, kind: type[W], name: str) -> W:
        found = self._root.findChild(kind, name)
        assert found is not None, f"{name} is not on the screen"
        return found


def _label(within: QWidget, name: str) -> str:
    label = within.findChild(QLabel, name)
    assert label is not None, f"{name} is not on the screen"
    return label.text()

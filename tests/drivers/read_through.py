"""A read-through as the one at the keyboard does it, and all that the wall was told meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.slides.kinds import Frame, ReadThroughSlide
from dialog_app.desk.desk import Desk
from dialog_app.desk.session import Session
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.dissent_form import DissentForm
from dialog_app.ui.minutes.passage_card import PassageCard
from dialog_app.ui.minutes.read_through import ReadThrough
from dialog_app.ui.minutes.reading_place import ReadingPlace
from dialog_app.ui.minutes.reading_sheet import ReadingSheet
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.widgets.in_place import InPlace
from dialog_app.ui.widgets.label import Label
from tests.core.slides import texts
from tests.drivers.around import around as around_of


class ReadThroughDriver:
    """A read-through of a day with a wall of its own; `frames` is everything that stood on it."""

    def __init__(self, bot: QtBot, session: Session, desk: Desk[Day]) -> None:
        self._bot = bot
        self.bridge = DayBridge(desk)
        self.register = session.register
        self.feed = WallFeed(session.laptop.now, Texts("nb"))
        self.frames: list[Frame] = []
        self.feed.changed.connect(lambda frame, _other: self.frames.append(frame))
        self.feed.follow(self.bridge.record, session.register)
        self.bridge.changed.connect(lambda day, _step: self.feed.follow(day, session.register))
        around = around_of(session, wall_feed=lambda: self.feed)
        self.view = ReadThrough(self.bridge, around)
        bot.addWidget(self.view)
        self.view.resize(1278, 680)
        self.view.show()
        self.view.activateWindow()
        bot.waitUntil(lambda: QApplication.activeWindow() is self.view)

    def begin(self, service_id: str) -> str:
        """Begin; returns why it was refused."""
        refused = self.view.begin(service_id)
        QApplication.processEvents()
        return refused.sentence if refused is not None else ""

    @property
    def place(self) -> ReadingPlace:
        """Where it is read."""
        assert self.view.place is not None
        return self.view.place

    @property
    def sheet(self) -> ReadingSheet:
        """The sheet in the middle."""
        found: ReadingSheet = self.view.findChild(ReadingSheet, "reading_sheet")
        return found

    def cards(self) -> list[str]:
        """Return the words on the cards of the step."""
        return [card.said.text for card in self.sheet.cards if card.said is not None]

    def chosen(self) -> PassageCard:
        """Return the card that is talked of."""
        card = self.sheet.card(self.place.line)
        assert card is not None
        return card

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            held = QApplication.focusWidget()
            assert held is not None, "nothing has the keyboard"
            self._bot.keyClick(held, key)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Write in the place of what is chosen, without taking it."""
        self.press(Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert isinstance(field, InPlace)
        field.selectAll()
        self._bot.keyClicks(field, text)

    def find(self, words: str) -> None:
        """Go on with the arrow until a passage with these words is talked of."""
        for _ in range(200):
            passage = self.place.passage
            if passage is not None and words in passage.words:
                return
            self.press(Qt.Key.Key_Down)
        raise LookupError(words)

    def click(self, name: str) -> None:
        """Press a button."""
        button: QPushButton = self.view.findChild(QPushButton, name)
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill(self, name: str, text: str) -> None:
        """Write in a field of the form for a dissent."""
        form: DissentForm = self.view.findChild(DissentForm)
        form.fill({**form.values(), name: text})

    def label(self, name: str) -> str:
        """Return what a label on the chosen card says; nothing where it is not seen."""
        found = self.chosen().findChild(Label, name)
        return found.text() if found is not None and found.isVisible() else ""

    def wall(self) -> str:
        """Return what the wall says of the minutes; nothing while it shows something else."""
        slide = self.feed.slide
        return texts(slide) if isinstance(slide, ReadThroughSlide) else ""

    def told(self) -> str:
        """Return everything that ever stood on the wall."""
        return "\n".join(texts(frame) for frame in self.frames)

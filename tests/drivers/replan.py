"""Plans for a late day in the facilitator's words, driven by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dialog_app.ui.live.replan_bar import ReplanBar
from dialog_app.ui.live.replan_card import PlanCard
from dialog_app.ui.live.replan_offer import ReplanOffer
from dialog_app.ui.live.replan_words import CardSaid
from dialog_app.ui.live.rundown import Rundown
from dialog_app.ui.widgets.button import Button
from tests.drivers.live import LiveDriver


class ReplanDriver:
    """Looks at and uses the plans on a live page."""

    def __init__(self, live: LiveDriver) -> None:
        self._live = live

    def told(self) -> str:
        """Return what the quiet button says, nothing where there is none."""
        offer = self._live.page.findChild(ReplanOffer, "replan_offer")
        return offer.words() if offer.isVisible() else ""

    def open(self) -> None:
        """Press R."""
        self._live.type_in("r")

    def use(self) -> None:
        """Press Enter."""
        self._live.press(Qt.Key.Key_Return)

    def not_now(self) -> None:
        """Press Esc."""
        self._live.press(Qt.Key.Key_Escape)

    def turn(self, key: Qt.Key = Qt.Key.Key_Right) -> None:
        """Press an arrow."""
        self._live.press(key)

    def is_open(self) -> bool:
        """Tell whether the plans stand on the page."""
        return self.bar().isVisible()

    def title(self) -> str:
        """Return the line over the cards."""
        return self.bar().findChild(QLabel, "replan_title").text()

    def cards(self) -> list[CardSaid]:
        """Return what the cards say, from the left."""
        return [card.said for card in self.bar().cards]

    def chosen(self) -> str:
        """Return the title of the one card that has the filled button."""
        (card,) = [card for card in self.bar().cards if card.property("chosen")]
        assert card.findChild(Button, "plan_use").isVisible()
        return card.said.title

    def held(self) -> str:
        """Return the title of the card that has the keyboard."""
        held = QApplication.focusWidget()
        return held.said.title if isinstance(held, PlanCard) else ""

    def spoken(self) -> str:
        """Return what a screen reader says of the card that has the keyboard."""
        return QApplication.focusWidget().accessibleName()

    def proposed(self) -> dict[str, tuple[str, str]]:
        """Return the plan's time and minutes of every item of the rundown."""
        lines = self._live.page.findChild(Rundown, "rundown").lines()
        return {line.title: (line.proposed, line.minutes) for line in lines}

    def going_on_is_filled(self) -> bool:
        """Tell whether the big button is the filled one."""
        return bool(self._live.page.findChild(Button, "next_button").property("kind") == "primary")

    def refused(self) -> str:
        """Return why a plan was not used."""
        return self.bar().error.sentence()

    def by_hand(self, words: str = "") -> list[str]:
        """Press the button that a screen reader calls so, and return what all are called."""
        hand = self.bar().by_hand
        for button in [one for one in hand.buttons if one.accessibleName() == words]:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return [button.accessibleName() for button in hand.buttons if button.isVisible()]

    def unfold(self) -> None:
        """Press the link that shows what can be changed by hand."""
        more = self.bar().findChild(Button, "replan_more")
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def bar(self) -> ReplanBar:
        """Return the bar."""
        return self._live.page.findChild(ReplanBar, "replan_bar")

"""Cards, slips and reasons of the live page in the facilitator's words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from dialog_app.ui.live.roster_grid import RosterGrid
from dialog_app.ui.live.slips_panel import SlipsPanel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.run_label import RunLabel
from tests.drivers.live import LiveDriver

_KIND_BACK = {
    "dont_know": Qt.Key.Key_Percent,
    "not_relevant": Qt.Key.Key_Ampersand,
    "declined": Qt.Key.Key_Slash,
}


class WaysDriver:
    """Takes answers in other ways than by hands; `keys` counts the keys pressed through it."""

    def __init__(self, live: LiveDriver) -> None:
        self._live = live
        self.keys = 0

    def press(self, key: Qt.Key, shift: bool = False) -> None:
        """Press one key."""
        self.keys += 1
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self._live.press(key, held)

    def type_keys(self, letters: str) -> None:
        """Press the keys of letters and digits one after the other."""
        for letter in letters:
            self.keys += 1
            self._live.type_in(letter)

    def take_kind_back(self, kind: str) -> None:
        """Take back one who said why, with Shift and a digit of a Norwegian keyboard."""
        self.press(_KIND_BACK[kind], shift=True)

    def open_cards(self) -> None:
        """Press K."""
        self.type_keys("k")

    def open_slips(self) -> None:
        """Press L."""
        self.type_keys("l")

    def leave(self) -> None:
        """Press Esc."""
        self.press(Qt.Key.Key_Escape)

    def card(self) -> str:
        """Return the chosen card as a screen reader says it; empty where no card is open."""
        grids = [g for g in self._live.page.findChildren(RosterGrid) if g.isVisible()]
        return grids[0].accessibleName() if grids else ""

    def moved(self) -> str:
        """Return how people moved, in words."""
        labels = self._live.page.findChildren(QLabel, "roster_moved")
        return next((label.text() for label in labels if label.isVisible()), "")

    def fill_slips(self, **piles: str) -> None:
        """Type what the piles hold, and press Enter."""
        for name, typed in piles.items():
            field = self._panel().findChild(QLineEdit, f"slips_{name}")
            field.setFocus()
            field.selectAll()
            self._live.type_in(typed)
        self.press(Qt.Key.Key_Return)

    def slips(self) -> dict[str, str]:
        """Return what stands in the piles; empty where no slips are open."""
        if not self.slips_are_open():
            return {}
        fields = self._panel().findChildren(QLineEdit)
        return {field.objectName().removeprefix("slips_"): field.text() for field in fields}

    def slips_say(self) -> str:
        """Return what is wrong with the slips."""
        return self._panel().findChild(ErrorLine, "slips_error").sentence()

    def slips_are_open(self) -> bool:
        """Tell whether the slips are shown."""
        return any(p.isVisible() for p in self._live.page.findChildren(SlipsPanel))

    def _panel(self) -> SlipsPanel:
        return next(p for p in self._live.page.findChildren(SlipsPanel) if p.isVisible())

    def below(self, service: str) -> str:
        """Return what stands in small words below the cells of a row."""
        row = self._live.row(service)
        label = row.findChild(QLabel, f"below_{row.who.id}")
        return label.text() if label.isVisible() else ""

    def reason_wanted(self, service: str) -> str:
        """Return which reason a row asks for."""
        row = self._live.row(service)
        label = row.findChild(RunLabel, f"reason_{row.who.id}")
        return label.text() if label.isVisible() else ""

    def room_check(self) -> str:
        """Return what is said of services and groups together."""
        label = self._live.page.findChild(QLabel, "room_check")
        return label.text() if label.isVisible() else ""

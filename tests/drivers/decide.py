"""The part where people decide, as they use it: with keys, and by the words on it."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dialog_app.ui.across.decide.part import DecidePart
from dialog_app.ui.across.scope import Scope
from tests.drivers.across import AcrossDriver
from tests.drivers.catalogue import CatalogueDriver
from tests.drivers.window import WindowDriver

FORM = "decision_form"


class DecideDriver(CatalogueDriver):
    """The part in an open window; forms are as in the catalogue. The days are read by and by."""

    def __init__(self, window: WindowDriver) -> None:
        self.window = window
        AcrossDriver(window).page.go_to("decide")
        part = window.part("across_decide")
        assert isinstance(part, DecidePart)
        self.page = part  # type: ignore[assignment]

    def lines(self) -> list[str]:
        """Return the methods of the list as a screen reader says them."""
        return [row.spoken for row in self._list("decide_list").rows()]

    def at(self, code: str) -> None:
        """Go to a method in the list."""
        self._choose("decide_list", code)

    def key(self, keys: str) -> None:
        """Press a key in the list."""
        held = self._list("decide_list")
        held.setFocus()
        QTest.keySequence(held, keys)
        QApplication.processEvents()

    def press_here(self, keys: str) -> None:
        """Press a key where the keyboard is."""
        self.window.press(keys)
        QApplication.processEvents()

    def texts(self, name: str) -> str:
        """Return every word in a part that is shown."""
        part = self._shown(QWidget, name)
        return "\n".join(one.text() for one in part.findChildren(QLabel) if not one.isHidden())

    def advice(self) -> list[str]:
        """Return what children said, as it stands on the screen."""
        QApplication.processEvents()
        found = self.page.findChildren(QLabel, "main_answer_text")
        return [one.text() for one in found if one.isVisible()]

    def story(self) -> str:
        """Return what the story of the method in the catalogue says was decided."""
        QApplication.processEvents()
        return "\n".join(self.window.texts("method_decided"))

    def scope(self) -> Scope:
        """Return what the place looks at, and with which of its parts."""
        return AcrossDriver(self.window).scope

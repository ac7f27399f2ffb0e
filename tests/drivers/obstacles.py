"""What is behind obstacles, in the facilitator's words: the panel, merging, earlier days."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.live.obstacle_panel import ObstaclePanel
from dialog_app.ui.live.pick_bar import PickBar
from dialog_app.ui.live.source_line import SourceLine
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers.live import LiveDriver


class ObstaclesDriver:
    """Works on the obstacles of a live page."""

    def __init__(self, live: LiveDriver) -> None:
        self.live = live

    def open_panel(self, text: str) -> None:
        """Choose a card and press O."""
        self.live.choose(text)
        self.live.press(Qt.Key.Key_O)

    def close_panel(self) -> None:
        """Press Esc."""
        self.live.press(Qt.Key.Key_Escape)

    def panel_is_open(self) -> bool:
        """Tell whether the panel stands in the place of the lists."""
        return self._panel().isVisible()

    def type_source(self, typed: str) -> list[str]:
        """Type of a source, and return what is offered."""
        self.live.type_in(typed)
        return self._offered(self._panel(), "source_list")

    def take(self) -> None:
        """Press Enter."""
        self.live.press(Qt.Key.Key_Return)

    def down(self) -> None:
        """Press the down arrow."""
        self.live.press(Qt.Key.Key_Down)

    def sources(self) -> list[str]:
        """Return the sources of the panel."""
        lines = self._panel().findChildren(SourceLine)
        return [line.accessibleName() for line in lines if line.isVisible()]

    def choose(self, name: str, word: str, source: str = "") -> None:
        """Choose a word in one of the panel's choices, as the keyboard does."""
        whole: QWidget = self._panel()
        if source:
            lines = whole.findChildren(SourceLine)
            whole = next(one for one in lines if one.accessibleName() == source)
        choice = next(one for one in whole.findChildren(Choice) if one.objectName() == name)
        place = choice.findText(word)
        assert place >= 0, f"{word} cannot be chosen"
        choice.setCurrentIndex(place)
        choice.activated.emit(place)
        QApplication.processEvents()

    def chosen(self, name: str) -> str:
        """Return the word that is chosen."""
        choices = self._panel().findChildren(Choice)
        return next(one for one in choices if one.objectName() == name).currentText()

    def panel_says(self) -> list[str]:
        """Return the sentences of the panel."""
        labels = self._panel().findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def panel_error(self) -> str:
        """Return what the panel says is wrong."""
        return _error(self._panel(), "panel_error")

    def begin_merge(self, text: str) -> list[str]:
        """Choose a card, press Y, and return what can be chosen."""
        self.live.choose(text)
        self.live.press(Qt.Key.Key_Y)
        return self.offered()

    def offered(self) -> list[str]:
        """Return what the bar offers."""
        return self._offered(self.bar(), "pick_list")

    def question(self) -> str:
        """Return what the bar asks."""
        bar = self.bar()
        asked = bar.findChild(QLabel, "pick_question")
        return asked.text() if asked is not None and bar.isVisible() else ""

    def bar_error(self) -> str:
        """Return what the bar says is wrong."""
        return _error(self.bar(), "pick_error")

    def bar(self) -> PickBar:
        """Return the bar that asks which one."""
        found = self.live.page.findChild(PickBar, "pick_bar")
        assert isinstance(found, PickBar)
        return found

    def _panel(self) -> ObstaclePanel:
        found = self.live.page.findChild(ObstaclePanel, "obstacle_panel")
        assert isinstance(found, ObstaclePanel)
        return found

    def _offered(self, whole: QWidget, name: str) -> list[str]:
        QApplication.processEvents()
        shown = [one for one in whole.findChildren(RowList, name) if one.isVisible()]
        return [row.spoken for one in shown for row in one.rows()]


def _error(whole: QWidget, name: str) -> str:
    line = whole.findChild(ErrorLine, name)
    return line.sentence() if line is not None and line.isVisible() else ""

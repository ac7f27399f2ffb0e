"""The closing check as a facilitator uses it: the list, the reason, the jump and the way back."""

from PySide6.QtWidgets import QListView

from tests.drivers.window import WindowDriver


class ClosingDriver:
    """The page of minutes of one day in a window, from its block to its closing check."""

    def __init__(self, window: WindowDriver, title: str) -> None:
        self.window = window
        window.open_day(title, "minutes")

    def begin(self) -> None:
        """Press «Avslutt dagen …»."""
        self.window.click("close_day")

    def lines(self) -> list[str]:
        """Return heads and remarks as they stand in the list; none where there is no list."""
        if not self.window.has("remarks"):
            return []
        model = self._list().model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def choose(self, words: str) -> None:
        """Go down the list with the arrow keys until a line holds these words."""
        for _ in range(len(self.lines())):
            if words in str(self._list().currentIndex().data()):
                return
            self.window.press("Down")
        raise AssertionError(words)

    def chosen(self) -> str:
        """Return the line the keyboard is at."""
        return str(self._list().currentIndex().data())

    def give_reason(self, text: str) -> None:
        """Write why the day is closed all the same."""
        self.window.part("close_reason").setFocus()
        self.window.type(text)

    def _list(self) -> QListView:
        found = self.window.part("remarks")
        assert isinstance(found, QListView)
        return found

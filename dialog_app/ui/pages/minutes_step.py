"""The step Referat: the page of minutes, or one service's minutes while a room reads them."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.read_through import ReadThrough
from dialog_app.ui.minutes.side import Side
from dialog_app.ui.pages.minutes import MinutesPage


class MinutesStep(QStackedWidget):
    """Shows the page, and in its place the read-through from when it is asked for until it ends."""

    def __init__(self, bridge: DayBridge, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minutes_step")
        self._bridge = bridge
        self._around = around
        self.page = MinutesPage(bridge, around)
        self.page.read_through_asked.connect(self.open_read_through)
        self._reading: ReadThrough | None = None
        self.addWidget(self.page)

    def open_read_through(self, service_id: str) -> None:
        """Read a service's minutes; why they cannot be read is said on the page."""
        reading = self._reading or self._made()
        refused = reading.begin(service_id)
        if refused is not None:
            self._side.complain(refused.sentence)
            return
        self.setCurrentWidget(reading)
        reading.take_focus()

    def go_to_row(self, kind: str, row_id: str) -> None:
        """Go to a dissent in its service's minutes, leaving a read-through."""
        if self._reading is not None:
            self._reading.end()
        self.page.go_to_row(kind, row_id)

    def event(self, event: QEvent) -> bool:
        """Put the page away for good with the step, so that it stops what it is making."""
        if event.type() is QEvent.Type.ParentChange and self.parent() is None:
            self.page.setParent(None)
            self.page.deleteLater()
        return super().event(event)

    @property
    def _side(self) -> Side:
        (side,) = self.page.findChildren(Side)
        return side

    def _made(self) -> ReadThrough:
        """Make the read-through, which looks at the wall, when it is first asked for."""
        self._reading = ReadThrough(self._bridge, self._around)
        self._reading.ended.connect(lambda: self.setCurrentWidget(self.page))
        self._reading.send_asked.connect(lambda _service: self._side.ask_for_comments())
        self.addWidget(self._reading)
        return self._reading

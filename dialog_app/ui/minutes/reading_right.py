"""The right column of a read-through: what can be done, or the form for a dissent in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.dissent_form import DissentForm
from dialog_app.ui.minutes.reading_place import ReadingPlace
from dialog_app.ui.minutes.reading_side import ReadingSide


class ReadingRight(QStackedWidget):
    """Shows the side until a dissent is written; `left` says that the form is gone."""

    left = Signal()

    def __init__(self, bridge: DayBridge, around: Around, side: ReadingSide) -> None:
        super().__init__()
        self.setProperty("kind", "column-right")
        self._bridge = bridge
        self._side = side
        self._form = DissentForm(bridge, around)
        self._form.setProperty("column", True)
        self._form.left.connect(self._on_left)
        self.addWidget(side)
        self.addWidget(self._form)

    @property
    def is_writing(self) -> bool:
        """Whether the form stands there."""
        return self.currentWidget() is self._form

    def write(self, place: ReadingPlace) -> None:
        """Open the form for what is read now."""
        subject = place.subject
        about = subject.version_id if subject is not None else ""
        self._form.open_new(self._bridge.record, place.service_id, about)
        self.setCurrentWidget(self._form)
        self._form.take_focus()

    def put_away(self) -> None:
        """Show the side; what is half-written is kept."""
        if self.is_writing:
            self._form.hold()
            self.setCurrentWidget(self._side)

    def _on_left(self, _saved: bool) -> None:
        self.setCurrentWidget(self._side)
        self.left.emit()

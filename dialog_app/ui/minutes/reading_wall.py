"""The wall while minutes are read through: shown only where somebody asked for it."""

from PySide6.QtCore import QObject, Signal

from dialog_app.base.texts import Texts
from dialog_app.core.slides.read_through import Reading
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.minutes.labels_given import note_at_once
from dialog_app.ui.minutes.reading_place import ReadingPlace
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.words import language, say


class ReadingWall(QObject):
    """Puts what is read on the wall, lets it follow, and gives the wall back as it was.

    It tells the wall where the room reads, and no words: those the wall finds in the day itself.
    """

    turned = Signal()

    def __init__(self, bridge: DayBridge, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._around = around
        shared = around.wall_feed
        self.feed = shared() if shared else WallFeed(around.now, Texts(language()), self)
        self._on = False

    @property
    def on(self) -> bool:
        """Whether the wall shows what is read."""
        return self._on

    def turn(self, place: ReadingPlace) -> str:
        """Show what is read, or what stood there before; returns why it cannot be shown."""
        if self._on:
            self.give_back()
            return ""
        if self.feed.is_kept_from(self._bridge.record):
            return say("read.wall.kept")
        # Words of the measures that the room sees are kept in the record, as printed ones are.
        note_at_once(self._bridge, self._around.register, place.service_id)
        self._on = True
        self.follow(place)
        self.turned.emit()
        return ""

    def follow(self, place: ReadingPlace) -> None:
        """Show where the room reads now."""
        if self._on:
            day = self._bridge.record
            self.feed.follow(day, self._around.register)
            self.feed.read(Reading(day.id, place.reader, place.step, place.key))

    def give_back(self) -> None:
        """Let the wall show again what it showed."""
        if self._on:
            self._on = False
            self.feed.read(None)
            self.turned.emit()

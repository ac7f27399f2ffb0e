"""The wall beside the window: it follows the day that is open."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialog_app.base.settings import Settings
from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState
from dialog_app.desk.session import Session
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.projector.given_back import GivenBack
from dialog_app.ui.projector.numbers import ScreenNumbers
from dialog_app.ui.projector.screens import Screens, after, bring, free_of
from dialog_app.ui.projector.window import WallWindow
from dialog_app.ui.words import language


class WallLink(QObject):
    """One feed and one window on the projector.

    The wall goes up when a day is run, goes black rather than away while that day is running but
    closed on the screen, and comes down when it is not. Minutes read through later bring it up too.
    """

    def __init__(self, facilitator: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(facilitator)
        self._session = session
        self._bridge: DayBridge | None = None
        self._running = False
        self._facilitator = facilitator
        self._screens = Screens(facilitator)
        self._numbers = ScreenNumbers(self)
        self._up = False
        self._lent = False
        self.feed = WallFeed(session.laptop.now, Texts(language()), self)
        given = self.feed.given = GivenBack(session, self)
        given.made.connect(self.feed.refresh)
        self.window = WallWindow(self._screens, settings.wall_screen, settings.wall_theme)
        self.window.setObjectName("wall")
        self.feed.changed.connect(self.window.show_frame)
        self.window.placed.connect(self.feed.stand_on)
        self.feed.reads.connect(self._on_read)

    def follow(self, bridge: DayBridge) -> None:
        """Show this day from now on; one that is over does not take it from one that runs."""
        # Asked with every change that the window's title follows, and the feed has that already.
        if bridge is self._bridge:
            return
        if self.feed.is_kept_from(bridge.record):
            return
        self._bridge = bridge
        bridge.changed.connect(self._on_changed)
        self._on_changed(bridge.record)
        self._up = True
        self.window.start()

    def leave(self) -> None:
        """Follow no day any more."""
        self._bridge = None
        self.feed.stop()
        if not self._running:
            self._up = False
            self.window.stop()

    def lend(self, feed: WallFeed) -> bool:
        """Let the wall show a rehearsal until `take_back`; refused while a day is being run."""
        if self._running:
            return False
        self._lent = True
        self.feed.changed.disconnect(self.window.show_frame)
        feed.changed.connect(self.window.show_frame)
        self.window.placed.connect(feed.stand_on)
        self.window.show_frame(feed.frame)
        self.window.start()
        feed.stand_on(self.window.screen_name)
        return True

    def take_back(self, feed: WallFeed) -> None:
        """Show what the day itself has on the wall again, or leave the screen."""
        if not self._lent:
            return
        self._lent = False
        feed.changed.disconnect(self.window.show_frame)
        self.window.placed.disconnect(feed.stand_on)
        self.feed.changed.connect(self.window.show_frame)
        self.window.show_frame(self.feed.frame)
        if not self._up:
            self.window.stop()

    def wear(self, settings: Settings) -> None:
        """Use the language, theme and screen of the settings."""
        self.feed.speak(Texts(language()))
        self.window.set_theme(settings.wall_theme)
        if settings.wall_screen:
            self.window.move_to(settings.wall_screen)

    def swap(self) -> str:
        """Let wall and facilitator change screens; where there are more, send the wall to the next.

        Returns the name of the screen the wall goes to; empty where there is no other screen.
        """
        own = self._screens.facilitators()
        free = free_of(self._screens.all(), own)
        if own is None or not free:
            return ""
        if len(free) > 1:
            name = after(free, self.window.screen_name).name()
            self.window.move_to(name)
            return name
        with self.window.stepping_aside():
            bring(self._facilitator, free[0])
            self.window.wants(own.name())
        return own.name()

    def number_screens(self) -> None:
        """Show for a moment which screen is which."""
        own = self._screens.facilitators()
        self._numbers.show(self._screens.all(), own, self.window.screen_name)

    def close(self) -> None:
        """Take the wall down for good."""
        self._bridge = None
        self.feed.stop()
        self._numbers.hide()
        self.window.stop()
        self.window.deleteLater()

    def _on_read(self, reading: bool) -> None:
        """Go up for minutes that are read through after the day, and down again after them."""
        if self._up or self._lent:
            return
        if reading:
            self.window.start()
        else:
            self.feed.stop()
            self.window.stop()

    def _on_changed(self, day: Day, _step: object = None) -> None:
        if self._bridge is not None:
            self._running = day.info.state is DayState.RUNNING
            self.feed.follow(day, self._session.register)

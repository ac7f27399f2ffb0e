"""What the wall shows, kept up to date: one feed for the wall and for its preview."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from dialog_app.core import slide as slides
from dialog_app.core.clock import forecast
from dialog_app.core.clock_face import until_change
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState, Wall
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import BlackSlide, Frame, ReadThroughSlide
from dialog_app.core.slides.read_through import Reading
from dialog_app.core.slides.scene import GivenPages, WallWords
from dialog_app.core.small_timer import small_timer_left
from dialog_app.ui.projector.framed import Framed
from dialog_app.ui.ticker import Ticker


class WallFeed(Framed, QObject):
    """Turns the day into frames; tells of one only when it differs from the one before.

    Time is looked at when the clock shows something else, and only while one stands on the wall;
    `now` gives a time that runs `pace` times as fast as real time. `mark` stands on every frame.
    `given` gives pages back to children, None where the days before this one are not at hand.
    """

    changed = Signal(object, bool)
    """A new frame, and whether it is about something else than the frame before."""

    froze = Signal(bool)
    """Whether the facilitator holds the picture from now on."""

    stood = Signal(str)
    """The wall stands on the screen with this name; empty: nobody in the room sees it."""

    reads = Signal(bool)
    """Whether minutes are read through on the wall from now on."""

    def __init__(
        self,
        now: Callable[[], datetime.datetime],
        words: WallWords,
        parent: QObject | None = None,
        pace: int = 1,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._words = words
        self._shown: tuple[Day, Register] | None = None
        self._running = ""
        self.mark = ""
        self.given: GivenPages | None = None
        self._frame = Frame(BlackSlide())
        self._own = self._frame
        self._reading: Reading | None = None
        self._about: Wall | None = None
        self._screen = ""
        self._ticker = Ticker(self.refresh, self, pace)

    @property
    def reading(self) -> Reading | None:
        """The minutes that are read through on the wall, None while none are."""
        return self._reading

    @property
    def screen(self) -> str:
        """The name of the screen the wall stands on; empty while nobody in the room sees it."""
        return self._screen

    def stand_on(self, screen: str) -> None:
        """Take in where the wall has come to stand."""
        self._screen = screen
        self.stood.emit(screen)

    @property
    def frozen(self) -> bool:
        """Whether the facilitator holds the picture."""
        return self._about is not None and self._about.frozen

    @property
    def ticking(self) -> bool:
        """Whether a clock is on the wall, so that time is looked at."""
        return self._ticker.waiting

    def speak(self, words: WallWords) -> None:
        """Use the words of another language from now on; a picture that is held stays as it is."""
        self._words = words
        self.refresh()

    def follow(self, day: Day, register: Register) -> None:
        """Show this day as it is now; called after every change, by all who look at the wall."""
        if self.is_kept_from(day):
            return
        self._running = day.id if day.info.state is DayState.RUNNING else ""
        if self._shown is not None and self._shown[0] is day and self._shown[1] is register:
            return
        self._shown = (day, register)
        self.refresh()

    def read(self, reading: Reading | None) -> None:
        """Show minutes of the day while they are read through; None shows again what stood there.

        It comes before black and freeze, which are as they were afterwards.
        """
        if reading != self._reading:
            turned = _page(reading) != _page(self._reading)
            begins_or_ends = (reading is None) is not (self._reading is None)
            self._reading = reading
            self.refresh(turned=turned)
            if begins_or_ends:
                self.reads.emit(reading is not None)

    def is_kept_from(self, day: Day) -> bool:
        """Tell whether another day runs here, and this one is over.

        Somebody may look something up on an earlier day while the room is at work.
        """
        over = day.info.state in {DayState.HELD, DayState.CLOSED}
        return over and self._running not in ("", day.id)

    def stop(self) -> None:
        """Show nothing: no day is open."""
        self._shown = self._reading = None
        self._own = Frame(BlackSlide())
        self._ticker.rest()
        self._take(Frame(BlackSlide()), None)

    def refresh(self, *, turned: bool = False) -> None:
        """Look at the day and the time again; `turned` when other minutes are read than before."""
        if self._shown is None:
            return
        day, register = self._shown
        now = self._now()
        shown = slides.frame(day, register, now, self._words, self.given)
        fresh = replace(shown, mark=self.mark)
        if _holds(self._about, day.wall):
            fresh = replace(fresh, slide=slides.held(self._own.slide, fresh.slide))
        self._own = fresh
        if self._reading is not None:
            read = slides.frame(day, register, now, self._words, self._reading)
            fresh = replace(read, mark=self.mark) if _is_read(read) else fresh
        self._take(fresh, day.wall, turned=turned)
        if slides.has_clock(fresh):
            seconds = slides.has_seconds(fresh)
            self._ticker.wait(_stays(day, now, seconds=seconds))
        else:
            self._ticker.rest()

    def _take(self, fresh: Frame, about: Wall | None, *, turned: bool = False) -> None:
        same_kind = type(fresh.slide) is type(self._frame.slide)
        read = same_kind and _is_read(fresh)
        other = turned or not same_kind or (not read and _subject(about) != _subject(self._about))
        frozen, self._about = self.frozen, about
        if frozen != self.frozen:
            self.froze.emit(self.frozen)
        if fresh != self._frame:
            self._frame = fresh
            self.changed.emit(fresh, other)


def _is_read(frame: Frame) -> bool:
    return isinstance(frame.slide, ReadThroughSlide)


def _page(reading: Reading | None) -> tuple[object, ...]:
    return (reading.day_id, reading.reader, reading.step) if reading is not None else ()


def _stays(day: Day, now: datetime.datetime, *, seconds: bool) -> datetime.timedelta:
    """Return how long a slide with a clock looks the same; seconds may be the small timer's."""
    small = small_timer_left(day, now) if seconds else None
    if small is None:
        return until_change(forecast(day, now), seconds=seconds)
    return min(until_change(forecast(day, now)), small.stays)


def _holds(before: Wall | None, now: Wall) -> bool:
    """Tell whether the wall is frozen on what it already showed."""
    return now.frozen and before is not None and _subject(before) == _subject(now)


def _subject(wall: Wall | None) -> tuple[object, ...]:
    if wall is None:
        return ()
    return (wall.day_id, wall.kind, wall.subject_kind, wall.version_id, wall.phase, wall.black)

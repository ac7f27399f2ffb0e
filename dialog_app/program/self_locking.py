"""Locking by itself: when nobody has touched the program for a while, or the machine was left."""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from dialog_app.base import log
from dialog_app.desk.clocks import SteadyClock
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.program import away
from dialog_app.program.companions import Opened
from dialog_app.ui import jobs
from dialog_app.ui.frame import half_typed
from dialog_app.ui.frame.locking import is_failing, room_depends_on
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.words import say

WARNING: Final = 30
"""How many seconds before it locks it says so."""

LONGEST_BREAK: Final = 30 * 60
"""Seconds of sleep after which no room waits for a day that runs."""

LOOK_EVERY: Final = 5
"""Seconds between two looks."""

NOTICE: Final = "lock_notice"
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletPress,
    }
)


class Touches(QObject):
    """Knows for how long nobody has touched keyboard or mouse in the program.

    It looks at the windows as the system knows them, and not at the many events within.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = time.monotonic()
        self._windows: list[QWindow] = []
        self._app = QGuiApplication.instance()
        if isinstance(self._app, QGuiApplication):
            self._app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Look at what happens in a window, too."""
        if window is not None:
            window.installEventFilter(self)

    def seconds(self) -> float:
        """Return how many seconds ago somebody touched it last."""
        return time.monotonic() - self._last

    def pretend(self, seconds: float) -> None:
        """Take it that the last touch was so many seconds ago."""
        self._last = time.monotonic() - seconds

    def stop(self) -> None:
        """Look no more."""
        if isinstance(self._app, QGuiApplication):
            self._app.focusWindowChanged.disconnect(self.watch)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take each touch for a sign that somebody is there, and leave it to the window."""
        if event.type() in _TOUCHES:
            self._last = time.monotonic()
        return False


class SelfLocking(QObject):
    """Locks an encrypted archive after a while without a touch, in sleep and with the screen.

    While a room depends on the window nothing but a sleep longer than any break locks it; and
    what waits for a disk that failed, or is being worked on, is never cut off.
    """

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened.window)
        self._opened = opened
        self.touches = Touches(self)
        self.touches.watch(opened.window.windowHandle())
        self.sleep = TimeWatch(SteadyClock(), LOOK_EVERY)
        self.heard = away.Heard(self)
        # Not while the system waits for its answer: what it told goes with the window.
        self.heard.gone.connect(self._on_gone, Qt.ConnectionType.QueuedConnection)
        self._source = away.listen(int(opened.window.winId()), self.heard)
        self._told = False
        self._timer = QTimer(self, interval=LOOK_EVERY * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Leave archive and window alone from now on."""
        self._timer.stop()
        self.touches.stop()
        if self._source is not None:
            self._source.stop()
            self._source = None

    def look(self) -> None:
        """Lock, or say that it is about to, if nobody has been here."""
        slept = self.sleep.slept()
        if slept:
            self._on_slept(slept)
            return
        after = self._opened.settings().lock_after * 60
        idle = self.touches.seconds()
        if not after or idle < after - WARNING or not self._may_lock():
            self._keep_open()
        elif idle >= after:
            self._lock("lock.idle")
        else:
            self._warn()

    def _may_lock(self) -> bool:
        window = self._opened.window
        return not (jobs.is_working() or room_depends_on(window) or is_failing(window))

    def _warn(self) -> None:
        if not self._told:
            self._told = True
            stay = Way("stay_open", say("frame.lock.stay"), self._stay)
            self._opened.window.notices.ask_in(NOTICE, say("frame.lock.soon"), stay)

    def _stay(self) -> None:
        self.touches.pretend(0)
        self._keep_open()

    def _keep_open(self) -> None:
        if self._told:
            self._told = False
            self._opened.window.notices.hide_line(NOTICE)

    def _on_gone(self, _what: str) -> None:
        window = self._opened.window
        if not (room_depends_on(window) or is_failing(window)):
            self._lock("lock.gone")

    def _on_slept(self, slept: float) -> None:
        window = self._opened.window
        break_is_over = slept >= LONGEST_BREAK or not room_depends_on(window)
        if break_is_over and not is_failing(window):
            self._lock("lock.slept")

    def _lock(self, code: str) -> None:
        # Windows tells every window by itself, and one lock is enough.
        if self._timer.isActive():
            log.note(code)
            self._opened.lock()


class Unlockable:
    """Stands for an archive that has no passphrase, and so cannot be locked."""

    def stop(self) -> None:
        """Do nothing, as before."""


def begin(opened: Opened) -> SelfLocking | Unlockable:
    """Begin to look after an open archive."""
    if not opened.archive.is_encrypted:
        return Unlockable()
    half_typed.offer(opened.window)
    return SelfLocking(opened)

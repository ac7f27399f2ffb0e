"""What the machine says when it goes to sleep, or when its screen is locked."""

import ctypes
import os
import re
import sys
from ctypes import wintypes
from typing import Any, Final, Literal, Protocol

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

from dialog_app.base import log

Gone = Literal["asleep", "screen_locked"]

_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_SESSIONS: Final = "/org/freedesktop/login1/session/"
_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")

_POWER: Final = 0x0218
_SUSPEND: Final = 4
_SESSION_CHANGE: Final = 0x02B1
_SESSION_LOCK: Final = 7


class Source(Protocol):
    """Listens to the machine until it is stopped."""

    def stop(self) -> None:
        """Listen no more; never fails."""
        ...


class Heard(QObject):
    """Tells what the machine said; `gone` carries `asleep` or `screen_locked`."""

    gone = Signal(str)

    def tell(self, what: Gone) -> None:
        """Tell it, from whichever source it came."""
        self.gone.emit(what)


def listen(window_id: int, heard: Heard) -> Source | None:
    """Listen to the machine from now on; None where it says nothing. Never fails."""
    try:
        if sys.platform.startswith("linux"):
            return Buses(heard)
        if sys.platform == "win32":
            return WindowsMessages(window_id, heard)
    except Exception as error:
        # Whatever a machine lacks here, the jump of its clocks is still found.
        log.note_fault("away.not_listening", error)
    return None


class Buses(QObject):
    """Linux: sleep and lock by logind, and the savers of the desktops, all by D-Bus."""

    def __init__(self, heard: Heard) -> None:
        super().__init__(heard)
        # Not at the top: other systems have no buses, and the first paint waits for none.
        from PySide6.QtDBus import QDBusConnection

        self._heard = heard
        system, own = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        sleeps, locks, saves = (
            SLOT(f"on_{name}") for name in ("sleep(bool)", "lock()", "saver(bool)")
        )
        self._links: list[tuple[Any, tuple[Any, ...]]] = []
        self._link(system, "/org/freedesktop/login1", _MANAGER, "PrepareForSleep", sleeps)
        path = session_path(os.environ.get("XDG_SESSION_ID", ""))
        if path:
            self._link(system, path, _SESSION, "Lock", locks)
        for saver in _SAVERS:
            self._link(own, "", saver, "ActiveChanged", saves)

    def _link(self, bus: Any, path: str, interface: str, name: str, slot: str) -> None:
        given = ("", path, interface, name, self, slot)
        if bus.isConnected() and bus.connect(*given):
            self._links.append((bus, given))

    def stop(self) -> None:
        """Listen no more."""
        links, self._links = self._links, []
        for bus, given in links:
            bus.disconnect(*given)

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Tell of sleep when it begins, not when it ends."""
        if begins:
            self._heard.tell("asleep")

    @Slot()
    def on_lock(self) -> None:
        """Tell that the session was locked."""
        self._heard.tell("screen_locked")

    @Slot(bool)
    def on_saver(self, active: bool) -> None:
        """Tell that the screen saver came on."""
        if active:
            self._heard.tell("screen_locked")


def session_path(session: str) -> str:
    """Return the object of a session of logind, nothing without one (`sd_bus_path_encode`)."""
    first = session[:1]
    escaped = re.sub(r"[^A-Za-z0-9]", lambda sign: f"_{ord(sign[0]):02x}", session)
    if first.isdigit():
        escaped = f"_{ord(first):02x}{escaped[1:]}"
    return _SESSIONS + escaped if session else ""


class WindowsMessages(QAbstractNativeEventFilter):
    """Windows: what the system sends to the window."""

    def __init__(self, window_id: int, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        self._window = window_id
        self._told = self._ask_for_locks(begin=True)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def _ask_for_locks(self, *, begin: bool) -> bool:
        sessions = getattr(ctypes, "WinDLL")("wtsapi32")  # noqa: B009 - only Windows has it
        if begin:
            return bool(sessions.WTSRegisterSessionNotification(wintypes.HWND(self._window), 0))
        return bool(sessions.WTSUnRegisterSessionNotification(wintypes.HWND(self._window)))

    def stop(self) -> None:
        """Listen no more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)
        if self._told:
            self._told = False
            self._ask_for_locks(begin=False)

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at each message and leave all of them to Qt."""
        if kind == b"windows_generic_MSG":
            said = wintypes.MSG.from_address(int(message))
            what = meaning(said.message, said.wParam)
            if what is not None:
                self._heard.tell(what)
        return False, 0


def meaning(message: int, detail: int) -> Gone | None:
    """Return what a message of Windows says about sleep or the lock, None where nothing."""
    if (message, detail) == (_POWER, _SUSPEND):
        return "asleep"
    if (message, detail) == (_SESSION_CHANGE, _SESSION_LOCK):
        return "screen_locked"
    return None

"""Which screen the wall stands on, and what happens when it is unplugged."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Place(Protocol):
    """A screen as far as choosing one goes."""

    def name(self) -> str:
        """Return the name the screen is remembered by."""
        ...

    def geometry(self) -> QRect:
        """Return where the screen lies on the desktop."""
        ...


S = TypeVar("S", bound=Place)


def choose(screens: Sequence[Place], facilitator: Place | None, wanted: str) -> Place | None:
    """Return the screen for the wall: the remembered one, else the first that is free, else None.

    The facilitator's own screen, and one that shows some of the same picture, are never free.
    """
    free = free_of(screens, facilitator)
    remembered = (place for place in free if place.name() == wanted)
    return next(remembered, None) or next(iter(free), None)


def free_of(screens: Sequence[S], facilitator: Place | None) -> list[S]:
    """Return the screens the wall may stand on; none while nobody knows where we are."""
    return [place for place in screens if not _same(place, facilitator)]


def after(screens: Sequence[S], name: str) -> S:
    """Return the screen that follows the one with this name, round and round; else the first.

    Raises IndexError for no screens at all.
    """
    names = [place.name() for place in screens]
    return screens[(names.index(name) + 1) % len(names)] if name in names else screens[0]


def bring(window: QWidget, screen: QScreen) -> None:
    """Move a window to a screen: to the same spot there, no larger than it, as full as it was."""
    state = window.windowState()
    before = window.screen().availableGeometry().topLeft()
    if state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        window.showNormal()
    room = screen.availableGeometry()
    place = window.geometry().translated(room.topLeft() - before)
    place.setSize(place.size().boundedTo(room.size()))
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveTopLeft(QPoint(max(place.x(), room.x()), max(place.y(), room.y())))
    window.setScreen(screen)
    window.setGeometry(place)
    window.setWindowState(state)
    window.activateWindow()


def _same(place: Place, facilitator: Place | None) -> bool:
    if facilitator is None:
        return True
    # Two screens that show the same need not be of the same size.
    mirrored = place.geometry().intersects(facilitator.geometry())
    return place.name() == facilitator.name() or mirrored


class Screens(QObject):
    """The screens that are plugged in, and the one the facilitator's window stands on."""

    changed = Signal()
    """A screen came or changed, or the facilitator's window moved to another."""

    removed = Signal(str)
    """The screen with this name was unplugged."""

    def __init__(self, facilitator: QWidget) -> None:
        super().__init__(facilitator)
        self._facilitator = facilitator
        self._watched = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._came)
            app.screenRemoved.connect(self._went)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._moved)

    def all(self) -> Sequence[QScreen]:
        """Return the screens that are plugged in."""
        return QGuiApplication.screens()

    def facilitators(self) -> QScreen | None:
        """Return the screen the facilitator's window stands on."""
        window = self._facilitator.window().windowHandle()
        if window is not None and not self._watched:
            # The handle comes with the first show, so it is asked for here.
            window.screenChanged.connect(self._moved)
            self._watched = True
        return screen_of(self._facilitator.window())

    def _came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self.changed.emit()

    def _went(self, screen: QScreen) -> None:
        self.removed.emit(screen.name())
        # Qt still counts it among its screens, so where we are is looked at again after.
        QTimer.singleShot(0, self, self.changed.emit)

    def _moved(self, _where: object) -> None:
        self.changed.emit()


def screen_of(window: QWidget) -> QScreen:
    """Return the screen the middle of a window lies on.

    When a screen is unplugged, Qt names another one at once; the window moves later, if at all.
    """
    said, middle = window.screen(), window.frameGeometry().center()
    if said.geometry().contains(middle):
        return said
    return QGuiApplication.screenAt(middle) or said

"""The wall itself: a window that fills the projector and shows one slide."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEasingCurve, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from dialog_app.base.settings import WallTheme
from dialog_app.core.slides.kinds import BlackSlide, Frame
from dialog_app.ui import theme
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.projector.framed import Framed
from dialog_app.ui.projector.painters import picture
from dialog_app.ui.projector.screens import Screens, choose
from dialog_app.ui.words import say

_WINDOW = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class WallWindow(Framed, QWidget):
    """Stands on the second screen, full and without a frame; hidden where there is none.

    It never moves onto the facilitator's screen. Pictures are painted off the screen and then
    swapped, so no blank frame is ever seen.
    """

    placed = Signal(str)
    """The wall stands on the screen with this name; an empty name: it waits for a projector."""

    def __init__(self, screens: Screens, wanted: str = "", wall_theme: WallTheme = "light") -> None:
        super().__init__(None, _WINDOW)
        self._screens = screens
        self._wanted = wanted
        self._theme: WallTheme = wall_theme
        self._frame = Frame(BlackSlide())
        self._picture = QImage()
        self._before = QImage()
        self._fade = self._made_fade()
        self._on = False
        self._aside = False
        self.setWindowTitle(say("wall.window.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # The program ends with the facilitator's window, and keys go there.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        screens.changed.connect(self._place)
        screens.removed.connect(self._unplugged)

    @property
    def screen_name(self) -> str:
        """The name of the screen the wall stands on; empty while it waits."""
        return self.screen().name() if self.isVisible() else ""

    def follow(self, feed: WallFeed) -> None:
        """Show what the feed shows, now and from now on."""
        feed.changed.connect(self.show_frame)
        self.show_frame(feed.frame, other=False)

    def start(self) -> None:
        """Stand on the second screen as soon as there is one, and until `stop`."""
        self._on = True
        self._place()

    def stop(self) -> None:
        """Leave the screen."""
        self._on = False
        self.hide()

    def move_to(self, screen_name: str) -> None:
        """Stand on a screen the facilitator chose, and remember it."""
        self._wanted = screen_name
        self._place()

    @contextmanager
    def stepping_aside(self) -> Iterator[None]:
        """Be out of the way while screens change hands; then stand where it may."""
        self._aside = True
        self.hide()
        try:
            yield
        finally:
            self._aside = False
            self._place()

    def wants(self, screen_name: str) -> None:
        """Remember a screen the facilitator chose, without going there yet."""
        self._wanted = screen_name

    def set_theme(self, wall_theme: WallTheme) -> None:
        """Show light or dark."""
        self._theme = wall_theme
        self._repaint()

    def show_frame(self, frame: Frame, other: bool = True) -> None:
        """Show a frame; `other` says it is about something else, and is faded in."""
        if frame == self._frame and not self._picture.isNull():
            return
        self._frame = frame
        self._before = self._picture
        self._repaint()
        length = theme.milliseconds(theme.wall(self._theme).motion.fade_ms)
        self._fade.stop()
        if other and length and self.isVisible() and not self._before.isNull():
            self._fade.setDuration(length)
            self._fade.start()
        else:
            # The room sees it before the facilitator's own page is brought up to date.
            self.repaint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, over the one before while it fades in."""
        painter = QPainter(self)
        if self._picture.isNull():
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        if self._fade.state() == QVariantAnimation.State.Running:
            painter.drawImage(self.rect(), self._before)
            painter.setOpacity(float(self._fade.currentValue()))
        painter.drawImage(self.rect(), self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew at the size of the screen."""
        super().resizeEvent(event)
        self._fade.stop()
        self._repaint()

    def _made_fade(self) -> QVariantAnimation:
        fade = QVariantAnimation(self)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        fade.valueChanged.connect(lambda _value: self.update())
        return fade

    def _repaint(self) -> None:
        if not self._on:
            self._picture = QImage()
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        self._picture = picture(self._frame, size, theme.wall(self._theme))
        self.update()

    def _place(self) -> None:
        if not self._on or self._aside:
            return
        chosen = choose(self._screens.all(), self._screens.facilitators(), self._wanted)
        if isinstance(chosen, QScreen):
            self._stand_on(chosen)
        else:
            self._wait()

    def _stand_on(self, screen: QScreen) -> None:
        if self.isVisible() and self.screen() is screen and self.geometry() == screen.geometry():
            return
        self._wanted = self._wanted or screen.name()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self._repaint()
        # `showFullScreen` would also ask for the keyboard.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        # Some desktops put a full-screen window where the mouse is.
        self.setGeometry(screen.geometry())
        self.placed.emit(screen.name())

    def _unplugged(self, name: str) -> None:
        """Hide at once when our screen goes: Qt would move the window to the facilitator's."""
        if self.isVisible() and self.screen().name() == name:
            self._wait()

    def _wait(self) -> None:
        self.hide()
        # Between two screens the picture would be of the wrong size.
        self._before = QImage()
        self.placed.emit("")

"""The facilitator's small picture of the wall, by the same painter, with its state in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialog_app.base.settings import WallTheme
from dialog_app.core import slide as slides
from dialog_app.core.slides.kinds import BlackSlide, Frame
from dialog_app.core.slides.scene import WallWords
from dialog_app.ui import theme
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.projector.framed import Framed
from dialog_app.ui.projector.painters import picture
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_SHAPE = 16 / 9


class WallPicture(QWidget):
    """The picture alone, as wide as there is room, 16 to 9."""

    def __init__(self, wall_theme: WallTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = wall_theme
        self._frame = Frame(BlackSlide())
        self._picture = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_frame(self, frame: Frame) -> None:
        """Show a frame small."""
        self._frame = frame
        self._picture = QImage()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wall's shape."""
        return round(width / _SHAPE)

    def sizeHint(self) -> QSize:
        """Ask for the size it has in the wall column."""
        width = theme.current().size.wall_column - 32
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for half of that at least."""
        return self.sizeHint() / 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the slide with a line around it."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._picture.size() != size:
            self._picture = picture(self._frame, size, theme.wall(self._theme))
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class WallPreview(Framed, QWidget):
    """The picture of the wall, what it is, and how it stands: all in words too."""

    def __init__(
        self, words: WallWords, wall_theme: WallTheme = "light", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._frame = Frame(BlackSlide())
        self._frozen = False
        self._screen = ""
        self._picture = WallPicture(wall_theme, self)
        self._caption = _as_high_as_its_words(Label(step="base"))
        self._state = _as_high_as_its_words(Label(step="small", muted=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().space.xs)
        for part in (self._picture, self._caption, self._state):
            layout.addWidget(part)
        layout.addStretch(1)
        self._tell()

    def follow(self, feed: WallFeed) -> None:
        """Show what the feed shows, now and from now on."""
        feed.changed.connect(self.show_frame)
        feed.froze.connect(self.set_frozen)
        feed.stood.connect(self.set_screen)
        self.set_screen(feed.screen)
        self.show_frame(feed.frame)
        self.set_frozen(feed.frozen)

    def show_frame(self, frame: Frame, _other: bool = False) -> None:
        """Show what the wall shows."""
        if frame != self._frame:
            self._frame = frame
            self._picture.show_frame(frame)
        self._tell()

    def set_frozen(self, frozen: bool) -> None:
        """Say whether the facilitator holds the picture."""
        self._frozen = frozen
        self._tell()

    def set_screen(self, name: str) -> None:
        """Say on which screen the wall stands; an empty name: on none."""
        self._screen = name
        self._tell()

    @property
    def caption(self) -> str:
        """What the wall shows, in words."""
        return self._caption.text()

    @property
    def state(self) -> str:
        """How the wall stands, in words."""
        return self._state.text()

    def _tell(self) -> None:
        self._caption.setText(slides.caption(self.slide, self._words))
        self._state.setText(say(f"wall.preview.{self._state_key()}"))
        self._picture.setAccessibleName(f"{say('wall.preview.heading')}: {self.caption}")
        self._picture.setAccessibleDescription(self.state)

    def _state_key(self) -> str:
        if not self._screen:
            return "hidden"
        if isinstance(self.slide, BlackSlide):
            return "black"
        return "frozen" if self._frozen else "shown"


def _as_high_as_its_words(label: Label) -> Label:
    label.wrapped().setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label

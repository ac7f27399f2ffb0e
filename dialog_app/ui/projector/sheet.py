"""A sheet to paint a slide on: 1080 units high whatever the screen, texts fitted by measure."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from dialog_app.ui import theme
from dialog_app.ui.tokens import Tokens

HEIGHT: Final = 1080.0
LEAST_WIDTH: Final = 1440.0
MARGIN: Final = 96.0
BOTTOM: Final = 1016.0
CORNER_BOTTOM: Final = 148.0

_PIXELS_PER_POINT: Final = 4 / 3
_TEXT_LIMIT: Final = 1200
_BOLD: Final = 700
Roles = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text looks: its colour role, whether bold (None: as the type step says), its side.

    With `ends` a line that is too wide keeps both its ends: names differ as often in the last word.
    """

    colour: str = "text"
    bold: bool | None = None
    right: bool = False
    ends: bool = False


PLAIN: Final = Ink()
QUIET: Final = Ink("text_2")
STRONG: Final = Ink(bold=True)
NAMED: Final = Ink(bold=True, ends=True)


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out in lines at one step of the type scale."""

    lines: tuple[str, ...]
    role: str
    pitch: float
    whole: bool

    @property
    def height(self) -> float:
        """How high the lines are together."""
        return self.pitch * len(self.lines)


class Sheet:
    """What a painter of slides draws on; x and y in units of a wall 1080 high.

    Texts are plain: nothing in them is read as markup. `corner` is how wide a corner at the top
    right, down to `CORNER_BOTTOM`, is kept free for what is laid over the slide.
    """

    def __init__(self, painter: QPainter, tokens: Tokens, width: float) -> None:
        self.painter = painter
        self.tokens = tokens
        self.width = width
        self.left = MARGIN
        self.right = width - MARGIN
        self.corner = 0.0

    @property
    def head_right(self) -> float:
        """Where a line at the top of the sheet ends."""
        return self.right - self.corner

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    def colour(self, role: str) -> QColor:
        """Return the wall's colour of a role."""
        return theme.colour(role, self.tokens)

    def font(self, role: str, bold: bool | None = None) -> QFont:
        """Return the font of a step of the wall's type scale.

        Raises KeyError for a step the design does not have.
        """
        step = self.tokens.wall[role]
        made = QFont(theme.family())
        made.setPixelSize(round(step.pt * _PIXELS_PER_POINT))
        made.setBold(step.weight >= _BOLD if bold is None else bold)
        # The same line breaks at every size: the preview must be the wall made small.
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def pitch(self, role: str) -> float:
        """Return the distance between the lines of a step."""
        return self.tokens.wall[role].line * _PIXELS_PER_POINT

    def measure(self, text: str, role: str, bold: bool | None = None) -> float:
        """Return how wide a text is on one line."""
        return QFontMetricsF(self.font(role, bold)).horizontalAdvance(text)

    def widest(self, texts: tuple[str, ...], roles: Roles, room: float, bold: bool = False) -> str:
        """Return the first step at which every text fits on one line, else the last step."""
        for role in roles:
            if all(self.measure(text, role, bold) <= room for text in texts):
                return role
        return roles[-1]

    def line(self, text: str, at: QPointF, role: str, ink: Ink = PLAIN, room: float = 0) -> float:
        """Write one line, its baseline at a point; returns its width.

        With `room` the line ends in … where it would be wider.
        """
        font = self.font(role, ink.bold)
        metrics = QFontMetricsF(font)
        cut = Qt.TextElideMode.ElideMiddle if ink.ends else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(text, cut, room) if room else text
        width = metrics.horizontalAdvance(shown)
        self.painter.setFont(font)
        self.painter.setPen(self.colour(ink.colour))
        start = QPointF(at.x() - width, at.y()) if ink.right else at
        self.painter.drawText(start, shown)
        return width

    def lay(
        self, text: str, box: tuple[float, float], roles: Roles, bold: bool | None = None
    ) -> Laid:
        """Lay a text out in a width and height: the first step that fits, else cut by lines."""
        width, height = box
        for role in roles:
            laid = self._broken(text, role, width, bold)
            if laid.height <= height:
                return laid
        return self._cut(laid, max(1, int(height // laid.pitch)), width, bold)

    def write(self, laid: Laid, at: QPointF, ink: Ink = PLAIN) -> float:
        """Write a laid-out text, its top at a point; returns where it ends."""
        metrics = QFontMetricsF(self.font(laid.role, ink.bold))
        lead = (laid.pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        for number, words in enumerate(laid.lines):
            self.line(words, at + QPointF(0, number * laid.pitch + lead), laid.role, ink)
        return at.y() + laid.height

    def block(self, text: str, box: QRectF, roles: Roles, ink: Ink = PLAIN) -> float:
        """Fit a text into a box and write it; returns where it ends (its top when empty)."""
        if not text:
            return box.top()
        laid = self.lay(text, (box.width(), box.height()), roles, ink.bold)
        start = QPointF(box.right() if ink.right else box.left(), box.top())
        return self.write(laid, start, ink)

    def rule(
        self, y: float, thick: float = 3, colour: str = "text", span: QLineF | None = None
    ) -> None:
        """Draw a line across the sheet, or over the x of `span`."""
        left, right = (span.x1(), span.x2()) if span else (self.left, self.right)
        self.painter.setPen(QPen(self.colour(colour), thick, c=Qt.PenCapStyle.FlatCap))
        self.painter.drawLine(QLineF(left, y, right, y))

    def panel(self, box: QRectF, colour: str, radius: float = 0) -> None:
        """Fill a box, its corners round."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(colour))
        self.painter.drawRoundedRect(box, radius, radius)

    def _broken(self, text: str, role: str, width: float, bold: bool | None) -> Laid:
        font = self.font(role, bold)
        lines = [
            line
            for paragraph in text[:_TEXT_LIMIT].split("\n")
            for line in _lines(paragraph, font, width)
        ]
        return Laid(tuple(lines), role, self.pitch(role), len(text) <= _TEXT_LIMIT)

    def _cut(self, laid: Laid, most: int, width: float, bold: bool | None) -> Laid:
        kept = laid.lines[:most]
        if len(kept) == len(laid.lines) and laid.whole:
            return laid
        metrics = QFontMetricsF(self.font(laid.role, bold))
        last = metrics.elidedText(f"{kept[-1]} …", Qt.TextElideMode.ElideRight, width)
        return Laid((*kept[:-1], last), laid.role, laid.pitch, whole=False)


def _lines(paragraph: str, font: QFont, width: float) -> list[str]:
    """Break one paragraph at words, or inside a word that is wider than the room."""
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Qt counts in UTF-16, where an emoji is two.
        start, length = 2 * line.textStart(), 2 * line.textLength()
        cut = paragraph.encode("utf-16-le")[start : start + length]
        lines.append(cut.decode("utf-16-le", "ignore").rstrip())
    layout.endLayout()
    return lines or [""]

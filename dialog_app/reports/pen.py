"""The canvas, with the few strokes that minutes need."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from dialog_app.base import resources
from dialog_app.core.minutes.blocks import Pattern
from dialog_app.reports.pdf_text import Legible
from dialog_app.reports.reportlab_safe import Canvas, Color, HexColor, TTFont, pdfmetrics
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Face, Faces, Line

REGULAR: Final = "NotoSans"
STRONG: Final = "NotoSans-Bold"
_STRIPE: Final = 2.2
_STEP: Final = 4.0
_DOT: Final = 0.55
_HAIR: Final = 0.5


@cache
def faces() -> Faces:
    """Return the shipped faces, known to ReportLab; they are embedded in every document."""
    regular, strong = _face(REGULAR, "NotoSans-Regular.ttf"), _face(STRONG, "NotoSans-Bold.ttf")
    both = {ord(letter) for letter in regular.widths.keys() & strong.widths.keys()}
    return Faces(regular, strong, Legible(both))


def _face(name: str, file: str) -> Face:
    font = TTFont(name, str(resources.path("fonts", file)))
    pdfmetrics.registerFont(font)
    face: Any = font.face
    widths = {chr(code): float(face.charWidths[code]) for code in face.charToGlyph}
    return Face(name, widths, float(face.defaultWidth))


class Pen:
    """Draws on one canvas; heights are measured from the paper's foot, in points.

    It remembers ink and width, so that a page says them only when they change.
    """

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas = canvas
        self.look = look
        self._names = (REGULAR, STRONG)
        self._marks = 0
        self._fill = self._stroke = ""
        self._width = 0.0

    def turn(self) -> None:
        """Go on to the next page, which knows nothing of the one before."""
        self.canvas.showPage()
        self._forget()

    def _forget(self) -> None:
        self._fill = self._stroke = ""
        self._width = 0.0

    def lines(
        self, x: float, top: float, lines: Sequence[Line], size: Size, colour: str = ""
    ) -> None:
        """Write lines from `top` downwards."""
        canvas = self.canvas
        self._fill_with(colour or self.look.text)
        written = canvas.beginText(x, top - size.baseline)
        strong = False
        written.setFont(REGULAR, size.letters, size.line)
        for line in lines:
            last = len(line) - 1
            for place, (words, weight) in enumerate(line):
                if weight != strong:
                    written.setFont(self._names[weight], size.letters, size.line)
                    strong = weight
                if place == last:
                    written.textLine(words)
                else:
                    written.textOut(words)
            if not line:
                written.textLine("")
        canvas.drawText(written)

    def line_to(self, x: float, top: float, words: str, size: Size, *, strong: bool) -> None:
        """Write words so that they end at `x`."""
        wide = faces().of(strong=strong).width(words) * size.letters / 1000
        self.lines(x - wide, top, [((words, strong),)], size)

    def mark(self, title: str, top: float) -> None:
        """Let the reader of the file jump to here from its outline."""
        self._marks += 1
        key = f"h{self._marks}"
        self.canvas.bookmarkHorizontal(key, 0, top)
        self.canvas.addOutlineEntry(title, key, 0)

    def rule(self, y: float, width: float, colour: str) -> None:
        """Draw a line across the column."""
        self.stroke(self.look.left, y, self.look.right, y, (width, colour))

    def stroke(self, x: float, y: float, to_x: float, to_y: float, ink: tuple[float, str]) -> None:
        """Draw a straight line in a width and a colour."""
        self._stroke_with(*ink)
        self.canvas.line(x, y, to_x, to_y)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw an empty box."""
        self._stroke_with(1, self.look.text)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def bar(self, x: float, y: float, size: tuple[float, float], pattern: Pattern) -> None:
        """Draw a bar that can be told apart in black and white."""
        width, height = size
        canvas = self.canvas
        if pattern is Pattern.AGREE:
            self._fill_with(self.look.agree)
            canvas.rect(x, y, width, height, stroke=0, fill=1)
            return
        self._stroke_with(_HAIR, self.look.text)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(x, y, width, height)
        canvas.clipPath(clip, stroke=0, fill=0)
        _FILLS[pattern](canvas, x, y, width, height)
        canvas.restoreState()
        canvas.rect(x, y, width, height, stroke=1, fill=0)

    def _fill_with(self, colour: str) -> None:
        if colour != self._fill:
            self.canvas.setFillColor(_colour(colour))
            self._fill = colour

    def _stroke_with(self, width: float, colour: str) -> None:
        if width != self._width:
            self.canvas.setLineWidth(width)
            self._width = width
        if colour != self._stroke:
            self.canvas.setStrokeColor(_colour(colour))
            self._stroke = colour


@cache
def _colour(name: str) -> Color:
    return HexColor(name)


def _diagonal(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setLineWidth(1.2)
    canvas.lines([(at, y, at + height, y + height) for at in _steps(x - height, x + width)])


def _crossed(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setLineWidth(0.8)
    steps = _steps(x - height, x + width)
    canvas.lines([(at, y, at + height, y + height) for at in steps])
    canvas.lines([(at, y + height, at + height, y) for at in steps])


def _striped(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setLineWidth(1)
    canvas.lines([(x, at, x + width, at) for at in _steps(y, y + height, _STRIPE + 0.8)])


def _dotted(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    # Strokes of no length with round ends: dots, at a fraction of the bytes of circles.
    canvas.setLineCap(1)
    canvas.setLineWidth(2 * _DOT)
    canvas.setDash([0, _STEP])
    canvas.lines([(x + _STEP / 2, up, x + width, up) for up in _steps(y, y + height)])


def _steps(start: float, end: float, step: float = _STEP) -> list[float]:
    count = int((end - start) / step)
    return [start + step * (at + 0.5) for at in range(count + 1)]


_FILLS: Final = {
    Pattern.PARTLY: _diagonal,
    Pattern.DISAGREE: _crossed,
    Pattern.MERGED: _striped,
    Pattern.NONE: _dotted,
}

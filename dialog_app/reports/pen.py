"""The canvas, with the few strokes that minutes need."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from dialog_app.base import resources
from dialog_app.core.minutes.blocks import Pattern
from dialog_app.reports.pdf_text import Legible
from dialog_app.reports.reportlab_safe import Canvas, TTFont, pdfmetrics
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
    """Draws on one canvas; heights are measured from the paper's foot, in points."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas = canvas
        self.look = look
        self._marks = 0
        self._names = (REGULAR, STRONG)

    def lines(
        self, x: float, top: float, lines: Sequence[Line], size: Size, colour: str = ""
    ) -> None:
        """Write lines from `top` downwards."""
        canvas = self.canvas
        written = canvas.beginText(x, top - size.baseline)
        written.setFillColor(colour or self.look.text)
        strong = False
        written.setFont(REGULAR, size.letters, size.line)
        for line in lines:
            for words, weight in line:
                if weight != strong:
                    written.setFont(self._names[weight], size.letters, size.line)
                    strong = weight
                written.textOut(words)
            written.moveCursor(0, size.line)
        canvas.drawText(written)

    def line_to(self, x: float, top: float, words: str, size: Size, *, strong: bool) -> None:
        """Write words so that they end at `x`."""
        self.canvas.setFillColor(self.look.text)
        self.canvas.setFont(self._names[strong], size.letters)
        self.canvas.drawRightString(x, top - size.baseline, words)

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
        self.canvas.setLineWidth(ink[0])
        self.canvas.setStrokeColor(ink[1])
        self.canvas.line(x, y, to_x, to_y)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw an empty box."""
        self.canvas.setLineWidth(1)
        self.canvas.setStrokeColor(self.look.text)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def bar(self, x: float, y: float, size: tuple[float, float], pattern: Pattern) -> None:
        """Draw a bar that can be told apart in black and white."""
        width, height = size
        if pattern is Pattern.AGREE:
            self.canvas.setFillColor(self.look.agree)
            self.canvas.rect(x, y, width, height, stroke=0, fill=1)
            return
        canvas = self.canvas
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(x, y, width, height)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setStrokeColor(self.look.text)
        _FILLS[pattern](canvas, x, y, width, height)
        canvas.restoreState()
        canvas.setLineWidth(_HAIR)
        canvas.setStrokeColor(self.look.text)
        canvas.rect(x, y, width, height, stroke=1, fill=0)


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

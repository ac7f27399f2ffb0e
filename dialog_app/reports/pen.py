"""The canvas, with the few strokes that minutes need."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Final

from dialog_app.core.minutes.blocks import Pattern
from dialog_app.reports.fonts import faces
from dialog_app.reports.handwriting import Hand
from dialog_app.reports.reportlab_safe import Canvas, Color, HexColor
from dialog_app.reports.tagged import Decoration, Element, Marks, Role
from dialog_app.reports.theme import Look, Size
from dialog_app.reports.typeset import Line, Piece, width_of

LANGUAGES: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_STRIPE: Final = 2.2
_STEP: Final = 4.0
_DOT: Final = 0.55
_HAIR: Final = 0.5


class Pen:
    """Draws on one canvas; heights are measured from the paper's foot, in points.

    Words written `inside` an element belong to it; all other strokes decorate, but for those of a
    figure. It remembers ink and width, so that a page says them only when they change.
    """

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas = canvas
        self.look = look
        self.marks = Marks(canvas)
        self._hand = Hand(canvas, faces())
        self._owner: Element | Decoration = Decoration.LAYOUT
        self._bookmarks = 0
        self._fill = self._stroke = ""
        self._width = self._leading = 0.0

    def turn(self) -> None:
        """Go on to the next page, which knows nothing of the one before."""
        self.marks.turn()
        self.canvas.showPage()
        self._hand.forget()
        self._fill = self._stroke = ""
        self._width = self._leading = 0.0

    @contextmanager
    def inside(self, owner: Element | Decoration) -> Iterator[None]:
        """Let what is written meanwhile belong to an element, or to a kind of decoration."""
        self._owner = owner
        yield
        self._owner = Decoration.LAYOUT

    def lines(
        self, x: float, top: float, lines: Sequence[Line], size: Size, colour: str = ""
    ) -> None:
        """Write lines from `top` downwards."""
        owner = self._owner
        if isinstance(owner, Element) and any(piece.language for line in lines for piece in line):
            self.marks.close()
            write = self._in_languages
        else:
            self.marks.open(owner)
            write = self._in_one
        self._fill_with(colour or self.look.text)
        parts = [f"BT 1 0 0 1 {x:.2f} {top - size.baseline:.2f} Tm"]
        if size.line != self._leading:
            self._leading = size.line
            parts.append(f"{size.line:g} TL")
        for line in lines:
            parts += write(line, size.letters)
            parts.append("T*")
        parts[-1] = "ET"
        self.canvas.addLiteral(" ".join(parts))

    def _in_one(self, line: Line, letters: float) -> list[str]:
        shown = self._hand.shown
        return [shown(piece, letters) for piece in line]

    def _in_languages(self, line: Line, letters: float) -> list[str]:
        """Return a line where each piece says for itself whose it is, and in which language."""
        owner = self._owner
        assert isinstance(owner, Element)  # noqa: S101 - only words of an element have a language
        parts: list[str] = []
        for piece in line:
            part = owner
            if piece.language:
                part = self.marks.span(owner, LANGUAGES[piece.language])
            parts += (self.marks.opening(part), self._hand.shown(piece, letters), "EMC")
        return parts

    def line_to(self, x: float, top: float, words: str, size: Size, *, strong: bool) -> None:
        """Write words so that they end at `x`."""
        line = (Piece(words, strong),)
        wide = width_of(faces(), line) * size.letters / 1000
        self.lines(x - wide, top, [line], size)

    def mark(self, title: str, top: float) -> None:
        """Let the reader of the file jump to here from its outline."""
        self._bookmarks += 1
        key = f"h{self._bookmarks}"
        self.canvas.bookmarkHorizontal(key, 0, top)
        self.canvas.addOutlineEntry(title, key, 0)

    def rule(self, y: float, width: float, colour: str) -> None:
        """Draw a line across the column."""
        self.stroke(self.look.left, y, self.look.right, y, (width, colour))

    def stroke(self, x: float, y: float, to_x: float, to_y: float, ink: tuple[float, str]) -> None:
        """Draw a straight line in a width and a colour."""
        self._decorate()
        self._stroke_with(*ink)
        self.canvas.addLiteral(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw an empty box."""
        self._decorate()
        self._stroke_with(1, self.look.text)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def bar(self, x: float, y: float, size: tuple[float, float], pattern: Pattern) -> None:
        """Draw a bar that can be told apart in black and white."""
        self._decorate()
        width, height = size
        outline = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        if pattern is Pattern.AGREE:
            self._fill_with(self.look.agree)
            self.canvas.addLiteral(f"{outline} f")
            return
        self._stroke_with(_HAIR, self.look.text)
        filled = _FILLS[pattern](x, y, width, height)
        self.canvas.addLiteral(f"q {outline} W n {filled} Q {outline} S")

    def area(self, place: tuple[float, float, float, float], colour: str) -> None:
        """Fill a box: its left and lower edge, its width and its height."""
        self._decorate()
        self._fill_with(colour)
        x, y, width, height = place
        self.canvas.addLiteral(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def outline(
        self,
        place: tuple[float, float, float, float],
        ink: tuple[float, str],
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a box's outline in a width and a colour, whole or in dashes with gaps."""
        self._decorate()
        self._stroke_with(*ink)
        x, y, width, height = place
        drawn = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        if dash is not None:
            drawn = f"q [{dash[0]:g} {dash[1]:g}] 0 d {drawn} Q"
        self.canvas.addLiteral(drawn)

    def _decorate(self) -> None:
        owner = self._owner
        own = isinstance(owner, Decoration) or owner.role is Role.FIGURE
        self.marks.open(owner if own else Decoration.LAYOUT)

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


def _diagonal(x: float, y: float, width: float, height: float) -> str:
    steps = _steps(x - height, x + width)
    return f"1.2 w {_strokes([(at, y, at + height, y + height) for at in steps])}"


def _crossed(x: float, y: float, width: float, height: float) -> str:
    steps = _steps(x - height, x + width)
    up = [(at, y, at + height, y + height) for at in steps]
    down = [(at, y + height, at + height, y) for at in steps]
    return f"0.8 w {_strokes([*up, *down])}"


def _striped(x: float, y: float, width: float, height: float) -> str:
    steps = _steps(y, y + height, _STRIPE + 0.8)
    return f"1 w {_strokes([(x, at, x + width, at) for at in steps])}"


def _dotted(x: float, y: float, width: float, height: float) -> str:
    # Strokes of no length with round ends: dots, at a fraction of the bytes of circles.
    rows = [(x + _STEP / 2, up, x + width, up) for up in _steps(y, y + height)]
    return f"1 J {2 * _DOT:g} w [0 {_STEP:g}] 0 d {_strokes(rows)}"


def _strokes(strokes: list[tuple[float, float, float, float]]) -> str:
    parts = [f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for x, y, to_x, to_y in strokes]
    return " ".join([*parts, "S"])


def _steps(start: float, end: float, step: float = _STEP) -> list[float]:
    count = int((end - start) / step)
    return [start + step * (at + 0.5) for at in range(count + 1)]


_FILLS: Final = {
    Pattern.PARTLY: _diagonal,
    Pattern.DISAGREE: _crossed,
    Pattern.MERGED: _striped,
    Pattern.NONE: _dotted,
}

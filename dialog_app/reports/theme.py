"""How the paper looks: the tokens of the print theme, as numbers."""

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Final

from dialog_app.base import resources

MM: Final = 72 / 25.4
A4: Final = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Size:
    """The size of letters and of their line, in points."""

    letters: float
    line: float

    @property
    def baseline(self) -> float:
        """How far the baseline is below the top of the line."""
        # Noto Sans: ascent 1.069, descent 0.293 of the size; half the rest goes above.
        return (self.line - (_ASCENT + _DESCENT) * self.letters) / 2 + _ASCENT * self.letters


_ASCENT: Final = 1.069
_DESCENT: Final = 0.293


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes, colours and margins; everything in points from the paper's lower left corner."""

    small: Size
    base: Size
    quote: Size
    heading: Size
    title: Size
    service: Size
    text: str
    text_2: str
    line: str
    line_strong: str
    agree: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """The width of the column."""
        return self.right - self.left

    def scaled(self, by: float) -> "Look":
        """Return the look with all type `by` times as large; margins stay."""
        sizes = {f.name: getattr(self, f.name) for f in fields(self)}
        larger: dict[str, Any] = {
            name: Size(size.letters * by, size.line * by)
            for name, size in sizes.items()
            if isinstance(size, Size)
        }
        return replace(self, **larger)


@cache
def look() -> Look:
    """Return the look of the shipped print theme."""
    theme: dict[str, Any] = resources.table("theme", "print.toml")
    page, colour, sizes = theme["page"], theme["colour"], theme["type"]
    values: dict[str, Any] = {name: Size(size["pt"], size["line"]) for name, size in sizes.items()}
    values |= {name: colour[name] for name in ("text", "text_2", "line", "line_strong", "agree")}
    return Look(
        **values,
        left=page["margin_left_mm"] * MM,
        right=A4[0] - page["margin_right_mm"] * MM,
        top=A4[1] - page["margin_top_mm"] * MM,
        bottom=page["margin_bottom_mm"] * MM,
    )

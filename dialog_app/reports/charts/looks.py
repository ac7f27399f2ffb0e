"""How charts look: on white paper in black ink, and in the light theme for a screen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from dialog_app.base import resources
from dialog_app.core.charts.kinds import Fill
from dialog_app.reports.charts.strokes import Pattern
from dialog_app.reports.theme import Size


@dataclass(frozen=True, slots=True)
class Paint:
    """How a part is painted: ground, pattern in the colour `mark`, and outline.

    `dash` is how long a dash of the outline and its gap are; `second` is the ground of the right
    half; `edge` is a bar along the left edge, `far_edge` one along the right.
    """

    ground: str = ""
    pattern: Pattern = Pattern.NONE
    mark: str = ""
    line: str = ""
    dash: tuple[float, float] | None = None
    second: str = ""
    edge: str = ""
    far_edge: str = ""


Paints = Mapping[Fill, Paint]


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Sizes, colours and paints of charts; `bars` paint counts and `cells` heat cells.

    The cells of a heat picture are `cell` wide and high, and have `gap` between them; `heads` is
    the room for the titles of rows, as a share of a column on paper and in pixels on a screen.
    """

    base: Size
    small: Size
    heading: Size
    paper: str
    text: str
    text_2: str
    line: str
    bars: Paints
    cells: Paints
    cell: tuple[float, float]
    gap: float
    heads: float
    bar: float
    corner: float

    def scaled(self, by: float) -> "ChartLook":
        """Return the look with type and cells `by` times as large."""
        if by == 1.0:
            return self
        return replace(
            self,
            base=Size(self.base.letters * by, self.base.line * by),
            small=Size(self.small.letters * by, self.small.line * by),
            heading=Size(self.heading.letters * by, self.heading.line * by),
            cell=(self.cell[0] * by, self.cell[1] * by),
            bar=self.bar * by,
            heads=self.heads * by,
        )


_DASH: Final = (4.0, 2.5)
_DOTS: Final = (1.2, 1.8)


@cache
def on_screen() -> ChartLook:
    """Return the look of pictures for a screen: the light theme's colours on white."""
    theme: dict[str, Any] = resources.table("theme", "light.toml")
    colour, heat = theme["colour"], theme["heat"]
    return ChartLook(
        base=Size(13, 18),
        small=Size(12, 16),
        heading=Size(16, 22),
        paper=colour["surface"],
        text=colour["text"],
        text_2=colour["text_2"],
        line=colour["line"],
        bars=_screen_bars(colour, heat),
        cells=_screen_cells(colour, heat),
        cell=(84, 44),
        gap=4,
        heads=230,
        bar=18,
        corner=3,
    )


@cache
def on_paper() -> ChartLook:
    """Return the look of charts in documents: black ink on white, patterns in place of colours."""
    theme: dict[str, Any] = resources.table("theme", "print.toml")
    colour, sizes = theme["colour"], theme["type"]
    base, small = (Size(sizes[name]["pt"], sizes[name]["line"]) for name in ("base", "small"))
    return ChartLook(
        base=base,
        small=small,
        heading=base,
        paper=colour["bg"],
        text=colour["text"],
        text_2=colour["text_2"],
        line=colour["line"],
        bars=_paper_bars(colour),
        cells=_paper_cells(colour),
        cell=(58, 27),
        gap=3,
        heads=134,
        bar=12,
        corner=0,
    )


def _screen_bars(colour: Mapping[str, str], heat: Mapping[str, str]) -> Paints:
    agree, partly, disagree = colour["agree"], colour["partly"], colour["disagree"]
    divided = heat["divided_line"]
    return {
        Fill.AGREE: Paint(agree),
        Fill.PARTLY: Paint(partly, Pattern.RISING, colour["partly_mark"]),
        Fill.DISAGREE: Paint(disagree, Pattern.CROSSED, colour["disagree_mark"]),
        Fill.AGREE_OR_PARTLY: Paint(agree, Pattern.STRIPED, partly),
        Fill.PARTLY_OR_DISAGREE: Paint(partly, Pattern.STRIPED, disagree),
        Fill.AGREE_TOGETHER: Paint(agree),
        Fill.AGREE_WITH_RESERVATIONS: Paint(heat["agree"], Pattern.RISING, agree, agree),
        Fill.MIXED: Paint(heat["mixed"], Pattern.STRIPED, partly, heat["mixed_line"]),
        Fill.DIVIDED: Paint(heat["disagree"], Pattern.FALLING, divided, divided),
        Fill.DISAGREE_TOGETHER: Paint(disagree, Pattern.CROSSED, colour["disagree_mark"]),
        Fill.TOO_FEW: Paint(line=colour["none_mark"], dash=_DOTS),
        Fill.NO_WORD: Paint("", Pattern.DOTTED, colour["none_mark"], colour["none_mark"]),
        Fill.NOT_ASKED: Paint(),
        Fill.OTHER_VERSION: Paint(),
        Fill.COUNT: Paint(colour["obstacle"]),
    }


def _screen_cells(colour: Mapping[str, str], heat: Mapping[str, str]) -> Paints:
    agree, divided = heat["agree_line"], heat["divided_line"]
    return {
        **_screen_bars(colour, heat),
        Fill.AGREE_TOGETHER: Paint(heat["agree"], line=agree, edge=agree),
        Fill.AGREE_WITH_RESERVATIONS: Paint(heat["reservations"], line=agree, dash=_DASH),
        Fill.MIXED: Paint(heat["mixed"], line=heat["mixed_line"]),
        Fill.DIVIDED: Paint(heat["agree"], line=divided, second=heat["disagree"]),
        Fill.DISAGREE_TOGETHER: Paint(heat["disagree"], line=divided, far_edge=divided),
        Fill.NO_WORD: Paint(line=colour["line"]),
    }


def _paper_bars(colour: Mapping[str, str]) -> Paints:
    ink, white, dark = colour["text"], colour["bg"], colour["agree"]
    return {
        Fill.AGREE: Paint(dark),
        Fill.PARTLY: Paint(white, Pattern.RISING, ink, ink),
        Fill.DISAGREE: Paint(white, Pattern.CROSSED, ink, ink),
        Fill.AGREE_OR_PARTLY: Paint(white, Pattern.STRIPED, dark, ink),
        Fill.PARTLY_OR_DISAGREE: Paint(white, Pattern.STRIPED, colour["line_strong"], ink),
        Fill.AGREE_TOGETHER: Paint(dark),
        Fill.AGREE_WITH_RESERVATIONS: Paint(white, Pattern.RISING, ink, ink),
        Fill.MIXED: Paint(white, Pattern.STRIPED, colour["line_strong"], ink),
        Fill.DIVIDED: Paint(white, Pattern.FALLING, ink, ink),
        Fill.DISAGREE_TOGETHER: Paint(white, Pattern.CROSSED, ink, ink),
        Fill.TOO_FEW: Paint(line=ink, dash=_DOTS),
        Fill.NO_WORD: Paint(white, Pattern.DOTTED, ink, ink),
        Fill.NOT_ASKED: Paint(),
        Fill.OTHER_VERSION: Paint(),
        Fill.COUNT: Paint(dark),
    }


def _paper_cells(colour: Mapping[str, str]) -> Paints:
    ink, white, grey = colour["text"], colour["bg"], colour["line_strong"]
    return {
        **_paper_bars(colour),
        Fill.AGREE_TOGETHER: Paint(colour["sunken"], line=ink, edge=ink),
        Fill.AGREE_WITH_RESERVATIONS: Paint(white, line=ink, dash=_DASH),
        Fill.MIXED: Paint(white, line=grey),
        Fill.DIVIDED: Paint(white, line=ink, edge=ink, far_edge=ink),
        Fill.DISAGREE_TOGETHER: Paint(white, line=ink, far_edge=ink),
        Fill.NO_WORD: Paint(line=colour["line"]),
    }

"""A chart as PNG, drawn without any window."""

import io
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dialog_app.base import resources
from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.said import whole as in_words
from dialog_app.core.errors import RuleBroken
from dialog_app.reports.charts.layout import least_pixels, whole
from dialog_app.reports.charts.looks import on_screen
from dialog_app.reports.charts.strokes import Box, Drawing, Stroke, Words, dashed
from dialog_app.reports.fonts import REGULAR, STRONG, faces
from dialog_app.reports.right_to_left import steps
from dialog_app.reports.typeset import Piece
from dialog_app.reports.unprintable import fit, fit_line

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SHARP: Final = 2
"""Pixels for each length of one, where there is room: as fine as good screens are."""

_SMOOTH: Final = 2
MOST_PIXELS: Final = 48_000_000
_INCH: Final = 96
_PACKED: Final = 4
_FILES: Final = {REGULAR: "NotoSans-Regular", STRONG: "NotoSans-Bold"}


Stamps = Callable[[str, str, float], tuple[Any, tuple[int, int]]]


def png(chart: Chart) -> bytes:
    """Return the chart as a PNG file; the same chart is always the same bytes.

    Raises `RuleBroken("chart.too_large")` for a picture that no program would open.
    """
    from PIL import PngImagePlugin

    look = on_screen()
    if least_pixels(chart, look) > MOST_PIXELS:
        raise RuleBroken("chart.too_large")
    drawing = whole(chart, look)
    sharp, smooth = _scales(drawing)
    image = _drawn(drawing, sharp * smooth)
    if smooth > 1:
        image = image.reduce(smooth)
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", fit_line(chart.title))
    told.add_itxt("Description", fit(in_words(chart)))
    file = io.BytesIO()
    dots = _INCH * sharp
    image.save(file, "PNG", pnginfo=told, dpi=(dots, dots), compress_level=_PACKED)
    return file.getvalue()


def _scales(drawing: Drawing) -> tuple[int, int]:
    """Return how sharp the picture can be, and how many times finer its lines are drawn."""
    for sharp, smooth in ((SHARP, _SMOOTH), (1, _SMOOTH), (1, 1)):
        scale = sharp * smooth
        if drawing.width * drawing.height * scale * scale <= MOST_PIXELS:
            return sharp, smooth
    raise RuleBroken("chart.too_large")


def _drawn(drawing: Drawing, scale: int) -> Any:
    from PIL import Image, ImageDraw

    size = round(drawing.width * scale), round(drawing.height * scale)
    image = Image.new("RGB", size, "#FFFFFF")
    brush = ImageDraw.Draw(image)
    stamps = cache(_stamp)
    for mark in drawing.marks:
        if isinstance(mark, Words):
            _write(image, mark, scale, stamps)
        elif isinstance(mark, Stroke):
            _stroke(brush, mark, scale)
        elif mark.dash:
            for dash in dashed(mark, mark.dash):
                _stroke(brush, dash, scale)
        else:
            _box(brush, mark, scale)
    return image


def _stroke(brush: Any, stroke: Stroke, scale: int) -> None:
    ends = [stroke.x * scale, stroke.y * scale, stroke.to_x * scale, stroke.to_y * scale]
    brush.line(ends, fill=stroke.colour, width=max(1, round(stroke.thick * scale)))


def _box(brush: Any, box: Box, scale: int) -> None:
    # Pillow counts the last pixel with the box.
    right = max(box.x * scale, (box.x + box.width) * scale - 1)
    foot = max(box.y * scale, (box.y + box.height) * scale - 1)
    ends = [round(one) for one in (box.x * scale, box.y * scale, right, foot)]
    width = max(1, round(box.thick * scale)) if box.line else 1
    if box.line:
        # An outline lies on the edge, half on each side; Pillow draws all of it inside.
        half = width / 2
        ends = [
            round(one) for one in (ends[0] - half, ends[1] - half, ends[2] + half, ends[3] + half)
        ]
    brush.rounded_rectangle(
        ends,
        radius=box.corner * scale,
        fill=box.fill or None,
        outline=box.line or None,
        width=width,
    )


def _write(image: Any, words: Words, scale: int, stamps: Stamps) -> None:
    x = words.x * scale
    for piece in words.line:
        for name, part in _parts(piece):
            stamp, (left, up) = stamps(name, part, words.size * scale)
            at = round(x) + left, round(words.y * scale) + up
            image.paste(words.colour, (*at, at[0] + stamp.width, at[1] + stamp.height), stamp)
            x += _wide(piece, part) * words.size * scale / 1000


def _wide(piece: Piece, part: str) -> float:
    return faces().of(strong=piece.strong).width(part)


def _parts(piece: Piece) -> list[tuple[str, str]]:
    """Return a piece in parts of one font each, from left to right as they stand."""
    own = STRONG if piece.strong else REGULAR
    borrowed = faces().borrowed
    letters = reversed(steps(piece.words)) if piece.leftwards else piece.words
    parts: list[tuple[str, str]] = []
    for letter in letters:
        font = borrowed.get(letter[0], own)
        if parts and parts[-1][0] == font:
            parts[-1] = font, parts[-1][1] + letter
        else:
            parts.append((font, letter))
    return parts


def _stamp(name: str, words: str, size: float) -> tuple[Any, tuple[int, int]]:
    """Return words as a mask, and where it lies beside the place they are written at."""
    from PIL import Image, ImageDraw

    font = _font(name, round(size * 4))
    left, up, right, foot = (int(one) for one in font.getbbox(words, anchor="ls"))
    stamp = Image.new("L", (right - left + 2, foot - up + 2))
    ImageDraw.Draw(stamp).text((1 - left, 1 - up), words, fill=255, font=font, anchor="ls")
    return stamp, (left - 1, up - 1)


@cache
def _font(name: str, quarters: int) -> "FreeTypeFont":
    from PIL import ImageFont

    file = resources.path("fonts", f"{_FILES.get(name, name)}.ttf")
    return ImageFont.truetype(file, quarters / 4, layout_engine=ImageFont.Layout.BASIC)

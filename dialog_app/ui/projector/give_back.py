"""Painting a page back to children: their own words above, what adults answered in four boxes."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF

from dialog_app.core.slides.kinds import GiveBackSlide, GivenPart
from dialog_app.ui.projector.common import footer, header
from dialog_app.ui.projector.method import quotation, quotation_height
from dialog_app.ui.projector.sheet import QUIET, STRONG, Roles, Sheet

_TOP: Final = 150.0
_GAP: Final = 48.0
_BETWEEN: Final = 12.0
_QUOTE_MOST: Final = 0.36
_SIZES: Final[Roles] = ("lead", "base", "small")
_QUOTES: Final[Roles] = ("quote", "lead", "base", "small")


def paint(sheet: Sheet, slide: GiveBackSlide) -> None:
    """Paint all of it at the largest size at which it fits; what does not is cut with «…»."""
    header(sheet, slide.place, slide.clock)
    end = footer(sheet, slide.footer) - 16
    title = QRectF(sheet.left, _TOP, sheet.room, 90)
    y = sheet.block(slide.title, title, ("title_s", "summary", "lead"), STRONG) + 12
    if slide.quotation is not None:
        y = _quote(sheet, slide, QRectF(sheet.left, y, sheet.room, (end - _TOP) * _QUOTE_MOST))
    _boxes(sheet, slide.parts, QRectF(sheet.left, y, sheet.room, end - y))


def _quote(sheet: Sheet, slide: GiveBackSlide, box: QRectF) -> float:
    """Write the children's words; returns where the boxes begin."""
    said = slide.quotation
    if said is None:
        return box.top()
    heights = {role: quotation_height(sheet, said, box.width(), role) for role in _QUOTES}
    role = next((one for one in _QUOTES if heights[one] <= box.height()), _QUOTES[-1])
    box.setHeight(min(box.height(), heights[role]))
    return quotation(sheet, said, box, role) + 32


def _boxes(sheet: Sheet, parts: tuple[GivenPart, ...], room: QRectF) -> None:
    """Write the parts two beside each other, each pair below the one before."""
    pairs = [parts[place : place + 2] for place in range(0, len(parts), 2)]
    width = (room.width() - _GAP) / 2
    role = next((one for one in _SIZES if _height(sheet, pairs, width, one) <= room.height()), "")
    y = room.top()
    for place, pair in enumerate(pairs):
        left = len(pairs) - place
        most = (room.bottom() - y) / left - _BETWEEN if not role else room.bottom() - y
        size = role or _SIZES[-1]
        for side, part in enumerate(pair):
            x = room.left() + side * (width + _GAP)
            _part(sheet, part, QRectF(x, y, width, most), size)
        high = max((_part_height(sheet, part, width, size) for part in pair), default=0.0)
        y += min(high, most) + _BETWEEN


def _height(sheet: Sheet, pairs: list[tuple[GivenPart, ...]], width: float, role: str) -> float:
    return sum(
        max(_part_height(sheet, part, width, role) for part in pair) + _BETWEEN for pair in pairs
    )


def _part_height(sheet: Sheet, part: GivenPart, width: float, role: str) -> float:
    text = sheet.lay("\n".join(part.lines), (width, 100_000), (role,))
    return sheet.pitch(role) + text.height


def _part(sheet: Sheet, part: GivenPart, box: QRectF, role: str) -> None:
    head = sheet.lay(part.heading, (box.width(), sheet.pitch(role)), (role, "small"), bold=True)
    y = sheet.write(head, QPointF(box.left(), box.top()), STRONG)
    text = sheet.lay("\n".join(part.lines), (box.width(), box.bottom() - y), (role,))
    sheet.write(text, QPointF(box.left(), y), QUIET)

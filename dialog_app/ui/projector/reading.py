"""Painting minutes as they are printed, while a room reads them through."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF

from dialog_app.core.slides.kinds import Look, PrintedLine, ReadThroughSlide
from dialog_app.ui.projector.common import bar, footer, header, ring
from dialog_app.ui.projector.sheet import BOTTOM, QUIET, STRONG, Ink, Laid, Roles, Sheet

_MARK: Final = 54.0
_INSET: Final = _MARK + 22
_APART: Final = 18.0
_BEFORE_HEADING: Final = 16.0
_TOP: Final = 150.0
_SIZES: Final[tuple[str, ...]] = ("lead", "base", "small")
_NOW_BAR: Final = 14.0
_NOW_OUT: Final = 40.0
_ENDLESS: Final = 100_000.0
_TITLES: Final[Roles] = ("title_s", "summary", "lead", "base")


def paint(sheet: Sheet, slide: ReadThroughSlide) -> None:
    """Paint a step of the minutes at the largest size at which all of it fits."""
    header(sheet, slide.place, slide.clock)
    y = _TOP
    if slide.above:
        y = sheet.block(slide.above, QRectF(sheet.left, y, sheet.room, 44), ("small",), QUIET)
    y = sheet.block(slide.title, QRectF(sheet.left, y, sheet.room, 112), _TITLES, STRONG) + 12
    sheet.rule(y)
    y += 20
    end = footer(sheet, slide.footer) - 12 if slide.footer else BOTTOM
    role = next((one for one in _SIZES if _height(sheet, slide.lines, one) <= end - y), _SIZES[-1])
    words = _bar_words(sheet, slide.lines, role)
    last = None
    for line in slide.lines:
        if y >= end - sheet.pitch("small") / 2:
            return
        if line.look is Look.BAR:
            y = _bar(sheet, line, y, role, words)
        else:
            y = _line(sheet, line, last, (y, end), role)
        last = line


def _height(sheet: Sheet, lines: tuple[PrintedLine, ...], role: str) -> float:
    last = len(lines) - 1
    return sum(
        _line_height(sheet, line, role, first=place == 0) - (_APART if place == last else 0)
        for place, line in enumerate(lines)
    )


def _line_height(sheet: Sheet, line: PrintedLine, role: str, *, first: bool) -> float:
    if line.look is Look.BAR:
        return sheet.pitch(role) + 4
    before = _BEFORE_HEADING if line.look is Look.HEADING and not first else 0
    text = _laid(sheet, line, role).height
    if line.look in {Look.HEADING, Look.LABEL}:
        return before + text + 6
    if line.mark:
        text = max(text, _MARK)
    return text + (_below(sheet, line).height if line.below else 0) + _APART


def _inset(line: PrintedLine) -> float:
    return _INSET if line.look in {Look.ITEM, Look.QUOTE} else 0.0


def _role_of(line: PrintedLine, role: str) -> str:
    return "small" if line.look in {Look.SMALL, Look.LABEL} else role


def _laid(sheet: Sheet, line: PrintedLine, role: str, most: float = _ENDLESS) -> Laid:
    bold = line.look in {Look.HEADING, Look.LABEL}
    width = sheet.room - _inset(line)
    return sheet.lay(line.words, (width, most), (_role_of(line, role),), bold=bold)


def _below(sheet: Sheet, line: PrintedLine) -> Laid:
    return sheet.lay(line.below, (sheet.room - _inset(line), _ENDLESS), ("small",))


def _line(
    sheet: Sheet, line: PrintedLine, last: PrintedLine | None, span: tuple[float, float], role: str
) -> float:
    """Paint one line between two heights; returns where the next begins.

    A line of the same row of a table as the last has no number of its own, unless it is talked of.
    """
    top, bottom = span
    first, again = last is None, last is not None and last.mark == line.mark
    if line.look is Look.HEADING and not first:
        top += _BEFORE_HEADING
    laid = _laid(sheet, line, role, bottom - top)
    left = sheet.left + _inset(line)
    below = _below(sheet, line) if line.below else None
    height = max(laid.height, _MARK if line.mark else 0.0)
    end = top + height + (below.height if below else 0)
    if line.now:
        _now(sheet, top, end)
    if line.mark and (line.now or not again):
        spot = QRectF(sheet.left, top + (laid.pitch - _MARK) / 2, _MARK, _MARK)
        ring(sheet, line.mark, spot, filled=line.now)
    elif line.look is Look.QUOTE:
        sheet.panel(QRectF(sheet.left, top, 12, end - top), "accent", 6)
    sheet.write(laid, QPointF(left, top), _ink(line))
    if below is not None:
        sheet.write(below, QPointF(left, top + height), QUIET)
    return end + (6 if line.look in {Look.HEADING, Look.LABEL} else _APART)


def _ink(line: PrintedLine) -> Ink:
    if line.look in {Look.HEADING, Look.LABEL}:
        return STRONG
    return QUIET if line.look is Look.SMALL else Ink(bold=False)


def _now(sheet: Sheet, top: float, end: float) -> None:
    """Mark what is talked of: a bar at the left, and a ground behind it."""
    left = sheet.left - _NOW_OUT
    box = QRectF(left, top - 7, sheet.right - left + 24, end - top + 14)
    sheet.panel(box, "tint", 8)
    sheet.panel(QRectF(left, box.top(), _NOW_BAR, box.height()), "text", 4)


def _bar_words(sheet: Sheet, lines: tuple[PrintedLine, ...], role: str) -> float:
    """Return how much room the words before the bars have, the same for all of them."""
    widths = [sheet.measure(line.words, role) for line in lines if line.look is Look.BAR]
    return min(max(widths, default=0.0) + 32, sheet.room / 2)


def _bar(sheet: Sheet, line: PrintedLine, top: float, role: str, words: float) -> float:
    """Paint a protected count with its words before it and its number after it."""
    pitch = sheet.pitch(role)
    base = top + pitch * 0.72
    sheet.line(line.words, QPointF(sheet.left, base), role, room=words - 24)
    sheet.line(str(line.count), QPointF(sheet.right, base), role, Ink(bold=True, right=True))
    if line.fill is not None:
        box = QRectF(sheet.left + words, top + pitch * 0.2, sheet.room - words - 120, pitch * 0.6)
        bar(sheet, box, line.fill, line.count / max(line.whole, line.count, 1))
    return top + pitch + 4

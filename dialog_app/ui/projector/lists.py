"""Painting obstacles beside possibilities, main answers, and a message."""

from PySide6.QtCore import QLineF, QPointF, QRectF

from dialog_app.core.slides.kinds import (
    MainAnswersSlide,
    MessageSlide,
    ObstaclesSlide,
    Said,
    SaidList,
)
from dialog_app.ui import icons
from dialog_app.ui.icons import Icon
from dialog_app.ui.projector.common import header, ring
from dialog_app.ui.projector.method import quotation, quotation_height
from dialog_app.ui.projector.sheet import BOTTOM, CORNER_BOTTOM, QUIET, STRONG, Ink, Laid, Sheet

_GAP = 72.0
_MARK = 54.0
_INSET = _MARK + 22
_APART = 20.0
_ROLES = ("lead", "base", "small")
_QUOTE_ROLES = ("quote", "lead", "base", "small")
_ENDLESS = 100_000.0


def paint_obstacles(sheet: Sheet, slide: ObstaclesSlide) -> None:
    """Paint two lists side by side at the largest size at which both fit."""
    header(sheet, slide.place, slide.clock, slide.example)
    title = QRectF(sheet.left, 148, sheet.room, 136)
    y = sheet.block(slide.title, title, ("title_s", "summary", "lead", "base"), STRONG) + 28
    width = (sheet.room - _GAP) / 2
    lists = (slide.obstacles, slide.possibilities)
    room = QRectF(0, y + 84, width, BOTTOM - y - 84)
    role = next((r for r in _ROLES if all(_fits(sheet, it, room, r) for it in lists)), "small")
    marks = ((Icon.OBSTACLE, "obstacle"), (Icon.POSSIBILITY, "text"))
    for number, (said, (icon, colour)) in enumerate(zip(lists, marks, strict=True)):
        left = sheet.left + number * (width + _GAP)
        box = QRectF(left, y, width, BOTTOM - y)
        shown = _newest(sheet, said.rows, room, role)
        _heading(sheet, said, box, (icon, colour, len(shown)))
        _rows(sheet, shown or (), room.translated(left, 0), role)
        if not said.rows:
            sheet.block(said.empty, room.translated(left, 0), ("base", "small"), QUIET)


def _heading(sheet: Sheet, said: SaidList, box: QRectF, mark: tuple[Icon, str, int]) -> None:
    icon, colour, shown = mark
    sheet.rule(box.top(), 4, colour, QLineF(box.left(), 0, box.right(), 0))
    icons.paint(
        sheet.painter, QRectF(box.left(), box.top() + 18, 46, 46), icon, sheet.colour(colour)
    )
    base = box.top() + 58
    sheet.line(said.heading, QPointF(box.left() + _INSET, base), "lead", STRONG)
    if shown < len(said.rows):
        at = QPointF(box.right(), base)
        sheet.line(said.newest_of[shown], at, "small", Ink("text_2", right=True))


def _fits(sheet: Sheet, said: SaidList, room: QRectF, role: str) -> bool:
    heights = (_height(sheet, row, room.width(), role) for row in said.rows)
    return sum(heights) <= room.height()


def _newest(sheet: Sheet, rows: tuple[Said, ...], room: QRectF, role: str) -> tuple[Said, ...]:
    """Return the newest rows that fit, always at least one."""
    left, first = room.height(), len(rows)
    while first > 0:
        left -= _height(sheet, rows[first - 1], room.width(), role)
        if left < 0 and first < len(rows):
            break
        first -= 1
    return rows[first:]


def _laid(sheet: Sheet, row: Said, width: float, role: str, most: float = _ENDLESS) -> Laid:
    return sheet.lay(row.text, (width - _INSET, most), (role,))


def _height(sheet: Sheet, row: Said, width: float, role: str) -> float:
    below = sheet.pitch("small") if row.below else 0
    return max(_laid(sheet, row, width, role).height, _MARK) + below + _APART


def _rows(sheet: Sheet, rows: tuple[Said, ...], room: QRectF, role: str) -> None:
    y = room.top()
    for row in rows:
        # Only a row that stands alone can be higher than the room; it is cut by lines.
        most = room.bottom() - y - (sheet.pitch("small") if row.below else 0)
        laid = _laid(sheet, row, room.width(), role, most)
        ring(sheet, row.mark, QRectF(room.left(), y + (laid.pitch - _MARK) / 2, _MARK, _MARK))
        end = sheet.write(laid, QPointF(room.left() + _INSET, y))
        if row.below:
            at = QPointF(room.left() + _INSET, end + 32)
            sheet.line(row.below, at, "small", QUIET, room.width() - _INSET)
            end += sheet.pitch("small")
        y = max(end, y + _MARK) + _APART


def paint_main_answers(sheet: Sheet, slide: MainAnswersSlide) -> None:
    """Paint the children's words below each other at the largest size at which all fit."""
    header(sheet, slide.place, slide.clock)
    title = QRectF(sheet.left, 152, sheet.room, 124)
    y = sheet.block(slide.title, title, ("title_s", "summary"), STRONG) + 36
    sheet.block(slide.empty, QRectF(sheet.left, y, sheet.room, 200), ("lead", "base"), QUIET)
    role, heights = _quote_size(sheet, slide, BOTTOM - y)
    shown = 0
    for said, height in zip(slide.answers, heights, strict=True):
        if shown and y + height > BOTTOM - (48 if shown + 1 < len(heights) else 0):
            break
        box = QRectF(sheet.left, y, sheet.room, min(height, BOTTOM - y))
        y = quotation(sheet, said, box, role) + 40
        shown += 1
    if shown < len(slide.answers):
        at = QPointF(sheet.right, BOTTOM + 8)
        sheet.line(slide.first_of[shown], at, "small", Ink("text_2", right=True))


def _quote_size(sheet: Sheet, slide: MainAnswersSlide, room: float) -> tuple[str, list[float]]:
    heights: list[float] = []
    for role in _QUOTE_ROLES:
        heights = [quotation_height(sheet, said, sheet.room, role) for said in slide.answers]
        if sum(heights) + 40 * (len(heights) - 1) <= room:
            return role, heights
    return _QUOTE_ROLES[-1], heights


def paint_message(sheet: Sheet, slide: MessageSlide) -> None:
    """Paint a message as large as it can be, in the middle of the wall."""
    roles = ("title", "title_s", "summary", "quote", "lead", "base")
    height = 1080 - 2 * CORNER_BOTTOM if sheet.corner else 860
    laid = sheet.lay(slide.text, (sheet.room, height), roles, bold=True)
    sheet.write(laid, QPointF(sheet.left, (1080 - laid.height) / 2), STRONG)

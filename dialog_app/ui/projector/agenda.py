"""Painting where we are in the day, and the countdown."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from dialog_app.core.slides.kinds import AgendaSlide, Coming, CountdownSlide
from dialog_app.ui.projector.common import HEADER, header
from dialog_app.ui.projector.sheet import BOTTOM, QUIET, STRONG, Ink, Sheet

_GAP = 96.0
_NOW_SHARE = 0.394
_ROW = 96.0
_ROWS_TOP = 242.0
_COUNTDOWN_FACTOR = 2


def paint(sheet: Sheet, slide: AgendaSlide) -> None:
    """Paint clock and running item at the left, what comes at the right."""
    end = QPointF(sheet.head_right, HEADER)
    date = sheet.line(slide.date, end, "base", Ink("text_2", right=True))
    room = sheet.head_right - sheet.left - date - 48
    sheet.line(slide.heading, QPointF(sheet.left, HEADER), "base", QUIET, room)
    width = (sheet.room - _GAP) * _NOW_SHARE if slide.coming or slide.end else sheet.room
    _now(sheet, slide, width)
    if slide.coming or slide.end:
        _rows(sheet, slide, sheet.left + width + _GAP)


def _now(sheet: Sheet, slide: AgendaSlide, width: float) -> None:
    role = sheet.widest((slide.clock,), ("clock", "title"), width, bold=True)
    sheet.line(slide.clock, QPointF(sheet.left - 4, 356), role)
    y = 432.0
    if slide.now_word:
        sheet.line(slide.now_word, QPointF(sheet.left, 484), "base", QUIET)
        y = 500.0
    done = sheet.lay(slide.done, (width, 136), ("small",)) if slide.done else None
    foot = BOTTOM - (done.height + 24 if done else 0) - (132 if slide.progress is not None else 0)
    room = QRectF(sheet.left, y, width, max(90.0, foot - y - (68 if slide.detail else 0)))
    y = sheet.block(slide.title, room, ("title_s", "summary", "lead", "base"), STRONG)
    y = sheet.block(
        slide.detail, QRectF(sheet.left, y, width, max(42.0, foot - y)), ("lead", "base", "small")
    )
    if slide.progress is not None:
        _progress(sheet, slide, QRectF(sheet.left, y + 32, width, 24))
    if done:
        sheet.write(done, QPointF(sheet.left, BOTTOM - done.height), QUIET)


def _progress(sheet: Sheet, slide: AgendaSlide, box: QRectF) -> None:
    painter = sheet.painter
    painter.setPen(QPen(sheet.colour("text"), 3))
    painter.setBrush(sheet.colour("surface"))
    painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)
    inner = box.adjusted(6, 6, -6, -6)
    inner.setWidth(inner.width() * (slide.progress or 0) / 100)
    if slide.progress:
        sheet.panel(inner, "accent", 6)
    sheet.line(slide.left.sentence, QPointF(sheet.left, box.bottom() + 62), "lead", STRONG)


def _rows(sheet: Sheet, slide: AgendaSlide, left: float) -> None:
    sheet.line(slide.coming_word, QPointF(left, 218), "base", QUIET)
    sheet.rule(_ROWS_TOP, span=QLineF(left, 0, sheet.right, 0))
    number = len(slide.coming) + bool(slide.more) + (slide.end is not None)
    height = min(_ROW, (BOTTOM - _ROWS_TOP) / max(1, number))
    titles = tuple(row.title for row in slide.coming)
    sizes = ("lead", "base", "small") if height > 84 else ("base", "small")
    time = sheet.measure("00.00", sizes[0]) + 60
    room = sheet.right - left - time - sheet.measure("000 min", "base") - 24
    role = sheet.widest(titles, sizes[:2], room)
    y = _ROWS_TOP
    for row in slide.coming:
        _row(sheet, row, QRectF(left, y, time, height), role)
        y += height
        sheet.rule(y, 2, "line", QLineF(left, 0, sheet.right, 0))
    if slide.more:
        sheet.line(slide.more, QPointF(left + time, y + height / 2 + 14), "base", QUIET)
        y += height
    if slide.end:
        _row(sheet, slide.end, QRectF(left, y, time, height), role, STRONG)


def _row(sheet: Sheet, row: Coming, box: QRectF, role: str, ink: Ink | None = None) -> None:
    """Write one line; `box` is the column of times."""
    size = sheet.tokens.wall[role].pt * 4 / 3
    base = box.center().y() + size * 0.36
    beside = "small" if role == "small" else "base"
    length = sheet.line(row.length, QPointF(sheet.right, base), beside, Ink("text_2", right=True))
    sheet.line(row.time, QPointF(box.left(), base), role, ink or QUIET)
    room = sheet.right - box.right() - length - 24
    sheet.line(row.title, QPointF(box.right(), base), role, ink or Ink(), room)


def paint_countdown(sheet: Sheet, slide: CountdownSlide) -> None:
    """Paint the time left in the middle of the wall, very large."""
    header(sheet, "", slide.clock)
    title = QRectF(sheet.left, 176, sheet.room, 240)
    sheet.block(slide.title, title, ("title_s", "summary", "lead"), STRONG)
    if slide.digits:
        _digits(sheet, slide.digits)
    else:
        words = QRectF(sheet.left, 470, sheet.room, 260)
        sheet.block(slide.words, words, ("title", "title_s", "summary"))
    following = QRectF(sheet.left, 880, sheet.room, BOTTOM - 880)
    sheet.block(slide.following, following, ("summary", "lead", "base"), QUIET)


def _digits(sheet: Sheet, digits: str) -> None:
    font = sheet.font("clock")
    # The largest step is for a clock beside other things; alone, it is read across the room.
    font.setPixelSize(font.pixelSize() * _COUNTDOWN_FACTOR)
    sheet.painter.setFont(font)
    sheet.painter.setPen(sheet.colour("text"))
    box = QRectF(sheet.left - 10, 420, sheet.room + 20, 420)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    sheet.painter.drawText(box, int(flags), digits)

"""Painting one working method with the children's own words."""

from PySide6.QtCore import QPointF, QRectF

from dialog_app.core.slides.kinds import MethodSlide, Quotation
from dialog_app.ui.projector.common import SWATCH, header, swatch
from dialog_app.ui.projector.sheet import BOTTOM, QUIET, STRONG, Ink, Sheet

_TOP = 164.0
_ASK_TOP = 822.0
_FOOT_TOP = 922.0
_QUOTE_INSET = 52.0


def paint(sheet: Sheet, slide: MethodSlide) -> None:
    """Paint the title very large, the summary, the quotation, and what is asked."""
    header(sheet, slide.place, slide.clock, slide.example)
    foot = _foot(sheet, slide)
    kept = _kept_for_quotation(sheet, slide.quotation, (foot - _TOP) * 0.5)
    title = QRectF(sheet.left, _TOP, sheet.room, (foot - _TOP - kept) * 0.6)
    y = sheet.block(slide.title, title, ("title", "title_s", "summary", "lead", "base"), STRONG)
    summary = QRectF(sheet.left, y + 8, sheet.room, foot - y - 8 - kept)
    y = sheet.block(slide.summary, summary, ("summary", "lead", "base", "small"))
    if slide.quotation:
        box = QRectF(sheet.left, y + 40, sheet.room, foot - y - 72)
        quotation(sheet, slide.quotation, box)


def _kept_for_quotation(sheet: Sheet, said: Quotation | None, most: float) -> float:
    """Return the height kept for the children's words, which give way last."""
    if said is None:
        return 24.0
    return min(most, quotation_height(sheet, said, sheet.room, "base") + 72)


def quotation(sheet: Sheet, said: Quotation, box: QRectF, role: str = "") -> float:
    """Write a quotation with its source behind the green bar; returns where it ends."""
    width = box.width() - _QUOTE_INSET
    source = sheet.lay(said.source, (width, 90), ("small",))
    roles = (role,) if role else ("quote", "lead", "base", "small")
    text = sheet.lay(said.text, (width, box.height() - source.height - 8), roles)
    left = box.left() + _QUOTE_INSET
    y = sheet.write(text, QPointF(left, box.top()))
    y = sheet.write(source, QPointF(left, y + 8), QUIET)
    sheet.panel(QRectF(box.left(), box.top(), 12, y - box.top()), "accent", 6)
    return y


def quotation_height(sheet: Sheet, said: Quotation, width: float, role: str) -> float:
    """Return how high a quotation stands at a step of the type scale."""
    width -= _QUOTE_INSET
    text = sheet.lay(said.text, (width, 100_000), (role,))
    return text.height + 8 + sheet.lay(said.source, (width, 90), ("small",)).height


def _foot(sheet: Sheet, slide: MethodSlide) -> float:
    """Write what is asked and how much time is left; returns where the foot begins."""
    if slide.ask:
        _time_left(sheet, slide)
        _ask(sheet, slide)
        return _ASK_TOP
    if not slide.left.sentence:
        return BOTTOM
    sheet.rule(_FOOT_TOP, colour="line_strong")
    at = QPointF(sheet.right, 990)
    sheet.line(slide.left.sentence, at, "lead", Ink(bold=True, right=True))
    return _FOOT_TOP


def _time_left(sheet: Sheet, slide: MethodSlide) -> None:
    left = slide.left
    sheet.rule(_ASK_TOP, colour="line_strong")
    if left.time:
        sheet.line(left.time, QPointF(sheet.right, 952), "title_s", Ink(right=True))
    role = "small" if left.time else "lead"
    sheet.line(left.words, QPointF(sheet.right, 1003 if left.time else 952), role, _BESIDE)


_BESIDE = Ink("text_2", right=True)


def _ask(sheet: Sheet, slide: MethodSlide) -> None:
    beside = max(sheet.measure(slide.left.time, "title_s"), sheet.measure(slide.left.words, "lead"))
    room = sheet.room - beside - 48
    sheet.line(slide.ask, QPointF(sheet.left, 918), "base", STRONG, room)
    words = tuple(choice.words for choice in slide.choices)
    apart = 4 * (SWATCH + 16)
    role = sheet.widest(("".join(words),), ("base", "small"), room - apart - 3 * 32)
    spare = room - apart - sum(sheet.measure(word, role) for word in words)
    gap = max(16.0, min(56.0, spare / 3))
    x = sheet.left
    for choice in slide.choices:
        swatch(sheet, QRectF(x, 954, SWATCH, SWATCH), choice.fill)
        x += SWATCH + 16
        x += sheet.line(choice.words, QPointF(x, 988), role) + gap

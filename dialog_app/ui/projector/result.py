"""Painting what the services answered: columns for up to four, smaller cells, then a table."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from dialog_app.core.slides.kinds import Column, ResultSlide, Share
from dialog_app.ui.projector.common import (
    SWATCH,
    bar,
    footer,
    header,
    label_mark,
    mark_width,
    stacked_bar,
    swatch,
)
from dialog_app.ui.projector.sheet import NAMED, QUIET, STRONG, Ink, Sheet

_COLUMNS_IN_A_ROW = 4
_CELLS = 8
_GAP = 64.0
_NARROW_GAP = 40.0
_SMALL_SWATCH = 34.0
_CELL_GAP = 48.0
_NARROWEST = 360.0
_WIDEST = 860.0
_PITCH = 124.0
_NUMBER = Ink(bold=True, right=True)


def paint(sheet: Sheet, slide: ResultSlide) -> None:
    """Paint title and answers, and below them that the children's advice does not change."""
    header(sheet, slide.place, slide.clock, slide.example)
    foot = footer(sheet, slide.footer)
    few = len(slide.columns) <= _COLUMNS_IN_A_ROW and _columns_width(sheet, slide) >= _NARROWEST
    title = QRectF(sheet.left, 148, sheet.room, 136 if few else 88)
    roles = ("title_s", "summary", "lead", "base", "small")[0 if few else 1 :]
    y = sheet.block(slide.title, title, roles, STRONG) + 24
    room = QRectF(sheet.left, y, sheet.room, foot - y - 20)
    if not slide.columns:
        sheet.block(slide.notice, room, ("summary", "lead"), QUIET)
    elif few:
        _columns(sheet, slide, room)
    elif len(slide.columns) <= _CELLS and _cell_width(sheet, slide) >= _NARROWEST:
        _cells(sheet, slide, room)
    else:
        _table(sheet, slide, room)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What all columns have in common, so that their lines stand beside each other."""

    name: str
    name_height: float
    word: tuple[str, int]
    share: str
    shares: int


def _gap(number: int) -> float:
    return _GAP if number < _COLUMNS_IN_A_ROW else _NARROW_GAP


def _columns_width(sheet: Sheet, slide: ResultSlide) -> float:
    number = max(1, len(slide.columns))
    return min(_WIDEST, (sheet.room - _gap(number) * (number - 1)) / number)


def _across(slide: ResultSlide) -> int:
    """Return how many cells stand beside each other in two rows."""
    return max(1, -(-len(slide.columns) // 2))


def _cell_width(sheet: Sheet, slide: ResultSlide) -> float:
    return (sheet.room - _CELL_GAP * (_across(slide) - 1)) / _across(slide)


def _columns(sheet: Sheet, slide: ResultSlide, room: QRectF) -> None:
    columns = slide.columns
    width = _columns_width(sheet, slide)
    gap = _gap(len(columns))
    sizes = _sizes(sheet, columns, width)
    for number, column in enumerate(columns):
        left = room.left() + number * (width + gap)
        _column(sheet, column, QRectF(left, room.top(), width, room.height()), sizes)


def _sizes(sheet: Sheet, columns: tuple[Column, ...], width: float) -> _Sizes:
    names = tuple(column.service for column in columns)
    role = sheet.widest(names, ("lead", "base", "small"), width, bold=True)
    lines = max(len(sheet.lay(name, (width, 140), (role,), bold=True).lines) for name in names)
    words = tuple(column.word for column in columns)
    widest = max(mark_width(column, SWATCH) for column in columns)
    word = sheet.widest(words, ("base", "small"), width - widest - 16, bold=True)
    room = width - widest * _SMALL_SWATCH / SWATCH - 16
    two = any(sheet.measure(said, word, bold=True) > room for said in words)
    parts = tuple(share.words for column in columns for share in column.shares)
    part = sheet.widest(parts, ("base", "small"), width - 100)
    most = max(len(column.shares) for column in columns)
    return _Sizes(role, min(2, lines) * sheet.pitch(role), (word, 2 if two else 1), part, most)


def _column(sheet: Sheet, column: Column, box: QRectF, sizes: _Sizes) -> None:
    left = box.left()
    sheet.rule(box.top(), 4, span=QLineF(left, 0, box.right(), 0))
    name = QRectF(left, box.top() + 16, box.width(), sizes.name_height)
    sheet.block(column.service, name, (sizes.name,), STRONG)
    y = name.bottom() + 4
    sheet.block(column.turnout, QRectF(left, y, box.width(), 44), ("small",), QUIET)
    y += 60
    if column.word:
        side = SWATCH if sizes.word[0] == "base" else _SMALL_SWATCH
        _word(sheet, column, QRectF(left, y, box.width(), side), sizes.word)
    y += SWATCH + 20 + (sizes.word[1] - 1) * sheet.pitch("small")
    if column.sentence:
        rest = QRectF(left, y, box.width(), box.bottom() - y - _PITCH * len(column.shares))
        y = sheet.block(column.sentence, rest, ("base", "small")) + 20
    _shares(sheet, column, QRectF(left, y, box.width(), box.bottom() - y), sizes)


def _word(sheet: Sheet, column: Column, box: QRectF, size: tuple[str, int]) -> None:
    """Write a label beside its mark, in the number of lines kept for it."""
    role, lines = size
    beside = box.width() - mark_width(column, box.height()) - 16
    # The mark gives way before the word does.
    alone = lines == 1 and sheet.measure(column.word, role, bold=True) > beside
    mark = 0.0 if alone else label_mark(sheet, column, box.topLeft(), box.height())
    left = box.left() + mark + (16 if mark else 0)
    top = box.center().y() - sheet.pitch(role) / 2
    room = QRectF(left, top, box.right() - left, lines * sheet.pitch(role))
    sheet.block(column.word, room, (role,), STRONG)


def _shares(sheet: Sheet, column: Column, box: QRectF, sizes: _Sizes) -> None:
    shares = column.shares
    pitch = min(_PITCH, box.height() / max(1, len(shares) if column.sentence else sizes.shares))
    for number, share in enumerate(shares):
        base = box.top() + number * pitch + pitch * 0.48
        sheet.line(str(share.count), QPointF(box.right(), base + 2), "count", _NUMBER)
        sheet.line(share.words, QPointF(box.left(), base), sizes.share, room=box.width() - 90)
        if not column.few:
            size = min(float(sheet.tokens.size.bar_wall), pitch * 0.34)
            track = QRectF(box.left(), base + 14, box.width(), size)
            bar(sheet, track, share.fill, share.count / max(1, column.whole))


def _cells(sheet: Sheet, slide: ResultSlide, room: QRectF) -> None:
    """Paint two rows of smaller cells, each with one stacked bar."""
    across, width = _across(slide), _cell_width(sheet, slide)
    height = (room.height() - 24) / 2
    # One size for all names: nobody's stands larger than another's.
    names = tuple(column.service for column in slide.columns)
    role = sheet.widest(names, ("base", "small"), width, bold=True)
    for number, column in enumerate(slide.columns):
        row, place = divmod(number, across)
        left = room.left() + place * (width + _CELL_GAP)
        corner = QPointF(left, room.top() + row * (height + 24))
        _cell(sheet, column, QRectF(corner.x(), corner.y(), width, height), role)


def _cell(sheet: Sheet, column: Column, box: QRectF, role: str) -> None:
    sheet.rule(box.top(), 3, span=QLineF(box.left(), 0, box.right(), 0))
    at = QPointF(box.left(), box.top() + 48)
    sheet.line(column.service, at, role, NAMED, box.width())
    y = box.top() + 62
    if column.word:
        _word(sheet, column, QRectF(box.left(), y, box.width(), _SMALL_SWATCH), ("small", 1))
        y += 46
    elif column.turnout:
        sheet.line(column.turnout, QPointF(box.left(), y + 28), "small", QUIET, box.width())
        y += 46
    if column.sentence:
        rest = QRectF(box.left(), y, box.width(), box.bottom() - y)
        y = sheet.block(column.sentence, rest, ("small",))
    elif column.shares:
        stacked_bar(sheet, QRectF(box.left(), y + 2, box.width(), 28), column)
        y += 38
    _lines(sheet, column.shares, QRectF(box.left(), y, box.width(), box.bottom() - y))


def _lines(sheet: Sheet, shares: tuple[Share, ...], box: QRectF) -> None:
    pitch = min(44.0, box.height() / max(1, len(shares)))
    for number, share in enumerate(shares):
        top = box.top() + number * pitch
        swatch(sheet, QRectF(box.left(), top + 6, 28, 28), share.fill)
        base = top + 31
        sheet.line(share.words, QPointF(box.left() + 40, base), "small", room=box.width() - 110)
        sheet.line(str(share.count), QPointF(box.right(), base), "base", _NUMBER)


def _table(sheet: Sheet, slide: ResultSlide, room: QRectF) -> None:
    """Paint one line per service: name, stacked bar, counts in words."""
    number = len(slide.columns) + bool(slide.more)
    pitch = min(62.0, room.height() / number)
    name, mark = 0.24 * room.width(), 0.22 * room.width()
    widest = max(sheet.measure(_counts(column), "small") for column in slide.columns)
    # Bars give way before words do.
    if widest > room.width() - name - mark:
        name, mark = max(name, room.width() - widest), 0.0
    sheet.rule(room.top(), 3)
    for place, column in enumerate(slide.columns):
        base = room.top() + (place + 0.5) * pitch + 14
        sheet.line(column.service, QPointF(room.left(), base), "small", NAMED, name - 24)
        x = room.left() + name
        if mark and column.few:
            label_mark(sheet, column, QPointF(x, base - 25), 28)
        elif mark and column.shares and not column.sentence:
            stacked_bar(sheet, QRectF(x, base - 25, mark - 24, 28), column)
        x += mark
        sheet.line(_counts(column), QPointF(x, base), "small", room=room.right() - x)
    if slide.more:
        base = room.top() + (number - 0.5) * pitch + 14
        sheet.line(slide.more, QPointF(room.left(), base), "small", QUIET)


def _counts(column: Column) -> str:
    """Return «Enig 9 · Delvis eller uenig 4»; first what stands instead of a distribution."""
    shares = [f"{share.words} {share.count}" for share in column.shares]
    instead = column.word or column.turnout or column.sentence
    return " · ".join([instead, *shares] if column.sentence else shares)

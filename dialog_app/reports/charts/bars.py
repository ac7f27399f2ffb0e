"""Bars beside words: parts stacked in one bar, services of so many, and before and after."""

from collections.abc import Iterator
from typing import Final

from dialog_app.core.charts.kinds import Fill, Flow, ShareRow, Shares, StackRow, Stacks
from dialog_app.core.minutes.blocks import Run
from dialog_app.reports.charts.looks import ChartLook
from dialog_app.reports.charts.setting import Part, broken, column, moved, painted, stacked, told
from dialog_app.reports.charts.strokes import Box, Mark, Stroke

_HEADS: Final = 0.3
_BETWEEN: Final = 12.0
_UNDER: Final = 3.0
_AFTER: Final = 9.0
_HEAD_LINES: Final = 5
_ARROW: Final = 4.0
_INDENT: Final = 14.0


def of_stacks(look: ChartLook, stacks: Stacks, width: float) -> list[Part]:
    """Return each bar with its words, all in one scale."""
    of = max((row.count for row in stacks.rows), default=0)
    return [_stack(look, row, of, width) for row in stacks.rows]


def of_shares(look: ChartLook, shares: Shares, width: float) -> list[Part]:
    """Return each line with its bar, all in one scale: an outline is all who could have."""
    of = max((row.of for row in shares.rows), default=0)
    return [_share(look, row, of, width) for row in shares.rows]


def of_flow(look: ChartLook, flow: Flow, width: float) -> list[Part]:
    """Return before, who moved, and after, as one part: they are nothing without each other."""
    of = max(flow.before.count, flow.after.count)
    middle = [words for words in (*flow.moved, flow.said) if words]
    between = _between(look, middle, width)
    before, after = (_stack(look, row, of, width) for row in (flow.before, flow.after))
    return [stacked((before, between, after))]


def _heads(width: float) -> float:
    return width * _HEADS


def _stack(look: ChartLook, row: StackRow, of: int, width: float) -> Part:
    heads = _heads(width)
    title = broken((Run(row.words),), look.base, heads - _BETWEEN, _HEAD_LINES)
    marks: list[Mark] = [*column(title, (0, 0), look.base, look.text)]
    words = " · ".join(f"{part.words} {part.count}" for part in row.parts)
    said = " · ".join(part for part in (words, row.said) if part)
    below = told(said, look.small, look.text_2, width - heads)
    top = 0.0
    if row.parts:
        marks += _stacked_bar(look, row, of, Box(heads, 0, width - heads, look.bar))
        top = look.bar + _UNDER
    marks += moved(below.marks, heads, top)
    high = max(len(title) * look.base.line, top + below.height)
    return Part(high + _AFTER, tuple(marks))


def _stacked_bar(look: ChartLook, row: StackRow, of: int, room: Box) -> Iterator[Mark]:
    foot = room.y + room.height
    yield Stroke(room.x, foot, room.x + room.width, foot, look.line, 0.5)
    x = room.x
    for part in row.parts:
        wide = room.width * part.count / of if of else 0.0
        if part.count:
            yield from painted(Box(x, room.y, wide, room.height), look.bars[part.fill])
            # A hair of paper, so that neighbours are told apart.
            yield Box(x + wide - 0.5, room.y, 1.0, room.height, look.paper)
        else:
            yield Stroke(x, room.y, x, foot, look.text)
        x += wide


def _share(look: ChartLook, row: ShareRow, of: int, width: float) -> Part:
    heads = _heads(width)
    title = broken((Run(row.words, strong=True),), look.base, heads - _BETWEEN, _HEAD_LINES)
    about = broken((Run(row.about),), look.small, heads - _BETWEEN, _HEAD_LINES)
    down = len(title) * look.base.line
    marks: list[Mark] = [*column(title, (0, 0), look.base, look.text)]
    marks += column(about, (0, down), look.small, look.text_2)
    below = told(row.said, look.small, look.text_2, width - heads)
    top = 0.0
    if row.count is not None and of:
        marks += _outlined_bar(look, row.count, row.of, (width - heads) / of, heads)
        top = look.bar + _UNDER
    marks += moved(below.marks, heads, top)
    high = max(down + len(about) * look.small.line, top + below.height)
    return Part(high + _AFTER, tuple(marks))


def _outlined_bar(look: ChartLook, count: int, of: int, each: float, x: float) -> Iterator[Mark]:
    yield from painted(Box(x, 0, each * count, look.bar), look.bars[Fill.COUNT])
    yield Box(x + 0.5, 0.5, max(1.0, each * of - 1), look.bar - 1, line=look.text_2)


def _between(look: ChartLook, lines: list[str], width: float) -> Part:
    """Return who moved, beside an arrow from the first bar to the second."""
    heads = _heads(width)
    room = width - heads - _INDENT
    words = stacked(told(line, look.base, look.text, room) for line in lines)
    x, foot = heads + _ARROW, max(words.height, look.base.line)
    marks: list[Mark] = [
        Stroke(x, 0, x, foot, look.text_2),
        Stroke(x - _ARROW, foot - _ARROW, x, foot, look.text_2),
        Stroke(x + _ARROW, foot - _ARROW, x, foot, look.text_2),
        *moved(words.marks, heads + _INDENT, 0),
    ]
    return Part(foot + _AFTER, tuple(marks))

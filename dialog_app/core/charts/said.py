"""What a chart says to whoever reads words: line by line, and as blocks of a document."""

from collections.abc import Iterable, Iterator

from dialog_app.core.charts.kinds import Chart, Flow, Heat, HeatRow, Shares, StackRow, Stacks
from dialog_app.core.minutes.blocks import Block, Bullets, Paragraph, Text, Tone, text

Line = tuple[str, str]
"""What a line is about, and what it says."""


def lines(chart: Chart) -> tuple[Line, ...]:
    """Return everything that is drawn as lines of words, in the order it is drawn.

    Of a heat picture each method is a line, with the columns under the word they got.
    """
    picture = chart.picture
    if isinstance(picture, Heat):
        return tuple(_row(picture, row) for row in picture.rows)
    if isinstance(picture, Stacks):
        return tuple(map(_stack, picture.rows))
    if isinstance(picture, Shares):
        return tuple((_joined(", ", row.words, row.about), row.said) for row in picture.rows)
    return tuple(_flow(picture))


def whole(chart: Chart) -> str:
    """Return all that a chart says as one text: for readers of the screen, and for files."""
    told = (": ".join(part for part in line if part) for line in lines(chart))
    keys = ", ".join(key.words for key in chart.legend)
    return "\n".join(part for part in (chart.instead, keys, *told, *chart.notes) if part)


def as_blocks(chart: Chart) -> tuple[Paragraph | Bullets, ...]:
    """Return the chart in words for what holds no drawing: title, sentence, lines and notes."""
    head = [Paragraph(text(chart.title, strong=True), Tone.LABEL)]
    head += [Paragraph(text(chart.about), Tone.SMALL)] if chart.about else []
    items = tuple(_item(*line) for line in lines(chart))
    notes = (Paragraph(text(note), Tone.SMALL) for note in chart.notes)
    return (*head, Paragraph(text(chart.instead)), Bullets(items), *notes)


def in_words(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks with each chart in words."""
    for block in blocks:
        yield from as_blocks(block) if isinstance(block, Chart) else (block,)


def _item(about: str, said: str) -> Text:
    between = ": " if about and said else ""
    return (*text(about, strong=True), *text(between + said))


def _row(heat: Heat, row: HeatRow) -> Line:
    found: dict[str, list[str]] = {}
    for column, cell in zip(heat.columns, row.cells, strict=True):
        found.setdefault(cell.whole, []).append(column.whole)
    said = "; ".join(f"{word}: {', '.join(columns)}" for word, columns in found.items())
    return _joined(" ", row.code, row.title), said


def _stack(row: StackRow) -> Line:
    parts = ", ".join(f"{part.words} {part.count}" for part in row.parts)
    return row.words, _joined("; ", parts, row.said)


def _flow(flow: Flow) -> Iterator[Line]:
    yield _stack(flow.before)
    yield from (("", words) for words in (*flow.moved, flow.said) if words)
    yield _stack(flow.after)


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)

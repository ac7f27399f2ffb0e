"""How long the minutes of a service with thirty methods take, beside two others.

One reference sets the very same words, cell by cell, as plain text in ReportLab's platypus tables
with a grid and the same fonts: no wrapping, no keeping together, no bars, no boxes, no tags. The
other sets them with Typst, tagged and checked against PDF/UA-1, with the same fonts. Every text is
another in each round, so that nobody remembers it.
"""

import io
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_typst  # noqa: E402 - found only now
from dialog_app.base.texts import Texts  # noqa: E402
from dialog_app.core import minutes  # noqa: E402
from dialog_app.core.minutes.blocks import (  # noqa: E402
    LINE_END,
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    plain,
)
from dialog_app.reports import drawing  # noqa: E402
from tests.reports import sample  # noqa: E402

METHODS = 30
GOAL_PLAIN = 2.5
GOAL_TYPST = 1.5
Rows = list[list[str]]
Figures = tuple[str, list[float], list[float], float]


def minutes_of_thirty(rounds: int) -> list[Figures]:
    """Return name, times of the minutes, times of a reference (all in ms), and the goal."""
    plan = sample.Plan(methods=METHODS)
    day, register = sample.day(plan), sample.register(plan)
    document = minutes.document(day, register, sample.MINE, Texts("nb"))
    typst = bench_typst.compiler(ROOT / "resources" / "fonts")
    ours: list[float] = []
    plain_ones: list[float] = []
    typsts: list[float] = []
    # The first round warms up.
    for number in range(rounds + 1):
        changed: Document = _changed(document, f" {number}")
        tables, program = list(_tables(changed)), bench_typst.program(changed)
        ours.append(_milliseconds(partial(drawing.draw, changed)))
        plain_ones.append(_milliseconds(partial(_plain_tables, tables)))
        typsts.append(_milliseconds(partial(bench_typst.compiled, typst, program)))
    return [
        (f"minutes with {METHODS} methods / plain", ours[1:], plain_ones[1:], GOAL_PLAIN),
        (f"minutes with {METHODS} methods / Typst", ours[1:], typsts[1:], GOAL_TYPST),
    ]


def _changed(part: Any, ending: str) -> Any:
    """Return a part of a document where every text ends in something of its own."""
    if isinstance(part, Run):
        return part if part == LINE_END else replace(part, words=part.words + ending)
    if isinstance(part, tuple):
        return tuple(_changed(one, ending) for one in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    inside = {field.name: _changed(getattr(part, field.name), ending) for field in fields(part)}
    return replace(part, **inside)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _plain_tables(tables: list[Rows]) -> None:
    from reportlab.platypus import (
        SimpleDocTemplate,
        TableStyle,
    )
    from reportlab.platypus import Table as Plain

    style = TableStyle(
        [("FONTNAME", (0, 0), (-1, -1), "NotoSans"), ("GRID", (0, 0), (-1, -1), 0.5, "#000000")]
    )
    story: list[Any] = [Plain(rows, style=style) for rows in tables]
    SimpleDocTemplate(io.BytesIO(), invariant=1).build(story)


def _tables(document: Document) -> Iterator[Rows]:
    """Give the document's words as tables; one column wide where they are not a table."""
    for block in (*document.blocks, *document.closing):
        if isinstance(block, Table):
            titles = [column.title for column in block.columns]
            rows = [[plain(cell) for cell in row] for row in block.rows]
            yield [titles, *([*row, *[""] * (len(titles) - len(row))] for row in rows)]
        elif not isinstance(block, PageBreak):
            yield [[words] for words in _words(block)]
    yield [[document.seal]]


def _words(block: Block) -> list[str]:
    """Return the words of a block that is not a table."""
    if isinstance(block, Bars):
        return [f"{bar.words} {bar.count}" for bar in block.rows]
    texts: tuple[Text, ...] = ()
    if isinstance(block, Heading):
        texts = (block.above, block.words)
    elif isinstance(block, Paragraph):
        texts = (block.words,)
    elif isinstance(block, Bullets):
        texts = block.items
    elif isinstance(block, Quote):
        return [block.heading, plain(block.words), plain(block.source)]
    return [plain(words) for words in texts if words]

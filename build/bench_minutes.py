"""How long the minutes of a service with thirty methods take, beside plain ReportLab tables.

The reference sets the very same words, cell by cell, as plain text in platypus tables with a
grid and the same fonts: no wrapping, no keeping together, no bars, no boxes.
"""

import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dialog_app.base.texts import Texts  # noqa: E402 - found only now
from dialog_app.core import minutes  # noqa: E402
from dialog_app.core.minutes.blocks import (  # noqa: E402
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
)
from dialog_app.reports import drawing  # noqa: E402
from tests.reports import sample  # noqa: E402

METHODS = 30
GOAL = 1.5
Rows = list[list[str]]


def minutes_of_thirty(rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    """Return name, times of the minutes, times of plain tables (both in ms), and the goal."""
    plan = sample.Plan(methods=METHODS)
    day, register = sample.day(plan), sample.register(plan)
    words = Texts("nb")
    document = minutes.document(day, register, sample.MINE, words)
    tables = list(_tables(document))

    def subject() -> None:
        drawing.draw(minutes.document(day, register, sample.MINE, words))

    def reference() -> None:
        _plain_tables(tables)

    for warm_up in (subject, reference):
        warm_up()
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_milliseconds(subject))
        theirs.append(_milliseconds(reference))
    return [(f"minutes of a service with {METHODS} methods", ours, theirs, GOAL)]


def _milliseconds(work: Callable[[], None]) -> float:
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

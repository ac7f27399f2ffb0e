"""The words of a document as a program for Typst, which sets them much as the minutes are set."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Table,
    Text,
)
from dialog_app.reports.outline import Outline

_HEAD: Final = """\
#set document(title: {title})
#set page(paper: "a4", margin: (x: 20mm, y: 24mm), header: [{header}], footer: context [
  {footer} #h(1fr) #counter(page).display("1 / 1", both: true)])
#set text(font: "Noto Sans", size: 10pt, lang: "{language}", hyphenate: false)
#set table(stroke: (x, y) => (bottom: 0.5pt), inset: (x: 0pt, y: 4.5pt))
#show table.cell.where(y: 0): strong
"""


def compiler(fonts: Path) -> Any:
    """Return a Typst that has read the fonts of a folder, and knows of no others."""
    import typst

    return typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)


def compiled(typst: Any, program: str) -> bytes:
    """Return a tagged PDF, checked against PDF/UA-1 by Typst itself."""
    made: bytes = typst.compile(program.encode(), format="pdf", pdf_standards=["ua-1"])
    return made


def program(document: Document) -> str:
    """Return a program that sets a document: headings, tables, lists, boxes and bars."""
    head = _HEAD.format(
        title=json.dumps(document.title, ensure_ascii=False),
        header=_said(document.header),
        footer=_said(" · ".join(document.footer)),
        language=document.language,
    )
    blocks = (*document.blocks, *document.closing)
    outline = Outline()
    return "\n".join([head, *(part for block in blocks for part in _set(block, outline))])


def _set(block: Block, outline: Outline) -> Iterator[str]:
    if isinstance(block, Heading):
        if block.above:
            yield f"#block[{_runs(block.above)}]"
        yield f"#heading(level: {outline.role(block.level)[1]})[{_runs(block.words)}]"
    elif isinstance(block, Paragraph):
        yield f"#par[{_runs(block.words)}]"
    elif isinstance(block, Quote):
        words = f"{_said(block.heading)}\n\n#quote[{_runs(block.words)}]\n\n{_runs(block.source)}"
        yield f"#block(stroke: 1pt, inset: 12pt, width: 100%, breakable: false)[{words}]"
    elif isinstance(block, Bullets):
        yield f"#list({', '.join(f'[{_runs(item)}]' for item in block.items)})"
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Bars):
        rows = "".join(_bar(bar.words, bar.count, block.of) for bar in block.rows)
        yield f"#grid(columns: (28%, 5%, 1fr), row-gutter: 6pt, {rows})"


def _bar(words: str, count: int, of: int) -> str:
    share = 100 * count / max(1, of)
    ink = f"#pdf.artifact[#rect(width: {share:.1f}%, height: 12pt, fill: luma(40))]"
    return f"[{_said(words)}], [*{count}*], [{ink}], "


def _table(table: Table) -> str:
    columns = ", ".join(f"{column.share}fr" for column in table.columns)
    titles = "".join(f"[{_said(column.title)}], " for column in table.columns)
    cells = "".join(_row(table, row) for row in table.rows)
    return f"#table(columns: ({columns},), column-gutter: 9pt, table.header({titles}), {cells})"


def _row(table: Table, row: tuple[Text, ...]) -> str:
    *first, last = row or ((),)
    cells = "".join(f"[{_runs(cell)}], " for cell in first)
    span = len(table.columns) - len(first)
    return f"{cells}table.cell(colspan: {span}, breakable: false)[{_runs(last)}], "


def _runs(runs: Text) -> str:
    return "".join(
        f"#strong[{_said(run.words)}]" if run.strong else _said(run.words) for run in runs
    )


def _said(words: str) -> str:
    """Return words as a value, so that none of them is taken for a command."""
    return f"#{json.dumps(words, ensure_ascii=False)}" if words else ""

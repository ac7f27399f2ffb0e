"""Minutes as plain text, so that tests can read all that stands on paper."""

from collections.abc import Iterator

from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
)


def render(document: Document) -> str:
    """Return the document as text: everything that stands on paper, in the same order."""
    lines = [f"{document.header} · {document.state}", ""]
    for block in (*document.blocks, *document.closing):
        lines += _lines(block)
    lines += [document.seal, "", " · ".join(document.footer), ""]
    return "\n".join(lines)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from _heading(block)
    elif isinstance(block, Paragraph):
        yield from (plain(block.words), "")
    elif isinstance(block, Quote):
        quoted = (f"{block.heading}:", plain(block.words), plain(block.source))
        yield from (*(f"  | {line}" for line in quoted), "")
    elif isinstance(block, Table):
        yield from (*(_row(block, row) for row in block.rows), "")
    elif isinstance(block, Bars):
        yield from (*(f"  {bar.words}: {bar.count}" for bar in block.rows), "")
    elif isinstance(block, Bullets):
        yield from (*(f"  - {plain(item)}" for item in block.items), "")


def _heading(heading: Heading) -> Iterator[str]:
    if heading.above:
        yield plain(heading.above)
    words = plain(heading.words)
    yield words
    yield ("-" if heading.level is Level.SECTION else "=") * len(words)


def _row(table: Table, row: tuple[Text, ...]) -> str:
    """Return «  1  Tiltak: …; Ansvarlig: …»."""
    parts = []
    number = ""
    for column, cell in zip(table.columns, row, strict=False):
        words = plain(cell)
        if words and column.title:
            parts.append(f"{column.title}: {words}")
        elif words:
            number = f"{words}  "
    return f"  {number}{'; '.join(parts)}"

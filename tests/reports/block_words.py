"""The words of a document in the order they stand on paper, for looking them up in files."""

from collections.abc import Iterator

from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Table,
    plain,
)


def words_of(document: Document) -> Iterator[str]:
    """Give the words of each block, part by part, and then the seal."""
    for block in (*document.blocks, *document.closing):
        yield from filter(None, _words(block))
    yield document.seal


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from (plain(block.above), plain(block.words))
    elif isinstance(block, Paragraph):
        yield plain(block.words)
    elif isinstance(block, Quote):
        yield from (block.heading, plain(block.words), plain(block.source))
    elif isinstance(block, Table):
        yield from (plain(cell) for row in block.rows for cell in row)
    elif isinstance(block, Bars):
        for bar in block.rows:
            yield from (bar.words, str(bar.count))
    elif isinstance(block, Bullets):
        yield from map(plain, block.items)

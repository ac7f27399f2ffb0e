"""What a screen reader meets: the parts of a PDF in order, and what blocks must become."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

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
from dialog_app.reports.fonts import faces
from dialog_app.reports.pdf_text import pdf_text
from dialog_app.reports.right_to_left import plain_letters

_LINE = re.compile(r'(?P<indent> *)(?:"(?P<words>.*)"|(?P<attribute>/.*)|(?P<tag>\w+).*)')
_INLINE = {"Span"}
# What only holds other parts; the list of parts has the others, empty or not.
_HOLDERS = {"Document", "Table", "TR", "L", "LI", "BlockQuote"}


class Part(NamedTuple):
    """A part that can hold words: its tag, with «BlockQuote » before it in one, and the words."""

    tag: str
    words: str


def of_file(path: Path) -> list[Part]:
    """Return the parts of a PDF as poppler tells them."""
    told = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", path],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return [Part(tag, _spaced(words)) for tag, words in _parts(told.stdout)]


def _parts(told: str) -> Iterator[list[str]]:
    above: list[str] = []
    part: list[str] = []
    for line in told.splitlines():
        found = _LINE.fullmatch(line)
        assert found, line
        if found["words"] is not None:
            assert part, f"words that are no part: {line}"
            part[1] += found["words"]
        elif found["tag"] and found["tag"] not in _INLINE:
            if part:
                yield part
            del above[len(found["indent"]) // 2 :]
            above.append(found["tag"])
            quoted = "BlockQuote " if "BlockQuote" in above[:-1] else ""
            part = [] if above[-1] in _HOLDERS else [quoted + above[-1], ""]
    if part:
        yield part


def of_document(document: Document) -> list[Part]:
    """Return the parts that a document must become."""
    parts: list[Part] = []
    section = "H2"
    for block in document.blocks:
        if isinstance(block, Heading) and block.level is Level.METHOD:
            section = "H3"
        parts += _of_block(block, section)
    for block in document.closing:
        parts += _of_block(block, "H2")
    if document.seal:
        parts.append(Part("P", _drawn(document.seal)))
    return parts


def _of_block(block: Block, section: str) -> Iterator[Part]:
    if isinstance(block, Heading):
        tag = {Level.SERVICE: "H1", Level.METHOD: "H2"}.get(block.level, section)
        yield _part(tag, block.words)
        if block.above:
            yield _part("P", block.above)
    elif isinstance(block, Paragraph):
        yield _part("P", block.words)
    elif isinstance(block, Quote):
        yield Part("P", _drawn(block.heading))
        yield _part("BlockQuote P", block.words)
        yield _part("P", block.source)
    elif isinstance(block, Table | Bars | Bullets):
        yield from _of_rows(block)


def _of_rows(block: Table | Bars | Bullets) -> Iterator[Part]:
    if isinstance(block, Table):
        yield from (Part("TH", _drawn(column.title)) for column in block.columns)
        for row in block.rows:
            named = len(row) > 1 and plain(row[0]).strip()
            yield from (_part("TD" if n or not named else "TH", c) for n, c in enumerate(row))
    elif isinstance(block, Bars):
        for bar in block.rows:
            yield from (Part("Lbl", _drawn(bar.words)), Part("LBody", str(bar.count)))
    else:
        for item in block.items:
            yield from (Part("Lbl", "•"), _part("LBody", item))


def _part(tag: str, words: Text) -> Part:
    return Part(tag, _drawn(plain(words)))


def _drawn(words: str) -> str:
    return _spaced(plain_letters(pdf_text(words, faces().legible)))


def _spaced(words: str) -> str:
    return " ".join(words.split())

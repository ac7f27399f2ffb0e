"""What mentions a professional, as a paper for the person who asks."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from dialog_app.core import formats
from dialog_app.core.mentions import How, Mention
from dialog_app.core.minutes.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Level,
    Paragraph,
    Table,
    Tone,
    text,
)
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.plain import clean, shortened

_LONGEST: Final = 600
_SHARES: Final = (26.0, 24.0, 50.0)


def document(name: str, found: Sequence[Mention], words: Wording, on: datetime.date) -> Document:
    """Return all that mentions a name, with whole names apart from what may be somebody else's."""
    blocks: list[Block] = [
        Heading(text(words("about.title", name=name)), Level.SERVICE),
        Paragraph(text(words("about.paper_about", date=formats.date(on)))),
    ]
    for whole in (True, False):
        rows = [one for one in found if one.whole is whole]
        if rows:
            blocks.append(Heading(text(words(f"about.heading.{'whole' if whole else 'part'}"))))
            blocks.append(_table(rows, words))
    if not found:
        blocks.append(Paragraph(text(words("about.nothing"))))
    blocks.append(Paragraph(text(words("about.not_searched")), Tone.SMALL))
    return Document(
        language=getattr(words, "language", "nb"),
        title=words("about.title", name=name),
        header=words("about.header", date=formats.date(on)),
        state=words("about.state").upper(),
        footer=(words("about.header", date=formats.date(on)),),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=tuple(blocks),
    )


def _table(rows: Sequence[Mention], words: Wording) -> Table:
    titles = ("what", "where", "words")
    columns = tuple(
        Column(words(f"about.column.{title}"), share)
        for title, share in zip(titles, _SHARES, strict=True)
    )
    return Table(columns, tuple(tuple(text(cell) for cell in _cells(row, words)) for row in rows))


def _cells(row: Mention, words: Wording) -> Iterator[str]:
    yield kind(row, words)
    yield where(row, words)
    yield shown(row, words)


def kind(row: Mention, words: Wording) -> str:
    """Return what kind of thing mentions the name, and in what kind of place."""
    if row.how is How.COPY:
        return words(f"stored.kind.{row.table}")
    return f"{words(f'stored.kind.{row.table}')} ({words(f'about.how.{row.how}')})"


def where(row: Mention, words: Wording) -> str:
    """Return the day, or that it is in the register."""
    if row.date is None:
        return words("about.register")
    return f"{row.day_title}, {formats.date(row.date)}"


def shown(row: Mention, words: Wording) -> str:
    """Return the words themselves, or how many copies there are."""
    if row.how is How.COPY:
        return words("about.copies", n=row.count)
    return shortened(" ".join(clean(row.words).split()), _LONGEST)

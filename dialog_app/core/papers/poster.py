"""The poster for the wall: what the day is about, by codes and titles, to be read from far away."""

from dataclasses import replace
from typing import Final

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Level,
    Paragraph,
    Run,
    Table,
    Text,
    text,
)
from dialog_app.core.minutes.page_one import titled
from dialog_app.core.minutes.topics import topic
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.base import Subject
from dialog_app.core.papers.planned import PlannedDay
from dialog_app.core.register import Register

_CODE: Final = 19.0


def document(
    day: Day, register: Register, words: Wording, *, scale: float = 1.0, columns: int = 1
) -> Document:
    """Return the poster in type `scale` times as large as usual, in one or more columns."""
    planned = PlannedDay.told(day, register, words)
    kind = words(f"terms.day_kind.{day.info.kind.value}")
    return Document(
        language=planned.voice.language,
        title=words("poster.title", day=day.info.title, date=formats.date(day.info.date)),
        header=day.info.title,
        state=formats.capital(kind),
        footer=(day.info.title, formats.date(day.info.date)),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(Heading(text(words("poster.heading")), Level.SERVICE), *_methods(planned, columns)),
        scale=scale,
    )


def _methods(planned: PlannedDay, columns: int) -> list[Block]:
    cells = [_cells(planned, row.subject) for row in planned.day.subjects]
    if not cells:
        return [Paragraph(text(planned.say("poster.none")))]
    high = -(-len(cells) // columns)
    rows = [tuple(cell for pair in cells[place::high] for cell in pair) for place in range(high)]
    heads = (planned.say("poster.code"), _CODE), (planned.say("poster.method"), 100 - _CODE)
    titles = tuple(Column(title, share) for title, share in heads) * columns
    return [Table(titles, tuple(rows))]


def _cells(planned: PlannedDay, subject: Subject) -> tuple[Text, Text]:
    named = topic(planned.register, subject)
    whole = titled(planned.voice, replace(named, code=""))
    title = titled(planned.voice, replace(named, code=""), marked=False)
    # What is said of where it comes from stands beside the title, and not as loud.
    strong = tuple(Run(run.words, True, run.language) for run in title)
    return text(named.code, strong=True), (*strong, *whole[len(title) :])

"""The agenda everybody gets: times, titles and what each item is about, and nothing internal."""

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Block, Column, Document, Heading, Run, Table, Text, text
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.days import AgendaItem
from dialog_app.core.papers.planned import PlannedDay
from dialog_app.core.register import Register


def document(day: Day, register: Register, words: Wording) -> Document:
    """Return the public agenda of a day in the language of `words`.

    Internal items, notes and who leads what never stand in it; the same plan always gives the
    same document.
    """
    planned = PlannedDay.told(day, register, words)
    return Document(
        language=planned.voice.language,
        title=words("agenda.title", day=day.info.title, date=formats.date(day.info.date)),
        header=day.info.title,
        state=words("agenda.state"),
        footer=(day.info.title, formats.date(day.info.date)),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(
            *planned.head(words(f"terms.day_kind.{day.info.kind.value}")),
            *public_items(planned),
            *planned.subjects(words("agenda.subjects")),
        ),
    )


def public_items(planned: PlannedDay) -> list[Block]:
    """Return the public items as a table with the times they are planned for."""
    rows = tuple(
        (text(formats.clock(start)), text(formats.clock(end)), _what(planned, item))
        for item, start, end in planned.public
    )
    if not rows:
        return []
    columns = (
        Column(planned.say("agenda.column.from"), 10),
        Column(planned.say("agenda.column.to"), 10),
        Column(planned.say("agenda.column.what"), 80),
    )
    return [Heading(text(planned.say("agenda.heading"))), Table(columns, rows)]


def _what(planned: PlannedDay, item: AgendaItem) -> Text:
    """Return an item's title, and in brackets what it is about."""
    about = planned.treated(item)
    title = planned.title(item)
    return (*title, Run("  ("), *about, Run(")")) if about else title

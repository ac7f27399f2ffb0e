"""What the professionals answered on a method, on paper: in words first, then drawn or in a table.

What a picture says is not said again beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dialog_app.core import formats
from dialog_app.core.charts.kinds import Chart, Flow
from dialog_app.core.charts.of_published import per_word_chart
from dialog_app.core.decide.view import Standing
from dialog_app.core.describe.figures import is_of_both, rounds_of
from dialog_app.core.describe.numbers import Answered
from dialog_app.core.describe.telling import Telling
from dialog_app.core.describe.text_blocks import small
from dialog_app.core.formats import capital
from dialog_app.core.minutes.blocks import Block, Column, Paragraph, Table, Text, text
from dialog_app.core.model.days import Phase
from dialog_app.core.publish.fit import ALL
from dialog_app.core.publish.table import PublishedTable

_PER_WORD: Final = ("national.services_with_word", "national.other_words")


def blocks(telling: Telling, there: Standing, found: Answered) -> Iterator[Block]:
    """Give what was answered on the version of a method that was answered last."""
    shown = {phase: table for phase, table in found.tables.items() if not table.is_empty}
    per_word = per_word_chart(found.per_word, telling.voice) if found.per_word else None
    rounds = rounds_of(found.words, shown, telling.voice)
    yield Paragraph(text(" ".join(_sentences(telling, there, found, (per_word, rounds)))))
    if per_word is not None:
        yield per_word
    if rounds is not None:
        yield rounds
    elif shown:
        yield _table(telling, shown)
    yield from (small(telling.voice.words(note)) for note in _notes(found, per_word))


def services_told(telling: Telling, services: int | None) -> str:
    """Return «4 tjenester», or that they are fewer than three."""
    if services is None:
        return telling.tell("few_services")
    return telling.tell("services", n=services)


def _sentences(
    telling: Telling,
    there: Standing,
    found: Answered,
    drawn: tuple[Chart | None, Chart | None],
) -> Iterator[str]:
    """Give what is said in words, without what the pictures say."""
    per_word, rounds = drawn
    if found.services is None and not found.few:
        yield telling.tell("answered_untold", number=found.version.number)
    else:
        who = services_told(telling, found.services)
        yield telling.tell("answered", services=who, number=found.version.number)
    if found.version.id != there.version.id:
        yield telling.tell("another_wording", number=there.version.number)
    both = rounds is not None and isinstance(rounds.picture, Flow)
    yield from (
        one.said(telling.voice.words)
        for one in found.words
        if not (per_word is not None and one.key in _PER_WORD) and not (both and is_of_both(one))
    )


def _notes(found: Answered, per_word: Chart | None) -> Iterable[str]:
    tables = list(found.tables.values())
    if per_word is not None and found.per_word is not None:
        tables.append(found.per_word)
    notes = dict.fromkeys(one.note for one in tables if one.note)
    if Phase.AFTER not in found.tables:
        notes["publish.hidden"] = None
    return notes


def _table(telling: Telling, shown: Mapping[Phase, PublishedTable]) -> Table:
    words = telling.voice.words
    columns = tuple(dict.fromkeys(one for table in shown.values() for one in table.columns))
    names = [words("publish.all" if one == ALL else f"terms.part.{one}") for one in columns]
    share = 60 / len(names)
    answers = (Column(name, share) for name in names)
    heads = (Column("", 25), *answers, Column(telling.tell("all"), 15))
    return Table(heads, tuple(_row(telling, phase, shown[phase], columns) for phase in shown))


def _row(
    telling: Telling, phase: Phase, table: PublishedTable, columns: tuple[str, ...]
) -> tuple[Text, ...]:
    (row,) = table.rows
    name = capital(telling.voice.words(f"terms.phase.{phase.value}"))
    told = (*(table.of(row, column) for column in columns), table.row_totals.get(row))
    return (text(name), *(_number(telling, one) for one in told))


def _number(telling: Telling, count: int | None) -> Text:
    return text(
        telling.tell("hidden") if count is None else formats.number(count, telling.voice.language)
    )

"""Charts of published tables: the same numbers as the tables of a document, drawn.

Each is None where a bar would be of other lengths than what it stands for: a part that is hidden
has none, and a bar without it would show the others larger than they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dialog_app.core.charts.kinds import Chart, Fill, Flow, Key, StackPart, StackRow, Stacks
from dialog_app.core.formats import capital
from dialog_app.core.measures import Label
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.publish.rule import LEAST_SERVICES
from dialog_app.core.publish.table import PublishedTable

_NO_POSITION: Final = "no_position"
_FILLS: Final = frozenset(Fill)
_LEAST_PARTS: Final = 2


def per_word_chart(table: PublishedTable, voice: Voice) -> Chart | None:
    """Return how many services each word fits, of a table of one row, as one bar.

    Services whose words are hidden stand together as one part. None too where they are so few that
    not even that is told, and where one word fits all: a sentence says as much.
    """
    (row,) = table.rows
    told = [(Fill(one), table.of(row, one)) for one in table.columns if one in _FILLS]
    if len(told) < len(table.columns):
        return None
    parts = [*word_parts(((fill, count) for fill, count in told if count), voice)]
    if any(count is None for _, count in told):
        rest = table.row_totals.get(row, 0) - sum(part.count for part in parts)
        if rest < LEAST_SERVICES:
            return None
        parts.append(StackPart(Fill.NO_WORD, voice.words("charts.other_words"), rest))
    if len(parts) < _LEAST_PARTS:
        return None
    return Chart(
        title=voice.words("charts.what.words"),
        picture=Stacks((StackRow(voice.words("charts.services"), tuple(parts)),)),
        legend=tuple(Key(part.fill, part.words) for part in parts),
        instead=voice.words("charts.instead.words_of_one"),
    )


def word_parts(found: Iterable[tuple[Fill | Label, int]], voice: Voice) -> Iterator[StackPart]:
    """Give the services each word fits as parts of a bar."""
    for word, count in found:
        yield StackPart(Fill(word.value), voice.words(f"terms.label.{word.value}"), count)


def rounds_chart(
    rounds: Mapping[Phase, PublishedTable],
    voice: Voice,
    moved: tuple[str, ...] = (),
    said: str = "",
) -> Chart | None:
    """Return what people answered before and after, or in the one round that may be told.

    `rounds` are tables of one row with positions as columns, `moved` is what may be told of how
    people moved from one to the other, and `said` why it may not.
    """
    bars = {
        phase: _bar(phase, rounds[phase], voice)
        for phase in (Phase.BEFORE, Phase.AFTER)
        if phase in rounds
    }
    drawn = [bar for bar in bars.values() if bar is not None]
    if not drawn or len(drawn) < len(rounds):
        return None
    both = len(drawn) == len((Phase.BEFORE, Phase.AFTER))
    keys = {part.fill: part.words for bar in drawn for part in bar.parts if part.count}
    return Chart(
        title=voice.words("charts.what.rounds"),
        picture=Flow(drawn[0], drawn[1], moved, said) if both else Stacks(tuple(drawn)),
        legend=tuple(Key(fill, words) for fill, words in keys.items()),
        instead=voice.words(f"charts.instead.{'two_rounds' if both else 'one_round'}"),
    )


def _bar(phase: Phase, table: PublishedTable, voice: Voice) -> StackRow | None:
    """Return those who took a position as a bar; the others are only told."""
    say, (row,) = voice.words, table.rows
    counts = {column: table.of(row, column) for column in table.columns}
    without = counts.pop(_NO_POSITION, 0)
    told = {column: count for column, count in counts.items() if count is not None}
    if without is None or len(told) < len(counts) or not counts.keys() <= _FILLS:
        return None
    if not any(told.values()):
        return None
    parts = (
        StackPart(Fill(column), say(f"terms.part.{column}"), count)
        for column, count in told.items()
    )
    everybody = say("charts.in_all", n=without + sum(told.values()))
    alone = f"{say('terms.part.no_position')} {without}"
    said = f"{alone} · {everybody}" if without else everybody
    return StackRow(capital(say(f"terms.phase.{phase.value}")), tuple(parts), said)

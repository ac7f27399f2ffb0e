"""How services answered, drawn as bars for children: the numbers the lines above it say."""

from collections.abc import Iterator

from dialog_app.core.charts.kinds import Chart, Fill, Key, StackPart, StackRow, Stacks
from dialog_app.core.give_back.answered import ROW, Answered, answered, answered_method
from dialog_app.core.give_back.given import Given
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.publish.fit import OTHERS

_LEAST_PARTS = 2


def chart(given: Given) -> Chart | None:
    """Return a bar for each thing that was answered in more than one way, or None without any.

    Where a few services are in no number, or a number is hidden, there is no bar: it would say that
    they are not there.
    """
    rows = tuple(row for name, found in _asked(given) if (row := _bar(given, name, found)))
    if not rows:
        return None
    words = given.voice.words
    keys = {part.fill: part.words for row in rows for part in row.parts}
    return Chart(
        title=words("give_back.drawn.title"),
        picture=Stacks(rows),
        legend=tuple(Key(fill, said) for fill, said in keys.items()),
        instead=words("give_back.drawn.instead"),
    )


def _asked(given: Given) -> Iterator[tuple[str, Answered | None]]:
    if not given.about.is_method:
        said = Subject(SubjectKind.MAIN_ANSWER, given.about.id)
        yield given.voice.words("give_back.drawn.said"), answered(given.ground, said)
    for method in given.about.methods:
        yield given.title(method), answered_method(given.ground, method.id)


def _bar(given: Given, name: str, found: Answered | None) -> StackRow | None:
    table = given.tables.get(found.raw.key) if found is not None and found.raw else None
    if table is None or found is None or not table.is_whole:
        return None
    parts = tuple(
        StackPart(*_part(given, column), count)
        for column in table.columns
        if (count := table.of(ROW, column)) and _is_told(column)
    )
    bar = StackRow(name, parts)
    return bar if len(parts) >= _LEAST_PARTS and bar.count == found.services else None


def _is_told(column: str) -> bool:
    return column == OTHERS or column in frozenset(Fill)


def _part(given: Given, column: str) -> tuple[Fill, str]:
    if column == OTHERS:
        return Fill.NO_WORD, given.voice.words("give_back.drawn.others")
    return Fill(column), given.voice.words(f"terms.label.{column}")

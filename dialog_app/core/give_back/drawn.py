"""How services answered, drawn as bars for children: the numbers the lines above it say."""

from collections.abc import Iterator

from dialog_app.core.charts.kinds import Chart, Key, StackRow, Stacks
from dialog_app.core.charts.of_published import word_parts
from dialog_app.core.give_back.answered import Answered
from dialog_app.core.give_back.given import Given

_LEAST_PARTS = 2


def chart(given: Given) -> Chart | None:
    """Return a bar for each thing that was answered in more than one way, or None without any.

    Where some services are in no number, or a number is hidden, there is no bar: it would say that
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
        yield given.voice.words("give_back.drawn.said"), given.answered_advice()
    for method in given.about.methods:
        yield given.title(method), given.answered_method(method.id)


def _bar(given: Given, name: str, found: Answered | None) -> StackRow | None:
    if found is None or found.told.others or found.told.unworded:
        return None
    parts = tuple(word_parts(found.told.words, given.voice))
    return StackRow(name, parts) if len(parts) >= _LEAST_PARTS else None

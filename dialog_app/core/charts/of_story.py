"""The answers in a method's story as a picture: how many services each word fits, by version."""

from collections.abc import Iterator, Sequence

from dialog_app.core.charts.figure import Figure, Method, Place, alone
from dialog_app.core.charts.kinds import Chart, Fill, Key, StackPart, StackRow, Stacks
from dialog_app.core.measures import Label
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.publish.table import Unit
from dialog_app.core.register import Register
from dialog_app.core.story.method import MethodStory, RoundStory, VersionStory


def versions_figure(story: MethodStory, register: Register, voice: Voice) -> Figure | None:
    """Return a bar for each round on each version, newest first; None where none may be told."""
    found = list(_bars(story.versions, voice))
    bars = tuple(bar for _, bar in found)
    if not any(bar.parts for bar in bars):
        return None
    row = register.one(WorkingMethod, story.method_id)
    title = register.newest(row.id).title.best(voice.language)
    method = Method(row.code, title)
    keys = {part.fill: part.words for bar in bars for part in bar.parts}
    order = (*(Fill(word.value) for word in Label), Fill.NO_WORD)
    chart = Chart(
        title=voice.words("charts.what.versions"),
        picture=Stacks(bars),
        legend=tuple(Key(fill, keys[fill]) for fill in order if fill in keys),
        instead=voice.words("charts.instead.versions_of_one"),
    )
    return Figure(
        method=method,
        chart=alone(chart, (method.words(voice),), (), voice),
        places=tuple(place for place, _ in found),
        unit=Unit.SERVICES,
    )


def _bars(versions: Sequence[VersionStory], voice: Voice) -> Iterator[tuple[Place, StackRow]]:
    for version in versions:
        for told in version.rounds:
            place = Place(version.version.number, told.phase)
            yield place, _bar(place, told, voice)


def _bar(place: Place, told: RoundStory, voice: Voice) -> StackRow:
    say = voice.words
    name = say("charts.version_bar", number=place.version)
    if place.phase.value:
        name = f"{name}, {say(f'terms.phase.{place.phase.value}')}"
    if told.few:
        return StackRow(name, (), say("story.method.few"))
    parts = [
        StackPart(Fill(word.value), say(f"terms.label.{word.value}"), count)
        for word, count in told.words
    ]
    if told.without_word:
        words = say("charts.without_word")
        parts.append(StackPart(Fill.NO_WORD, words, told.without_word))
    return StackRow(name, tuple(parts))

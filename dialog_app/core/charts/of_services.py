"""Pictures of one method, service by service: the row of the picture across, as bars."""

from collections.abc import Iterable

from dialog_app.core.across.cells import Cell, Picture, Row
from dialog_app.core.charts.figure import Figure, Method, Place, alone
from dialog_app.core.charts.kinds import Chart, Fill, Key, StackPart, StackRow, Stacks
from dialog_app.core.charts.of_picture import about_words, note_words, service_words
from dialog_app.core.minutes.voice import Voice, titled
from dialog_app.core.protection import Part, ProtectedTally
from dialog_app.core.publish.table import Unit
from dialog_app.core.register import Register


def services_figure(picture: Picture, row: Row, register: Register, voice: Voice) -> Figure | None:
    """Return a bar for each service that was asked; None where none of them has a bar.

    Of a service stands what its cell tells, and who it is only with its consent.
    """
    asked = [
        (cell, service_words(column, register, voice))
        for column, cell in zip(picture.columns, row.cells, strict=True)
        if cell.answered
    ]
    bars = tuple(_bar(cell, name, voice) for cell, name in asked)
    if not any(bar.parts for bar in bars):
        return None
    line = row.line
    # Where versions stand side by side each bar says which one it is of.
    number = line.number if line.version_id else 0
    title = line.title.best(voice.language)
    shown = titled(title, voice.words, starter=line.starter_example)
    method = Method(line.code, shown, number)
    chart = Chart(
        title=voice.words("charts.what.services"),
        picture=Stacks(bars),
        legend=positions_legend(bars, voice),
        instead=voice.words("charts.instead.services_of_one"),
    )
    about = (method.words(voice), about_words(picture, register, voice))
    return Figure(
        method=method,
        chart=alone(chart, about, note_words(picture, voice), voice),
        places=tuple(Place(cell.number, cell.phase, name) for cell, name in asked),
        unit=Unit.PERSONS,
    )


def _bar(cell: Cell, name: str, voice: Voice) -> StackRow:
    why = voice.words(f"across.why.{cell.why.value}") if cell.why is not None else ""
    return told_bar(name, cell.told, voice, why)


def told_bar(name: str, told: ProtectedTally | None, voice: Voice, *notes: str) -> StackRow:
    """Return what may be told of one round as a bar, with its word and what else is said of it."""
    say = voice.words
    word = told.word if told is not None else None
    said = [say(f"terms.label.{word.value}")] if word is not None else []
    said += [note for note in notes if note]
    if told is None or not told.parts:
        return StackRow(name, (), " · ".join(said))
    if told.no_position:
        said.append(f"{say('terms.part.no_position')} {told.no_position}")
    parts = (
        StackPart(Fill(part.value), say(f"terms.part.{part.value}"), count)
        for part, count in told.parts
    )
    return StackRow(name, tuple(parts), " · ".join(said))


def positions_legend(bars: Iterable[StackRow], voice: Voice) -> tuple[Key, ...]:
    """Return what the parts of these bars mean, in the order of positions."""
    used = {part.fill for bar in bars for part in bar.parts}
    return tuple(
        Key(Fill(part.value), voice.words(f"terms.part.{part.value}"))
        for part in Part
        if Fill(part.value) in used
    )

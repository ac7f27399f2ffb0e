"""The heat picture of what the services answered, as a chart, and its rows for a table.

What it is made of has passed protection cell by cell; a service without consent has no name here.
"""

from collections.abc import Iterator
from typing import Final

from dialog_app.core.across.cells import Cell, Picture, RemarkKind, Why
from dialog_app.core.across.cells import Row as PictureRow
from dialog_app.core.across.columns import Column
from dialog_app.core.across.heads import telling_names
from dialog_app.core.charts.kinds import Chart, Fill, Heat, HeatCell, HeatColumn, HeatRow, Key
from dialog_app.core.formats import date
from dialog_app.core.measures import Label
from dialog_app.core.minutes.voice import Voice, titled
from dialog_app.core.model.days import Phase
from dialog_app.core.protection import Part
from dialog_app.core.publish.names import SizeBand
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Table

_FILLS: Final = {
    Why.NO_WORD: Fill.NO_WORD,
    Why.NOT_ASKED: Fill.NOT_ASKED,
    Why.OTHER_VERSION: Fill.OTHER_VERSION,
}
"""How cells without a word are painted; where nothing may be told they are dotted as on screen."""
_EXAMPLE: Final = "*"
"""Stands after the title of a method that is an example from the starter catalogue."""
_WHYS: Final = (
    Why.TOO_FEW,
    Why.ONLY_NUMBER,
    Why.BESIDE,
    Why.UNCOUNTED,
    Why.NO_WORD,
    Why.OTHER_VERSION,
    Why.NOT_ASKED,
)
_TIDY: Final = (
    *("code", "method", "version", "service", "kind", "round", "word", "took_position"),
)


def heat_chart(picture: Picture, register: Register, voice: Voice) -> Chart:
    """Return the picture as a chart in the language of `voice`."""
    say = voice.words
    telling = telling_names(register, picture.columns)
    columns = tuple(
        _column(column, telling.get(column.service_id, ""), register, voice)
        for column in picture.columns
    )
    rows = tuple(_row(row, voice) for row in picture.rows)
    services = say("charts.instead.services", n=len(columns))
    methods = say("charts.instead.methods", n=len(rows))
    shown = any(row.words for row in picture.rows)
    instead = say("charts.instead.heat", services=services, methods=methods)
    return Chart(
        title=say("charts.heat_title"),
        about=about_words(picture, register, voice),
        picture=Heat(say("charts.corner"), columns, rows),
        legend=tuple(_legend(picture, voice)),
        notes=(
            *_kinds(picture, register, voice),
            *_examples(picture, voice),
            *note_words(picture, voice),
        ),
        instead=instead if shown else f"{instead} {say('charts.instead.nothing')}",
    )


def heat_table(picture: Picture, register: Register, voice: Voice) -> Table:
    """Return a row for each method, version, service and round with what may be told of it.

    Parts that are kept back are empty; no name, day or date stands there that would give an unnamed
    service away.
    """
    say = voice.words
    header = (
        *(say(f"charts.tidy.{name}") for name in _TIDY),
        *(say(f"terms.part.{part.value}") for part in Part),
        say("terms.part.no_position"),
        say("charts.tidy.why"),
    )
    rows = tuple(
        (*_place(row, cell, voice), *_service(column, register, voice), *_told(cell, voice))
        for row in picture.rows
        for column, cell in zip(picture.columns, row.cells, strict=True)
    )
    return Table(header, rows, say("sheets.mark.protected"))


def service_words(column: Column, register: Register, voice: Voice) -> str:
    """Return what a service is called: its name with consent, else its kind, number and size."""
    if column.name:
        return column.name
    kind = kind_words(column, register, voice)
    if column.band is SizeBand.UNKNOWN:
        return voice.words("charts.service", kind=kind, number=column.number)
    size = voice.words(f"charts.size.{column.band.value}")
    return voice.words("charts.service_sized", kind=kind, number=column.number, size=size)


def _column(column: Column, telling: str, register: Register, voice: Voice) -> HeatColumn:
    """Return a service with the code of its kind before it: the notes say what that means."""
    whole = service_words(column, register, voice)
    if not title_of(column.kind, register, voice):
        return HeatColumn(whole)
    if column.name:
        return HeatColumn(f"{column.kind}\n{telling}", whole)
    short = voice.words("charts.service", kind=column.kind, number=column.number)
    if column.band is not SizeBand.UNKNOWN:
        short = f"{short}\n{voice.words(f'charts.size.{column.band.value}')}"
    return HeatColumn(short, whole)


def _kinds(picture: Picture, register: Register, voice: Voice) -> Iterator[str]:
    """Give what the codes above the columns mean."""
    codes = dict.fromkeys(column.kind for column in picture.columns)
    titles = {code: title_of(code, register, voice) for code in codes}
    told = " · ".join(f"{code}: {title}" for code, title in titles.items() if title)
    if told:
        yield told


def _examples(picture: Picture, voice: Voice) -> Iterator[str]:
    """Give what the star after a method's title means."""
    if any(row.line.starter_example for row in picture.rows):
        yield f"{_EXAMPLE} {voice.words('terms.provenance.starter_example')}"


def kind_words(column: Column, register: Register, voice: Voice) -> str:
    """Return the kind of a service in words."""
    titles = {row.code: row.title.best(voice.language) for row in register.descriptions}
    return titles.get(column.kind) or column.kind or voice.words("charts.unknown_kind")


def title_of(code: str, register: Register, voice: Voice) -> str:
    """Return the title of a description or programme by its code; empty where there is none."""
    titles = {row.code: row.title for row in register.programmes}
    titles |= {row.code: row.title for row in register.descriptions}
    return titles[code].best(voice.language) if code in titles else ""


def _row(row: PictureRow, voice: Voice) -> HeatRow:
    title = row.line.title.best(voice.language)
    if row.line.version_id and not row.line.newest:
        title = voice.words("charts.version", title=title, number=row.line.number)
    if row.line.starter_example:
        title = f"{title} {_EXAMPLE}"
    return HeatRow(row.line.code, title, tuple(_cell(cell, voice) for cell in row.cells))


def _cell(cell: Cell, voice: Voice) -> HeatCell:
    """Return a cell with the very words that stand in it on the screen."""
    if cell.word is not None:
        short = voice.words(f"across.cell.{cell.word.value}")
        return HeatCell(Fill(cell.word.value), short, voice.words(f"terms.label.{cell.word.value}"))
    why = cell.why or Why.NO_WORD
    short, whole = (voice.words(f"across.{area}.{why.value}") for area in ("cell", "why"))
    return HeatCell(_FILLS.get(why, Fill.TOO_FEW), short, whole)


def _legend(picture: Picture, voice: Voice) -> Iterator[Key]:
    """Give what the tints mean, and what the short words say where there is no tint."""
    say = voice.words
    words = {word for row in picture.rows for word in row.words}
    whys = {why for row in picture.rows for why in row.reasons}
    yield from (
        Key(Fill(word.value), say(f"terms.label.{word.value}")) for word in Label if word in words
    )
    for why in (one for one in _WHYS if one in whys):
        short, whole = (say(f"across.{area}.{why.value}") for area in ("cell", "why"))
        # The first has its dash, and the second has nothing, to be known by.
        told = why is Why.NOT_ASKED or (short in whole and why is not Why.OTHER_VERSION)
        yield Key(_FILLS.get(why, Fill.TOO_FEW), whole if told else f"{short}: {whole}")


def about_words(picture: Picture, register: Register, voice: Voice) -> str:
    """Return what was chosen: the programme or description, the round and the period."""
    say, chosen = voice.words, picture.filter
    kinds = (title_of(code, register, voice) for code in chosen.kinds)
    parts = [title_of(picture.code, register, voice), *kinds]
    if chosen.phase is not Phase.NONE:
        phase = say(f"terms.phase.{chosen.phase.value}")
        parts.append(say("charts.about_round", phase=phase))
    if chosen.since:
        parts.append(say("charts.about_since", date=date(chosen.since)))
    if chosen.until:
        parts.append(say("charts.about_until", date=date(chosen.until)))
    return " · ".join(part for part in parts if part)


def note_words(picture: Picture, voice: Voice) -> Iterator[str]:
    """Give what must be borne in mind of a picture."""
    say = voice.words
    yield say("publish.hidden")
    yield say("charts.note.self_selected")
    if picture.together:
        yield say("charts.note.together")
    kept_back = picture.remark(RemarkKind.PLACE_WOULD_NAME)
    if kept_back:
        yield say("charts.note.kept_back", n=kept_back.n)
    if picture.open_days:
        yield say("charts.note.open_days", n=picture.open_days)


# The rows for a table

Cells = tuple[str | int, ...]


def _place(row: PictureRow, cell: Cell, voice: Voice) -> Cells:
    number = cell.number or row.line.number
    title = row.line.title.best(voice.language)
    shown = titled(title, voice.words, starter=row.line.starter_example)
    return row.line.code, shown, number or ""


def _service(column: Column, register: Register, voice: Voice) -> Cells:
    return service_words(column, register, voice), kind_words(column, register, voice)


def _told(cell: Cell, voice: Voice) -> Cells:
    say = voice.words
    phase = say(f"terms.phase.{cell.phase.value}") if cell.phase is not Phase.NONE else ""
    word = say(f"terms.label.{cell.word.value}") if cell.word else ""
    why = say(f"across.why.{cell.why.value}") if cell.why else ""
    told = cell.told
    if told is None or told.took_position is None:
        return phase, word, "", *("" for _ in Part), "", why
    parts = dict(told.parts)
    counts = (parts.get(part, "") for part in Part)
    return phase, word, told.took_position, *counts, told.no_position, why

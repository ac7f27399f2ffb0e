"""Answers that somebody counted in the room and sent as a table afterwards."""

from collections.abc import Iterable, Mapping
from typing import Final

from dialog_app.base.texts import Texts
from dialog_app.cli.demo.script import Line
from dialog_app.core.day import Day
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets.grid import Grid, GridRow
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.core.sheets.reading import Source, look

_HEADER: Final = ("service", "method", "round", "role", "position", "count")


def take_in(
    day: Day,
    laptop: Laptop,
    register: Register,
    services: Mapping[str, str],
    lines: Iterable[Line],
) -> Step:
    """Return the step that takes a table of answers in, whole.

    Raises ValueError where a row cannot be taken in: then the script is wrong.
    """
    rows = tuple(
        GridRow(number, (services[line["service"]], *(line[field] for field in _HEADER[1:])))
        for number, line in enumerate(lines, 2)
    )
    source = Source(SheetKind.ANSWERS, Grid(_HEADER, rows), Lexicon([Texts("nb")]))
    preview = look(source, register, laptop, day)
    if preview.step is None:
        raise ValueError(str(preview.bad[:3]))
    return preview.step

"""A picture of one method that stands alone as a file, and the same numbers as rows of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dialog_app.core.charts.kinds import Chart, Flow, StackRow, Stacks
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.publish.table import Unit
from dialog_app.core.sheets.grid import Table


class What(StrEnum):
    """What a picture of a method shows; the words are `charts.what.<value>`."""

    WORDS = "words"
    """How many services each word fits."""
    ROUNDS = "rounds"
    """What people answered before and after the dialogue, all services together."""
    SERVICES = "services"
    """What was answered in each service."""


_TIDY: Final = ("code", "method", "version", "round", "service", "answer", "counted", "number")

Cells = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a bar is about; what is empty is not one of them, or said of all."""

    version: int = 0
    phase: Phase = Phase.NONE
    service: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """Which method a picture is about; `version` is 0 where there is more than one."""

    code: str
    title: str
    version: int = 0

    def words(self, voice: Voice) -> str:
        """Return «G4 Avtale før deling (versjon 2)»."""
        title = self.title
        if self.version:
            title = voice.words("charts.version", title=title, number=self.version)
        return f"{self.code} {title}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with what each of its bars is about, in the same order, and what it counts."""

    method: Method
    chart: Chart
    places: tuple[Place, ...]
    unit: Unit


def alone(chart: Chart, about: Iterable[str], notes: Iterable[str], voice: Voice) -> Chart:
    """Return a chart of a document as it stands alone: with what it is about, and its notes."""
    whole = dict.fromkeys((*notes, voice.words("charts.note.self_selected")))
    return replace(chart, about=" · ".join(one for one in about if one), notes=tuple(whole))


def figure_table(figure: Figure, voice: Voice) -> Table:
    """Return a row for each part of each bar, marked as protected; what is hidden has no row."""
    say = voice.words
    header = (*(say(f"charts.tidy.{name}") for name in _TIDY), say("charts.tidy.note"))
    return Table(header, tuple(_rows(figure, voice)), say("sheets.mark.protected"))


def _rows(figure: Figure, voice: Voice) -> Iterator[Cells]:
    say, method = voice.words, figure.method
    unit = say(f"charts.unit.{figure.unit.value}")
    for place, bar in zip(figure.places, _bars(figure.chart), strict=True):
        phase = say(f"terms.phase.{place.phase.value}") if place.phase is not Phase.NONE else ""
        version = place.version or method.version or ""
        before = (method.code, method.title, version, phase, place.service)
        for part in bar.parts:
            yield (*before, part.words, unit, part.count, bar.said)
        if not bar.parts:
            yield (*before, "", unit, "", bar.said)
    picture = figure.chart.picture
    for note in (*picture.moved, picture.said) if isinstance(picture, Flow) else ():
        if note:
            yield (method.code, method.title, method.version or "", "", "", "", unit, "", note)


def _bars(chart: Chart) -> tuple[StackRow, ...]:
    picture = chart.picture
    if isinstance(picture, Flow):
        return picture.before, picture.after
    return picture.rows if isinstance(picture, Stacks) else ()

"""The slide of minutes that are read through: made from what is printed, and from nothing else."""

from dataclasses import dataclass, replace

from dialog_app.core.minutes.passages import Key
from dialog_app.core.minutes.reading import Reader, ReadingStep
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.services import Service
from dialog_app.core.slides.kinds import PrintedLine, ReadThroughSlide
from dialog_app.core.slides.scene import Scene


@dataclass(frozen=True, slots=True)
class Reading:
    """Which minutes of a day a room reads, how far it has come, and what it talks of.

    It never holds any of their words: those are worked out from the day each time. `step` counts
    from 0.
    """

    day_id: str
    reader: Reader
    step: int = 0
    key: Key | None = None


def slide(scene: Scene, reading: Reading) -> ReadThroughSlide | None:
    """Return the step that is read, as it is printed now; None where there is nothing to read."""
    day, words = scene.day, reading.reader.words
    service_id = reading.reader.service_id
    known = scene.register.find(Service, service_id) is not None
    if reading.day_id != day.id or service_id not in day.service_ids or not known:
        return None
    found = reading.reader.steps(day, scene.register)
    place = max(0, min(reading.step, len(found) - 1))
    step = found[place]
    return ReadThroughSlide(
        place=words(
            "read.wall.place",
            service=scene.register.full_name(service_id),
            number=place + 1,
            of=len(found),
        ),
        clock=scene.clock,
        title=step.title,
        above=above(step, words),
        lines=tuple(_line(line.printed, line.key, reading.key) for line in step.lines),
        footer=words("wall.beside_advice") if _tells_answers(step, words) else "",
    )


def _tells_answers(step: ReadingStep, words: Wording) -> bool:
    """Tell whether answers stand on a step: then it says what they stand beside."""
    summary = words("minutes.summary.heading")
    return any(line.printed.fill or line.printed.words == summary for line in step.lines)


def above(step: ReadingStep, words: Wording) -> str:
    """Return the small line over a step's title, with which part of it this is."""
    part = words("read.part", number=step.part, of=step.parts) if step.parts > 1 else ""
    return " · ".join(one for one in (step.above, part) if one)


def _line(printed: PrintedLine, key: Key | None, now: Key | None) -> PrintedLine:
    return replace(printed, now=True) if key is not None and key == now else printed

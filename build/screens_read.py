"""Pictures of a read-through: the view as passages are gone through, and the wall beside it."""

import datetime
from collections.abc import Iterator

from dialog_app.base.texts import Texts
from dialog_app.core import slide as slides
from dialog_app.core.day import Day
from dialog_app.core.minutes.reading import Reader, ReadingStep
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Frame
from dialog_app.core.slides.read_through import Reading
from dialog_app.desk.desk import Desk
from dialog_app.ui.actions import Action
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.minutes.read_through import ReadThrough
from dialog_app.ui.pages.minutes_step import MinutesStep
from screens_chain import Take

WALLS = 3
"""How many steps of the minutes are pictured on the wall."""


def read_through(window: MainWindow, desk: Desk[Day], take: Take) -> None:
    """Take the read-through of the first service of the day whose minutes are shown."""
    step = window.findChildren(MinutesStep)[-1]
    step.open_read_through(desk.record.service_ids[0])
    reading = step.currentWidget()
    if isinstance(reading, ReadThrough) and reading.place is not None:
        reading.place.turn_to(_fullest(reading.place.steps)[0])
        for wanted in (Action.READ_WALL, Action.READ_PROS, Action.READ_NEXT):
            reading.act(wanted)
        take(window, "read-through")
        reading.act(Action.READ_REWORD)
        take(window, "read-through-writing")
        reading.act(Action.READ_END)


def walls(
    day: Day, register: Register, now: datetime.datetime, words: Texts
) -> Iterator[tuple[str, Frame]]:
    """Give the wall at the fullest steps of the first service's minutes."""
    service = register.service(day.service_ids[0])
    reader = Reader(service.id, Texts(service.language))
    steps = reader.steps(day, register)
    for number, place in enumerate(_fullest(steps)[:WALLS], 1):
        key = steps[place].keys[-1] if steps[place].keys else None
        frame = slides.frame(day, register, now, words, Reading(day.id, reader, place, key))
        yield f"read-through-{number}", frame


def _fullest(steps: tuple[ReadingStep, ...]) -> list[int]:
    """Return the places of the steps, those with the most passages first."""
    return sorted(range(len(steps)), key=lambda place: -len(steps[place].keys))

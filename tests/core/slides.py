"""Slides of a small day, and everything they say, for tests of the wall."""

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any, Final

from dialog_app.base.texts import Language, Texts
from dialog_app.core import slide as slides
from dialog_app.core.commands import answers, running, wall
from dialog_app.core.commands.answers import Asked
from dialog_app.core.model.base import Provenance, Subject, Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, ObstacleCategory
from dialog_app.core.model.days import Phase, SlideKind
from dialog_app.core.model.said import Position
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Column, Frame, ResultSlide, Slide
from tests.core.days import SHARING, Room, register, room

SHOWN: Final[dict[SlideKind, tuple[Any, ...]]] = {
    SlideKind.AGENDA: (wall.show_agenda,),
    SlideKind.METHOD: (wall.show_method, SHARING),
    SlideKind.RESULT: (wall.show_result, SHARING, Phase.BEFORE),
    SlideKind.OBSTACLES: (wall.show_obstacles, SHARING),
    SlideKind.MAIN_ANSWERS: (wall.show_main_answers,),
    SlideKind.COUNTDOWN: (wall.show_countdown,),
    SlideKind.GIVE_BACK: (wall.show_give_back, SHARING),
    SlideKind.MESSAGE: (wall.show_message, "Vi møtes kl. 13.00"),
    SlideKind.BLACK: (wall.black_on_off,),
}
"""What shows each kind of slide on the wall."""

ADVICE = "Eksempel: Spør oss først.\nDa tør vi å fortelle mer."


def wall_register() -> Register:
    """Return the small register with a main answer and a category of obstacles."""
    more = [
        MainAnswer(
            id="a-1",
            text=Words(nb=ADVICE),
            year=2020,
            children=214,
            provenance=Provenance.STARTER_EXAMPLE,
        ),
        AdviceLink(id="l-1", main_answer_id="a-1", method_id="m-G4"),
        ObstacleCategory(
            id="c-1", code="LOV", title=Words("Lov og forskrift"), meaning=Words("særlov")
        ),
    ]
    return Register([*register().rows(), *more])


def seen(here: Room, language: Language = "nb", rows: Register | None = None) -> Slide:
    """Return what the wall shows in a room now."""
    return slides.of(here.day, rows or wall_register(), here.laptop.now(), Texts(language))


def asking(minutes: float = 4) -> Room:
    """Return a room where everybody is asked «Hva mener vi?» some minutes into the item."""
    here = room()
    here.do(running.start)
    here.laptop.time += _minutes(10)
    here.do(running.next_item)
    here.laptop.time += _minutes(minutes)
    return here


def _minutes(number: float) -> datetime.timedelta:
    return datetime.timedelta(minutes=number)


def count(
    here: Room,
    service_id: str,
    counts: tuple[int, int, int, int],
    subject: Subject = SHARING,
    phase: Phase = Phase.BEFORE,
) -> None:
    """Count one service's answers: agree, partly, disagree, no position."""
    asked = Asked(service_id, subject, phase)
    for position, number in zip(Position, counts, strict=True):
        here.do(answers.set_count, asked, position, number)


def values(slide: object) -> Iterator[Any]:
    """Yield every text and number in a slide, however deep."""
    if dataclasses.is_dataclass(slide):
        for field in dataclasses.fields(slide):
            yield from values(getattr(slide, field.name))
    elif isinstance(slide, tuple):
        for part in slide:
            yield from values(part)
    else:
        yield slide


def texts(slide: Slide | Frame) -> str:
    """Return everything a slide or a frame says, one text a line."""
    return "\n".join(value for value in values(slide) if isinstance(value, str))


def columns(slide: Slide) -> dict[str, Column]:
    """Return the columns of answers on a slide by service; none where it shows no answers."""
    found = slide.columns if isinstance(slide, ResultSlide) else ()
    return {column.service: column for column in found}


def counts(slide: Slide) -> dict[str, dict[str, int]]:
    """Return the counts on a slide by service and fill."""
    return {
        service: {share.fill.value: share.count for share in column.shares}
        for service, column in columns(slide).items()
    }

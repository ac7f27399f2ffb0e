"""The day as the wall may see it: `frame` and `of` are the only road from a day to the wall."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState, SlideKind
from dialog_app.core.plain import clean
from dialog_app.core.register import Register
from dialog_app.core.slides import (
    agenda,
    give_back,
    lists,
    overlay,
    read_through,
    results,
    subjects,
)
from dialog_app.core.slides.kinds import (
    AgendaSlide,
    BlackSlide,
    CountdownSlide,
    Frame,
    GiveBackSlide,
    Left,
    MainAnswersSlide,
    MessageSlide,
    MethodSlide,
    ObstaclesSlide,
    ReadThroughSlide,
    ResultSlide,
    Slide,
)
from dialog_app.core.slides.read_through import Reading
from dialog_app.core.slides.scene import GivenPages, Scene, WallWords

MESSAGE_LIMIT: Final = 200
"""The longest message, in characters."""

_Maker = Callable[[Scene], Slide | None]


def _message(scene: Scene) -> Slide:
    return MessageSlide(text=clean(scene.wall.message, MESSAGE_LIMIT).strip())


def _black(_scene: Scene) -> Slide:
    return BlackSlide()


SHOWABLE: Final[Mapping[SlideKind, _Maker]] = {
    SlideKind.AGENDA: agenda.slide,
    SlideKind.METHOD: subjects.slide,
    SlideKind.RESULT: results.slide,
    SlideKind.OBSTACLES: lists.obstacles,
    SlideKind.MAIN_ANSWERS: lists.main_answers,
    SlideKind.COUNTDOWN: agenda.countdown,
    SlideKind.GIVE_BACK: give_back.slide,
    SlideKind.MESSAGE: _message,
    SlideKind.BLACK: _black,
}
"""Every kind that may be shown and what makes it; a kind that is not here shows the agenda."""


def of(
    day: Day,
    register: Register,
    now: datetime.datetime,
    words: WallWords,
    given: GivenPages | None = None,
) -> Slide:
    """Return what the wall shows at `now` (aware). A closed day shows nothing.

    A subject that is no longer in the register gives the agenda instead.
    """
    wall = day.wall
    if wall.black or day.info.state is DayState.CLOSED:
        return BlackSlide()
    scene = Scene(day, register, now, words, given)
    maker = SHOWABLE.get(wall.kind, agenda.slide)
    return maker(scene) or agenda.slide(scene)


def frame(
    day: Day,
    register: Register,
    now: datetime.datetime,
    words: WallWords,
    beside: Reading | GivenPages | None = None,
) -> Frame:
    """Return all that the wall shows at `now`: the slide, and what is laid over it.

    `beside` is what is not of the day itself: minutes of it that are read through on the wall,
    which then shows them, also on a closed day, since minutes are read after it too; or what gives
    pages back to children. The time left is told once: a slide that has a place for it leaves it
    to what lies over it.
    """
    scene = Scene(day, register, now, words)
    if isinstance(beside, Reading):
        slide = read_through.slide(scene, beside) or of(day, register, now, words)
    else:
        slide = of(day, register, now, words, beside)
    over = overlay.overlay(scene, slide)
    if over is not None and isinstance(slide, AgendaSlide | MethodSlide):
        slide = replace(slide, left=Left())
    return Frame(slide, over)


def has_clock(shown: Frame) -> bool:
    """Tell whether the wall says what time it is, and so must be made anew as time goes."""
    return shown.overlay is not None or not isinstance(shown.slide, MessageSlide | BlackSlide)


def has_seconds(shown: Frame) -> bool:
    """Tell whether the wall shows the time left in seconds."""
    if shown.overlay is not None and shown.overlay.seconds:
        return True
    return isinstance(shown.slide, CountdownSlide) and bool(shown.slide.digits)


def held(kept: Slide, fresh: Slide) -> Slide:
    """Return what a frozen wall shows: all that was kept, except that its clock goes on.

    Slides of the clock itself (agenda, countdown) and black are never held back.
    """
    if isinstance(kept, MethodSlide) and isinstance(fresh, MethodSlide):
        return replace(kept, clock=fresh.clock, left=fresh.left)
    if isinstance(kept, ResultSlide) and isinstance(fresh, ResultSlide):
        return replace(kept, clock=fresh.clock)
    if isinstance(kept, ObstaclesSlide) and isinstance(fresh, ObstaclesSlide):
        return replace(kept, clock=fresh.clock)
    if isinstance(kept, MainAnswersSlide) and isinstance(fresh, MainAnswersSlide):
        return replace(kept, clock=fresh.clock)
    if isinstance(kept, GiveBackSlide) and isinstance(fresh, GiveBackSlide):
        return replace(kept, clock=fresh.clock)
    return fresh


def caption(slide: Slide, words: WallWords) -> str:
    """Return what the slide is in a few words, for the facilitator: «Svar: Avtale før deling»."""
    name = _CAPTIONS[type(slide)]
    title = getattr(slide, "title", "")
    return words(f"wall.caption.{name}", title=title)


_CAPTIONS: Final[Mapping[type[Slide], str]] = {
    AgendaSlide: "agenda",
    MethodSlide: "method",
    ResultSlide: "result",
    ObstaclesSlide: "obstacles",
    MainAnswersSlide: "main_answers",
    CountdownSlide: "countdown",
    GiveBackSlide: "give_back",
    MessageSlide: "message",
    ReadThroughSlide: "read_through",
    BlackSlide: "black",
}

"""What is laid over a slide: the time left, in a corner that every painter keeps free for it."""

import datetime
from typing import Final

from dialog_app.core import clock
from dialog_app.core.slides.kinds import BlackSlide, CountdownSlide, Overlay, Slide
from dialog_app.core.slides.scene import Scene, digits
from dialog_app.core.small_timer import SmallTime, small_timer_left

_LAST: Final = datetime.timedelta(minutes=1)
_NONE: Final = datetime.timedelta()


def overlay(scene: Scene, slide: Slide) -> Overlay | None:
    """Return what is laid over a slide, or None: where nobody asked, and where time is told alone.

    It is the time left of the small timer while that runs, else of the running public item, with
    seconds only in its last minute; lateness is never told.
    """
    if not scene.wall.timer or isinstance(slide, BlackSlide | CountdownSlide):
        return None
    small = small_timer_left(scene.day, scene.now)
    forecast = clock.forecast(scene.day, scene.now)
    running = forecast.running
    if running is None or running.item.internal:
        return None
    if small is not None:
        return _small(scene, small)
    left = forecast.remaining
    if forecast.paused_for is None and left is not None and _NONE < left <= _LAST:
        return Overlay(digits(left), scene.words("wall.left.left"), seconds=True)
    words = scene.left_of(forecast)
    return Overlay(words.time, words.words)


def _small(scene: Scene, small: SmallTime) -> Overlay:
    words = scene.words
    whose = words("wall.small_timer", number=small.number) if small.number else ""
    if small.paused:
        return Overlay(words=words("wall.left.paused"))
    if not small.seconds:
        return Overlay(words=" · ".join(filter(None, (whose, words("wall.left.up")))))
    return Overlay(digits(small.left), whose or words("wall.left.left"), seconds=True)

"""The slides of the clock: where we are in the day, and the countdown."""

import datetime

from dialog_app.core import clock, formats
from dialog_app.core.clock import Forecast, Timing
from dialog_app.core.model.days import DayState, ItemState
from dialog_app.core.slides.kinds import AgendaSlide, Coming, CountdownSlide, Left
from dialog_app.core.slides.scene import Scene, digits, head_and_rest, title_of
from dialog_app.core.small_timer import SmallTime, small_timer_left

COMING_MOST = 9
_OVER = (DayState.HELD, DayState.CLOSED)


def slide(scene: Scene) -> AgendaSlide:
    """Return where we are in the day; internal items are left out, lateness is not told."""
    forecast = clock.forecast(scene.day, scene.now)
    title, detail = _now(scene, forecast)
    running = _running(forecast)
    coming = [] if scene.day.info.state in _OVER else _coming(forecast)
    return AgendaSlide(
        heading=scene.day.info.title,
        date=formats.weekday_date(scene.day.info.date).said(scene.words),
        clock=scene.clock,
        now_word=scene.words("wall.now") if running else "",
        title=title,
        detail=detail,
        progress=_progress(running, forecast),
        left=scene.left_of(forecast) if running else Left(),
        done=_done(scene, forecast),
        coming_word=_coming_word(scene) if coming else "",
        coming=tuple(_line(scene, timing) for timing in coming[:COMING_MOST]),
        more=_more(scene, len(coming) - COMING_MOST),
        end=_end(scene, forecast),
    )


def countdown(scene: Scene) -> CountdownSlide:
    """Return the time left of the running item (its small timer's, if any), or until the start."""
    forecast = clock.forecast(scene.day, scene.now)
    running = _running(forecast)
    if running is None:
        return _until_start(scene, forecast)
    small = small_timer_left(scene.day, scene.now)
    if small is not None:
        return _small(scene, running, small)
    left = scene.left_of(forecast)
    coming = _coming(forecast)
    return CountdownSlide(
        clock=scene.clock,
        title=title_of(running.item, scene.words.language),
        digits=digits(forecast.remaining),
        words="" if left.time else left.words,
        following=_following(scene, coming[0]) if coming else "",
    )


def _small(scene: Scene, running: Timing, small: SmallTime) -> CountdownSlide:
    """Return the time left of one report or turn; whose it is, is for the room to see."""
    title = title_of(running.item, scene.words.language)
    up = scene.words("wall.left.paused" if small.paused else "wall.left.up")
    return CountdownSlide(
        clock=scene.clock,
        title=scene.words("wall.small_timer", number=small.number) if small.number else title,
        digits=digits(small.left),
        words=up if small.paused or not small.seconds else "",
        following=title if small.number else "",
    )


def _until_start(scene: Scene, forecast: Forecast) -> CountdownSlide:
    title, detail = _now(scene, forecast)
    starts = forecast.starts if scene.day.info.state is DayState.PLANNED else None
    left = starts - forecast.now if starts else None
    near = left is not None and left < datetime.timedelta(hours=12)
    return CountdownSlide(
        clock=scene.clock, title=title, digits=digits(left) if near else "", following=detail
    )


def _running(forecast: Forecast) -> Timing | None:
    running = forecast.running
    return running if running is not None and not running.item.internal else None


def _coming(forecast: Forecast) -> list[Timing]:
    rows = (t for t in forecast.public if t.item.state is ItemState.COMING)
    # A buffer that lateness has used up is nothing to tell.
    return [t for t in rows if t.end > t.start]


def _now(scene: Scene, forecast: Forecast) -> tuple[str, str]:
    """Return the title and the line below it for what is going on now."""
    running = _running(forecast)
    if running is not None:
        return head_and_rest(title_of(running.item, scene.words.language))
    if scene.day.info.state in _OVER or (scene.day.has_started and not _coming(forecast)):
        return scene.words("wall.over"), ""
    if forecast.starts is None:
        return scene.words("wall.empty_agenda"), ""
    if scene.day.has_started:
        return scene.words("wall.soon"), ""
    if forecast.starts < forecast.now:
        return scene.words("wall.welcome"), scene.words("wall.begins_soon")
    time = formats.clock(forecast.starts)
    return scene.words("wall.welcome"), scene.words("wall.begins", time=time)


def _progress(running: Timing | None, forecast: Forecast) -> int | None:
    """Return the whole percentage of the running item's time that has passed, 0 to 100."""
    if running is None or forecast.remaining is None:
        return None
    left = forecast.remaining.total_seconds()
    passed = (forecast.now - running.start).total_seconds()
    if forecast.paused_for is not None:
        passed -= forecast.paused_for.total_seconds()
    passed = max(0.0, passed - running.item.paused_seconds)
    whole = passed + max(0.0, left)
    return min(100, int(100 * passed / whole)) if whole else 100


def _done(scene: Scene, forecast: Forecast) -> str:
    done = [t.item for t in forecast.public if t.item.state is ItemState.DONE]
    if not done or scene.day.info.state in _OVER:
        return ""
    titles = [head_and_rest(title_of(item, scene.words.language))[0] for item in done]
    return scene.words("wall.done", titles=" · ".join(titles))


def _coming_word(scene: Scene) -> str:
    return scene.words("wall.coming" if scene.day.has_started else "wall.programme")


def _line(scene: Scene, timing: Timing) -> Coming:
    title, _ = head_and_rest(title_of(timing.item, scene.words.language))
    start, end = timing.start, timing.end
    if not scene.day.has_started:
        start, end = timing.planned_start, timing.planned_end
    minutes = round((end - start).total_seconds() / 60)
    return Coming(formats.clock(start), title, scene.duration(minutes))


def _more(scene: Scene, count: int) -> str:
    return scene.words("wall.more", n=count) if count > 0 else ""


def _end(scene: Scene, forecast: Forecast) -> Coming | None:
    ends = forecast.ends if scene.day.has_started else forecast.planned_ends
    if ends is None or scene.day.info.state in _OVER:
        return None
    return Coming(formats.clock(ends), scene.words("wall.end"))


def _following(scene: Scene, timing: Timing) -> str:
    title = title_of(timing.item, scene.words.language)
    return scene.words("wall.following", time=formats.clock(timing.start), title=title)

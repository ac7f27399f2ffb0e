"""What somebody should look at before a service's minutes are printed."""

from collections.abc import Iterator
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.minutes.heard import Heard
from dialog_app.core.minutes.told import told_by
from dialog_app.core.model.base import DayRow
from dialog_app.core.register import Register
from dialog_app.core.remark import Remark, identities, loose_actions, open_obstacles

_TITLES: Final = ("title", "title_nn", "title_en")


def remarks(day: Day, service_id: str) -> tuple[Remark, ...]:
    """Return what to look at in the minutes of one service; nothing in it ever blocks."""
    # Without the register no consent holds anything back, so rather more is looked at than less.
    heard = Heard(told_by(day, service_id), Register(), service_id)
    obstacles = open_obstacles(heard.day, heard.obstacles)
    return (*obstacles, *loose_actions(heard.actions), *_signs(heard))


def _signs(heard: Heard) -> Iterator[Remark]:
    """Give the signs of persons in what the service's minutes print."""
    for item in heard.day.agenda:
        if not item.internal:
            yield from identities(item, fields=_TITLES)
    for row in _printed(heard):
        yield from identities(row)


def _printed(heard: Heard) -> Iterator[DayRow]:
    yield heard.day.info
    yield from heard.reasons
    yield from heard.rewordings
    for obstacle in heard.obstacles:
        yield obstacle
        yield from heard.day.sources(obstacle)
    yield from heard.possibilities
    yield from heard.actions
    yield from heard.trials
    yield from heard.followed_up
    yield from heard.dissents
    yield edition(heard.day, heard.service_id)

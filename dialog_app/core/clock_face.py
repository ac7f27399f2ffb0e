"""How long what a clock shows stays as it is, so that nobody wakes to show the same again."""

import datetime
from typing import Final

from dialog_app.core.clock import Forecast

LOOKED_AT: Final = datetime.timedelta(seconds=5)
"""How long at most: a machine that has slept is found out, and a progress bar moves."""

_MINUTE: Final = datetime.timedelta(minutes=1)
_SECOND: Final = datetime.timedelta(seconds=1)
_MIDNIGHT: Final = datetime.time()


def until_change(forecast: Forecast, *, seconds: bool = False) -> datetime.timedelta:
    """Return how long a clock shows a forecast as it is: more than nothing, at most five seconds.

    All who ask at the same time get the same answer, so that they wake together. With `seconds`
    the time left is shown in seconds.
    """
    midnight = datetime.datetime.combine(forecast.now.date(), _MIDNIGHT, forecast.now.tzinfo)
    waits = [_rising(forecast.now - midnight, LOOKED_AT)]
    if forecast.paused_for is not None:
        waits.append(_rising(forecast.paused_for, _MINUTE))
    elif forecast.remaining is not None:
        waits.append(_falling(forecast.remaining, _SECOND if seconds else _MINUTE))
    elif seconds:
        waits.append(_rising(forecast.now - midnight, _SECOND))
    return min(waits)


def _rising(time: datetime.timedelta, step: datetime.timedelta) -> datetime.timedelta:
    return step - time % step


def _falling(time: datetime.timedelta, step: datetime.timedelta) -> datetime.timedelta:
    return time % step or step

"""The list of turns in words: whose turn, for how long, and how the time was shared."""

import datetime
from typing import Final

from dialog_app.core import formats, small_timer, turns
from dialog_app.core.model.days import Side, Turn
from dialog_app.core.small_timer import digits
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import say

_MINUTE: Final = datetime.timedelta(minutes=1)


def whose(room: Room, turn: Turn) -> str:
    """Return whose turn it is as far as that is known: «Fagfolk, PPT»."""
    side = say(f"turns.side.{turn.side.value}")
    if not turn.service_id:
        return side
    return say("turns.whose", side=side, service=room.service_name(turn.service_id))


def lasting(room: Room, turn: Turn, now: datetime.datetime) -> str:
    """Return how long a turn has gone on, and what is left where each turn has its time."""
    gone = _digits(turns.spoken(room.day, turn, now))
    small = small_timer.small_timer_left(room.day, now)
    if small is None or small.number:
        return say("turns.now.lasting", time=gone)
    if not small.seconds:
        return say("turns.now.up", time=gone)
    return say("turns.now.left", time=gone, left=digits(small.seconds))


def holding(room: Room, now: datetime.datetime) -> str:
    """Return which turn a question in between holds; empty where none is held."""
    turn = turns.held(room.day)
    if turn is None:
        return ""
    time = _digits(turns.spoken(room.day, turn, now))
    return say("turns.now.holding", whose=whose(room, turn), time=time)


def shared(room: Room, now: datetime.datetime) -> str:
    """Return how the time was shared; empty until a minute has been spoken."""
    rows = turns.shares(room.day, now)
    if sum((row.time for row in rows), datetime.timedelta()) < _MINUTE:
        return ""
    parts = {row.side.value: row.part for row in rows}
    return say("turns.shared", **parts)


def remark(room: Room, now: datetime.datetime) -> str:
    """Return what may be worth a thought about the pros' time; mostly empty."""
    hint = turns.hint(room.day, now)
    if hint is None:
        return ""
    time = formats.minutes(int(hint.time / _MINUTE)).said(say)
    return say(f"turns.hint.{hint.remark.value}", time=time)


def side_name(side: Side) -> str:
    """Return a side as it is called on the screen."""
    return say(f"turns.side.{side.value}")


def _digits(time: datetime.timedelta) -> str:
    return digits(int(time.total_seconds()))

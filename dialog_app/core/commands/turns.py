"""The list of turns to speak: who is next by side, questions in between, and time for each.

A turn is never a person: there is no field for a name, and none may be added.
"""

import datetime
from dataclasses import replace

from dialog_app.core import turns, watch
from dialog_app.core.commands.closed import changed
from dialog_app.core.commands.small_timer import off as small_timer_off
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import AgendaItem, DayState, Side, Turn, TurnState
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.small_timer import kept


def ask(day: Day, laptop: Laptop, side: Side) -> Step:
    """Put one more from a side at the end of the queue.

    Raises `RuleBroken`: `day.not_running`, `turns.too_many`.
    """
    turn = _new(day, laptop, side)
    if len(turns.waiting(day)) >= turns.MOST_WAITING:
        raise RuleBroken("turns.too_many", most=turns.MOST_WAITING)
    return Step("step.turn_asked", added(turn))


def interpose(day: Day, laptop: Laptop, side: Side) -> Step:
    """Let a side ask in between: the turn that goes on is held, and goes on afterwards.

    Raises `RuleBroken("day.not_running")`.
    """
    now = laptop.now()
    question = replace(_new(day, laptop, side), interposed=True)
    question = _now_in(day, question, TurnState.SPEAKING, now)
    holding = _put(day, turns.speaking(day), TurnState.HELD, now)
    return Step("step.turn_interposed", (*holding, *added(question), *_small_timer_off(day)))


def next_speaker(day: Day, laptop: Laptop) -> Step:
    """End the turn that goes on, and give the word to the one it held, or to the next in the queue.

    Raises `RuleBroken`: `day.not_running`, `turns.nobody` where nobody speaks or waits.
    """
    _item(day)
    now = laptop.now()
    current = turns.speaking(day)
    following = turns.held(day) or next(iter(turns.waiting(day)), None)
    if current is None and following is None:
        raise RuleBroken("turns.nobody")
    ended = _put(day, current, TurnState.DONE, now)
    begun = _put(day, following, TurnState.SPEAKING, now)
    label = "step.turn_begun" if following is not None else "step.turn_ended"
    return Step(label, (*ended, *begun, *_small_timer_off(day)))


def take_back(day: Day, laptop: Laptop) -> Step:
    """Put the turn that ended last first in the queue again; what it has spoken counts on.

    Raises `RuleBroken`: `day.not_running`, `turns.nobody_spoke`.
    """
    _item(day)
    last = turns.last_done(day)
    if last is None:
        raise RuleBroken("turns.nobody_spoke")
    return changed("step.turn_again", last, _now_in(day, last, TurnState.WAITING, laptop.now()))


def take_out(day: Day, laptop: Laptop, turn_id: str) -> Step:
    """Take a turn out of the queue; what it has spoken already counts on.

    Raises `RuleBroken("turns.not_waiting")`.
    """
    turn = _waiting(day, turn_id)
    if not turn.seconds:
        return Step("step.turn_taken_out", removed(turn))
    done = _now_in(day, turn, TurnState.DONE, laptop.now())
    return changed("step.turn_taken_out", turn, done)


def move(day: Day, laptop: Laptop, turn_id: str, by: int) -> Step:
    """Let a turn change places with the one after it (or before it); nothing at the ends.

    Raises `RuleBroken("turns.not_waiting")`.
    """
    turn, queue = _waiting(day, turn_id), turns.waiting(day)
    place = queue.index(turn) + by
    if not 0 <= place < len(queue):
        return Step("step.turn_moved", ())
    other = queue[place]
    pairs = ((turn, other.position), (other, turn.position))
    changes = tuple(Change(row, replace(row, position=to)) for row, to in pairs)
    return Step("step.turn_moved", changes)


def set_service(day: Day, laptop: Laptop, turn_id: str, service_id: str) -> Step:
    """Say which service of the day a turn is from; empty for none. Pros belong to none.

    Raises `RuleBroken`: `turns.not_waiting`, `turns.pros_no_service`, `row.gone` for a service
    that does not take part.
    """
    turn = _waiting(day, turn_id)
    if service_id and turn.side is Side.PROS:
        raise RuleBroken("turns.pros_no_service")
    if service_id and service_id not in day.service_ids:
        raise RuleBroken("row.gone", kind="Service")
    return changed("step.turn_service_set", turn, replace(turn, service_id=service_id))


def _item(day: Day) -> AgendaItem:
    item = day.running
    if day.info.state is not DayState.RUNNING or item is None:
        raise RuleBroken("day.not_running")
    return item


def _new(day: Day, laptop: Laptop, side: Side) -> Turn:
    item = _item(day)
    stamp, paused = watch.begins(day, laptop.now())
    return Turn(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        item_id=item.id,
        position=1 + max((row.position for row in turns.turns(day)), default=0),
        side=Side(side),
        since=stamp,
        paused_seconds=paused,
    )


def _waiting(day: Day, turn_id: str) -> Turn:
    _item(day)
    found = next((row for row in turns.waiting(day) if row.id == turn_id), None)
    if found is None:
        raise RuleBroken("turns.not_waiting")
    return found


def _put(
    day: Day, turn: Turn | None, state: TurnState, now: datetime.datetime
) -> tuple[Change, ...]:
    return (Change(turn, _now_in(day, turn, state, now)),) if turn is not None else ()


def _now_in(day: Day, turn: Turn, state: TurnState, now: datetime.datetime) -> Turn:
    """Return the turn in another state from now on, what was spoken until now counted in."""
    stamp, paused = watch.begins(day, now)
    seconds = round(turns.spoken(day, turn, now).total_seconds())
    return replace(turn, state=state, since=stamp, paused_seconds=paused, seconds=seconds)


def _small_timer_off(day: Day) -> tuple[Change, ...]:
    """Return what ends the time of a report where each turn has a time of its own."""
    row = kept(day)
    return small_timer_off(row) if row.per_turn else ()

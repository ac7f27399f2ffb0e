"""Item by item: planned, what it became, and the difference in words."""

from typing import Final

from dialog_app.core.clock import GONE, Timing, plan
from dialog_app.core.formats import clock
from dialog_app.core.minutes.blocks import Block, Column, Table, text
from dialog_app.core.minutes.changes import day_name
from dialog_app.core.model.days import AgendaItem, ItemState
from dialog_app.core.report.look import Look

_SHARES: Final = {"item": 24, "planned": 15, "became": 15, "words": 46}


def items(look: Look) -> list[Block]:
    """Return every item of the plan, internal ones too, with what became of it."""
    heads = tuple(
        Column(look.say(f"report.column.{name}"), share) for name, share in _SHARES.items()
    )
    timings = {timing.item.id: timing for timing in look.forecast.timings}
    rows = []
    for item, start, end in plan(look.day):
        timing = timings.get(item.id)
        planned = f"{clock(start)}–{clock(end)}"
        length = round((end - start).total_seconds() / 60)
        rows.append(
            (
                text(look.title(item)),
                text(planned),
                text(_became(look, timing)),
                text(_in_words(look, item, timing, length)),
            )
        )
    return [look.head("items"), Table(heads, tuple(rows))] if rows else []


def _became(look: Look, timing: Timing | None) -> str:
    untimed = timing is not None and timing.item.started_at is None
    if timing is None or (untimed and (look.is_over or timing.item.state is ItemState.DONE)):
        return ""
    return f"{clock(timing.start)}–{clock(timing.end)}"


def _in_words(look: Look, item: AgendaItem, timing: Timing | None, planned: int) -> str:
    """Return «planlagt 40 min, tok 52 min, 12 min mer», or what else became of an item."""
    words = look.say("report.was_planned", minutes=look.length(planned))
    taker = look.carried_to.get(item.id)
    if item.state is ItemState.CARRIED and taker is not None:
        day = day_name(look.voice, taker)
        return f"{words}, {look.say('since.stub', day=day)}"
    if item.state in GONE:
        return f"{words}, {look.say(f'report.became.{item.state}')}"
    if item.started_at is None and item.state is ItemState.DONE:
        return f"{words}, {look.say('report.became.not_timed')}"
    if timing is None or (look.is_over and item.started_at is None):
        return f"{words}, {look.say('report.became.not_held')}"
    took = minutes_of(timing)
    key = "took" if item.ended_at is not None else "will_take"
    parts = [words, look.say(f"report.{key}", minutes=look.length(took))]
    parts.append(_more(look, took - planned))
    if item.paused_seconds:
        pause = look.length(round(item.paused_seconds / 60))
        parts.append(look.say("report.of_it_pause", minutes=pause))
    return ", ".join(parts)


def _more(look: Look, minutes: int) -> str:
    if not minutes:
        return look.say("report.as_planned")
    key = "more" if minutes > 0 else "less"
    return look.say(f"report.{key}", minutes=look.length(minutes))


def minutes_of(timing: Timing) -> int:
    """Return the whole minutes an item took, or will take."""
    return round((timing.end - timing.start).total_seconds() / 60)

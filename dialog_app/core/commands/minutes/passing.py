"""Striking and wording anew what stands in a service's minutes, while they are read through."""

from dataclasses import replace

from dialog_app.core.commands.findings import checked_text
from dialog_app.core.commands.minutes.left_out import obstacle_left_out, possibility_left_out
from dialog_app.core.commands.minutes.noted import READ, noted_once, under_way
from dialog_app.core.commands.taking_away import taken_away
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.passages import Key, Passage, also_in, passages
from dialog_app.core.minutes.standing import let_stand_at
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import Side
from dialog_app.core.model.minutes import Dissent, MinutesEvent
from dialog_app.core.model.said import Action, Obstacle, Possibility, Reason, Rewording
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, removed
from dialog_app.core.register import Register

_WHOLE = (Reason, Rewording, Action, Dissent)
"""Rows that go when their text is struck: nothing is left of them without it."""


def strike(day: Day, laptop: Laptop, service_id: str, key: Key, side: Side | None = None) -> Step:
    """Strike a passage from a service's minutes; `side` asked for it.

    What was said is gone from the day, and so from every paper, table and slide. What other
    services share with this one stays theirs. Raises `RuleBroken`: `row.gone` where no such
    passage stands in the minutes, and as `under_way`, with `minutes.not_possible` for a draft.
    """
    issue = under_way(day, service_id, *READ)
    passage = _passage(day, service_id, key)
    told = noted_once(day, laptop, issue, MinutesEvent.STRUCK, passage.row, side)
    changes = _struck(day, laptop, service_id, passage)
    stood = removed(*let_stand_at(day, service_id, key))
    return Step("step.minutes_struck", (*changes, *stood, told))


def reword(
    day: Day, laptop: Laptop, service_id: str, key: Key, text: str, side: Side | None = None
) -> Step:
    """Word a passage of a service's minutes anew; successive rewordings of it are one undo.

    Where other services share it, it is worded anew for them too, and the step says for how many
    (fact `others`). Raises as `strike`, and `text.empty`, `text.too_long`.
    """
    issue = under_way(day, service_id, *READ)
    passage = _passage(day, service_id, key)
    before = _own(day, passage)
    after = replace(before, **{passage.field: checked_text(text)})
    merge = f"minutes:{service_id}:{passage.row.id}:{passage.field}"
    if after == before:
        return Step("step.minutes_reworded", (), merge=merge)
    told = noted_once(day, laptop, issue, MinutesEvent.REWORDED, before, side)
    others = len(also_in(day, service_id, key))
    label = "step.minutes_reworded_for_others" if others else "step.minutes_reworded"
    facts = {"others": others} if others else {}
    stood = removed(*let_stand_at(day, service_id, key))
    return Step(label, (Change(before, after), *stood, told), facts, merge)


def _passage(day: Day, service_id: str, key: Key) -> Passage:
    # Without the register no consent holds anything back: what is withheld can be struck too.
    for passage in passages(day, Register(), service_id):
        if passage.key == key:
            return passage
    raise RuleBroken("row.gone", kind=key[1])


def _own(day: Day, passage: Passage) -> DayRow:
    """Return the row of a passage as the day holds it; minutes may read it a little otherwise."""
    return day.one(type(passage.row), passage.row.id)


def _struck(day: Day, laptop: Laptop, service_id: str, passage: Passage) -> tuple[Change, ...]:
    row = _own(day, passage)
    if passage.field == "text":
        if isinstance(row, Obstacle):
            return obstacle_left_out(day, laptop, row, service_id)
        if isinstance(row, Possibility):
            return possibility_left_out(day, laptop, row, service_id)
        if isinstance(row, _WHOLE):
            return taken_away(day, row)
    if passage.field == "words":
        # Without what it was about, nothing tells what the answer is to.
        return taken_away(day, row)
    emptied = replace(row, **{passage.field: ""})
    return (Change(row, emptied),)

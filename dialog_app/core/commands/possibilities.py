"""Saying of a possibility whose decision it is."""

from dataclasses import replace

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.day import Day
from dialog_app.core.model.said import Possibility
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step


def set_needs_law_change(
    day: Day, _laptop: Laptop, possibility_id: str, *, needs_law_change: bool
) -> Step:
    """Say that a possibility needs a change of law or guideline, so that it is not ours to decide.

    Raises `RuleBroken`: `day.closed`, `row.gone`.
    """
    require_open(day)
    row = day.one(Possibility, possibility_id)
    label = "step.law_change_needed" if needs_law_change else "step.law_change_not_needed"
    return changed(label, row, replace(row, needs_law_change=needs_law_change))

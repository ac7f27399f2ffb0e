"""Naming who does an action, with consent, and taking the name away again.

The consent stands in the register (`shelf.consents`), the name in the day. A name is shown only
while both do, so that either can be undone alone and nothing is shown that nobody consented to.
"""

from collections.abc import Iterable
from dataclasses import replace

from dialog_app.core.commands.closed import changed
from dialog_app.core.commands.findings import About, ActionPlan, add_action
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Action
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step

NAME_MOST = 80


def add_named_action(
    day: Day,
    laptop: Laptop,
    about: About,
    text: str,
    plan: ActionPlan,
    comes_from: Iterable[str],
    owner: tuple[str, str],
) -> Step:
    """Add an action with its owner's name and the id of the consent to it.

    Raises `RuleBroken` as `findings.add_action`, and `owner.name_missing`.
    """
    name, consent_id = owner
    named = clean_line(name, NAME_MOST)
    if not named:
        raise RuleBroken("owner.name_missing")
    step = add_action(day, laptop, about, text, plan, comes_from)
    changes = tuple(_named(change, named, consent_id) for change in step.changes)
    return replace(step, changes=changes)


def _named(change: Change, name: str, consent_id: str) -> Change:
    row = change.after
    if not isinstance(row, Action):
        return change
    return Change(change.before, replace(row, owner_name=name, owner_consent_id=consent_id))


def forget_owner(day: Day, _laptop: Laptop, action_id: str) -> Step:
    """Take the name of an action's owner away; on a closed day too. Raises `row.gone`."""
    action = day.one(Action, action_id)
    nameless = replace(action, owner_name="", owner_consent_id="")
    return changed("step.owner_forgotten", action, nameless)

"""Day templates of one's own: saved from a day, renamed, removed.

A template is its items; days made from it are copies, and no command here touches a day.
"""

from dataclasses import replace
from typing import Final

from dialog_app.core.commands.days import TEMPLATES
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source, Words
from dialog_app.core.model.catalogue import TemplateItem
from dialog_app.core.model.days import AgendaItem
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

NAME_MOST: Final = 60


def save_template(
    register: Register, laptop: Laptop, day: Day, name: str, *, fixed_ends: bool = False
) -> Step:
    """Save the agenda of a day as it is planned under a name, for days of the same kind.

    Times fixed to the clock belong to the day they were made for; ends are kept with `fixed_ends`.
    Raises `RuleBroken`: `template.name_missing`, `template.name_taken`, `template.empty`.
    """
    named = _free_name(register, name)
    items = [_item(laptop, day, item, named) for item in day.agenda]
    if not items:
        raise RuleBroken("template.empty")
    if not fixed_ends:
        items = [replace(item, ends_at=None) for item in items]
    return Step("step.template_saved", added(*items), {"name": named})


def rename_template(register: Register, _laptop: Laptop, name: str, wanted: str) -> Step:
    """Give a template of one's own another name; days made from it keep the one they know.

    Raises `RuleBroken`: `template.shipped`, `template.name_missing`, `template.name_taken`.
    """
    items = _own(register, name)
    if clean_line(wanted, NAME_MOST) == name:
        return Step("step.template_renamed", (), {"name": name})
    named = _free_name(register, wanted, but=name)
    changes = tuple(Change(item, replace(item, template=named)) for item in items)
    return Step("step.template_renamed", changes, {"name": named})


def remove_template(register: Register, _laptop: Laptop, name: str) -> Step:
    """Remove a template of one's own; raises `RuleBroken`: `template.shipped`, `row.gone`."""
    return Step("step.template_removed", removed(*_own(register, name)), {"name": name})


def _own(register: Register, name: str) -> tuple[TemplateItem, ...]:
    if name in TEMPLATES.values():
        raise RuleBroken("template.shipped")
    items = register.template(name)
    if not items:
        raise RuleBroken("row.gone", kind=TemplateItem.__name__)
    return items


def _free_name(register: Register, name: str, but: str = "") -> str:
    named = clean_line(name, NAME_MOST)
    if not named:
        raise RuleBroken("template.name_missing")
    taken = {other.casefold() for other in (*register.templates, *TEMPLATES.values())}
    if named.casefold() in taken - {but.casefold()}:
        raise RuleBroken("template.name_taken", name=named)
    return named


def _item(laptop: Laptop, day: Day, item: AgendaItem, name: str) -> TemplateItem:
    return TemplateItem(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        template=name,
        position=item.position,
        kind=item.kind.value,
        title=Words(item.title, item.title_nn, item.title_en),
        minutes=item.minutes,
        least_minutes=item.least_minutes,
        public_start=day.info.public_start,
        leader=item.leader,
        phase=item.phase.value,
        protected=item.protected,
        droppable=item.droppable,
        internal=item.internal,
        ends_at=item.ends_at,
        day_kind=day.info.kind.value,
        notes=item.notes,
        warn_minutes=item.warn_minutes,
    )

"""Values: a set is never changed once days may have answered to it; a new one stands beside it."""

from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core import tools
from dialog_app.core.commands.shelf.texts import SUMMARY_LIMIT, checked_title, clean_words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source, Words
from dialog_app.core.model.catalogue import Value
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register

SET_MOST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewValue:
    """A value of a set (by the set's name, usually a year), and what it means in practice."""

    set_version: str
    title: Words
    in_practice: Words


def add_value(register: Register, laptop: Laptop, new: NewValue) -> Step:
    """Add a value to a set, which is begun where there is none of that name.

    Raises `RuleBroken`: `value.set_missing`, `value.title_missing`, `value.taken`.
    """
    name = _set_name(new.set_version)
    title = checked_title(new.title, "value.title_missing")
    here = tools.values_of(register, name)
    said = title.best("nb").casefold()
    if any(row.title.best("nb").casefold() == said for row in here):
        raise RuleBroken("value.taken", title=title.best("nb"))
    value = Value(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        set_version=name,
        code=title.best("nb")[:SET_MOST],
        title=title,
        in_practice=clean_words(new.in_practice, SUMMARY_LIMIT),
        position=max((row.position for row in here), default=-1) + 1,
    )
    return Step("step.value_added", added(value), {"title": title.best("nb")})


def copy_set(register: Register, laptop: Laptop, set_version: str, new_name: str) -> Step:
    """Begin a new set with the values of another; each is a value of its own from then on.

    Raises `RuleBroken`: `value.set_missing`, `value.set_taken`.
    """
    name = _set_name(new_name)
    if tools.values_of(register, name):
        raise RuleBroken("value.set_taken", name=name)
    rows = (
        replace(row, id=laptop.new_id(), origin=laptop.name, source=Source.LOCAL, set_version=name)
        for row in tools.values_of(register, set_version)
    )
    return Step("step.value_set_added", added(*rows), {"name": name})


def _set_name(typed: str) -> str:
    name = clean_line(typed, SET_MOST)
    if not name:
        raise RuleBroken("value.set_missing")
    return name

"""What research says of a working method; that nobody has searched is told too."""

import datetime
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core.decide.commands import not_later
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import Research, ResearchFinding
from dialog_app.core.plain import capped
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.core.register import Register

REFERENCES_MOST: Final = 8000
_FOUND: Final = (ResearchFinding.SUPPORTS, ResearchFinding.MIXED, ResearchFinding.CONTRADICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchGiven:
    """What was found, in which references, and when it was searched."""

    finding: ResearchFinding = ResearchFinding.NOT_SEARCHED
    references: str = ""
    searched_on: datetime.date | None = None


def set_research(register: Register, laptop: Laptop, method_id: str, given: ResearchGiven) -> Step:
    """Say what research says of a method; «ikke søkt» takes away what was said before.

    Raises `RuleBroken`: `row.gone`, `research.references_missing` for anything found,
    `research.date_missing` for anything searched, `research.date_later`,
    `research.not_searched_but` for «ikke søkt» with references or a date, `text.too_long`.
    """
    method = register.one(WorkingMethod, method_id)
    references = capped(given.references, REFERENCES_MOST)
    _check(laptop, given, references)
    before = research_of(register, method_id)
    facts = {"code": method.code, "research_finding": given.finding.value}
    if given.finding is ResearchFinding.NOT_SEARCHED:
        gone = removed(before) if before is not None else ()
        return Step("step.research_set", gone, facts)
    bare = before or Research(id=laptop.new_id(), origin=laptop.name, method_id=method.id)
    after = replace(
        bare, finding=given.finding, references=references, searched_on=given.searched_on
    )
    if before is None:
        return Step("step.research_set", added(after), facts)
    changes = (Change(before, after),) if before != after else ()
    return Step("step.research_set", changes, facts)


def research_of(register: Register, method_id: str) -> Research | None:
    """Return what research says of a method; None means not searched."""
    found = register.grouped(Research, "method_id").get(method_id, ())
    return min(found, key=lambda row: row.id, default=None)


def _check(laptop: Laptop, given: ResearchGiven, references: str) -> None:
    if given.finding is ResearchFinding.NOT_SEARCHED:
        if references or given.searched_on is not None:
            raise RuleBroken("research.not_searched_but")
        return
    if given.searched_on is None:
        raise RuleBroken("research.date_missing")
    not_later(laptop, given.searched_on, "research.date_later")
    if given.finding in _FOUND and not references:
        raise RuleBroken("research.references_missing")

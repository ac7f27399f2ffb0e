"""The wordings that services have proposed for a method, from all its days, and their verdicts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dialog_app.core.commands.shelf.rewordings import verdict_of
from dialog_app.core.day import Day
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import RewordingVerdict
from dialog_app.core.model.said import Rewording
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed wording: from what kinds of service, on which day, and what became of it.

    Services are told by their kind: who proposed what is between them and the day's minutes.
    """

    rewording: Rewording
    date: datetime.date
    kinds: tuple[str, ...]
    verdict: RewordingVerdict | None = None


def proposals(register: Register, days: Iterable[Day]) -> tuple[Proposal, ...]:
    """Return what was proposed on these days: undecided first, then newest first."""
    found = [_proposal(register, day, row) for day in days for row in day.all(Rewording)]
    newest = sorted(found, key=lambda one: (one.date, one.rewording.number), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.verdict is not None))


def kind_names(register: Register, proposal: Proposal, language: Language) -> tuple[str, ...]:
    """Return the kinds of service behind a proposal in words."""
    titles = {row.code: row.title.best(language) for row in register.descriptions}
    return tuple(titles.get(kind, kind) for kind in proposal.kinds)


def _proposal(register: Register, day: Day, row: Rewording) -> Proposal:
    ids = (row.service_id,) if row.service_id else day.group_services(row.group_id)
    services = (register.find(Service, one) for one in ids)
    kinds = dict.fromkeys(service.kind for service in services if service is not None)
    return Proposal(row, day.info.date, tuple(kinds), verdict_of(register, row.id))

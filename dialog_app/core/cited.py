"""What an obstacle cited when it was said, and what that is called now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.said import Obstacle, ObstacleSource
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class Cited:
    """The words cited then, and the provision's name now where it has another; else nothing."""

    then: str
    now: str = ""


def cited(register: Register, source: ObstacleSource) -> Cited:
    """Return what a source was called when it was cited, and its new name if it has got one."""
    provision = register.find(Provision, source.provision_id)
    if provision is None or not source.citation:
        return Cited(provision.citation if provision is not None else source.citation)
    return Cited(source.citation, new_name(source.citation, provision.citation))


def new_name(then: str, now: str) -> str:
    """Return what a provision is called now; nothing where it was cited so, or more closely."""
    return "" if then.startswith(now) else now


@dataclass(frozen=True, slots=True)
class CitedOn:
    """One obstacle as it was said on a day, with the services it concerned there.

    `citation` is what it called the provision then; empty where an article was named.
    """

    day: Day
    obstacle: Obstacle
    service_ids: tuple[str, ...]
    citation: str = ""


def cited_on(days: Iterable[Day], provision_id: str = "") -> tuple[CitedOn, ...]:
    """Return every obstacle of these days, newest day first, as `narrow.of_provision` has them."""
    found = [one for day in days for one in _of_day(day, provision_id)]
    return tuple(reversed(found))


def services(found: Sequence[CitedOn]) -> frozenset[str]:
    """Return the services that have any of these obstacles, each once (measures §2.5)."""
    return frozenset(service for one in found for service in one.service_ids)


def _of_day(day: Day, provision_id: str) -> Iterable[CitedOn]:
    for row in reversed(day.obstacles):
        sources = (one for one in day.sources(row) if one.provision_id == provision_id)
        said = next((one.citation for one in sources if provision_id), "")
        concerned = tuple(one for one in day.service_ids if day.concerns(row, one))
        yield CitedOn(day, row, concerned, said)

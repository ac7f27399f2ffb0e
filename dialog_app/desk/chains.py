"""The chain of one row, read with the days it may go on to."""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.chain import Chain
from dialog_app.core.chain_web import web_of
from dialog_app.core.day import Day
from dialog_app.core.target import Target
from dialog_app.desk.session import Session

_MOST_SERVICES: Final = 4
"""An obstacle of many services is followed on to later days for the first of them."""


def chain_at(session: Session, target: Target) -> Chain | None:
    """Return the chain of a row of a day, or None where it is part of none.

    The day itself is as it stands at its desk; of earlier and later days what concerns the
    services of the row is read; that may raise `StoreFailed`.
    """
    day = session.day_desk(target.day_id).record
    here = web_of(session.register, [day]).node(target.id)
    if here is None:
        return None
    services = sorted(here.services)[:_MOST_SERVICES]
    days = _beside(session, day, services)
    return web_of(session.register, days).chain(target.id)


def _beside(session: Session, day: Day, services: Iterable[str]) -> list[Day]:
    """Return a day whole among the other days of some services, oldest first."""
    found = {day.id: day}
    for service_id in services:
        for other in session.across.service_days(service_id):
            if other.id != day.id:
                known = found[other.id].rows() if other.id in found else ()
                found[other.id] = Day((*known, *other.rows()))
    days = found.values()
    return sorted(days, key=lambda one: (one.info.date, one.info.public_start, one.id))

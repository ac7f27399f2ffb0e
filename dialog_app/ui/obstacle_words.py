"""What is said of an obstacle of many days, in the list it is chosen from."""

from dialog_app.core.formats import date
from dialog_app.core.model.said import Severity
from dialog_app.core.model.services import Service
from dialog_app.core.obstacle_register import KnownObstacle, Saying
from dialog_app.core.register import Register
from dialog_app.ui.words import language, say


def known_note(register: Register, one: KnownObstacle, *, in_category: bool = False) -> str:
    """Return «Lov og forskrift · sist 07.10.2026», or that it came with the catalogue.

    Where they are `in_category` by category it is not said again.
    """
    category = register.category(one.category_code)
    title = category.title.best(language()) if category else one.category_code
    parts = [] if in_category else [title]
    if one.sayings:
        parts.append(say("obstacles.last", date=date(one.sayings[-1].day.info.date)))
    if one.typical is not None:
        parts.append(say("terms.provenance.starter_example"))
    return " · ".join(parts)


def hits(register: Register, said: Saying) -> str:
    """Return the services an obstacle hit on a day, and how hard where that is not as usual."""
    named = {row.service_id: row.severity for row in said.named}
    return " · ".join(_hit(register, one, named.get(one)) for one in said.service_ids)


def _hit(register: Register, service_id: str, severity: Severity | None) -> str:
    known = register.find(Service, service_id) is not None
    name = register.full_name(service_id) if known else say("log.gone")
    if severity is None or severity is Severity.MAKES_HARD:
        return name
    return f"{name} ({say(f'terms.severity.{severity.value}')})"

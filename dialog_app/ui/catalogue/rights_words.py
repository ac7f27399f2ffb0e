"""Rights and rules in words: what kind they are, who can change them, when they were checked."""

from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands.shelf.rights import is_constitution
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.register import Register
from dialog_app.ui.words import language, say

CRC: Final = "crc"
CONSTITUTION: Final = "constitution"
GROUPS: Final = (CRC, CONSTITUTION, *(kind.value for kind in ProvisionKind))
_WHO: Final = frozenset(one.value for one in WhoCanChange)


def group_of(provision: Provision) -> str:
    """Return the group a provision stands in: one of `GROUPS`."""
    return CONSTITUTION if is_constitution(provision) else provision.kind.value


def who_words(who: str) -> str:
    """Return who can change a provision; words older than the choices stand as they are."""
    return say(f"terms.who_can_change.{who}") if who in _WHO else who


def checked_words(provision: Provision) -> str:
    """Return when a provision was checked against its source: a date, or «ikke kontrollert»."""
    date = provision.last_checked
    return formats.date(date) if date is not None else say("shelves.rights.not_checked")


def kind_names(register: Register, service_ids: tuple[str, ...]) -> str:
    """Return what kinds of service these are, each once: «PPT, Skolehelsetjenesten»."""
    titles = {row.code: row.title.best(language()) for row in register.descriptions}
    known = (service for service in register.services if service.id in service_ids)
    kinds = {titles.get(service.kind, say("shelves.rights.other_kind")) for service in known}
    return ", ".join(sorted(kinds))

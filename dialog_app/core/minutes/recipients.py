"""Whom minutes go to: those who were chosen, else the leader of the service."""

import re
from typing import Final

from dialog_app.core.model.said import Minutes
from dialog_app.core.model.services import Service
from dialog_app.core.plain import clean_line

RECIPIENT_LIMIT: Final = 120
_BETWEEN: Final = re.compile(r"[,;]")
_BEHIND_A_NAME: Final = re.compile(r"[^<>]*[^\s<>]\s*<([^<>]*)>")


def leader(service: Service) -> str:
    """Return the leader as registered, «Kari Nordmann <kari@kommune.no>»; empty where unknown.

    It stands on one line without commas and semicolons, which come between recipients.
    """
    name, mail = (
        clean_line(_BETWEEN.sub(" ", part)) for part in (service.leader_name, service.leader_email)
    )
    both = f"{name} <{mail}>" if name and mail else name or mail
    return both if len(both) <= RECIPIENT_LIMIT or not mail else mail


def mail_to(issue: Minutes, service: Service) -> tuple[str, ...]:
    """Return the addresses of those a version was given to; the leader's where none has one."""
    chosen = tuple(_address(one) for one in issue.recipients if "@" in one)
    return chosen or tuple(one for one in (service.leader_email,) if one)


def _address(recipient: str) -> str:
    found = _BEHIND_A_NAME.fullmatch(recipient)
    return found[1] if found else recipient

"""What may be told of a national count: nothing that points at one or two people or services."""

from typing import Final

from dialog_app.core.protection import LEAST_PART

LEAST_SERVICES: Final = 3
"""Fewer services than this are told as «færre enn 3 tjenester» (measures §2.5 and R1 of §4.5)."""


def told_percent(part: int, whole: int) -> int | None:
    """Return a part of many people as a whole percentage, or None where it may not be told.

    Neither the part nor the rest may be one or two people (R2). Halves are rounded up.
    """
    small = any(0 < count < LEAST_PART for count in (part, whole - part))
    return None if small or whole <= 0 else (200 * part + whole) // (2 * whole)


def told_services(services: int) -> int | None:
    """Return how many services, or None where they are one or two."""
    return None if 0 < services < LEAST_SERVICES else services

"""What can be taken in from a table, and the columns of each kind."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SheetKind(StrEnum):
    """What the rows of a table are; its words are ``sheets.kind.<value>``."""

    SERVICES = "services"
    METHODS = "methods"
    PROVISIONS = "provisions"
    PRESENT = "present"
    ANSWERS = "answers"

    @property
    def of_day(self) -> bool:
        """Whether the rows belong to one day."""
        return self in (SheetKind.PRESENT, SheetKind.ANSWERS)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind in order, by field; those in `needed` must stand in the file."""

    fields: tuple[str, ...]
    needed: tuple[str, ...]


COLUMNS: Final[dict[SheetKind, Columns]] = {
    SheetKind.SERVICES: Columns(
        (
            *("name", "municipality", "service_kind", "language", "owner_kind", "owner_name"),
            *("leader_name", "leader_email", "emergency_phone", "child_welfare_phone", "size"),
            "id",
        ),
        ("name",),
    ),
    SheetKind.METHODS: Columns(
        (
            *("code", "description", "title_nb", "title_nn", "title_en"),
            *("summary_nb", "summary_nn", "summary_en", "crc_articles", "author_role", "reason"),
            *("description_title", "programme", "provenance", "version"),
        ),
        ("code",),
    ),
    SheetKind.PROVISIONS: Columns(
        (
            *("provision_kind", "full_name", "short_name", "section", "heading"),
            *("who_can_change", "last_checked", "id"),
        ),
        ("short_name",),
    ),
    SheetKind.PRESENT: Columns(
        ("service", "municipality", "role", "present"), ("service", "role", "present")
    ),
    SheetKind.ANSWERS: Columns(
        ("service", "municipality", "method", "version", "round", "role", "position", "count"),
        ("service", "method", "round", "position", "count"),
    ),
}

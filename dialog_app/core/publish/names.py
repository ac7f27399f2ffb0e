"""What a service may be called outside the archive: its name with consent, else kind and size."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.services import Consent, ConsentKind
from dialog_app.core.register import Register

if TYPE_CHECKING:
    # The picture across services needs the sizes, and its first paint waits for no minutes.
    from dialog_app.core.minutes.voice import Wording

_LARGE: Final = 50
_MIDDLE: Final = 10


class SizeBand(StrEnum):
    """How large a service is, in steps wide enough to hold many; `publish.size.<value>`."""

    UNKNOWN = "unknown"
    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class ServiceName:
    """How a service may be told of; `name` is empty unless it has consented to being named.

    Never stands beside a role (R5 of measures §4.5).
    """

    name: str
    kind_code: str
    kind: Words | None
    size: SizeBand

    def told(self, words: "Wording", language: Language) -> str:
        """Return the name, or «PPT, 10–49 ansatte»."""
        if self.name:
            return self.name
        kind = self.kind.best(language) if self.kind is not None else self.kind_code
        if self.size is SizeBand.UNKNOWN:
            return kind
        return words("publish.service", kind=kind, size=words(f"publish.size.{self.size.value}"))


def name_of(register: Register, service_id: str) -> ServiceName:
    """Return how a service may be told of (R5 of measures §4.5).

    Raises `RuleBroken("row.gone")` if there is no such service.
    """
    service = register.service(service_id)
    titles = {row.code: row.title for row in register.descriptions}
    named = naming_consent(register, service_id) is not None
    return ServiceName(
        register.full_name(service_id) if named else "",
        service.kind,
        titles.get(service.kind),
        size_band(service.size),
    )


def naming_consent(register: Register, service_id: str) -> Consent | None:
    """Return the consent a service is named by, or None where none stands (any more)."""
    about = register.grouped(Consent, "about").get(service_id, ())
    standing = (row for row in about if row.kind is ConsentKind.SERVICE_NAMED)
    return next((row for row in standing if row.withdrawn_on is None), None)


def size_band(size: int | None) -> SizeBand:
    """Return the band a number of employees falls in."""
    if size is None:
        return SizeBand.UNKNOWN
    if size >= _LARGE:
        return SizeBand.LARGE
    return SizeBand.MIDDLE if size >= _MIDDLE else SizeBand.SMALL

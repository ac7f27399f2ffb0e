"""What files are called: names that sort, say what they are, and are safe on any system."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.day import Day
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register

_LONGEST_NAME: Final = 60
_LONGEST_PLACE: Final = 40


def minutes_names(day: Day, register: Register, service_id: str, words: Texts) -> Iterator[str]:
    """Give «2026-11-21_Bergen_skolehelsetjenesten_fordypningsdag_v1», then others for a namesake.

    None has an ending. Raises `RuleBroken("row.gone")` for a service that is not known.
    """
    kind = safe(words(f"terms.day_kind.{day.info.kind.value}"), _LONGEST_NAME)
    version = minutes.edition(day, service_id).version
    for start in service_names(day, register, service_id, (kind,)):
        yield f"{start}_v{version}"


def service_names(
    day: Day, register: Register, service_id: str, endings: tuple[str, ...]
) -> Iterator[str]:
    """Give a safe name for a service's paper without its ending, then others for a namesake."""
    service = register.service(service_id)
    parts = (
        day.info.date.isoformat(),
        safe("-".join(register.places(service_id)), _LONGEST_PLACE),
        safe(service.name.lower(), _LONGEST_NAME),
        *endings,
    )
    start = "_".join(part for part in parts if part)
    yield start
    for number in range(2, len(day.service_ids) + 2):
        yield f"{start}_{number}"


def safe(text: str, limit: int) -> str:
    """Return the letters and digits of a text, with one «-» for whatever stood between them."""
    known = unicodedata.normalize("NFC", text)
    spaced = "".join(letter if letter.isalnum() else " " for letter in known)
    return "-".join(spaced.split())[:limit].strip("-")


def paper_name(day: Day, register: Register, words: Texts, ending: str) -> str:
    """Return the name of a paper about the whole day; `ending` says what it is."""
    known = (one for one in day.service_ids if register.find(Service, one) is not None)
    places = dict.fromkeys(place for one in known for place in register.places(one))
    parts = (
        day.info.date.isoformat(),
        safe("-".join(places) or day.info.place, _LONGEST_PLACE),
        safe(words(f"terms.day_kind.{day.info.kind.value}"), _LONGEST_NAME),
        ending,
    )
    return "_".join(part for part in parts if part) + ".pdf"

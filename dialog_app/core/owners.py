"""Who does an action: a role always, and a name only while a consent to it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Consent, ConsentKind
from dialog_app.core.privacy import SignKind, signs
from dialog_app.core.register import Register

_SHORT: Final = 2
_EDGES: Final = " ,;:/–-()"
_ROLES: Final = (
    *("leder", "leiar", "sjef", "rektor", "inspektør", "direktør", "koordinator", "ansvarlig"),
    *("ansvarleg", "konsulent", "rådgiver", "rådgivar", "veileder", "rettleiar", "lærer", "lærar"),
    *("pleier", "pleiar", "terapeut", "psykolog", "pedagog", "fastlege", "overlege", "jordmor"),
    *("arbeider", "arbeidar", "fasilitator", "manager", "principal", "teacher", "psychologist"),
    *("director", "coordinator", "adviser", "advisor", "doctor", "facilitator", "worker"),
)
"""How words for roles end, in the languages of the interface; a name may not be one of them."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What was written of who does something: a role, and what looks like a name."""

    role: str = ""
    name: str = ""


def standing_consent(register: Register, action: Action) -> Consent | None:
    """Return the consent an action's owner is named by, or None where none stands any more."""
    consent = register.find(Consent, action.owner_consent_id)
    if consent is None or consent.withdrawn_on is not None:
        return None
    same = consent.kind is ConsentKind.OWNER_NAMED and consent.about == action.id
    return consent if same else None


def owner_name(register: Register, action: Action) -> str:
    """Return the name that may be shown and printed; empty without a standing consent."""
    return action.owner_name if standing_consent(register, action) is not None else ""


def owner_words(register: Register, action: Action) -> str:
    """Return «leder, Kari Lie», the role alone, or nothing where nobody is said to do it."""
    return ", ".join(part for part in (action.who, owner_name(register, action)) if part)


def split_owner(who: str, known_names: Iterable[str] = ()) -> Owner:
    """Part what was written into a role and what looks like a name.

    A name is one that is known, or two words or more that begin with a capital letter and are no
    abbreviation, with what stands before or after them as the role. A word that names a role stays
    one, with a capital letter too: «Leder Kari Nordmann».
    """
    known = [sign for sign in signs(who, known_names) if sign.kind is SignKind.NAME]
    if known:
        start, end = known[0].start, known[-1].end
    else:
        start, end = _capitals(who)
    if start == end:
        return Owner(role=who.strip())
    before, after = who[:start].strip(_EDGES), who[end:].strip(_EDGES)
    role = " ".join(part for part in (before, after) if part)
    return Owner(role, who[start:end].strip(_EDGES))


def _capitals(who: str) -> tuple[int, int]:
    """Return where the longest row of words stands that are written as names are; else (0, 0)."""
    best, row, longest = (0, 0), _Row(), 1
    at = 0
    for word in who.split(" "):
        bare = word.strip(_EDGES)
        row = row.with_word(at, at + len(word), bare) if _is_named(bare) else _Row()
        if row.count > longest and row.end:
            best, longest = (row.start, row.end), row.count
        at += len(word) + 1
    return best


@dataclass(frozen=True, slots=True)
class _Row:
    """Words written as names are, after each other; `start` and `end` leave roles at its ends out.

    A role counts all the same: what stands beside it with a capital letter is somebody.
    """

    count: int = 0
    start: int = 0
    end: int = 0

    def with_word(self, start: int, end: int, word: str) -> "_Row":
        """Return the row with one word more."""
        if is_role(word):
            return _Row(self.count + 1, self.start, self.end)
        return _Row(self.count + 1, self.start if self.end else start, end)


def is_role(word: str) -> bool:
    """Tell whether a word names a role, whatever letter it begins with: «Leder», «fagleder»."""
    return word.casefold().endswith(_ROLES)


def _is_named(word: str) -> bool:
    """Tell whether a word is written as names are: Kari, Anne-Lise, O'Brien, and the initial Å."""
    parts = word.replace("'", "-").split("-")
    return all(_begins_large(part) for part in parts)


def _begins_large(part: str) -> bool:
    letters = part.rstrip(".")
    if not letters.isalpha() or not letters[0].isupper():
        return False
    return part != letters if len(letters) < _SHORT else letters[1:].islower()

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
    abbreviation, with what stands before or after them as the role; a role of one word is lowercase
    or an abbreviation, as people write it.
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
    best = (0, 0)
    start, end, count, longest = 0, 0, 0, 1
    at = 0
    for word in who.split(" "):
        if _is_named(word.strip(_EDGES)):
            start = at if not count else start
            count, end = count + 1, at + len(word)
            if count > longest:
                best, longest = (start, end), count
        else:
            count = 0
        at += len(word) + 1
    return best


def _is_named(word: str) -> bool:
    """Tell whether a word is written as names are: Kari, Anne-Lise, O'Brien, and the initial Å."""
    parts = word.replace("'", "-").split("-")
    return all(_begins_large(part) for part in parts)


def _begins_large(part: str) -> bool:
    letters = part.rstrip(".")
    if not letters.isalpha() or not letters[0].isupper():
        return False
    return part != letters if len(letters) < _SHORT else letters[1:].islower()

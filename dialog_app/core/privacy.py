"""Signs in free text that somebody could be recognised: found to be asked about, never to block.

Whoever writes decides. A sign that is found says where to look; a text without signs can still
tell who somebody is, so people read through before anything is printed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final


class SignKind(StrEnum):
    """What a sign looks like; its words are ``terms.sign.<value>``."""

    BIRTH_NUMBER = "birth_number"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    NAME = "name"
    AGE_AND_PLACE = "age_and_place"
    AGE_AND_EVENT = "age_and_event"


@dataclass(frozen=True, slots=True)
class Sign:
    """A stretch of a text (characters from `start` up to `end`) and what it looks like."""

    kind: SignKind
    start: int
    end: int


def signs(text: str, names: Iterable[str] = ()) -> tuple[Sign, ...]:
    """Return the signs in the text in reading order, without overlaps.

    Names are those of the people at hand, given in full; a given name or a family name alone,
    the genitive and dotted initials count too. Digits may be grouped in the usual ways.
    """
    found: list[Sign] = []
    taken = bytearray(len(text))
    for sign in _candidates(text, tuple(names)):
        if not any(taken[sign.start : sign.end]):
            taken[sign.start : sign.end] = b"\1" * (sign.end - sign.start)
            found.append(sign)
    return tuple(sorted(found, key=lambda sign: sign.start))


def names_in(text: str, names: Iterable[str]) -> tuple[Sign, ...]:
    """Return where one of these names stands, or a part of it, whatever else stands there too."""
    return tuple(_named(text, tuple(names)))


_GAP: Final = r"[ .\u00a0\u202f-]"
_BIRTH_NUMBER: Final = re.compile(
    rf"(?<!\d)(?:\d{{6}}|\d\d{_GAP}\d\d{_GAP}\d\d){_GAP}?\d{{3}}{_GAP}?\d\d(?!\d)"
)
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}"
    r"(?:@| ?[(\[] ?(?:at|alfakrøll|krøllalfa) ?[)\]] ?)"
    r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}",
    re.IGNORECASE,
)
_ABROAD: Final = re.compile(
    r"(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ .()\u00a0\u202f-]{0,2}\d){6,12}(?!\d)"
)
# The same mark between all groups: 20.30-21.45 is a span of time, not a number to call.
_PHONE: Final = re.compile(
    r"(?<!\d)(?<!\d[/.,-])(?<!kr )(?<!§ )(?<![A-Z]-)"
    r"(?:[2-9]\d{7}"
    r"|[2-9]\d\d(?P<a>[ .\u00a0\u202f-])\d\d(?P=a)\d{3}"
    r"|[2-9]\d(?P<b>[ .\u00a0\u202f-])\d\d(?P=b)\d\d(?P=b)\d\d"
    r"|(?!(?:19|20)\d\d.(?:19|20)\d\d)[2-9]\d{3}[ \u00a0\u202f-]\d{4})"
    r"(?!\d)(?![.,/]\d)(?! ?kr(?:oner)?\b)",
)
_WRITTEN_AS_DATE: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_BIRTH_DATE: Final = re.compile(
    r"\b(?:født|fødd|born|f\.) ?(?:den |i |on |in )?"
    r"(?:\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d\d)\b|\d{1,2}\. [a-zæøå]{3,9}(?: \d{4})?)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"\b[A-ZÆØÅ][\wæøå]{1,30}"
    r"(?:gata|gaten|gate|veien|vegen|vei|veg|alléen|allé|plassen|bakken|svingen|stien|tunet)"
    r" \d{1,3}(?: ?[A-Za-z])?\b(?! ?(?:år|min|t\b))"
)
_CHILD: Final = (
    r"(?:jente|gutt|gut|elev|unge|ungdom|barn|datter|dotter|sønn|son|søster|syster|bror|girl|boy)"
)
_ONE_YOUNG_PERSON: Final = re.compile(
    r"\b(?:(?:\d{1,2}|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten)"
    r"[ -]?åring(?:en|ens|s)?"
    r"|\d{1,2} år gam(?:mel|al|malt|melt)"
    r"|\d{1,2}[ -]years?[ -]old"
    rf"|{_CHILD}(?:en|a|et)? (?:på \d{{1,2}}(?: år)?|\(\d{{1,2}}\)|aged \d{{1,2}}))(?!\w)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:i|på|fra|frå|ved|in|from|at) (?!(?:Norge|Noreg|Norway|Grunnloven|Stortinget|Europa)\b)"
    r"[A-ZÆØÅČĐŊŠŦŽÁ][\w-]+"
)
_EVENT: Final = re.compile(
    r"\b(?:ulykk|ulukk|brann|brant|dødsfall|døde|drap|drept|drepen|drukn|selvmord|sjølvmord"
    r"|voldtekt|valdtekt|overgrep|ran(?:et)?\b|pågrepet|arrestert|fengsl|innlagt|akuttplass"
    r"|accident|suicide|rape|murder|arrested|drowned)\w*",
    re.IGNORECASE,
)
# How near a place or an event must stand to an age to point at one young person, in characters.
_NEAR: Final = 120
_SHORT_NAME: Final = 2
# Names that are also everyday words, so only their capital letter tells.
# fmt: off
_ALSO_WORDS: Final = frozenset((
    "bakke", "berg", "bjørn", "bo", "dag", "eide", "even", "gry", "hagen", "haug", "hauk",
    "holm", "jo", "liv", "mai", "may", "nes", "odd", "per", "pål", "rein", "sand", "sol",
    "stein", "storm", "strand", "tone", "tro", "ulv", "unn", "vik", "vold", "vår", "åsen",
))
# fmt: on


def _candidates(text: str, names: tuple[str, ...]) -> Iterator[Sign]:
    """Yield every sign, the surest kinds first, so that they win where two overlap."""
    yield from _all(SignKind.BIRTH_NUMBER, _BIRTH_NUMBER, text)
    yield from _all(SignKind.EMAIL, _EMAIL, text)
    yield from _all(SignKind.PHONE, _ABROAD, text)
    for phone in _all(SignKind.PHONE, _PHONE, text):
        if not _WRITTEN_AS_DATE.fullmatch(text, phone.start, phone.end):
            yield phone
    yield from _all(SignKind.BIRTH_DATE, _BIRTH_DATE, text)
    yield from _all(SignKind.ADDRESS, _ADDRESS, text)
    yield from _named(text, names)
    yield from _one_young_person(text)


def _all(kind: SignKind, pattern: re.Pattern[str], text: str) -> Iterator[Sign]:
    return (Sign(kind, found.start(), found.end()) for found in pattern.finditer(text))


def _one_young_person(text: str) -> Iterator[Sign]:
    for found in _ONE_YOUNG_PERSON.finditer(text):
        start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _NEAR)
        end = text.find("\n", found.end())
        end = min(len(text) if end < 0 else end, found.end() + _NEAR)
        for kind, near in ((SignKind.AGE_AND_EVENT, _EVENT), (SignKind.AGE_AND_PLACE, _PLACE)):
            if near.search(text, start, end):
                yield Sign(kind, found.start(), found.end())
                break


def _named(text: str, names: tuple[str, ...]) -> Iterator[Sign]:
    pattern = _name_pattern(names)
    if pattern is None:
        return
    for found in pattern.finditer(text):
        said = found["name"]
        everyday = len(said) <= _SHORT_NAME or said.casefold() in _ALSO_WORDS
        if said[0].isupper() or not everyday:
            yield Sign(SignKind.NAME, found.start(), found.end())


@lru_cache(maxsize=8)
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    spellings = {spelling for name in names for spelling in _spellings(name)}
    if not spellings:
        return None
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    either = "|".join(re.escape(spelling) for spelling in longest_first)
    return re.compile(rf"(?<!\w)(?P<name>{either})(?:['’]?s|['’])?(?!\w)", re.IGNORECASE)


def _spellings(name: str) -> Iterator[str]:
    parts = name.split()
    if not parts:
        return
    yield " ".join(parts)
    # Small words inside a name (van, de, bin) are not names by themselves.
    yield from (part for part in parts if part[0].isupper() and part.strip(".-") and len(part) > 1)
    if len(parts) > 1:
        initials = [f"{part[0]}." for part in (parts[0], parts[-1])]
        yield "".join(initials)
        yield " ".join(initials)

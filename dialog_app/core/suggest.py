"""What an obstacle may be about, suggested from the words while they are typed.

A suggestion is never taken by itself: the facilitator sees it and takes it, or drops it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.register import Register

_SECTION: Final = re.compile(
    r"(?:§+|paragraf(?:en)?|section|sec\.)\s*(\d+(?:\s?-\s?\d+)?(?:\s?[a-h]\b)?)", re.IGNORECASE
)
_CHAPTER: Final = re.compile(r"(?:kap\.?|kapittel|kapitlet|chapter)\s*(\d+)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDINGS: Final = (
    *("ene", "ane", "ens", "ets", "ers", "ing"),
    *("en", "et", "er", "ar", "es", "e", "a", "s"),
)
_LEAST_STEM: Final = 4
_LEAST_INSIDE: Final = 5
_LONG_WORD: Final = 18
_OWN_WORD: Final = 2.0
_ENOUGH: Final = 1.0
_CATEGORY_OF: Final = {
    ProvisionKind.LAW: "LOV",
    ProvisionKind.CIRCULAR: "RUND",
    ProvisionKind.GUIDELINE: "RETN",
}
_SMALL_WORDS: Final = frozenset(
    [
        "alle",
        "andre",
        "bare",
        "barn",
        "barna",
        "barnet",
        "barnets",
        "blir",
        "dette",
        "ikke",
        "eller",
        "etter",
        "kan",
        "kunne",
        "gjør",
        "hvem",
        "hvordan",
        "måte",
        "noen",
        "noko",
        "også",
        "seier",
        "sier",
        "skal",
        "slik",
        "under",
        "uten",
        "vere",
        "være",
        "ville",
        "med",
        "mange",
        "mellom",
        "tjeneste",
        "tjenester",
        "tjenesten",
        "over",
        "fordi",
        "that",
        "this",
        "with",
        "from",
        "have",
        "they",
        "their",
        "about",
    ]
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Categories (codes) and provisions the words point at, best first; both may be empty."""

    categories: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()

    @property
    def category(self) -> str:
        """The best category, or an empty text."""
        return self.categories[0] if self.categories else ""

    @property
    def provision(self) -> Provision | None:
        """The best provision, or None."""
        return self.provisions[0] if self.provisions else None


class Suggester:
    """Suggests category and provision; made once per register, asked after each key."""

    def __init__(self, register: Register, stems: Mapping[str, Iterable[str]]) -> None:
        """`stems` gives each category code the beginnings of words that point at it."""
        codes = [category.code for category in register.categories]
        self._order = {code: place for place, code in enumerate(codes)}
        self._stems = tuple(
            (code, stem.casefold()) for code in codes for stem in stems.get(code, ()) if stem
        )
        self._typical = _typical(register)
        self._provisions = register.provisions
        self._names = {row.id: _pattern(row) for row in register.provisions}
        self._headings = {row.id: set(_stemmed(row.heading)) for row in register.provisions}

    def suggest(self, text: str) -> Suggestion:
        """Return what the text may be about."""
        provisions = self._cited(text.casefold())
        categories = self._categories(text)
        if provisions:
            cited = _CATEGORY_OF[provisions[0].kind]
            if cited in self._order:
                categories = (cited, *(code for code in categories if code != cited))
        return Suggestion(categories, provisions)

    def _cited(self, text: str) -> tuple[Provision, ...]:
        """Return the provisions named by section, or by name where no section is typed."""
        sections = _sections(text)
        named = [row for row in self._provisions if self._names[row.id].search(text)]
        if sections:
            found = [row for row in self._provisions if _section_of(row) in sections]
            within = [row for row in found if row in named]
            # «hpl. § 99» is no section of another act.
            found = within if named else found
        else:
            found = [row for row in named if not row.section]
            found += [row for row in named if row.section and self._heading_hits(row, text)]
        return tuple(sorted(found, key=lambda row: -self._heading_hits(row, text)))

    def _heading_hits(self, row: Provision, text: str) -> int:
        """Count the words of the text that stand in the heading, or begin a word of it."""
        heading = self._headings[row.id]
        typed = set(_stemmed(text))
        return sum(any(known.startswith(word) for known in heading) for word in typed)

    def _categories(self, text: str) -> tuple[str, ...]:
        scores: dict[str, float] = defaultdict(float)
        for word in {word.casefold() for word in _WORD.findall(text)}:
            for code, stem in self._stems:
                if word.startswith(stem) or (len(stem) >= _LEAST_INSIDE and stem in word):
                    scores[code] += _OWN_WORD
        for stem in set(_stemmed(text)):
            for code, weight in self._typical.get(stem, {}).items():
                scores[code] += weight
        good = [code for code, score in scores.items() if score >= _ENOUGH and code in self._order]
        return tuple(sorted(good, key=lambda code: (-scores[code], self._order[code])))


def _typical(register: Register) -> dict[str, dict[str, float]]:
    """Return how strongly each stem of the typical obstacles points at each category."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in register.typical_obstacles:
        for language_text in {row.text.nb, row.text.nn, row.text.en}:
            for stem in _stemmed(language_text):
                found[stem].add(row.category_code)
    return {
        stem: {code: 0.5 / len(codes) for code in codes}
        for stem, codes in found.items()
        if stem not in _SMALL_WORDS
    }


def _stemmed(text: str) -> list[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return [_stem(word) for word in words if len(word) >= _LEAST_STEM and word not in _SMALL_WORDS]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def _sections(text: str) -> set[str]:
    typed = {_plain_section(match) for match in _SECTION.findall(text)}
    return typed | {f"kap{number}" for number in _CHAPTER.findall(text)}


def _section_of(row: Provision) -> str:
    section = row.section.casefold()
    chapter = _CHAPTER.search(section)
    return f"kap{chapter[1]}" if chapter else _plain_section(section.replace("§", ""))


def _plain_section(section: str) -> str:
    return "".join(section.split()).casefold()


def _pattern(row: Provision) -> re.Pattern[str]:
    """Return what people call the act: short name, or full name in any ending."""
    if not row.section:
        # Circulars and guidelines share the short name of who issued them.
        return _any_of(_title_words(row.full_name))
    short, full = row.short_name.casefold().rstrip("."), row.full_name.casefold()
    stem = re.sub(r"(en|a)$", "", full)
    return re.compile(rf"(?<!\w)(?:{re.escape(short)}(?!\w)|{re.escape(stem)})")


def _title_words(title: str) -> tuple[str, ...]:
    words = [word.casefold() for word in _WORD.findall(title)]
    opening = " ".join(words[:2])
    return (opening, *(word for word in words if len(word) > _LONG_WORD))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})")

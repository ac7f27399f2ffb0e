"""Categories of obstacles, by the words that people use for them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.register import Register
from dialog_app.core.suggest.stems import KnownStems, stem_of, words_of

_ENOUGH: Final = 0.5
# How much a second and a third wording of the same category add to the best one.
_SHARES: Final = (1.0, 0.4, 0.2, 0.1)
# Of an everyday wording nearly all must be heard; of a whole sentence a part is enough.
_STRICT: Final = 1.5
_LOOSE: Final = 0.5
_SENTENCE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Spoken:
    """How people speak: wordings of each category, words that point nowhere, words for words.

    `said` gives category codes their wordings, `alike` gives words another one the law uses.
    """

    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    alike: Mapping[str, str] = field(default_factory=dict)

    def stems(self, text: str) -> list[str]:
        """Return the stems of the words that point somewhere, in order."""
        return [stem_of(word) for word in words_of(text) if word not in self.small]

    def in_legal_words(self, text: str) -> str:
        """Return the text with everyday and nynorsk words as the law has them."""
        return " ".join(self._legal(word) for word in words_of(text))

    def _legal(self, word: str) -> str:
        begun = (legal for everyday, legal in self.alike.items() if word.startswith(everyday))
        return next(begun, word)


@dataclass(frozen=True, slots=True)
class _Wording:
    code: str
    weights: Mapping[str, float]
    whole: float
    strictness: float
    trust: float

    def score(self, heard: Mapping[str, float]) -> float:
        """Say how much of the wording is in what was heard (stem → how surely)."""
        found = sum(self.weights[stem] * sure for stem, sure in heard.items())
        return float(self.trust * found * (found / self.whole) ** self.strictness)


class Wordings:
    """Every wording of the catalogue and of everyday speech; asked after each key."""

    def __init__(self, register: Register, spoken: Spoken) -> None:
        self._spoken = spoken
        self._order = {row.code: place for place, row in enumerate(register.categories)}
        self._wordings = tuple(_all_wordings(register, spoken, self._order))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, wording in enumerate(self._wordings):
            for stem in wording.weights:
                self._places[stem].append(place)
        self._known = KnownStems(self._places)

    def categories(self, text: str) -> tuple[str, ...]:
        """Return the codes of the categories the text may be about, best first."""
        scores: dict[str, list[float]] = defaultdict(list)
        for place, heard in self._heard(text).items():
            wording = self._wordings[place]
            scores[wording.code].append(wording.score(heard))
        total = {code: _together(each) for code, each in scores.items()}
        good = [code for code, score in total.items() if score >= _ENOUGH]
        return tuple(sorted(good, key=lambda code: (-total[code], self._order[code])))

    def _heard(self, text: str) -> dict[int, dict[str, float]]:
        """Return the stems that were heard of each wording (by its place)."""
        heard: dict[int, dict[str, float]] = defaultdict(dict)
        for typed in dict.fromkeys(self._spoken.stems(text)):
            for stem, sure in self._known.met(typed):
                for place in self._places[stem]:
                    before = heard[place].get(stem, 0.0)
                    heard[place][stem] = max(sure, before)
        return heard


def _together(scores: list[float]) -> float:
    best = sorted(scores, reverse=True)
    return sum(score * share for score, share in zip(best, _SHARES, strict=False))


_Source = tuple[str, frozenset[str], bool]


def _all_wordings(
    register: Register, spoken: Spoken, known: Mapping[str, int]
) -> Iterable[_Wording]:
    sources = [source for source in _sources(register, spoken) if source[0] in known and source[1]]
    codes: dict[str, set[str]] = defaultdict(set)
    for code, stems, _ in sources:
        for stem in stems:
            codes[stem].add(code)
    weight = {stem: _rarity(len(found), len(known)) for stem, found in codes.items()}
    for code, stems, everyday in dict.fromkeys(sources):
        weights = {stem: weight[stem] for stem in stems}
        strictness, trust = (_STRICT, 1.0) if everyday else (_LOOSE, _SENTENCE)
        yield _Wording(code, weights, sum(weights.values()), strictness, trust)


def _rarity(categories: int, of: int) -> float:
    """Return 1 for a word that only one category uses, less the more of them use it."""
    return math.log(1 + of / categories) / math.log(1 + of)


def _sources(register: Register, spoken: Spoken) -> Iterable[_Source]:
    """Give everything that is known of categories: code, stems, and whether it is everyday."""
    for code, wordings in spoken.said.items():
        for wording in wordings:
            yield code, frozenset(spoken.stems(wording)), True
    for row in register.typical_obstacles:
        for text in {row.text.nb, row.text.nn, row.text.en}:
            yield row.category_code, frozenset(spoken.stems(text)), False
    for category in register.categories:
        for title in {category.title.nb, category.title.nn, category.title.en}:
            for stem in spoken.stems(title):
                yield category.code, frozenset({stem}), True

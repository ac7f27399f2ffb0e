"""Words made comparable: bokmål and nynorsk, any ending, parts of compounds, half-typed words."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
# Where nynorsk and bokmål spell one word in two ways; «ikkje» and «ikke» come out alike.
_SPELLINGS: Final = {
    **{"kj": "k", "gj": "g", "hj": "h", "kv": "hv"},
    **{"øy": "ø", "ei": "e", "au": "ø", "leg": "lig"},
}
_SPELLED: Final = re.compile("|".join(_SPELLINGS))
_TWICE: Final = re.compile(r"(.)\1")
_ENDINGS: Final = (
    *("ingene", "ingane", "inger", "ingar", "ingen", "inga"),
    *("ande", "ende", "ene", "ane", "ens", "ets", "ers", "ing", "ast", "est", "are", "ere"),
    *("en", "et", "er", "ar", "es", "te", "de", "e", "a", "s", "t"),
)
_ROUNDS: Final = 2
_LEAST: Final = 3
_LEAST_PART: Final = 4
_LEAST_INSIDE: Final = 5
_LONGEST: Final = 40

WHOLE: Final = 1.0
PART: Final = 0.85
INSIDE: Final = 0.6
BEGUN: Final = 0.7


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in order, in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """Return what is left of a word (in small letters) without its endings and spelling."""
    stem = _TWICE.sub(r"\1", _SPELLED.sub(lambda found: _SPELLINGS[found[0]], word[:_LONGEST]))
    for _ in range(_ROUNDS):
        stem = _shorter(stem)
    return stem


def _shorter(stem: str) -> str:
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST:
            return stem[: -len(ending)]
    return stem


class KnownStems:
    """Finds the known stems that a typed stem is, holds, or has begun."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = frozenset(stems)
        self._begun: dict[str, list[str]] = defaultdict(list)
        for stem in self._stems:
            for length in range(_LEAST_PART, len(stem)):
                self._begun[stem[:length]].append(stem)
        self._met = lru_cache(maxsize=2048)(self._meet)

    def met(self, typed: str) -> tuple[tuple[str, float], ...]:
        """Return the known stems in a typed stem, each with how surely it is meant (0–1)."""
        return self._met(typed)

    def _meet(self, typed: str) -> tuple[tuple[str, float], ...]:
        found = dict.fromkeys(self._begun.get(typed, ()), BEGUN)
        for part, strength in _parts(typed):
            if part in self._stems:
                found[part] = max(strength, found.get(part, 0.0))
        return tuple(found.items())


def _parts(typed: str) -> Iterable[tuple[str, float]]:
    """Give the stem itself, and what may be a word of its own within a compound."""
    yield typed, WHOLE
    length = len(typed)
    for start in range(length):
        for end in range(start + _LEAST_PART, length + 1):
            at_edge = start == 0 or end == length
            if end - start == length or (end - start < _LEAST_INSIDE and not at_edge):
                continue
            yield typed[start:end], PART if at_edge else INSIDE

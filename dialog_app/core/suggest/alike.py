"""Texts that say much the same, found by their rarer words while one is typed."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from dialog_app.core.suggest.stems import KnownStems
from dialog_app.core.suggest.wordings import Spoken

_ENOUGH: Final = 0.45
_LEAST_WORDS: Final = 2
# A word that every other text has tells nothing; in a handful of texts every word does.
_COMMON: Final = 0.25
_FEW: Final = 40


class Alike:
    """Texts by id; made once, asked after each key."""

    def __init__(self, texts: Mapping[str, str], spoken: Spoken) -> None:
        self._spoken = spoken
        self._places: dict[str, list[str]] = defaultdict(list)
        self._order = {one: place for place, one in enumerate(texts)}
        stems = {one: set(spoken.stems(text)) for one, text in texts.items()}
        for one, found in stems.items():
            for stem in found:
                self._places[stem].append(one)
        self._weights = {stem: self._rarity(stem, len(texts)) for stem in self._places}
        self._whole = {one: self._weight(found) for one, found in stems.items()}
        self._known = KnownStems(self._places)

    def find(self, text: str, most: int) -> tuple[str, ...]:
        """Return the ids of at most `most` texts that are like this one, likest first."""
        typed = set(self._spoken.stems(text))
        if len(typed) < _LEAST_WORDS:
            return ()
        scores = self._scores(typed)
        asked = sum(self._best(stem) for stem in typed)
        # What is typed is a beginning: how much of it is met counts more than what is not yet said.
        liked = {one: score * (1 + score / self._whole[one]) / 2 for one, score in scores.items()}
        good = [one for one, score in liked.items() if score >= _ENOUGH * asked]
        return tuple(sorted(good, key=lambda one: (-liked[one], self._order[one]))[:most])

    def _scores(self, typed: Iterable[str]) -> dict[str, float]:
        """Return for each text that shares two words or more how much they weigh."""
        scores: dict[str, float] = defaultdict(float)
        words: dict[str, int] = defaultdict(int)
        for stem in typed:
            heard: dict[str, float] = {}
            for known, sure in self._known.met(stem):
                weight = self._weights[known] * sure
                for one in self._places[known] if weight else ():
                    heard[one] = max(weight, heard.get(one, 0.0))
            for one, weight in heard.items():
                scores[one] += weight
                words[one] += 1
        return {one: score for one, score in scores.items() if words[one] >= _LEAST_WORDS}

    def _best(self, typed: str) -> float:
        """Return what a typed word weighs; one that no text has weighs as one that one text has."""
        known = [self._weights[stem] for stem, _ in self._known.met(typed)]
        return max(known, default=1.0)

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._weights[stem] for stem in stems) or 1.0

    def _rarity(self, stem: str, of: int) -> float:
        """Return 1 for a word that one text has, less the more have it, and 0 for a common one."""
        count = len(self._places[stem])
        if of > _FEW and count > of * _COMMON:
            return 0.0
        return math.log(1 + of / count) / math.log(1 + of)

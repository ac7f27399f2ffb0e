"""Laws, circulars and guidelines that a text names, or whose heading it touches."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from dialog_app.core.model.catalogue import Provision
from dialog_app.core.suggest.citing import Acts, act_of, section_of
from dialog_app.core.suggest.stems import BEGUN, KnownStems, stem_of
from dialog_app.core.suggest.wordings import Spoken

# What circulars and guidelines are called; a title needs one of these and a word of its own.
_KINDS: Final = frozenset(
    stem_of(word) for word in ("rundskriv", "retningslinje", "veileder", "rettleiar", "circular")
)
_GENERAL: Final = frozenset(
    stem_of(word) for word in ("nasjonal", "faglig", "tjenester", "barn", "unge", "kommentarer")
)
_LEAST_WORD: Final = 5
_MOST_SAME: Final = 4
_ONE_IN: Final = 20


class Sources:
    """The provisions of the catalogue, found by section, by name and by heading."""

    def __init__(self, provisions: Sequence[Provision], spoken: Spoken) -> None:
        self._spoken = spoken
        self._acts = Acts(row for row in provisions if row.section)
        self._by_section: dict[str, list[Provision]] = defaultdict(list)
        self._by_act: dict[str, list[Provision]] = defaultdict(list)
        self._titled = [row for row in provisions if not row.section]
        for row in provisions:
            if row.section:
                self._by_section[section_of(row)].append(row)
                self._by_act[act_of(row)].append(row)
        self._headings = _Headings(provisions, spoken)

    def named(self, text: str) -> tuple[Provision, ...]:
        """Return the provisions a text names by section or by name, likeliest first."""
        cited = self._acts.read(text)
        hits = self._headings.hits(text)
        if cited.sections:
            found = [row for section in cited.sections for row in self._by_section[section]]
            if cited.acts:
                # «hpl. § 99» is no section of another act.
                found = [row for row in found if act_of(row) in cited.acts]
        else:
            rows = (row for act in cited.acts for row in self._by_act[act])
            found = [*self._by_title(text), *(row for row in rows if row.id in hits)]
        return self._headings.in_order(found, hits)

    def touched(self, text: str) -> tuple[Provision, ...]:
        """Return the provisions whose heading has a rare word of the text, likeliest first."""
        return self._headings.touched(text)

    def _by_title(self, text: str) -> Iterable[Provision]:
        typed = set(self._spoken.stems(text))
        if not any(kind in word for word in typed for kind in _KINDS):
            return ()
        return (row for row in self._titled if _is_called(row, typed, self._spoken))


def _is_called(row: Provision, typed: set[str], spoken: Spoken) -> bool:
    """Tell whether a title is meant: its kind, and at least one word of its own."""
    title = set(spoken.stems(row.full_name))
    kinds = {word for word in title if any(kind in word for kind in _KINDS)}
    own = {word for word in title - kinds - _GENERAL if len(word) >= _LEAST_WORD}
    long = {word for word in kinds if word not in _KINDS}
    by_kind = any(kind in word for word in typed for kind in _KINDS if kind in " ".join(kinds))
    return bool(long & typed) or (by_kind and bool(own & typed))


class _Headings:
    """The headings of all provisions, word by word."""

    def __init__(self, provisions: Sequence[Provision], spoken: Spoken) -> None:
        self._spoken = spoken
        self._rows = {row.id: row for row in provisions}
        self._order = {row.id: place for place, row in enumerate(provisions)}
        self._places: dict[str, list[str]] = defaultdict(list)
        for row in provisions:
            for stem in set(spoken.stems(row.heading)):
                self._places[stem].append(row.id)
        self._known = KnownStems(self._places)
        self._rare = max(_MOST_SAME, len(provisions) // _ONE_IN)

    def hits(self, text: str) -> Counter[str]:
        """Count, for each provision (by id), the words of its heading that the text has."""
        return Counter(found for stem in self._heard(text) for found in self._places[stem])

    def touched(self, text: str) -> tuple[Provision, ...]:
        """Return the provisions that share a rare word with the text."""
        heard = [stem for stem in self._heard(text) if len(stem) >= _LEAST_WORD]
        rare = [stem for stem in heard if len(self._places[stem]) <= self._rare]
        count = Counter(found for stem in rare for found in self._places[stem])
        return self.in_order((self._rows[found] for found in count), count)

    def in_order(self, rows: Iterable[Provision], hits: Counter[str]) -> tuple[Provision, ...]:
        """Return provisions with the most words in common first, else as in the catalogue."""
        return tuple(sorted(rows, key=lambda row: (-hits[row.id], self._order[row.id])))

    def _heard(self, text: str) -> set[str]:
        typed = set(self._spoken.stems(self._spoken.in_legal_words(text)))
        return {stem for word in typed for stem, sure in self._known.met(word) if sure >= BEGUN}

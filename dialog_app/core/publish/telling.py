"""Which texts that people wrote may stand in a document about many (P7 of measures §4.4).

Numbers are protected by their size; a text is held back where it seems to say whom it is about.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cached_property
from typing import Final

from dialog_app.core.folding import folded
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.privacy import SignKind, signs
from dialog_app.core.publish.names import naming_consent
from dialog_app.core.publish.ordinary import KIND_NAMES, ordinary_words
from dialog_app.core.register import Register

_OPENS: Final = "«»\"'\u201c\u201d\u201e\u2018\u2019([–-•*"
_ENDS: Final = ".!?:…"


class NameKind(StrEnum):
    """What a text names; the sentence about it is `publish.named.<value>`."""

    SERVICE = "service"
    PLACE = "place"
    PERSON = "person"
    SIGN = "sign"
    """A number to call, an address, an age with a place: whatever else points at somebody."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names, in the letters of the text."""

    kind: NameKind
    words: str


@dataclass(frozen=True, slots=True)
class _Word:
    """One folded word of a text, with the stretch it stands in."""

    said: str
    start: int
    end: int
    capital: bool
    begins: bool
    """Whether a sentence begins with it, so that its capital letter tells nothing."""


class _Sure(Enum):
    """How words must be written to be a name."""

    ALWAYS = auto()
    CAPITAL = auto()
    AS_A_NAME = auto()
    """With a capital letter that is not the sentence's own, or «kommune» after it."""


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    kind: NameKind
    sure: _Sure


class Telling:
    """Judges the texts of one register; what it lets through was still not read by people."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._judged: dict[str, tuple[Named, ...]] = {}

    def may_stand(self, text: str) -> bool:
        """Tell whether a text names no service, place, person, and bears no other sign of one."""
        return not self.named(text)

    def children_may_stand(self, text: str) -> bool:
        """Tell whether what children said may stand: a place alone does not hold it back."""
        return all(one.kind is NameKind.PLACE for one in self.named(text))

    def named(self, text: str) -> tuple[Named, ...]:
        """Return what a text names that must not stand in a document, each once."""
        if text not in self._judged:
            # A page that is fitted to a sheet asks of the same texts each time.
            self._judged[text] = tuple(dict.fromkeys(self._found(text)))
        return self._judged[text]

    def _found(self, text: str) -> Iterator[Named]:
        for sign in signs(text, self._people):
            kind = NameKind.PERSON if sign.kind is SignKind.NAME else NameKind.SIGN
            yield Named(kind, text[sign.start : sign.end])
        words, past = tuple(_words(text)), 0
        for at, word in enumerate(words):
            name = next((one for one in self._starting(word.said) if _stands(one, words, at)), None)
            if name is not None and at >= past:
                past = at + len(name.words)
                yield Named(name.kind, _bare(text[word.start : words[past - 1].end]))

    def _starting(self, said: str) -> Iterable[_Name]:
        found = self._names.get(said, ())
        # «Fagerlis» is how Fagerli owns something.
        return (*found, *self._names.get(said[:-1], ())) if said.endswith("s") else found

    @cached_property
    def _people(self) -> tuple[str, ...]:
        rows = self._register.all(Service)
        return tuple(sorted({row.leader_name for row in rows if row.leader_name}))

    @cached_property
    def _names(self) -> Mapping[str, tuple[_Name, ...]]:
        """The names that say which service it is, or where, by their first words; longest first."""
        found: dict[str, list[_Name]] = {}
        for name in sorted(self._all(), key=lambda one: (-len(one.words), one.words)):
            found.setdefault(name.words[0], []).append(name)
        return {first: tuple(names) for first, names in found.items()}

    def _all(self) -> Iterator[_Name]:
        register = self._register
        ordinary, kinds = ordinary_words(register), _kinds(register)
        rows = register.all(Service)
        silent = [row.name for row in rows if naming_consent(register, row.id) is None]
        for words in _own(silent, [row.name for row in rows], kinds):
            yield _name(words, NameKind.SERVICE, ordinary)
        many = Counter(word for row in rows for word in set(folded(row.name)))
        for word in {one for name in silent for one in _distinctive(name, many, ordinary)}:
            sure = _Sure.AS_A_NAME if word in ordinary else _Sure.CAPITAL
            yield _Name((word,), NameKind.SERVICE, sure)
        used = {row.municipality_number for row in register.all(ServiceMunicipality)}
        places = [row.name for row in register.all(Municipality) if row.number in used]
        for place in {tuple(folded(one)) for one in (*(row.owner_name for row in rows), *places)}:
            if place and place not in kinds:
                yield _name(place, NameKind.PLACE, ordinary)


def _own(
    names: Iterable[str], every: Iterable[str], kinds: frozenset[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Give the names only one service has, that are not simply what such services are called."""
    many = Counter(tuple(folded(one)) for one in every)
    for name in dict.fromkeys(tuple(folded(one)) for one in names):
        if name and many[name] == 1 and name not in kinds:
            yield name


def _kinds(register: Register) -> frozenset[tuple[str, ...]]:
    titles = (row.title for row in register.descriptions)
    written = {tuple(folded(one)) for title in titles for one in (title.nb, title.nn, title.en)}
    return frozenset(written | {tuple(one.split()) for one in KIND_NAMES})


def _distinctive(name: str, many: Mapping[str, int], ordinary: frozenset[str]) -> Iterator[str]:
    """Give «fagerli» of «Skolehelsetjenesten Fagerli»: what no other service is called."""
    found = [word for word in _words(name) if len(word.said) >= _SHORTEST and word.capital]
    for word in found if len(name.split()) > 1 else ():
        # The first word has a capital letter whatever it is.
        if many[word.said] == 1 and (word.start or word.said not in ordinary):
            yield word.said


_SHORTEST: Final = 4


def _name(words: tuple[str, ...], kind: NameKind, ordinary: frozenset[str]) -> _Name:
    if all(word in ordinary for word in words):
        return _Name(words, kind, _Sure.AS_A_NAME)
    one_service = kind is NameKind.SERVICE and len(words) == 1
    return _Name(words, kind, _Sure.CAPITAL if one_service else _Sure.ALWAYS)


def _stands(name: _Name, words: tuple[_Word, ...], at: int) -> bool:
    """Tell whether a name stands at a place, written as a name where it is no sure one."""
    here = words[at : at + len(name.words)]
    if len(here) < len(name.words):
        return False
    *before, last = name.words
    if [one.said for one in here[:-1]] != before or here[-1].said not in (last, f"{last}s"):
        return False
    if name.sure is not _Sure.AS_A_NAME:
        return name.sure is _Sure.ALWAYS or here[0].capital
    after = words[at + len(name.words)].said if at + len(name.words) < len(words) else ""
    return here[0].capital and (not here[0].begins or after in _OF_PLACES)


_OF_PLACES: Final = frozenset(("kommune", "kommunes", "bydel", "municipality"))


def _words(text: str) -> Iterator[_Word]:
    """Give the words of a text; marks nobody can see part no word."""
    start, before = 0, ""
    for chunk in text.split():
        start = text.index(chunk, start)
        begins = not before or before.rstrip(_OPENS)[-1:] in _ENDS
        begins = begins or "\n" in text[start - 1 : start]
        shown = [part for part in _parts(chunk) if part]
        said = folded(chunk)
        for place, word in enumerate(said):
            letters = shown[place] if len(shown) == len(said) else chunk.lstrip(_OPENS)
            first = begins and place == 0
            yield _Word(word, start, start + len(chunk), letters[:1].isupper(), first)
        start += len(chunk)
        before = chunk


def _parts(chunk: str) -> Iterator[str]:
    """Give the stretches of letters in a chunk between two spaces."""
    return iter("".join(one if one.isalnum() else " " for one in chunk).split())


def _bare(stretch: str) -> str:
    return stretch.strip(f"{_OPENS}{_ENDS},;)]")

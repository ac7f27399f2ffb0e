"""Words that may be part of a name and are mostly none: they count only where written as names."""

from collections.abc import Iterator
from typing import Final

from dialog_app.core.folding import folded
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import Provision, Role, TypicalObstacle, Value
from dialog_app.core.register import Register

# fmt: off
KIND_NAMES: Final = (
    "barnehagen", "barnevernet", "barnevernstjenesten", "barnevernstenesta", "bup", "bydelen",
    "familievernet", "familievernkontoret", "fylkeskommunen", "helseforetaket", "helsestasjonen",
    "helsestasjon", "kommune", "kommunen", "nav", "politiet", "ppt", "pp tjenesten", "pp tenesta",
    "sfo", "skolehelsetjenesten", "skulehelsetenesta", "skolen", "skulen", "staten",
)
"""What services and owners are called by kind, folded: it says nothing of which one it is."""
# Municipalities and services whose names are everyday words too, folded.
_EVERYDAY: Final = frozenset((
    "alle", "bo", "by", "dag", "dør", "eid", "fet", "flå", "gol", "hav", "hjem", "hof",
    "hol", "hole", "huset", "hå", "lag", "lier", "liv", "lom", "lund", "løten", "moss",
    "møtet", "nes", "os", "rana", "re", "ringen", "rom", "råde", "sande", "sel", "ski", "sola",
    "stange", "sund", "tid", "time", "trygg", "vang", "vindafjord", "våler", "øyer", "ål",
    "ås", "åpen",
))
# fmt: on


def ordinary_words(register: Register) -> frozenset[str]:
    """Return the words of the catalogue that shipped, folded, and everyday words beside them.

    What was written here is left out: it may hold the very names.
    """
    said = {word for words in _shipped(register) for text in _texts(words) for word in folded(text)}
    return frozenset(said) | _EVERYDAY


def _shipped(register: Register) -> Iterator[Words]:
    for description in register.descriptions:
        yield description.title
    for role in register.all(Role):
        yield role.title
    for method in register.methods:
        if method.provenance is not Provenance.OWN:
            first = register.versions(method.id)[0]
            yield from (first.title, first.summary)
    for value in register.all(Value):
        yield from (value.title, value.in_practice)
    for provision in register.all(Provision):
        yield Words(f"{provision.full_name} {provision.heading}")
    for obstacle in register.all(TypicalObstacle):
        yield obstacle.text


def _texts(words: Words) -> tuple[str, str, str]:
    return words.nb, words.nn, words.en

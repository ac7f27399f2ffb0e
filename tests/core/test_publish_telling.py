"""A text that names a service without consent, a place or a person is found, and no other."""

import datetime
import tomllib
from collections.abc import Iterable, Iterator

import pytest

from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import Consent, ConsentKind, Service, ServiceMunicipality
from dialog_app.core.publish.telling import NameKind, Telling
from dialog_app.core.register import Register
from dialog_app.storage import base_set
from tests.repository.source import ROOT

DEMO = ROOT / "resources" / "demo"
SERVICE, PLACE = NameKind.SERVICE, NameKind.PLACE
NAMES = ("Skolehelsetjenesten Fagerli", "Broen", "Åpen dør", "Barnevernet", "PPT Havneby")
TIME = Municipality(id="m-time", number="1121", name="Time")
# Keys of the demonstration whose values are said or written by people.
WRITTEN = frozenset(("text", "reason", "why", "would_change", "not_covered", "went", "notes"))


@pytest.fixture(scope="module")
def shipped() -> tuple[Row, ...]:
    return tuple(base_set.rows())


@pytest.fixture(scope="module")
def telling(shipped) -> Telling:
    return judge(shipped, NAMES, ("4601", "1121"))


def judge(shipped: Iterable[Row], names: Iterable[str], numbers: Iterable[str]) -> Telling:
    """Return what judges beside these services, the first of which lies in these places."""
    services = [
        Service(
            id=f"s{place}", name=name, kind="SH", owner_name="Kommunen", leader_name="Kari Solheim"
        )
        for place, name in enumerate(names)
    ]
    ties = [
        ServiceMunicipality(id=f"t{number}", service_id="s0", municipality_number=number)
        for number in numbers
    ]
    return Telling(Register([*shipped, TIME, *services, *ties]))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Slik gjør de det på Fagerli.", SERVICE, "Fagerli"),
        ("Fagerlis rutine er god.", SERVICE, "Fagerlis"),
        ("Vi spurte skolehelsetjenesten fagerli.", SERVICE, "skolehelsetjenesten fagerli"),
        ("De på Skole\u00adhelsetjenesten Fager\u200bli.", SERVICE, None),
        ("Det sa «Broen», ikke vi.", SERVICE, "Broen"),
        ("Gå til Åpen dør.", SERVICE, "Åpen dør"),
        ("slik er det i bergen", PLACE, "bergen"),
        ("Bergens barn vet best.", PLACE, "Bergens"),
        ("Barna i Time sa det.", PLACE, "Time"),
        ("Time kommune har en rutine.", PLACE, "Time"),
        ("Kari sa ja.", NameKind.PERSON, "Kari"),
        ("Ring 55 12 34 56 først.", NameKind.SIGN, "55 12 34 56"),
    ],
)
def test_names_are_found_however_they_are_written(telling, text, kind, words) -> None:
    (found,) = telling.named(text)
    assert found.kind is kind
    assert found.words == (words or text[6:-1])
    assert not telling.may_stand(text)


@pytest.mark.parametrize(
    "text",
    [
        "Det er ikke langt over broen.",
        "Hold en åpen dør. Åpen dør betyr at barnet kan komme.",
        "Barnet får en time. Time for samtale settes av.",
        "Kommunen bestemmer, og kommunen kan endre det.",
        "Barnevernet og PPT er med når barnet vil.",
        "Skolehelsetjenesten møter barnet først.",
        "",
    ],
)
def test_everyday_words_are_no_names(telling, text) -> None:
    assert telling.named(text) == ()


def test_a_place_alone_does_not_hold_children_back_and_a_name_does(telling) -> None:
    assert telling.children_may_stand("Vi i Bergen vil bli spurt.")
    assert not telling.children_may_stand("Ikke gjør som på Fagerli.")


def test_a_service_that_said_yes_may_be_named(shipped) -> None:
    service = Service(id="s", name="Fagerli", kind="SH")
    yes = Consent(
        id="c",
        kind=ConsentKind.SERVICE_NAMED,
        about="s",
        basis="brev",
        given_on=datetime.date(2026, 1, 1),
    )
    assert not Telling(Register([*shipped, service])).may_stand("Som på Fagerli.")
    assert Telling(Register([*shipped, service, yes])).may_stand("Som på Fagerli.")


def test_nothing_in_the_catalogue_or_the_demonstration_is_taken_for_a_name(shipped) -> None:
    cast = tomllib.loads((DEMO / "cast.toml").read_text("utf-8"))
    names = [service["name"] for service in cast["services"]]
    cities = [row.number for row in shipped if isinstance(row, Municipality)]
    telling = judge(shipped, names, cities)
    said = list(_written(shipped))
    for path in DEMO.glob("*.toml"):
        said += _said(tomllib.loads(path.read_text("utf-8")))
    assert len(said) > 800
    assert [(text, telling.named(text)) for text in said if telling.named(text)] == []


def _written(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for name in ("title", "summary", "text", "in_practice"):
            words = getattr(row, name, None)
            if isinstance(words, Words):
                yield from (words.nb, words.nn, words.en)


def _said(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, str) and name.removesuffix("_nn") in WRITTEN:
                yield value
            else:
                yield from _said(value)
    elif isinstance(node, list):
        for one in node:
            yield from _said(one)

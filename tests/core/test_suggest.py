"""Category and provision suggest themselves from the words that are typed."""

import csv

import pytest

from dialog_app.base import resources
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import (
    ObstacleCategory,
    Provision,
    ProvisionKind,
    TypicalObstacle,
)
from dialog_app.core.register import Register
from dialog_app.core.suggest import Suggester

KINDS = {
    "lov": ProvisionKind.LAW,
    "rundskriv": ProvisionKind.CIRCULAR,
    "retningslinje": ProvisionKind.GUIDELINE,
}
STEMS = {
    "TID": ("tid", "bemann", "vikar"),
    "IT": ("journalsystem", "fagsystem"),
    "RESS": ("rom", "penger"),
}


def table(name):
    with resources.path("catalogue", name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def suggester():
    rows = [
        *(
            ObstacleCategory(
                id=line["code"],
                code=line["code"],
                title=Words(line["title_nb"]),
                meaning=Words(line["meaning_nb"]),
                position=place,
            )
            for place, line in enumerate(table("obstacle_categories.csv"))
        ),
        *(
            Provision(
                id=f"provision-{place:02}",
                kind=KINDS[line["kind"]],
                full_name=line["full_name_nb"],
                short_name=line["short_name"],
                section=line["section"],
                heading=line["heading_nb"],
            )
            for place, line in enumerate(table("provisions.csv"))
        ),
        *(
            TypicalObstacle(
                id=line["code"],
                code=line["code"],
                category_code=line["category_code"],
                text=Words(line["text_nb"]),
            )
            for line in table("typical_obstacles.csv")
        ),
    ]
    return Suggester(Register(rows), STEMS)


@pytest.mark.parametrize(
    ("typed", "citation"),
    [
        ("Taushetsplikten stopper oss, § 21", "hpl. § 21"),
        ("hpl. § 21", "hpl. § 21"),
        ("HPL §21 står i veien", "hpl. § 21"),
        ("fvl § 13", "fvl. § 13"),
        ("paragraf 13-2 i barnevernsloven", "bvl. § 13-2"),
        ("vi har ingen barnekoordinator, § 7-2 a", "hol. § 7-2 a"),
        ("kap. 11 i opplæringslova", "opplæringslova kap. 11"),
        ("Helsepersonelloven og taushetsplikten", "hpl. § 21"),
        ("pbrl. § 3-4", "pbrl. § 3-4"),
    ],
)
def test_a_section_or_a_name_finds_the_provision_and_the_law_category(suggester, typed, citation):
    found = suggester.suggest(typed)
    assert found.provision is not None
    assert found.provision.citation == citation
    assert found.category == "LOV"


@pytest.mark.parametrize("typed", ["hpl. § 99", "Vi holder på med dette", "§", "Vi er 21 stykker"])
def test_what_names_no_provision_we_know_suggests_none(suggester, typed):
    assert suggester.suggest(typed).provision is None


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("Vi har ikke nok tid", "TID"),
        ("Turnusbemanningen går ikke opp", "TID"),
        ("Fagsystemet har ikke felt for det", "IT"),
        ("Vi mangler et rom", "RESS"),
        ("Uklare roller mellom oss", "SAM"),
        ("Rundskrivet tolkes strengt", "RUND"),
        ("Retningslinjen er uklar, veileder samarbeid", "RETN"),
    ],
)
def test_words_and_their_stems_find_the_category(suggester, typed, category):
    assert suggester.suggest(typed).category == category


@pytest.mark.parametrize("typed", ["", "   ", "Ja", "😀", "Hun sa det i går"])
def test_words_that_point_nowhere_suggest_nothing(suggester, typed):
    found = suggester.suggest(typed)
    assert (found.categories, found.provisions) == ((), ())


def test_two_acts_with_the_same_section_are_both_offered(suggester):
    found = suggester.suggest("§ 33")
    assert {row.citation for row in found.provisions} == {"hpl. § 33", "barnelova § 33"}


def test_the_heading_decides_between_acts_with_the_same_section(suggester):
    found = suggester.suggest("barnets selvbestemmelse, § 33")
    assert found.provision is not None
    assert found.provision.citation == "barnelova § 33"


def test_an_empty_register_suggests_nothing():
    assert Suggester(Register(), STEMS).suggest("Ingen tid, § 21").category == ""


def test_a_long_text_is_still_understood(suggester):
    typed = "Taushetsplikten og samarbeidet mellom tjenestene stopper oss, hpl. § 21 " * 6
    found = suggester.suggest(typed)
    assert found.category == "LOV"
    assert found.provision is not None
    assert found.provision.citation == "hpl. § 21"

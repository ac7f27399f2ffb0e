"""The field's own words stand unchanged on screen, wall and paper."""

import csv
from enum import StrEnum

import pytest

from dialog_app.base import resources
from dialog_app.base.texts import LANGUAGES, Language, Texts
from dialog_app.core.measures import Label
from dialog_app.core.model import base, catalogue, days, editions, said, services
from dialog_app.core.privacy import SignKind
from dialog_app.core.protection import Part

KINDS: list[tuple[str, type[StrEnum]]] = [
    ("action_state", said.ActionState),
    ("day_kind", days.DayKind),
    ("day_state", days.DayState),
    ("item_state", days.ItemState),
    ("item_type", days.ItemKind),
    ("label", Label),
    ("method_state", catalogue.MethodState),
    ("minutes_state", editions.MinutesState),
    ("no_position", said.NoPosition),
    ("obstacle_status", said.ObstacleStatus),
    ("owner_kind", services.OwnerKind),
    ("part", Part),
    ("phase", days.Phase),
    ("position", said.Position),
    ("provenance", base.Provenance),
    ("provision_kind", catalogue.ProvisionKind),
    ("severity", said.Severity),
    ("sign", SignKind),
    ("source_effect", said.SourceEffect),
    ("source_status", said.SourceStatus),
    ("trial_state", said.TrialState),
    ("way", said.Way),
    ("who_can_change", said.WhoCanChange),
]


def rows(name: str) -> list[dict[str, str]]:
    with resources.path("catalogue", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def group(words: Texts, name: str) -> list[str]:
    return sorted(words(key) for key in words.keys("terms") if key.startswith(f"terms.{name}."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agreed_terms_are_used_as_they_are(language: Language) -> None:
    agreed: dict[str, list[str]] = {}
    for row in rows("terms"):
        agreed.setdefault(row["group"], []).append(row[language])
    assert {name: group(Texts(language), name) for name in agreed} == {
        name: sorted(terms) for name, terms in agreed.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "table"), [("role", "roles"), ("category", "obstacle_categories")]
)
def test_roles_and_categories_have_their_titles(language: Language, name: str, table: str) -> None:
    for row in rows(table):
        assert Texts(language)(f"terms.{name}.{row['code']}") == row[f"title_{language}"]


def test_every_category_says_what_it_means() -> None:
    for row in rows("obstacle_categories"):
        assert Texts("nb")(f"terms.category_meaning.{row['code']}") == row["meaning_nb"]


def test_every_kind_of_service_has_a_word() -> None:
    for row in rows("descriptions"):
        assert Texts("nb").has(f"terms.service_kind.{row['code']}")


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_every_state_and_kind_has_a_word(name: str, kind: type[StrEnum]) -> None:
    wanted = {f"terms.{name}.{member.value}" for member in kind if member.value}
    assert wanted <= set(Texts("nb").keys("terms"))


def test_merged_parts_say_both_positions() -> None:
    words = Texts("nb")
    assert words("terms.part.agree_or_partly") == "Enig eller delvis"
    assert words("terms.part.partly_or_disagree") == "Delvis eller uenig"

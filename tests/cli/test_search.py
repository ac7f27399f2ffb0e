"""Searching an archive from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_app.core.model.said import Obstacle
from dialog_app.core.search import KINDS
from dialog_app.core.tables import table_name
from tests.cli.conftest import Read, Type


def _hits(told_out: str) -> list[dict[str, str]]:
    hits: list[dict[str, str]] = json.loads(told_out)
    assert all(hit["kind"] and hit["title"] and hit["id"] for hit in hits)
    return hits


def test_a_program_gets_an_array_of_what_was_found(
    type_in: Type, archive: Path, read: Read
) -> None:
    obstacle = read.deep_dive.all(Obstacle)[0]
    told = type_in("search", archive, obstacle.text, "--json")
    assert (told.code, told.err) == (0, "")
    hit = next(hit for hit in _hits(told.out) if hit["id"] == obstacle.id)
    info = read.deep_dive.info
    assert hit == {
        "kind": "obstacle",
        "title": obstacle.text,
        "id": obstacle.id,
        "code": "",
        "day": info.id,
        "day_title": info.title,
        "date": info.date.isoformat(),
    }


def test_words_may_come_one_by_one_or_together(type_in: Type, archive: Path) -> None:
    together = type_in("search", archive, "barnet foreldre", "--json").out
    apart = type_in("search", archive, "barnet", "FORELDRE", "--json").out
    assert _hits(together)
    assert together == apart
    assert len(_hits(together)) < len(_hits(type_in("search", archive, "barnet", "--json").out))


@pytest.mark.parametrize("words", [["finnesikkenoested"], ['"'], [""], ["x OR"], ["a" * 10_000]])
def test_nothing_found_is_an_empty_array_and_no_failure(
    type_in: Type, archive: Path, words: list[str]
) -> None:
    told = type_in("search", archive, *words, "--json")
    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out) == []


def test_nothing_found_is_said_in_words(
    type_in: Type, archive: Path, speak: Callable[[str], None]
) -> None:
    said = set()
    for language in ("nb", "nn", "en"):
        speak(language)
        told = type_in("search", archive, "finnesikkenoested")
        assert (told.code, told.err) == (0, "")
        said.add(told.out)
    assert len(said) == 3


def test_people_read_what_was_found_by_kind(type_in: Type, archive: Path, read: Read) -> None:
    told = type_in("search", archive, "foreldre")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    headings = [line for line in lines if not line.startswith(" ")]
    assert headings[0] == "Arbeidsmåter"
    assert "Hindringer" in headings
    assert len(headings) == len(set(headings))
    assert len(lines) > len(headings)


def test_every_kind_has_a_heading(type_in: Type, archive: Path) -> None:
    for hit in _hits(type_in("search", archive, "e", "--json").out):
        assert hit["kind"] in {table_name(kind) for kind in KINDS}
    assert type_in("search", archive, "e").code == 0


@pytest.mark.parametrize(
    "words", [["search"], ["search", "a"], ["search", "a", "--json"], ["search", "a", "b", "--jso"]]
)
def test_a_search_without_words_is_a_wrong_call(type_in: Type, words: list[str]) -> None:
    told = type_in(*words)
    assert told.code == 2
    assert "dialog-app --help" in told.refusal


def test_an_archive_that_is_missing_is_not_made(type_in: Type, tmp_path: Path) -> None:
    place = tmp_path / "borte.dialogarkiv"
    told = type_in("search", place, "barn", "--json")
    assert told.code == 1
    assert "borte.dialogarkiv" in told.refusal
    assert not place.exists()

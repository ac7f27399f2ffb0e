"""What is typed or handed over is wrong: one sentence, the right code, nothing changed."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialog_app.base import paths
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import exchange
from dialog_app.storage.archive import open_archive
from tests.cli.conftest import Read, Type

DEEP_DIVE = "2026-11-16"
not_as_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere"
)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["lag"],
        ["day"],
        ["day", "list"],
        ["day", "list", "a", "--jso"],
        ["demo", "a", "--passphrase-file"],
        ["passphrase", "a", "--passphrase-file", "b"],
        ["minutes", "a", "b"],
        ["minutes", "a", "b", "--out", "c", "--language", "se"],
        ["check", "a", "b"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_answered_with_one_sentence(type_in: Type, words: list[str]) -> None:
    told = type_in(*words)
    assert told.code == 2
    assert "dialog-app --help" in told.refusal


def test_the_sentence_is_in_the_chosen_language(
    type_in: Type, speak: Callable[[str], None]
) -> None:
    said = set()
    for language in ("nb", "nn", "en"):
        speak(language)
        said.add(type_in("lag").refusal)
    assert len(said) == 3


def _every_command(archive: Path, folder: Path) -> list[list[object]]:
    return [
        ["day", "list", archive],
        ["day", "show", archive, DEEP_DIVE],
        ["day", "export", archive, DEEP_DIVE],
        ["minutes", archive, DEEP_DIVE, "--out", folder],
        ["search", archive, "barn", "--json"],
        ["check", archive],
    ]


def test_an_archive_that_is_missing_is_named_and_not_made(type_in: Type, tmp_path: Path) -> None:
    place = tmp_path / "borte.dialogarkiv"
    for words in _every_command(place, tmp_path / "ut"):
        told = type_in(*words)
        assert told.code == 1
        assert "borte.dialogarkiv" in told.refusal
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Kj\xc3\xa6re dagbok", os.urandom(5000)])
def test_a_file_that_is_not_an_archive_is_left_alone(
    type_in: Type, tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "notater.txt"
    place.write_bytes(content)
    for words in _every_command(place, tmp_path / "ut"):
        told = type_in(*words)
        assert told.code == 1
        assert "ikke et dialogarkiv" in told.refusal
    assert place.read_bytes() == content
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_is_not_an_archive(type_in: Type, tmp_path: Path) -> None:
    assert type_in("check", tmp_path).code == 1


def test_a_newer_archive_is_refused_politely(type_in: Type, archive: Path) -> None:
    with sqlite3.connect(archive) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('dialog_app', 'm999_from_tomorrow', '2031-01-01')"
        )
    connection.close()
    before = archive.read_bytes()
    told = type_in("day", "list", archive)
    assert told.code == 1
    assert "nyere utgave" in told.refusal
    assert archive.read_bytes() == before


def test_an_archive_that_is_open_elsewhere_is_refused(type_in: Type, archive: Path) -> None:
    elsewhere = open_archive(archive, ThisLaptop("elsewhere"))
    try:
        told = type_in("day", "list", archive)
        assert told.code == 1
        assert "åpent et annet sted" in told.refusal
    finally:
        elsewhere.close()
    assert type_in("day", "list", archive).code == 0


def test_damage_is_found_and_told(type_in: Type, archive: Path) -> None:
    connection = sqlite3.connect(archive)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM service WHERE name = 'PPT Havneby'")
    connection.commit()
    connection.close()
    told = type_in("check", archive)
    assert told.code == 1
    assert "service" in told.out
    assert len(told.err.splitlines()) == 1
    assert "feil" in told.err
    assert "Havneby" not in told.out + told.err


@pytest.mark.parametrize("command", ["show", "export"])
def test_a_day_that_is_not_there_is_named(type_in: Type, archive: Path, command: str) -> None:
    told = type_in("day", command, archive, "1999-01-01")
    assert told.code == 1
    assert "1999-01-01" in told.refusal


def test_a_beginning_that_fits_several_days_is_not_guessed_at(type_in: Type, archive: Path) -> None:
    told = type_in("day", "show", archive, "")
    assert told.code == 1
    assert "Flere dager" in told.refusal


@pytest.mark.parametrize(("service", "why"), [("Rosenborg", "Ingen tjeneste"), ("e", "Flere")])
def test_a_service_that_is_not_there_or_not_clear_is_named(
    type_in: Type, archive: Path, tmp_path: Path, service: str, why: str
) -> None:
    folder = tmp_path / "ut"
    told = type_in("minutes", archive, DEEP_DIVE, "--out", folder, "--service", service)
    assert told.code == 1
    assert why in told.refusal
    assert f"«{service}»" in told.refusal
    assert not folder.exists()


def test_minutes_do_not_fit_where_a_file_stands(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    file = tmp_path / "fil.txt"
    file.write_text("min")
    told = type_in("minutes", archive, DEEP_DIVE, "--out", file)
    assert told.code == 1
    assert "fil.txt" in told.refusal
    assert file.read_text() == "min"


@not_as_root
def test_a_folder_that_may_not_be_written_in_is_named(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "låst"
    folder.mkdir(mode=0o500)
    told = type_in("minutes", archive, DEEP_DIVE, "--out", folder)
    assert told.code == 1
    assert "låst" in told.refusal


@pytest.mark.parametrize("kind", ["full", "locked", "read_only", "gone", "unknown"])
def test_whatever_the_disk_says_the_folder_of_the_minutes_is_named(
    type_in: Type, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def fails(*_: object) -> None:
        raise StoreFailed(kind)

    monkeypatch.setattr("dialog_app.reports.files.write_file", fails)
    told = type_in("minutes", archive, DEEP_DIVE, "--out", tmp_path / "ut")
    assert told.code == 1
    assert str(tmp_path / "ut") in told.refusal


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda copy: copy["day"]["reason"][4].update(position="nei"), ("reason", 5, "position")),
        (lambda copy: copy["day"]["answer"][2].update(count="mange"), ("answer", 3, "count")),
        (lambda copy: copy["day"]["answer"][2].update(count=-1), ("answer", 3, "count")),
        (lambda copy: copy["day"]["action"][0].pop("text"), ("action", 1, "text")),
        (lambda copy: copy["day"]["action"][0].update(navn="x"), ("action", 1, "navn")),
        (lambda copy: copy["day"]["round"][1].update(service_id="x"), ("round", 2, "service_id")),
        (lambda copy: copy["day"]["trial"][0].update(until="31.02"), ("trial", 1, "until")),
    ],
)
def test_a_wrong_day_file_is_told_by_row_and_field_and_nothing_is_taken_in(
    type_in: Type, archive: Path, tmp_path: Path, spoil: Spoil, place: tuple[str, int, str]
) -> None:
    table, row, field = place
    copy = json.loads(type_in("day", "export", archive, DEEP_DIVE).out)
    spoil(copy)
    file = tmp_path / "dag.json"
    file.write_text(json.dumps(copy), encoding="utf-8")
    other = tmp_path / "annen.dialogarkiv"
    open_archive(other, ThisLaptop("other"), create=True).close()
    told = type_in("day", "import", other, file)
    assert told.code == 1
    assert f"{table}, rad {row}" in told.refusal
    assert f"feltet {field} " in told.refusal
    assert json.loads(type_in("day", "list", other, "--json").out) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "ikke en dag fra Dialogdag"),
        (b'{"format": "dialogdag.day", "version": 1, "day": {"day_in', "ikke en dag fra Dialogdag"),
        (b"\xff\xfe\x00", "ikke en dag fra Dialogdag"),
        (b"[]", "ikke en dagsfil"),
        (b"[" * 100_000, "ikke en dag fra Dialogdag"),
        (b'{"format": "dialogdag.day", "version": %d}' % (exchange.VERSION + 1), "nyere utgave"),
        (b" " * (exchange.LARGEST + 1), "større enn"),
    ],
    ids=["empty", "cut off", "not text", "something else", "very deep", "newer", "huge"],
)
def test_a_file_that_is_no_day_is_refused(
    type_in: Type, archive: Path, tmp_path: Path, content: bytes, why: str
) -> None:
    file = tmp_path / "dag.json"
    file.write_bytes(content)
    told = type_in("day", "import", archive, file)
    assert told.code == 1
    assert why in told.refusal
    assert len(json.loads(type_in("day", "list", archive, "--json").out)) == 7


def test_a_day_file_that_is_missing_is_named(type_in: Type, archive: Path, tmp_path: Path) -> None:
    told = type_in("day", "import", archive, tmp_path / "borte.json")
    assert told.code == 1
    assert "borte.json" in told.refusal


def test_a_day_that_has_changed_here_is_not_overwritten(
    type_in: Type, archive: Path, read: Read, tmp_path: Path
) -> None:
    copy = json.loads(type_in("day", "export", archive, DEEP_DIVE).out)
    copy["day"]["day_info"][0]["title"] = "Et. Annet. Navn"
    file = tmp_path / "dag.json"
    file.write_text(json.dumps(copy), encoding="utf-8")
    told = type_in("day", "import", archive, file)
    assert told.code == 1
    assert "«Et. Annet. Navn»" in told.err
    assert len(told.err.splitlines()) == 1
    assert read.deep_dive.info.title in type_in("day", "list", archive).out


def test_what_nobody_foresaw_is_one_sentence_and_a_note_in_the_log(
    type_in: Type, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("hemmelig")

    monkeypatch.setattr("dialog_app.cli.days.as_lines", broken)
    told = type_in("day", "list", archive)
    assert told.code == 1
    assert str(paths.logs()) in told.refusal
    (log,) = paths.logs().iterdir()
    noted = log.read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "hemmelig" not in noted

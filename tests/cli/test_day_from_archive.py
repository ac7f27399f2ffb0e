"""A day taken out of another laptop's archive, as somebody types it."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import open_archive
from tests.cli.conftest import Type


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    place = tmp_path / "mitt.dialogarkiv"
    open_archive(place, ThisLaptop("mine"), create=True).close()
    return place


@pytest.mark.long
def test_of_several_days_one_is_chosen_and_nothing_is_guessed(
    type_in: Type, archive: Path, empty: Path
) -> None:
    told = type_in("day", "import", empty, archive)
    assert told.code == 1
    assert "7 dager" in told.err
    assert len(told.out.splitlines()) == 7
    assert json.loads(type_in("day", "list", empty, "--json").out) == []
    before = archive.read_bytes()
    told = type_in("day", "import", empty, archive, "--day", "2026-11-16")
    assert told.code == 0, told.err
    assert archive.read_bytes() == before
    (day,) = json.loads(type_in("day", "list", empty, "--json").out)
    assert day["id"] == told.out.strip()
    # A second time changes nothing.
    assert type_in("day", "import", empty, archive, "--day", day["id"][:8]).code == 0


@pytest.mark.parametrize("day", ["1999-01-01", ""])
def test_a_day_that_is_not_there_or_not_clear_is_named(
    type_in: Type, archive: Path, empty: Path, day: str
) -> None:
    told = type_in("day", "import", empty, archive, "--day", day)
    assert told.code == 1
    assert f"«{day}»" in told.refusal


def test_a_day_is_not_chosen_in_a_day_file(type_in: Type, empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "dag.json"
    file.write_text("{}")
    told = type_in("day", "import", empty, file, "--day", "2026")
    assert told.code == 1
    assert "«dag.json»" in told.refusal


def test_an_archive_built_otherwise_is_refused(
    type_in: Type, archive: Path, empty: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(archive, tmp_path / "annet.dialogarkiv"))
    connection = sqlite3.connect(other)
    connection.execute("CREATE VIEW alle AS SELECT * FROM note")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    told = type_in("day", "import", empty, other)
    assert told.code == 1
    assert "akkurat denne utgaven" in told.refusal


def test_an_encrypted_archive_says_where_to_open_it(
    type_in: Type, archive: Path, empty: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "passord.txt"
    secret.write_text("fire ord på rad", encoding="utf-8")
    assert type_in("encrypt", archive, "--passphrase-file", secret).code == 0
    told = type_in("day", "import", empty, archive)
    assert told.code == 1
    assert "med passord" in told.refusal

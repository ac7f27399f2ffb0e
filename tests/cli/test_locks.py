"""Encrypted archives on the command line: a file holds the passphrase, and nobody is asked."""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialog_app.base import log, paths
from dialog_app.cli.arguments import COMMANDS, parser
from dialog_app.storage import envelope, recovery_key
from tests.cli.conftest import Type
from tests.repository.source import calls, trees

PASSPHRASE = "tolv blå bjørner"
FILE = "--passphrase-file"


def _file(folder: Path, name: str, content: str) -> Path:
    place = folder / name
    place.write_text(content, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def made(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an encrypted demonstration archive, and what opens it."""
    from dialog_app.cli.main import run

    folder = tmp_path_factory.mktemp("encrypted")
    shutil.copy(demonstration, folder / "demo.dialogarkiv")
    words = _file(folder, "passord.txt", f"\ufeff{PASSPHRASE}\r\nen linje til\r\n")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(paths.HOME_VARIABLE, str(folder / "home"))
        assert run(["encrypt", str(folder / "demo.dialogarkiv"), FILE, str(words)]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "kryptert"))


@pytest.fixture
def locked(folder: Path) -> Path:
    return folder / "demo.dialogarkiv"


@pytest.fixture
def words(folder: Path) -> Path:
    return folder / "passord.txt"


def test_encrypting_prints_the_recovery_key_and_nothing_else(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    words = _file(tmp_path, "passord.txt", PASSPHRASE)
    told = type_in("encrypt", archive, FILE, words)
    assert told.code == 0
    assert recovery_key.read(told.out)
    assert "skriv den på papir nå" in told.err
    assert b"Bergen" not in archive.read_bytes()
    printed = _file(tmp_path, "papir.txt", told.out.lower())
    new = _file(tmp_path, "nytt.txt", "et annet passord")
    given = ("--recovery-key-file", printed, "--new-passphrase-file", new)
    assert type_in("passphrase", archive, *given).code == 0
    assert type_in("check", archive, FILE, new).out == "Arkivet er helt og har 7 dager.\n"
    assert type_in("check", archive, FILE, words).refusal == (
        "Passordet er feil; arkivet er ikke skadet."
    )


def test_every_command_works_with_the_passphrase_and_none_without(
    type_in: Type, locked: Path, words: Path, tmp_path: Path
) -> None:
    day = "2026-11-16"
    for call in (
        ("day", "list", locked),
        ("day", "show", locked, day),
        ("day", "export", locked, day),
        ("search", locked, "samtale"),
        ("minutes", locked, day, "--list"),
        ("export", locked, "services", tmp_path / "ut.csv"),
        ("agenda", locked, day, "--out", tmp_path / "ut.pdf"),
        ("check", locked),
    ):
        assert "Arkivet er kryptert" in type_in(*call).refusal
        told = type_in(*call, FILE, words)
        assert (told.code, bool(told.out)) == (0, True), call


def test_what_is_wrong_with_passphrase_key_file_and_archive_is_told_apart(
    type_in: Type, locked: Path, words: Path, tmp_path: Path
) -> None:
    def said(file: Path) -> str:
        return type_in("check", locked, FILE, file).refusal

    told = [
        said(_file(tmp_path, "feil.txt", PASSPHRASE + " ")),
        said(_file(tmp_path, "tom.txt", "\n" + PASSPHRASE)),
        said(tmp_path / "borte.txt"),
    ]
    key_file = envelope.path_of(locked)
    content = key_file.read_bytes()
    key_file.write_bytes(content[:-9])
    told.append(said(words))
    key_file.unlink()
    told.append(said(words))
    key_file.write_bytes(content)
    archive = bytearray(locked.read_bytes())
    archive[64:128] = bytes(64)
    locked.write_bytes(archive)
    told.append(said(words))
    for part, sentence in zip(
        ("feil", "tom", "borte.txt", "skadet", "mangler", "Arkivet er skadet"), told, strict=True
    ):
        assert part in sentence
    assert len(set(told)) == 6


def test_a_recovery_key_with_a_typing_error_is_no_wrong_key(
    type_in: Type, locked: Path, tmp_path: Path
) -> None:
    new = _file(tmp_path, "nytt.txt", "et annet passord")
    right = recovery_key.new()
    wrong = ("Z" if right[0] != "Z" else "Y") + right[1:]
    said = [
        type_in(
            *("passphrase", locked, "--recovery-key-file", _file(tmp_path, "papir.txt", typed)),
            *("--new-passphrase-file", new),
        ).refusal
        for typed in (wrong, right)
    ]
    assert "skrevet feil" in said[0]
    assert "skrevet riktig" in said[1]


def test_decrypting_says_what_it_means(type_in: Type, locked: Path, words: Path) -> None:
    told = type_in("decrypt", locked, FILE, words)
    assert (told.code, told.out) == (0, "")
    assert "kan lese alt" in told.err
    assert type_in("check", locked).code == 0
    again = type_in("check", locked, FILE, words)
    assert (again.code, again.err) == (
        0,
        "Arkivet er ikke kryptert, så passordet ble ikke brukt.\n",
    )
    assert type_in("decrypt", locked, FILE, words).refusal == "Arkivet er ikke kryptert."


def test_a_new_recovery_key_replaces_the_earlier_one(
    type_in: Type, locked: Path, words: Path, tmp_path: Path
) -> None:
    told = type_in("passphrase", locked, FILE, words, "--new-recovery-key")
    printed = _file(tmp_path, "papir.txt", told.out)
    given = ("--recovery-key-file", printed, "--new-passphrase-file", words)
    assert type_in("passphrase", locked, *given).code == 0


def test_another_key_shuts_out_passphrase_and_recovery_key_of_before(
    type_in: Type, locked: Path, words: Path, tmp_path: Path
) -> None:
    before = locked.read_bytes()
    new = _file(tmp_path, "nytt.txt", "et annet passord")
    told = type_in("rekey", locked, FILE, words, "--new-passphrase-file", new)
    assert (told.code, bool(recovery_key.read(told.out))) == (0, True)
    assert locked.read_bytes() != before
    assert "Passordet er feil" in type_in("check", locked, FILE, words).refusal
    assert type_in("check", locked, FILE, new).code == 0
    assert FILE in type_in("rekey", locked).refusal


def test_a_lost_key_file_is_found_with_the_backups_and_put_back(
    type_in: Type, locked: Path, words: Path
) -> None:
    key_file = envelope.path_of(locked)
    copies = locked.parent / "backups"
    copies.mkdir(exist_ok=True)
    kept = copies / f"{locked.name}.20260101T000000000000.backup"
    shutil.copy(locked, kept)
    shutil.move(key_file, envelope.path_of(kept))
    assert type_in("check", locked, FILE, words).code == 0
    assert key_file.exists()


def test_a_command_without_what_it_needs_is_refused_before_anything_happens(
    type_in: Type, archive: Path, locked: Path, tmp_path: Path
) -> None:
    short = _file(tmp_path, "kort.txt", "kort")
    before = archive.read_bytes()
    assert "minst 8" in type_in("encrypt", archive, FILE, short).refusal
    assert FILE in type_in("encrypt", archive).refusal
    assert FILE in type_in("passphrase", locked, "--new-recovery-key").refusal
    assert type_in("passphrase", locked, FILE, short).code == 2
    assert "minst 8" in type_in("demo", tmp_path / "ny.dialogarkiv", FILE, short).refusal
    assert not (tmp_path / "ny.dialogarkiv").exists()
    assert archive.read_bytes() == before


@pytest.mark.long
def test_a_demonstration_can_be_encrypted_from_the_start(type_in: Type, tmp_path: Path) -> None:
    words = _file(tmp_path, "passord.txt", PASSPHRASE)
    place = tmp_path / "ny" / "demo.dialogarkiv"
    assert type_in("demo", place, FILE, words).out == f"{place}\n"
    assert sorted(place.parent.iterdir()) == [place, envelope.path_of(place)]
    assert b"Bergen" not in place.read_bytes()
    assert type_in("check", place, FILE, words).code == 0


def test_no_passphrase_reaches_the_log(type_in: Type, locked: Path, words: Path) -> None:
    type_in("check", locked, FILE, words)
    written = "".join(file.read_text("utf-8") for file in paths.logs().glob(f"{log.FILE_NAME}*"))
    assert PASSPHRASE not in written


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    branches = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not branches:
        yield parser
    for branch in branches:
        for below in branch.choices.values():
            yield from _commands(below)


def test_every_command_on_an_archive_takes_a_passphrase_file() -> None:
    on_archives = [
        command
        for name in COMMANDS
        for command in _commands(parser(name))
        if any(action.dest == "archive" for action in command._actions)
    ]
    assert len(on_archives) > 15
    wanting = [command.prog for command in on_archives if FILE not in command.format_usage()]
    assert wanting == []


def test_nothing_on_the_command_line_ever_asks() -> None:
    asking = {"input", "getpass", "getch", "prompt", "confirm"}
    asked = [
        f"{name}:{call.lineno}"
        for name, tree in trees("dialog_app/cli", "dialog_app/storage").items()
        for call in calls(tree, *asking)
    ]
    assert asked == []

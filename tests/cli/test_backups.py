"""Backups on the command line: made, listed, and put in the archive's place."""

import json
from pathlib import Path

from dialog_app.storage import backup, relocking
from tests.cli.conftest import Type


def test_a_backup_is_made_and_listed(archive: Path, type_in: Type) -> None:
    assert type_in("backups", archive).out == (
        "Det finnes ingen sikkerhetskopier av dette arkivet.\n"
    )
    made = type_in("backup", archive)
    assert made.code == 0
    assert Path(made.out.strip()) == backup.backups_of(archive)[-1]
    listed = type_in("backups", archive)
    assert listed.out.startswith("i dag ")
    assert "7 dager" in listed.out
    assert " MB · demo.dialogarkiv." in listed.out


def test_a_list_for_programs(archive: Path, type_in: Type) -> None:
    type_in("backup", archive)
    (one,) = json.loads(type_in("backups", archive, "--json").out)
    assert set(one) == {"path", "made_at", "bytes", "days", "answers", "obstacles"}
    assert one["days"] == 7
    assert one["made_at"].endswith("+00:00")


def test_a_backup_goes_where_it_is_told_and_never_over_anything(
    archive: Path, tmp_path: Path, type_in: Type
) -> None:
    out = tmp_path / "minnepinne" / "kopi.dialogarkiv"
    assert type_in("backup", archive, "--out", out).out.strip() == str(out)
    assert type_in("check", out).code == 0
    refused = type_in("backup", archive, "--out", out)
    assert refused.code == 1
    assert "finnes allerede" in refused.refusal


def test_going_back_to_a_backup(archive: Path, type_in: Type) -> None:
    type_in("backup", archive)
    (copy,) = backup.backups_of(archive)
    archive.write_bytes(b"\0" * 5000)
    assert type_in("check", archive).code == 1
    told = type_in("restore", archive, copy.name)
    assert told.code == 0
    assert told.out.strip() == str(archive)
    assert "karantene" in told.err
    assert type_in("check", archive).code == 0


def test_a_backup_that_is_not_there(archive: Path, type_in: Type) -> None:
    told = type_in("restore", archive, "i-går.backup")
    assert told.code == 1
    assert told.refusal == "Det finnes ingen sikkerhetskopi som heter i-går.backup."


def test_a_damaged_backup_is_listed_as_such_and_refused(archive: Path, type_in: Type) -> None:
    type_in("backup", archive)
    (copy,) = backup.backups_of(archive)
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])
    assert "skadet" in type_in("backups", archive).out
    (one,) = json.loads(type_in("backups", archive, "--json").out)
    assert one["trouble"] == "broken"
    assert "skadet" in type_in("restore", archive, copy).refusal
    assert type_in("check", archive).code == 0


def test_encrypted_backups_ask_for_their_passphrase(
    archive: Path, tmp_path: Path, type_in: Type
) -> None:
    passphrase = tmp_path / "passord.txt"
    passphrase.write_text("tolv blå bjørner\n", encoding="utf-8")
    type_in("backup", archive)
    assert type_in("encrypt", archive, "--passphrase-file", passphrase).code == 0
    (copy,) = backup.backups_of(archive)
    assert "kryptert" in type_in("backups", archive).out
    assert "7 dager" in type_in("backups", archive, "--passphrase-file", passphrase).out
    archive.unlink()
    assert "kryptert" in type_in("restore", archive, copy).refusal
    assert type_in("restore", archive, copy, "--passphrase-file", passphrase).code == 0
    assert relocking.is_encrypted(archive)


def test_a_damaged_archive_is_saved_into_a_new_one(
    archive: Path, tmp_path: Path, type_in: Type
) -> None:
    new = tmp_path / "reddet.dialogarkiv"
    content = bytearray(archive.read_bytes())
    content[:4096] = bytes(4096)
    archive.write_bytes(content)
    told = type_in("salvage", archive, new)
    assert told.code == 0
    assert told.out.splitlines() == ["Det nye arkivet har 7 dager.", "Alt ble lest."]
    assert archive.read_bytes() == content
    assert type_in("check", new).out == "Arkivet er helt og har 7 dager.\n"
    assert "finnes allerede" in type_in("salvage", archive, new).refusal


def test_what_could_not_be_saved_is_told_by_kind(
    archive: Path, tmp_path: Path, type_in: Type
) -> None:
    content = bytearray(archive.read_bytes())
    for start in range(150 * 4096, 260 * 4096, 4096):
        content[start : start + 4096] = bytes(4096)
    archive.write_bytes(content)
    told = type_in("salvage", archive, tmp_path / "reddet.dialogarkiv")
    assert told.code == 1
    assert "Dette kunne ikke leses: " in told.out
    assert type_in("check", tmp_path / "reddet.dialogarkiv").code == 0

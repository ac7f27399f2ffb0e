"""An encrypted archive: who has a secret reads it, who has the disk reads nothing."""

import random
import re
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_app.core.model.said import Note
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup, envelope, recovery_key, relocking, secret
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import MAGIC, Key
from dialog_app.storage.unlocking import key_for
from tests.storage.locks import CHEAP, PASSPHRASE, PRINTED, new_key, unlocked
from tests.storage.made import CANARY, NOON, TestLaptop, making, small_day

NAME = "arkivet.dialogarkiv"
READABLE = (CANARY.encode(), b"CREATE TABLE", MAGIC)


def _fill(archive: SqliteArchive) -> None:
    notes = (Note(id=f"n{n}", day_id="dag", text=CANARY * 40, number=n) for n in range(20))
    archive.write("dag", making(*small_day(), *notes), "do", 0, "")


KEY = new_key()
Made = Callable[[Key | None], Path]


@pytest.fixture
def key() -> Key:
    return KEY


@pytest.fixture(scope="module")
def made(new_archives: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give a folder with an archive that holds something and has a backup, once for each key."""
    folders: dict[bool, Path] = {}

    def made_once(key: Key | None) -> Path:
        if bool(key) not in folders:
            folders[bool(key)] = tmp_path_factory.mktemp("made")
            path = folders[bool(key)] / NAME
            shutil.copyfile(new_archives(key), path)
            if key is not None:
                envelope.put(path, key.envelope)
            archive = open_archive(path, TestLaptop(), key)
            _fill(archive)
            archive.backup_to(backup.backup_name(path, NOON))
            archive.close()
        return folders[bool(key)]

    return made_once


@pytest.fixture
def locked(path: Path, key: Key, made: Made) -> Path:
    """An encrypted archive with something in it, and with a backup."""
    shutil.copytree(made(key), path.parent, dirs_exist_ok=True)
    return path


@pytest.fixture
def plain(path: Path, made: Made) -> Path:
    """A plain archive with something in it, and with a backup."""
    shutil.copytree(made(None), path.parent, dirs_exist_ok=True)
    return path


def _refused(path: Path, tried: secret.Secret | str | None = PASSPHRASE) -> str:
    with pytest.raises(StoreFailed) as refused:
        _tried(path, tried)
    return refused.value.kind


def _tried(path: Path, tried: secret.Secret | str | None) -> SqliteArchive:
    return open_archive(path, TestLaptop()) if tried is None else unlocked(path, tried)


def _readable_in(folder: Path) -> set[tuple[str, bytes]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {(file.name, mark) for file in files for mark in READABLE if mark in file.read_bytes()}


def _notes(archive: SqliteArchive) -> int:
    try:
        return len(archive.day("dag").all(Note))
    finally:
        archive.close()


def test_it_opens_with_either_secret_and_is_told_apart_from_a_stranger(locked: Path) -> None:
    assert _notes(unlocked(locked)) == 20
    assert _notes(unlocked(locked, secret.recovery(PRINTED))) == 20
    before = locked.read_bytes()
    assert _refused(locked, None) == "passphrase_needed"
    assert _refused(locked, "noe annet") == "passphrase_wrong"
    assert _refused(locked, secret.recovery(recovery_key.new())) == "recovery_key_wrong"
    assert locked.read_bytes() == before


def test_missing_and_damaged_envelopes_and_damaged_archives_are_told_apart(locked: Path) -> None:
    place = envelope.path_of(locked)
    content = place.read_bytes()
    # The envelope of any backup would open it too.
    others = {path: path.read_bytes() for path in map(envelope.path_of, backup.backups_of(locked))}
    for path in others:
        path.unlink()
    place.write_bytes(content[:-1])
    assert _refused(locked) == "envelope_broken"
    place.unlink()
    assert _refused(locked) == _refused(locked, None) == "envelope_missing"
    place.write_bytes(content)
    archive = bytearray(locked.read_bytes())
    archive[100:200] = bytes(100)
    locked.write_bytes(archive)
    assert _refused(locked) == "broken"
    for path, kept in others.items():
        path.write_bytes(kept)
    newest = backup.backups_of(locked)[-1]
    assert _notes(unlocked(newest)) == 20


def test_a_plain_archive_asks_for_nothing_and_another_file_is_not_ours(
    plain: Path, tmp_path: Path
) -> None:
    assert key_for(plain, secret.passphrase(PASSPHRASE)) is None
    assert key_for(tmp_path / "borte.dialogarkiv", secret.passphrase("x")) is None
    other = tmp_path / "brev.dialogarkiv"
    other.write_text("Kjære dagbok")
    assert _refused(other) == "not_ours"


def test_of_a_plain_archive_everything_can_be_read_on_the_disk(plain: Path) -> None:
    assert {mark for _, mark in _readable_in(plain.parent)} == set(READABLE)


def test_no_word_reaches_the_disk(path: Path, key: Key) -> None:
    archive = open_archive(path, TestLaptop(), key, create=True)
    _fill(archive)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    archive.backup_to(backup.backup_name(path, NOON))
    assert _readable_in(path.parent) == set()
    archive.close()
    assert _readable_in(path.parent) == set()


def test_each_flipped_bit_of_an_archive_is_found(locked: Path, key: Key) -> None:
    whole = locked.read_bytes()
    chance = random.Random(7)  # noqa: S311 - the same bits every time
    for _ in range(25):
        flipped = bytearray(whole)
        # The first sixteen bytes are the salt, which is given and not read.
        flipped[chance.randrange(16, len(whole))] ^= 1 << chance.randrange(8)
        locked.write_bytes(flipped)
        assert _found(locked, key)


def _found(path: Path, key: Key) -> bool:
    try:
        archive = open_archive(path, TestLaptop(), key)
    except StoreFailed as refused:
        return refused.kind == "broken"
    try:
        return bool(archive.faults())
    except StoreFailed as refused:
        return refused.kind == "broken"
    finally:
        archive.close()


def test_a_new_passphrase_opens_archive_and_backups_and_the_old_one_neither(locked: Path) -> None:
    before = locked.read_bytes()
    archive = unlocked(locked)
    archive.change_secret(secret.passphrase("et helt nytt"), CHEAP)
    archive.backup_to(backup.backup_name(locked, archive.laptop.now()))
    archive.close()
    assert len(backup.backups_of(locked)) == 2
    for place in (locked, *backup.backups_of(locked)):
        assert _refused(place) == "passphrase_wrong"
        assert _notes(unlocked(place, "et helt nytt")) == 20
        assert _notes(unlocked(place, secret.recovery(PRINTED))) == 20
    assert len(before) == locked.stat().st_size


def test_who_forgot_the_passphrase_chooses_a_new_one_with_the_recovery_key(locked: Path) -> None:
    archive = unlocked(locked, secret.recovery(PRINTED))
    archive.change_secret(secret.passphrase("husket på nytt"), CHEAP)
    archive.close()
    assert _notes(unlocked(locked, "husket på nytt")) == 20


def test_a_plain_archive_has_no_secret_to_change(plain: Path) -> None:
    archive = open_archive(plain, TestLaptop())
    with pytest.raises(StoreFailed, match="not_encrypted"):
        archive.change_secret(secret.passphrase("et helt nytt"), CHEAP)
    archive.close()


def test_encrypting_takes_everything_along_and_leaves_nothing_readable(
    plain: Path, key: Key
) -> None:
    assert _readable_in(plain.parent)
    done = relocking.encrypt(plain, key, NOON)
    assert done.left_plain == []
    assert _readable_in(plain.parent) == set()
    for place in (plain, *backup.backups_of(plain)):
        archive = unlocked(place)
        assert archive.faults() == ()
        assert _notes(archive) == 20
    with pytest.raises(StoreFailed, match="encrypted"):
        relocking.encrypt(plain, key, NOON)


def test_a_backup_that_cannot_be_encrypted_is_named_and_left(plain: Path, key: Key) -> None:
    torn = backup.backup_name(plain, NOON.replace(year=2025))
    torn.write_bytes(backup.backups_of(plain)[0].read_bytes()[:9000])
    assert relocking.encrypt(plain, key, NOON).left_plain == [torn]
    assert torn.exists()


def test_a_copy_that_is_not_the_same_never_takes_the_originals_place(
    plain: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain.read_bytes()
    digests = iter("ab")
    monkeypatch.setattr(relocking, "_digest", lambda _connection: next(digests))
    with pytest.raises(StoreFailed, match="broken"):
        relocking.encrypt(plain, key, NOON)
    assert plain.read_bytes() == before
    assert sorted(file.name for file in plain.parent.iterdir()) == [plain.name, "backups"]


def test_a_stop_between_envelope_and_archive_leaves_the_plain_one_to_be_opened(
    plain: Path, key: Key
) -> None:
    envelope.put(plain, key.envelope)
    assert _notes(open_archive(plain, TestLaptop())) == 20
    relocking.encrypt(plain, new_key("et annet passord"), NOON)
    assert _notes(unlocked(plain, "et annet passord")) == 20


def test_an_archive_that_is_open_is_not_exchanged(plain: Path, key: Key) -> None:
    archive = open_archive(plain, TestLaptop())
    with pytest.raises(StoreFailed, match="locked"):
        relocking.encrypt(plain, key, NOON)
    assert _notes(archive) == 20


def test_decrypting_gives_a_plain_archive_back(locked: Path, key: Key) -> None:
    relocking.decrypt(locked, key, NOON)
    assert not envelope.path_of(locked).exists()
    archive = open_archive(locked, TestLaptop())
    assert archive.faults() == ()
    assert _notes(archive) == 20
    assert _notes(unlocked(backup.backups_of(locked)[-1])) == 20


def test_another_archives_envelope_is_never_overwritten(path: Path, key: Key) -> None:
    envelope.put(path, new_key().envelope)
    before = envelope.path_of(path).read_bytes()
    with pytest.raises(FileExistsError):
        open_archive(path, TestLaptop(), key, create=True)
    assert envelope.path_of(path).read_bytes() == before
    assert not path.exists()


def test_no_failure_and_no_log_tells_the_key(
    locked: Path, key: Key, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    archive = bytearray(locked.read_bytes())
    archive[20:90] = bytes(70)
    locked.write_bytes(archive)
    told = []
    for tried in (PASSPHRASE, "noe annet"):
        try:
            unlocked(locked, tried)
        except StoreFailed:
            told.append(traceback.format_exc())
    said = "".join((*told, caplog.text, *capfd.readouterr()))
    assert len(told) == 2
    assert not re.search(f"{key.secret.hex()}|{key.salt.hex()}|{PASSPHRASE.strip()}", said, re.I)

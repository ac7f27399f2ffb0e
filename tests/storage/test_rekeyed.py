"""Another key by copy, envelopes that are lost and found, and what a machine remembers."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup, envelope, envelopes, relocking, secret, slots
from dialog_app.storage.archive import open_archive
from dialog_app.storage.disk import put_whole
from dialog_app.storage.remembering import is_remembered
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import fits
from tests.conftest import ROOT
from tests.storage.locks import CHEAP, PASSPHRASE, PRINTED, new_key, unlocked
from tests.storage.made import NOON, TestLaptop, making, small_day

NEW = "et helt annet passord"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    """A folder with an encrypted archive that holds a day, and a backup."""
    path = tmp_path_factory.mktemp("made") / "arkivet.dialogarkiv"
    key = new_key()
    archive = open_archive(path, TestLaptop(), key, create=True)
    archive.write("dag", making(*small_day()), "do", 0, "")
    archive.backup_to(backup.backup_name(path, NOON))
    archive.close()
    return path.parent, key


@pytest.fixture
def key(made: tuple[Path, Key]) -> Key:
    return made[1]


@pytest.fixture
def locked(path: Path, made: tuple[Path, Key]) -> Path:
    shutil.copytree(made[0], path.parent, dirs_exist_ok=True)
    return path


def _opens(path: Path, given: secret.Secret | str = PASSPHRASE) -> bool:
    archive = unlocked(path, given)
    try:
        return len(archive.days()) == 1
    finally:
        archive.close()


def _refused(path: Path, given: secret.Secret | str = PASSPHRASE) -> str:
    with pytest.raises(StoreFailed) as refused:
        unlocked(path, given).close()
    return refused.value.kind


def test_the_old_key_opens_neither_archive_nor_backups(locked: Path, key: Key) -> None:
    other = new_key(NEW, PRINTED)
    assert relocking.rekey(locked, key, other, NOON).left_plain == []
    copies = backup.backups_of(locked)
    assert len(copies) == 1
    for place in (locked, *copies):
        assert not fits(place, key)
        assert fits(place, other)
        assert _refused(place) == "passphrase_wrong"
        assert _opens(place, NEW)
        assert unlocked(place, NEW).faults() == ()
    assert not list(locked.parent.rglob("*.new"))


def test_a_backup_that_cannot_be_read_is_named_and_left(locked: Path, key: Key) -> None:
    torn = backup.backups_of(locked)[0]
    torn.write_bytes(torn.read_bytes()[:9000])
    assert relocking.rekey(locked, key, new_key(NEW), NOON).left_plain == [torn]
    assert torn.stat().st_size == 9000


MOVES = 6
MOVES_BEFORE_THE_ARCHIVE = 2
# Each takes seconds; before a release all are tried.
KILLS = range(1, 8) if int(os.environ.get("DIALOG_APP_KILLS", "25")) > 25 else (2, 3, 6)


@pytest.mark.parametrize("at", KILLS)
def test_whenever_it_is_killed_the_archive_opens(locked: Path, at: int) -> None:
    call = [sys.executable, "-m", "tests.storage.rekey_killed", str(locked), str(at)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, cwd=ROOT, check=False, timeout=60, env=environment)
    assert done.returncode in {-9, 0}
    assert (done.returncode == 0) == (at > MOVES)
    for place in (locked, *backup.backups_of(locked)):
        ways = [way for way in (PASSPHRASE, NEW) if _does_open(place, way)]
        assert len(ways) == 1, place
    assert _does_open(locked, NEW) == (at > MOVES_BEFORE_THE_ARCHIVE)
    assert not envelope.coming_path_of(locked).exists()


def _does_open(path: Path, way: str) -> bool:
    try:
        return _opens(path, way)
    except StoreFailed as refused:
        if refused.kind == "passphrase_wrong":
            return False
        raise


Harm = Callable[[Path], object]
HARMS: dict[str, Harm] = {
    "missing": lambda place: envelope.path_of(place).unlink(),
    "damaged": lambda place: envelope.path_of(place).write_bytes(b"{"),
    "of another": lambda place: envelope.put(place, new_key("noe annet").envelope),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_the_envelope_of_a_backup_opens_the_archive_and_is_put_beside_it(
    locked: Path, key: Key, harm: Harm
) -> None:
    harm(locked)
    archive = unlocked(locked)
    assert archive.envelope_was_lost
    archive.close()
    assert envelope.path_of(locked).read_bytes() == key.envelope
    again = unlocked(locked)
    assert not again.envelope_was_lost
    again.close()
    for place in backup.backups_of(locked):
        harm(place)
        assert _opens(place)


def test_a_wrong_passphrase_is_wrong_whichever_envelope_is_there(locked: Path) -> None:
    assert _refused(locked, "feil passord") == "passphrase_wrong"
    HARMS["missing"](locked)
    assert _refused(locked, "feil passord") == "passphrase_wrong"
    HARMS["damaged"](locked)
    assert _refused(locked, "feil passord") == "passphrase_wrong"


def test_what_a_passphrase_opened_once_it_does_not_open_by_an_older_envelope(locked: Path) -> None:
    older = [envelope.path_of(copy).read_bytes() for copy in backup.backups_of(locked)]
    archive = unlocked(locked)
    archive.change_secret(secret.passphrase(NEW), CHEAP)
    archive.close()
    for copy, content in zip(backup.backups_of(locked), older, strict=True):
        envelope.put(copy, content)
    assert _refused(locked) == "passphrase_wrong"


def test_without_any_envelope_it_is_said_to_be_missing(locked: Path) -> None:
    for place in (locked, *backup.backups_of(locked)):
        envelope.path_of(place).unlink()
    # A new archive is small, and noise of a few pages is not known from a stranger's.
    assert _refused(locked) == "envelope_missing"


def test_a_machine_remembers_until_it_is_told_to_forget(locked: Path) -> None:
    remembered = secret.new_machine()
    archive = unlocked(locked)
    archive.change_secret(remembered, slots.RANDOM)
    archive.close()
    assert is_remembered(locked)
    assert _opens(locked, remembered)
    assert _opens(locked)
    assert _refused(locked, secret.new_machine()) == "machine_wrong"
    archive = unlocked(locked)
    archive.forget_machine()
    archive.close()
    assert not is_remembered(locked)
    assert _refused(locked, remembered) == "machine_none"
    for copy in backup.backups_of(locked):
        assert not envelope.read(copy).has("machine")


def test_a_machine_is_never_the_only_way_in() -> None:
    alone = envelope.new_key(secret.new_machine(), cost=CHEAP)
    with pytest.raises(StoreFailed, match="envelope_broken"):
        envelope.from_bytes(alone.envelope)


def test_what_was_not_finished_is_finished_when_it_opens(locked: Path, key: Key) -> None:
    put_whole(envelope.coming_path_of(locked), new_key(NEW).envelope)
    assert _refused(locked, NEW) == "passphrase_wrong"
    assert _opens(locked)
    assert not envelope.coming_path_of(locked).exists()
    assert isinstance(envelopes.own(locked), envelope.Envelope)

"""An archive to be tortured: made anew, filled, and read as the program reads it."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Note
from dialog_app.storage import backup, envelope, sqlite
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for
from tests.storage.locks import PASSPHRASE, new_key
from tests.storage.made import NOON, TestLaptop, answer, making, small_day

NAME: Final = "arkivet.dialogarkiv"
DAY: Final = "dag"
ABSENT: Final = "absent"
"""What a place says of itself where no archive is."""

_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - files that live for a moment, thousands of them


@contextmanager
def workshop(*, in_memory: bool = True) -> Iterator[Path]:
    """Give a folder for a while; in memory where the system has such a place."""
    place = _IN_MEMORY if in_memory and _IN_MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="dialogdag-torture-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def without_wiping() -> None:
    """Let memory go unwiped in this process and those forked from it.

    It has nothing to do with the disk and takes two thirds of the time. To be called before the
    first encrypted archive is opened, since what was once asked for stays asked for.
    """
    sqlite._WITH_KEY = ()  # type: ignore[misc, assignment]  # noqa: SLF001


def make(folder: Path, *, encrypted: bool, answers: int = 0, backups: int = 0) -> Key | None:
    """Make an archive with one held day in `folder`, closed again; returns its key."""
    folder.mkdir(parents=True, exist_ok=True)
    key = new_key() if encrypted else None
    path = folder / NAME
    archive = open_archive(path, TestLaptop("the-first"), key, create=True)
    info, asked = small_day(DAY)
    archive.write(DAY, making(replace(info, state=DayState.HELD), asked), "do", 0, "")
    for number in range(answers):
        note = Note(id=f"n{number}", day_id=DAY, text=f"notat {number} " * 60, number=number)
        archive.write(DAY, making(answer(number), note), "do", 0, "")
    for number in range(backups):
        archive.backup_to(backup.backup_name(path, NOON.replace(minute=number)))
    archive.close()
    return key


def opened(path: Path, name: str = "looks") -> SqliteArchive:
    """Open an archive as somebody does who knows its passphrase; raises `StoreFailed`."""
    from dialog_app.storage import secret

    return open_archive(path, TestLaptop(name), key_for(path, secret.passphrase(PASSPHRASE)))


def content(archive: SqliteArchive) -> str:
    """Return what tells one content from another: every day, its journal and its drafts.

    Read with the program's own reading. Raises `StoreFailed`.
    """
    whole = hashlib.blake2b(digest_size=16)
    for line in archive.days():
        rows = sorted(map(repr, archive.day(line.id).rows()))
        journal = [(e.number, e.deed, e.target, repr(e.step)) for e in archive.journal(line.id)]
        drafts = sorted(archive.drafts(line.id).items())
        whole.update(repr((line, rows, journal, drafts)).encode())
    return whole.hexdigest()


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, by its name from there."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Leave in `folder` these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, bytes_of_it in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(bytes_of_it)


def envelope_name(name: str = NAME) -> str:
    """Return the name of the envelope beside a file."""
    return name + envelope.ENDING

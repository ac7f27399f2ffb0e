"""Backups: checked copies of an open archive, in a folder beside it."""

import contextlib
import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope
from dialog_app.storage.disk import sync_file, sync_folder
from dialog_app.storage.sqlite import Connection, Error, Key, connect, failure, is_whole

PAGES: Final = 256
"""How many pages (1 MB) are copied between two calls of `tell`."""

FOLDER: Final = "backups"

_STAMP: Final = "%Y%m%dT%H%M%S%f"

Tell = Callable[[int, int], object]


def backup_to(
    source: Connection, key: Key | None, path: Path, tell: Tell = lambda _left, _all: None
) -> None:
    """Copy an open archive to `path`, check the copy, and only then give it its name.

    The copy is whole whatever is written meanwhile on the same connection. `tell` hears, step
    by step, how many pages are left and how many there are. The envelope of an encrypted archive
    comes along. Raises `StoreFailed`; what stood
    at `path` before is then untouched.
    """
    part = part_of(path)
    try:
        make_room(part)
        check(key, part, _copy(source, key, part, tell))
        give_name(part, path, key)
    except (Error, OSError) as error:
        raise failure(error, path.parent) from error
    finally:
        clear(part)


def part_of(path: Path) -> Path:
    """Return where a copy lies until it has been checked."""
    return path.with_name(f".{path.name}.part")


def make_room(part: Path) -> None:
    """Make the folder of a copy, where nothing lies under the copy's name; raises OSError."""
    part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part.unlink(missing_ok=True)


def give_name(part: Path, path: Path, key: Key | None) -> None:
    """Give a checked copy its name, with the envelope beside it; raises OSError."""
    if key is not None and key.envelope:
        envelope.put(path, key.envelope)
    part.replace(path)
    sync_folder(path.parent)


def _copy(source: Connection, key: Key | None, part: Path, tell: Tell) -> dict[str, int]:
    """Copy everything; return how many rows each table had when the last page was copied."""
    counts: dict[str, int] = {}

    def heard(_status: int, left: int, every: int) -> None:
        if left == 0:
            counts.update(row_counts(source))
        tell(left, every)

    target = connect(part, key)
    try:
        source.backup(target, pages=PAGES, progress=heard)
    finally:
        target.close()
    return counts


def check(key: Key | None, part: Path, counts: Mapping[str, int] | None) -> None:
    """Open a copy as any archive, look it through, compare how many rows each table has.

    It is on the disk when this returns. Without `counts` nothing is compared, as when rows came
    while the copy was made. Raises `StoreFailed("broken")`, `Error`, OSError.
    """
    copy = connect(part, key)
    try:
        if not is_whole(copy) or counts not in (None, row_counts(copy)):
            raise StoreFailed("broken")
    finally:
        copy.close()
    sync_file(part)


def row_counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    names = table_names(connection)
    counts = "UNION ALL".join(_count_of(name) for name in names)
    return dict(connection.execute(counts).fetchall()) if names else {}


def table_names(connection: Connection) -> list[str]:
    """Return the names of all tables."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return [name for (name,) in connection.execute(query).fetchall()]


def _count_of(name: str) -> str:
    return f" SELECT '{name}', count(*) FROM \"{name}\" "  # noqa: S608 - our own table names


def clear(part: Path) -> None:
    """Take away a copy that never got its name; never fails."""
    for ending in ("", "-wal", "-journal"):
        with contextlib.suppress(OSError):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def folder_of(archive: Path) -> Path:
    """Return the folder an archive's backups lie in; it may not exist yet."""
    return archive.parent / FOLDER


def backup_name(archive: Path, at: datetime.datetime) -> Path:
    """Return the path of a new backup of an archive; `at` is UTC."""
    stamp = at.astimezone(datetime.UTC).strftime(_STAMP)
    return folder_of(archive) / f"{archive.name}.{stamp}.backup"


def backups_of(archive: Path) -> list[Path]:
    """Return the backups of an archive, oldest first."""
    return sorted(folder_of(archive).glob(f"{_literal(archive.name)}.*.backup"))


def newest_backup(archive: Path) -> datetime.datetime | None:
    """Return when the newest backup of an archive was made, in UTC, or None without one.

    Only names are looked at. Raises OSError when the folder cannot be read.
    """
    times = (made_at(path) for path in reversed(backups_of(archive)))
    return next((time for time in times if time is not None), None)


def made_at(backup: Path) -> datetime.datetime | None:
    """Return when a backup was made, in UTC, by its name; None where the name says nothing."""
    stamp = backup.name.split(".")[-2]
    try:
        return datetime.datetime.strptime(stamp, _STAMP).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


def replace_all(source: Connection, key: Key | None, archive: Path, at: datetime.datetime) -> None:
    """Make a backup of an open archive, and then take away every older one.

    This is how data that must die dies in the backups too. Raises `StoreFailed`, with the older
    ones untouched, or OSError when one of them could not be taken away.
    """
    older = backups_of(archive)
    newest = backup_name(archive, at)
    backup_to(source, key, newest)
    for path in older:
        if path != newest:
            remove(path)
    for left in folder_of(archive).glob(f".{_literal(archive.name)}.*.backup.part"):
        clear(left)


def rotate(archive: Path, spared: Path | None = None) -> None:
    """Take away the backups whose time is over (`backup_times`); raises OSError.

    Files that carry another name than ours stay, and so does one that is spared.
    """
    # After a backup, and never before the first paint.
    from dialog_app.core import backup_times

    times = {path: made_at(path) for path in backups_of(archive)}
    kept = backup_times.kept([time for time in times.values() if time is not None])
    for path, time in times.items():
        if time is not None and time not in kept and path != spared:
            remove(path)


def remove(backup: Path) -> None:
    """Take away a backup with its envelope; raises OSError."""
    backup.unlink(missing_ok=True)
    envelope.path_of(backup).unlink(missing_ok=True)


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)

"""Looking into backups, and putting one in the archive's place."""

import datetime
import shutil
from pathlib import Path
from typing import Final

from dialog_app.core.backups import Held, HeldDay, Kept
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup, envelope, migrations, quarantine
from dialog_app.storage.archive import day_lines
from dialog_app.storage.disk import sync_file, sync_folder
from dialog_app.storage.open_file import OpenFile
from dialog_app.storage.opening import APPLICATION_ID, what_is_shut
from dialog_app.storage.relocking import is_encrypted
from dialog_app.storage.sqlite import (
    Connection,
    Error,
    Key,
    connect,
    failure,
    is_held,
    is_whole,
    look_into,
    pragma,
)

# An answer that took another one's place stands for it.
_ANSWERS: Final = """
    SELECT "day_id", sum(coalesce("count", 1)) FROM "answer"
    WHERE "id" NOT IN (SELECT "supersedes" FROM "answer") GROUP BY "day_id"
"""
_OBSTACLES: Final = 'SELECT "day_id", count(*) FROM "obstacle" GROUP BY "day_id"'
_ACTIONS: Final = 'SELECT "day_id", count(*) FROM "action" GROUP BY "day_id"'
_WRITTEN: Final = 'SELECT "scope", max("at") FROM "journal" GROUP BY "scope"'


def found(archive: Path) -> tuple[Kept, ...]:
    """Return the backups of an archive, newest first; raises OSError."""
    return tuple(
        Kept(path, backup.made_at(path), path.stat().st_size)
        for path in reversed(backup.backups_of(archive))
    )


def own_key(copy: Path, key: Key | None) -> Key | None:
    """Return the key a backup opens with, where the archive's own is enough; None for a plain one.

    Raises `StoreFailed`: `passphrase_needed` where another envelope lies beside it,
    `envelope_missing`, `envelope_broken`, `not_ours`.
    """
    if not is_encrypted(copy):
        return None
    if key is None:
        raise StoreFailed(what_is_shut(copy))
    if not key.envelope:
        return key
    if not envelope.path_of(copy).exists():
        # With the envelope lost there is still the archive's, and most often it fits.
        return key
    if envelope.read(copy).archive != envelope.from_bytes(key.envelope).archive:
        raise StoreFailed("passphrase_needed")
    return key


def look(copy: Path, key: Key | None) -> Held:
    """Return what a backup holds, after looking it through; changes nothing, takes a while.

    Raises `StoreFailed` (`broken`, `not_ours`, `newer`, or what the disk says).
    """
    try:
        connection = look_into(copy, key)
        try:
            _check(connection)
            return held(connection)
        finally:
            connection.close()
    except (Error, OSError) as error:
        raise failure(error, copy) from error


def held(connection: Connection) -> Held:
    """Return what an archive holds; raises `Error`."""
    answers, obstacles, actions, written = (
        dict(connection.execute(query).fetchall())
        for query in (_ANSWERS, _OBSTACLES, _ACTIONS, _WRITTEN)
    )
    return Held(
        tuple(
            HeldDay(
                line,
                answers.get(line.id) or 0,
                obstacles.get(line.id) or 0,
                actions.get(line.id) or 0,
                _time(written.get(line.id)),
            )
            for line in day_lines(connection)
        )
    )


def _time(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if text else None


def _check(connection: Connection) -> None:
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreFailed("not_ours")
    if not is_whole(connection):
        raise StoreFailed("broken")
    if migrations.is_newer(connection):
        raise StoreFailed("newer")


def check_free(place: Path) -> None:
    """Make sure that nobody has the archive at a place open; raises `StoreFailed("locked")`."""
    if place.exists() and (OpenFile.is_open(place) or is_held(place)):
        raise StoreFailed("locked")


def restore(place: Path, copy: Path, key: Key | None, at: datetime.datetime) -> Path | None:
    """Put a backup in an archive's place; return where what stood there is now, if anything did.

    The backup stays where it is: a copy of it is looked through first, and what stood in its
    place is set aside, never deleted. Raises `StoreFailed`, with everything as it was.
    """
    place = place.absolute()
    part = place.with_name(f".{place.name}.restored")
    try:
        check_free(place)
        backup.clear(part)
        shutil.copyfile(copy, part)
        check_copy(part, key)
        return take_place(place, part, key, at)
    except (Error, OSError) as error:
        raise failure(error, place.parent) from error
    finally:
        backup.clear(part)


def check_copy(part: Path, key: Key | None) -> None:
    """Look a whole archive through that is to take another's place.

    Raises `StoreFailed`, `Error`, OSError.
    """
    connection = connect(part, key)
    try:
        _check(connection)
        if pragma(connection, "foreign_key_check") is not None:
            raise StoreFailed("broken")
    finally:
        connection.close()
    sync_file(part)


def take_place(place: Path, part: Path, key: Key | None, at: datetime.datetime) -> Path | None:
    """Put a checked file in an archive's place, and set aside what stood there.

    Raises OSError, with everything as it was.
    """
    aside = quarantine.set_aside(place, at)
    try:
        if key is not None and key.envelope:
            envelope.put(place, key.envelope)
        part.rename(place)
        sync_folder(place.parent)
    except OSError:
        envelope.path_of(place).unlink(missing_ok=True)
        if aside is not None:
            quarantine.bring_back(place, aside)
        raise
    return aside

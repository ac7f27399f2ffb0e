"""Changing what an archive is locked with: another secret, a lock, or none any more."""

import contextlib
import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup, checking, envelope, opening, plain_header
from dialog_app.storage.disk import put_whole, sync_file, sync_folder
from dialog_app.storage.secret import Secret
from dialog_app.storage.slots import Cost
from dialog_app.storage.sqlite import (
    MAGIC,
    Connection,
    Error,
    Key,
    connect,
    failure,
    is_whole,
    pragma,
)

_KEPT: Final = ("application_id", "user_version")


@dataclass(frozen=True, slots=True)
class Locked:
    """What encrypting did: the key, and the backups that could not be encrypted and stay plain."""

    key: Key
    left_plain: Sequence[Path]


def change_secret(path: Path, key: Key | None, secret: Secret, cost: Cost | None = None) -> Key:
    """Write the envelopes of an open archive and its backups anew; return the key with its new one.

    Raises `StoreFailed`; until the archive's own envelope is written nothing has changed.
    """
    if key is None or not key.envelope:
        raise StoreFailed("not_encrypted")
    before = envelope.from_bytes(key.envelope)
    changed = envelope.about(key, before.with_secret(secret, key, cost))
    return _put_everywhere(path, before, changed)


def forget_machine(path: Path, key: Key) -> Key:
    """Let no machine open an archive by what it remembers; return the key with its new envelope.

    Raises `StoreFailed`.
    """
    before = envelope.from_bytes(key.envelope)
    return _put_everywhere(path, before, envelope.about(key, before.without("machine")))


def _put_everywhere(path: Path, before: envelope.Envelope, changed: Key) -> Key:
    try:
        envelope.put(path, changed.envelope)
        for copy in backup.backups_of(path):
            if _is_of(copy, before.archive):
                envelope.put(copy, changed.envelope)
    except OSError as error:
        raise failure(error, path) from error
    return changed


def _is_of(copy: Path, archive: str) -> bool:
    try:
        return envelope.read(copy).archive == archive
    except StoreFailed:
        return False


def encrypt(path: Path, key: Key, at: datetime.datetime) -> Locked:
    """Encrypt an archive and its backups with a new key, by copies that are checked first.

    The plain file has its name until its copy has been read back. Its bytes may stay readable on
    the disk itself, since a disk does not overwrite. Raises `StoreFailed`: as opening an archive,
    and `encrypted` when it is so already.
    """
    path = path.absolute()
    if is_encrypted(path):
        raise StoreFailed("encrypted")
    opening.opened(path, None, at).close()
    _exchange(path, None, key)
    left = [copy for copy in backup.backups_of(path) if not _has_encrypted(copy, key)]
    return Locked(key, left)


def rekey(path: Path, before: Key, after: Key, at: datetime.datetime) -> Locked:
    """Encrypt an archive and its backups with another key, by copies that are checked first.

    Whatever stops it, the archive opens: before its copy takes its name with the secrets of
    `before`, afterwards with those of `after`. The earlier key opens neither archive nor backups
    any more, but for the backups named, which could not be read, and copies taken elsewhere.
    Raises `StoreFailed` as opening an archive.
    """
    path = path.absolute()
    opening.opened(path, before, at).close()
    _exchange(path, before, after)
    left = [copy for copy in backup.backups_of(path) if not _has_new_key(copy, before, after)]
    return Locked(after, left)


def _has_new_key(copy: Path, before: Key, after: Key) -> bool:
    """Encrypt a backup with another key, or a plain one with it; tell whether it is now."""
    try:
        _exchange(copy, before if is_encrypted(copy) else None, after)
    except StoreFailed:
        return False
    return True


def decrypt(path: Path, key: Key, at: datetime.datetime) -> None:
    """Write an archive in plain, by a copy that is checked first; its backups stay encrypted.

    Raises `StoreFailed` as opening an archive.
    """
    path = path.absolute()
    opening.opened(path, key, at).close()
    _exchange(path, key, None)
    with contextlib.suppress(OSError):
        # An envelope beside a plain archive opens nothing and harms nothing.
        envelope.path_of(path).unlink(missing_ok=True)


def is_encrypted(path: Path) -> bool:
    """Tell whether a file is there and is no plain database; raises `StoreFailed`."""
    try:
        return not plain_header.of(path).startswith(MAGIC)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise failure(error, path) from error


def _has_encrypted(copy: Path, key: Key) -> bool:
    """Encrypt a backup that is plain; tell whether it is encrypted now."""
    try:
        if not is_encrypted(copy):
            _exchange(copy, None, key)
    except StoreFailed:
        return False
    return True


def _exchange(path: Path, before: Key | None, after: Key | None) -> None:
    """Put a checked copy under another key in a file's place, and then its envelope."""
    part = path.with_name(f".{path.name}.part")
    try:
        _clear(part)
        _copy(path, before, part, after)
        sync_file(part)
        coming = envelope.coming_path_of(path)
        if after is not None:
            # The envelope in use stays until the archive has the new key; both together never
            # reach the disk at once.
            put_whole(coming, after.envelope)
        if path.with_name(path.name + "-wal").exists():
            # Somebody has opened it meanwhile; what they write must not end in another's file.
            raise StoreFailed("locked")
        part.replace(path)
        sync_folder(path.parent)
        if after is not None:
            coming.replace(envelope.path_of(path))
            sync_folder(path.parent)
    except (Error, OSError) as error:
        raise failure(error, path) from error
    finally:
        _clear(part)


def _clear(part: Path) -> None:
    for ending in ("", "-wal", "-journal"):
        with contextlib.suppress(OSError):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _copy(path: Path, before: Key | None, part: Path, after: Key | None) -> None:
    """Write everything under another key, read it back, and compare it cell by cell."""
    source = connect(path, before)
    try:
        _export(source, part, after)
        expected = _digest(source)
        kept = [pragma(source, name) for name in _KEPT]
    finally:
        source.close()
    copy = connect(part, after)
    try:
        same = _digest(copy) == expected and [pragma(copy, name) for name in _KEPT] == kept
        if not (same and is_whole(copy)) or any(checking.pages(copy, after)):
            raise StoreFailed("broken")
    finally:
        copy.close()


def _export(source: Connection, part: Path, key: Key | None) -> None:
    # Bound as bytes, so that neither the text of a statement nor a trace of it holds the key.
    material = key.material() if key is not None else bytearray()
    try:
        source.execute('ATTACH DATABASE ? AS "other" KEY ?', (str(part), material))
    finally:
        material[:] = bytes(len(material))
    source.execute("SELECT sqlcipher_export('other')").fetchall()
    # The export leaves these out.
    for name in _KEPT:
        source.execute(f"PRAGMA other.{name} = {int(pragma(source, name))}")
    source.execute('DETACH DATABASE "other"')


def _digest(connection: Connection) -> str:
    """Return what tells one content from another: every table's name, form and rows, in order."""
    whole = hashlib.blake2b()
    for line in _lines(connection):
        whole.update(repr(line).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _lines(connection: Connection) -> Iterator[object]:
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    yield from connection.execute(query).fetchall()
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    for (name,) in connection.execute(tables).fetchall():
        yield from connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - our own names

"""Opening an archive: whose is it, is it whole, is it ours to change, and only then change it."""

import contextlib
import datetime
import errno
import os
from pathlib import Path
from typing import Final

from dialog_app.core import norway
from dialog_app.core.ports import Laptop, StoreFailed
from dialog_app.storage import (
    envelope,
    envelopes,
    heard,
    meta,
    migrations,
    plain_header,
    search_index,
)
from dialog_app.storage.backup import backup_name, backup_to
from dialog_app.storage.disk import sync_folder
from dialog_app.storage.open_file import OpenFile, connect_to
from dialog_app.storage.sqlite import (
    MAGIC,
    Connection,
    Error,
    Key,
    connect_to_look,
    failure,
    is_whole,
    pragma,
    settle_in,
)

APPLICATION_ID: Final = 0x44444147
"""«DDAG» in the file's header, by which an archive is known."""

_RUNS: Final = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
_ID_IN_HEADER: Final = slice(68, 72)
_PAGE: Final = 4096
_FEWEST_PAGES: Final = 100
"""An archive has more tables and indexes than this, and each takes a page at least."""


def opened(path: Path, key: Key | None, at: datetime.datetime) -> OpenFile:
    """Open an archive, checked and brought up to date.

    Nothing is changed in a file that is not ours, is newer, or is damaged. Raises `StoreFailed`
    (`gone`, `not_ours`, `read_only`, `locked`, `newer`, `broken`, `full`; and without a key
    `passphrase_needed` or `envelope_missing`).
    """
    if not _is_file(path):
        raise StoreFailed("gone" if not path.exists() else "not_ours")
    try:
        return _opened(path, key, at)
    except StoreFailed as failed:
        if failed.kind != "broken":
            raise
    # A disk that fails once to answer makes everything look like damage. It is damage where a
    # second look from the beginning finds it too.
    return _opened(path, key, at)


def _opened(path: Path, key: Key | None, at: datetime.datetime) -> OpenFile:
    file = _locked(path, key)
    try:
        _look_at(file.connection, key)
        settle_in(file.connection)
        _bring_up_to_date(file, at)
        file.learn_mark()
    except (Error, OSError) as error:
        file.close()
        raise failure(error, path) from error
    except BaseException:
        file.close()
        raise
    return file


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise StoreFailed("gone") from error


def _locked(path: Path, key: Key | None) -> OpenFile:
    """Take the file, after the looks that change nothing."""
    if OpenFile.is_open(path):
        raise StoreFailed("locked")
    if key is None:
        _look_at_header(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreFailed("read_only")
    if _has_steps_beside(path):
        if not path.stat().st_size:
            # SQLite takes away what stands beside an empty file, and it is all there is.
            raise StoreFailed("broken")
        _look_at_both(path, key)
    return OpenFile(path, key)


def _has_steps_beside(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def _look_at_both(path: Path, key: Key | None) -> None:
    """Look at a file and the one beside it, as a crash has left them.

    Whoever may write brings them together when it lets go, and what could not be read of the one
    beside is then gone, although a hand might have saved it. So this look is for reading only.
    """
    shared = path.with_name(path.name + "-shm")
    was_there = shared.exists()
    try:
        connection = connect_to_look(path, key)
        try:
            _look_at(connection, key)
        finally:
            connection.close()
    except Error as error:
        failed = failure(error, path)
        if failed.kind == "broken":
            raise failed from error
        # On a disk that cannot share memory they are looked at once they are open.
    finally:
        if not was_there:
            with contextlib.suppress(OSError):
                shared.unlink(missing_ok=True)


def _look_at_header(path: Path) -> None:
    # Before SQLite sees it: even reading may change a stranger's file.
    try:
        header = plain_header.of(path)
    except OSError as error:
        raise failure(error, path) from error
    if not header.startswith(MAGIC):
        raise StoreFailed(what_is_shut(path))
    if int.from_bytes(header[_ID_IN_HEADER]) != APPLICATION_ID:
        raise StoreFailed("not_ours")


def what_is_shut(path: Path) -> str:
    """Return what keeps a file from being read: our lock, our lock without its envelope, or fate.

    An encrypted archive looks like noise, in whole pages and never few of them. Where its own
    envelope is gone, those of its backups may open it.
    """
    if envelope.path_of(path).exists() or any(True for _ in envelopes.others(path)):
        return "passphrase_needed"
    pages, rest = divmod(path.stat().st_size, _PAGE)
    return "not_ours" if rest or pages < _FEWEST_PAGES else "envelope_missing"


def _look_at(connection: Connection, key: Key | None) -> None:
    try:
        ours = pragma(connection, "application_id") == APPLICATION_ID
    except Error as error:
        # A wrong key and a torn first page look the same, but a key that came out of its envelope
        # is the right one.
        is_noise = getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"
        if key is not None and is_noise and not key.envelope:
            raise StoreFailed("not_ours") from error
        raise
    if not ours:
        raise StoreFailed("not_ours")
    if not is_whole(connection):
        raise StoreFailed("broken")
    # No archive of ours holds anything that runs; a file made to do harm may.
    if connection.execute(_RUNS).fetchone() is not None:
        raise StoreFailed("not_ours")
    if migrations.is_newer(connection):
        raise StoreFailed("newer")


def _bring_up_to_date(file: OpenFile, at: datetime.datetime) -> None:
    connection = file.connection
    if migrations.is_current(connection):
        return
    backup_to(connection, file.key, backup_name(file.path, at))
    migrations.migrate(connection)
    if pragma(connection, "foreign_key_check") is not None:
        raise StoreFailed("broken")


def make(path: Path, laptop: Laptop, key: Key | None) -> None:
    """Make a new archive under a name nothing has yet; it appears whole or not at all.

    Raises `StoreFailed` (`gone` when the folder is missing, `read_only`, `full`), and
    FileExistsError when something has the name.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        _clear(new)
        _fill(new, laptop, key)
        if key is not None and key.envelope:
            _put_envelope(path, key.envelope)
        _name(new, path)
        sync_folder(path.parent)
    except FileExistsError:
        raise
    except (Error, OSError) as error:
        raise failure(error, path.parent) from error
    finally:
        if path.parent.is_dir():
            _clear(new)


def _put_envelope(path: Path, content: bytes) -> None:
    """Put the envelope first; raises FileExistsError where another archive's lies already."""
    if envelope.path_of(path).exists():
        raise FileExistsError(errno.EEXIST, "", str(envelope.path_of(path)))
    envelope.put(path, content)


def take_away(new: Path) -> None:
    """Take a new archive away again that nobody has seen; never fails."""
    with contextlib.suppress(OSError):
        _clear(new)
        envelope.path_of(new).unlink(missing_ok=True)


def _clear(new: Path) -> None:
    for ending in ("", "-wal", "-journal"):
        new.with_name(new.name + ending).unlink(missing_ok=True)


def _fill(new: Path, laptop: Laptop, key: Key | None) -> None:
    if not new.parent.is_dir():
        raise StoreFailed("gone")
    connection = connect_to(new, key)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        settle_in(connection)
        migrations.migrate(connection)
        search_index.mark_empty(connection)
        heard.mark_current(connection)
        meta.put(connection, meta.MADE_ON, norway.date(laptop.now()).isoformat())
        meta.put(connection, meta.MADE_BY, laptop.name)
    finally:
        connection.close()


def _name(new: Path, path: Path) -> None:
    """Give the file its name without ever taking it from another."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks often know no second names for a file.
        if path.exists():
            raise FileExistsError(path) from None
        new.rename(path)

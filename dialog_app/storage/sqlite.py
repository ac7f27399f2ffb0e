"""The one door to SQLite: the driver, its settings, its errors, and what they mean to us."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import sqlcipher3
from sqlcipher3 import dbapi2

from dialog_app.core.ports import StoreFailed

# sqlite-utils takes a module called pysqlite3 before sqlite3; only so does it catch the errors
# of the driver the archive is opened with. This must stand before it is imported anywhere.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

Error: type[Exception] = dbapi2.Error
IntegrityError: type[Exception] = dbapi2.IntegrityError

MAGIC: Final = b"SQLite format 3\x00"
BUSY_SECONDS: Final = 0.3

# The order matters: exclusive locking before WAL means no shared memory file, and that a second
# program is told at once. Durability and privacy settings: reliability §3.1.
_QUIET: Final = ("cipher_log_level = NONE",)
# Wipes memory as it is given back. Without a key there is nothing in memory that is not on the
# disk in clear, and each step would pay a tenth of a millisecond for it.
_WITH_KEY: Final = ("cipher_memory_security = ON",)
_FIRST: Final = ("locking_mode = EXCLUSIVE",)
_SETTINGS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "wal_autocheckpoint = 200",
    "checkpoint_fullfsync = ON",
    # 16 MB: a story's rows lie all over a large archive, and are asked for again soon.
    "cache_size = -16384",
)

_OF_A_STRANGER: Final = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "query_only = ON",
)
_STEPS_BETWEEN_LOOKS: Final = 10_000
_READING: Final = frozenset({20, 21})
"""SQLITE_READ and SQLITE_SELECT."""

# Each commit begins in a sector of its own. Else the power may go while a sector is written in
# which the step before ends, and noise in its place takes a step with it that was acknowledged.
_APART: Final = "psow=0"

_KINDS: Final = {
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_PERM": "read_only",
    "SQLITE_CANTOPEN": "read_only",
    "SQLITE_CORRUPT": "broken",
    "SQLITE_NOTADB": "broken",
    "SQLITE_SCHEMA": "broken",
    # Our own statements are right; what they stumble over is a damaged form of a table.
    "SQLITE_ERROR": "broken",
}
_UNDECODABLE: Final = "Could not decode"
"""How the driver begins to tell, without any code, that a text is none."""

_SYSTEM_KINDS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}


class Cursor(Protocol):
    """What a statement gives back."""

    @property
    def rowcount(self) -> int:
        """How many rows a statement wrote."""
        ...

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        ...

    def __iter__(self) -> Any: ...


class Connection(Protocol):
    """What we use of a connection; it belongs to the thread that opened it."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    @property
    def total_changes(self) -> int:
        """How many rows it has written since it was opened."""
        ...

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def backup(
        self, target: "Connection", *, pages: int, progress: Callable[[int, int, int], object]
    ) -> None:
        """Copy everything into another open database."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


_HEX: Final = bytes(range(256)).hex().encode()


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an encrypted archive: 32 secret bytes and 16 bytes of salt, never shown.

    The salt is given and not left in the file: a torn first page would otherwise shut the
    archive for ever (reliability §2.4). The envelope it came out of goes with every copy; it is
    empty where the key was given by itself. Keys made from one another share their bytes, and
    `wipe` takes them from all.
    """

    secret: bytes | bytearray = field(repr=False)
    salt: bytes | bytearray = field(repr=False)
    envelope: bytes = field(default=b"", repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.secret) != 32 or len(self.salt) != 16:  # noqa: PLR2004 - said above
            raise ValueError
        for name in ("secret", "salt"):
            given = getattr(self, name)
            if not isinstance(given, bytearray):
                object.__setattr__(self, name, bytearray(given))

    def material(self) -> bytearray:
        """Return the key as the driver takes it; the caller wipes it."""
        # Sign by sign: what is joined or asked for as hex leaves copies that nobody can wipe.
        made = bytearray(b"x'")
        for part in (self.secret, self.salt):
            for byte in part:
                made += _HEX[2 * byte : 2 * byte + 2]
        made += b"'"
        return made

    def wipe(self) -> None:
        """Leave nothing of it in memory, once nobody needs it any more."""
        for part in (self.secret, self.salt):
            if isinstance(part, bytearray):
                part[:] = bytes(len(part))


def _address(path: Path, wishes: str) -> str:
    """Return the name of a file as SQLite takes it together with wishes."""
    name = path.absolute().as_uri()
    if not name.startswith("file:///"):
        # A network drive on Windows: SQLite takes no host, but a path that begins with one.
        name = name.replace("file://", "file:////", 1)
    return f"{name}?{wishes}"


def connect(
    path: Path, key: Key | None, *, timeout: float = BUSY_SECONDS, lent: bool = False
) -> Connection:
    """Open a file for one writer and nobody else, without changing anything in it yet.

    Every statement is its own transaction until BEGIN. A connection that is to be lent may be
    called on another thread while its own one waits for it. Raises `Error`.
    """
    connection = dbapi2.connect(
        _address(path, _APART),
        uri=True,
        timeout=timeout,
        isolation_level=None,
        cached_statements=300,
        check_same_thread=not lent,
    )
    try:
        _run(connection, _QUIET)
        if key is not None:
            _run(connection, _WITH_KEY)
            _unlock(connection, key)
        _run(connection, _FIRST)
    except BaseException:
        connection.close()
        raise
    return connection  # type: ignore[no-any-return] # the driver has no types


def connect_to_look(path: Path, key: Key | None) -> Connection:
    """Open a file and the one beside it for reading, and change neither.

    What is left behind is at most a `-shm`. Raises `Error`, also where somebody has the file open.
    """
    place = _address(path, "mode=ro")
    connection = dbapi2.connect(place, uri=True, timeout=0, isolation_level=None)
    try:
        _run(connection, _QUIET)
        if key is not None:
            _run(connection, _WITH_KEY)
            _unlock(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection  # type: ignore[no-any-return] # the driver has no types


def connect_untouched(path: Path, is_over: Callable[[], bool]) -> Connection:
    """Open a stranger's file for reading rows, as it lies there, until `is_over` says so.

    Nothing is written, not even beside it, and nothing stands in for what is in the file. Of
    statements only plain questions are allowed. Raises `Error`, also where time is over.
    """
    place = _address(path, "mode=ro&immutable=1")
    connection = dbapi2.connect(place, uri=True, isolation_level=None)
    try:
        _run(connection, (*_QUIET, *_OF_A_STRANGER))
        connection.set_progress_handler(is_over, _STEPS_BETWEEN_LOOKS)
        connection.set_authorizer(_allow_reading)
    except BaseException:
        connection.close()
        raise
    return connection  # type: ignore[no-any-return] # the driver has no types


def _allow_reading(deed: int, *_about: str | None) -> int:
    return 0 if deed in _READING else 1


def in_memory() -> Connection:
    """Open a database that lies nowhere and is gone when it is closed."""
    return dbapi2.connect(":memory:", isolation_level=None)  # type: ignore[no-any-return]


def look_into(path: Path, key: Key | None) -> Connection:
    """Open a file nobody writes in, without changing anything in it or beside it; raises `Error`.

    What is still in the file beside it is not seen.
    """
    connection = dbapi2.connect(
        _address(path, "mode=ro&immutable=1"), uri=True, isolation_level=None
    )
    try:
        _run(connection, _QUIET)
        if key is not None:
            _run(connection, _WITH_KEY)
            _unlock(connection, key)
        _run(connection, ("trusted_schema = OFF", "cell_size_check = ON"))
    except BaseException:
        connection.close()
        raise
    return connection  # type: ignore[no-any-return] # the driver has no types


def is_held(path: Path) -> bool:
    """Tell whether another program has a file open for writing, without changing anything."""
    try:
        connection = dbapi2.connect(_address(path, "mode=ro"), uri=True, timeout=BUSY_SECONDS)
    except dbapi2.Error:
        return False
    try:
        _run(connection, (*_QUIET, *_FIRST, "schema_version"))
    except dbapi2.Error as error:
        return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")
    finally:
        connection.close()
    return False


def _unlock(connection: Any, key: Key) -> None:
    material = key.material()
    try:
        connection.set_key(material)
    finally:
        material[:] = bytes(len(material))


def settle_in(connection: Connection) -> None:
    """Set everything that makes a commit durable and a deletion real; raises `Error`."""
    _run(connection, _SETTINGS)


def _run(connection: Connection, pragmas: Iterable[str]) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a setting or a check: the first cell of its first row."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def is_whole(connection: Connection) -> bool:
    """Tell whether every page of every table and index holds together; raises `Error`.

    The index of words is only looked at as bytes: whether it says what stands in the rows takes
    reading all of them, and `integrity_check` does that when somebody asks.
    """
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    try:
        names = [name for (name,) in connection.execute(query).fetchall()]
    except UnicodeDecodeError:
        # The driver stumbles over its own message about a table whose form is damaged.
        return False
    return all(pragma(connection, f"quick_check('{name}')") == "ok" for name in names)


def is_undecodable(error: BaseException) -> bool:
    """Tell whether an error is about a text in a row that is no text, which pages cannot show."""
    return str(error).startswith(_UNDECODABLE)


def failure(error: BaseException, path: Path) -> StoreFailed:
    """Return what an error of the driver or the system means for the archive at `path`."""
    if isinstance(error, StoreFailed):
        return error
    if not _reachable(path):
        return StoreFailed("gone")
    if isinstance(error, OSError):
        return StoreFailed(_SYSTEM_KINDS.get(error.errno or 0, "unknown"))
    if is_undecodable(error):
        return StoreFailed("broken")
    name = str(getattr(error, "sqlite_errorname", ""))
    known = (kind for start, kind in _KINDS.items() if name.startswith(start))
    kind = next(known, "unknown")
    if name.startswith("SQLITE_CANTOPEN") and _writable(path):
        # The disk did not let us in, and not for want of leave.
        kind = "unknown"
    return StoreFailed(kind)


def _writable(path: Path) -> bool:
    folder = path if path.is_dir() else path.parent
    return os.access(path, os.W_OK) and os.access(folder, os.W_OK)


def _reachable(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False

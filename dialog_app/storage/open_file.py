"""An archive's file while it is open: its connection, found again after a failure."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage.sqlite import (
    Connection,
    Error,
    IntegrityError,
    Key,
    connect,
    failure,
    settle_in,
)

Work = Callable[[Connection], object]

_TROUBLE: Final = (Error, OSError)
_open_files: set[tuple[int, int]] = set()


class OpenFile:
    """The one writer of one file. Every call raises `StoreFailed` when the disk fails.

    Closing any handle on a file drops this process's locks on it, so nobody else in the
    process may open the file while it is here; a second try is refused as `locked`.
    """

    def __init__(self, path: Path, key: Key | None) -> None:
        self.path = path
        self.key = key
        self._identity = _identity(path)
        if self._identity in _open_files:
            raise StoreFailed("locked")
        self._connection: Connection | None = connect_to(path, key)
        self._is_closed = False
        _open_files.add(self._identity)

    @staticmethod
    def is_open(path: Path) -> bool:
        """Tell whether this process has the file open."""
        return _identity(path) in _open_files

    @property
    def connection(self) -> Connection:
        """The connection; a fresh one after `forget`, and none after `close`."""
        if self._is_closed:
            # Who asks too late would lock the file for whoever opens it next.
            raise StoreFailed("gone")
        if self._connection is None:
            self.check_in_place()
            try:
                self._connection = connect_to(self.path, self.key)
                settle_in(self._connection)
            except _TROUBLE as error:
                self.forget()
                raise failure(error, self.path) from error
        return self._connection

    def check_in_place(self) -> None:
        """Make sure that the name still leads to the file that is open.

        A deleted file takes writes without any error and loses them all at the end.
        """
        if _identity(self.path) != self._identity:
            raise StoreFailed("gone")

    def read(self, query: Callable[[Connection], object]) -> None:
        """Run a query, and once more on a fresh connection if the first one failed."""
        try:
            query(self.connection)
        except _TROUBLE:
            # After one I/O error every later call on the connection fails too.
            self.forget()
            try:
                query(self.connection)
            except _TROUBLE as error:
                self.forget()
                raise failure(error, self.path) from error

    def commit(self, work: Work, is_there: Callable[[Connection], bool]) -> None:
        """Do `work` in one transaction, which is on the disk when this returns.

        A failed commit means that nobody knows: the file is opened anew, `is_there` tells
        whether the work is in it, and if not it is tried once more. Raises
        `RuleBroken("row.in_use")` when the work would leave a row pointing at nothing.
        """
        self.check_in_place()
        try:
            self._attempt(work)
        except _TROUBLE as error:
            self._again(work, is_there, failure(error, self.path))

    def _again(
        self, work: Work, is_there: Callable[[Connection], bool], failed: StoreFailed
    ) -> None:
        try:
            self.forget()
            if not is_there(self.connection):
                self._attempt(work)
        except _TROUBLE as error:
            self.forget()
            raise failure(error, self.path) from error
        except StoreFailed:
            raise failed from None

    def _attempt(self, work: Work) -> None:
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            work(connection)
            connection.execute("COMMIT")
        except IntegrityError as error:
            _roll_back(connection)
            raise RuleBroken("row.in_use") from error
        except BaseException:
            _roll_back(connection)
            raise

    def forget(self) -> None:
        """Let go of the connection after a failure; the next call opens a fresh one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except Error:
                # It failed before, which is why we are here.
                return

    def close(self) -> None:
        """Let go of the file for good: what is asked afterwards is refused as `gone`."""
        self.forget()
        self._is_closed = True
        _open_files.discard(self._identity)


def connect_to(path: Path, key: Key | None) -> Connection:
    """Open a file without changing it; raises `StoreFailed`."""
    try:
        return connect(path, key)
    except _TROUBLE as error:
        raise failure(error, path) from error


def _roll_back(connection: Connection) -> None:
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    except Error:
        # The error that brought us here is the one to tell; the connection is dropped anyway.
        return


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells one file from another that took its name."""
    try:
        found = os.stat(path)  # noqa: PTH116 - three times faster, and on the way of every commit
    except OSError as error:
        raise StoreFailed("gone") from error
    return found.st_dev, found.st_ino

"""An archive's file while it is open: its connection, found again after a failure."""

import os
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Final, Literal, ParamSpec, TypeVar

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import meta
from dialog_app.storage.place import disk_of, identity, is_out
from dialog_app.storage.sqlite import (
    Connection,
    Error,
    IntegrityError,
    Key,
    connect,
    failure,
    is_undecodable,
    is_whole,
    settle_in,
)
from dialog_app.storage.stepped import SteppedCopy

if TYPE_CHECKING:
    from dialog_app.storage.reserve import Reserve

P = ParamSpec("P")
R = TypeVar("R")
Work = Callable[[Connection], object]

Return = Literal["back", "absent", "changed"]
"""A file is back after its disk was out, is not there, or somebody else has written in it."""

_TROUBLE: Final = (Error, OSError)
_open_files: set[tuple[int, int]] = set()


def _in_turn(
    method: Callable[Concatenate["OpenFile", P], R],
) -> Callable[Concatenate["OpenFile", P], R]:
    """Let a method wait while another thread has the connection on loan."""

    @wraps(method)
    def waiting(self: "OpenFile", /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._turn:
            return method(self, *args, **kwargs)

    return waiting


class OpenFile:
    """The one writer of one file. Every call raises `StoreFailed` when the disk fails.

    Closing any handle on a file drops this process's locks on it, so nobody else in the
    process may open the file while it is here; a second try is refused as `locked`.
    """

    def __init__(self, path: Path, key: Key | None) -> None:
        self.path = path
        self.key = key
        self._identity = identity(path)
        if self._identity in _open_files:
            raise StoreFailed("locked")
        self._disk = disk_of(path)
        self._mark = ""
        self._own_mark = os.urandom(8).hex()
        self._connection: Connection | None = connect_to(path, key, lent=True)
        self._is_closed = False
        self._thread = threading.get_ident()
        self._turn = threading.RLock()
        self._copy: SteppedCopy | None = None
        self.commits = 0
        """How often something was written, or tried."""
        _open_files.add(self._identity)

    @staticmethod
    def is_open(path: Path) -> bool:
        """Tell whether this process has the file open."""
        return identity(path) in _open_files

    @property
    def connection(self) -> Connection:
        """The connection; a fresh one after `forget`, and none after `close`.

        It is for the thread that opened the file, and for whoever has it `on_loan`, for whom the
        others wait. A copy alone has it without that.
        """
        with self._turn:
            if threading.get_ident() != self._thread:
                raise RuntimeError
            if self._is_closed:
                # Who asks too late would lock the file for whoever opens it next.
                raise StoreFailed("gone")
            if self._connection is None:
                self.check_in_place()
                try:
                    self._connection = connect_to(self.path, self.key, lent=True)
                    settle_in(self._connection)
                except _TROUBLE as error:
                    self.forget()
                    raise failure(error, self.path) from error
            return self._connection

    @property
    def reserve(self) -> "Reserve":
        """The room put aside on the file's disk."""
        # The first paint waits for none of it.
        from dialog_app.storage.reserve import Reserve

        return Reserve(self.path)

    def check_in_place(self) -> None:
        """Make sure that the name still leads to the file that is open.

        A deleted file takes writes without any error and loses them all at the end.
        """
        if identity(self.path) != self._identity:
            raise StoreFailed("gone")

    def is_out(self) -> bool:
        """Tell whether the whole disk is not there, as when its stick was pulled."""
        return is_out(self.path, self._disk)

    def learn_mark(self) -> None:
        """Learn who wrote last, so that the file is known again after its disk was out."""
        self._mark = meta.get(self.connection, meta.LAST_WRITER)

    def come_back(self) -> Return:
        """Take the file up again after its disk was out, if it is there and ours; never fails.

        A disk that comes back has another number, and its files may have. So what counts is that
        the file is whole and that nobody else has written in it since.
        """
        try:
            found = identity(self.path)
            if found == self._identity:
                self.forget()
            elif found in _open_files:
                return "absent"
            elif not _is_marked(self.path, self.key, {self._mark, self._own_mark}):
                return "changed"
            self._take(self.path, found)
            if not is_whole(self.connection):
                return "absent"
            return "back" if self._is_own(self.connection) else "changed"
        except (*_TROUBLE, StoreFailed):
            return "absent"

    def go_on_at(self, path: Path) -> None:
        """Go on in a copy that holds all that this file holds; raises `StoreFailed`.

        The file it was is let go of, and keeps what it has.
        """
        found = identity(path)
        self._take(path, found)
        self.check_in_place()

    def _take(self, path: Path, found: tuple[int, int]) -> None:
        self.forget()
        _open_files.discard(self._identity)
        self.path, self._identity, self._disk = path, found, disk_of(path)
        _open_files.add(found)

    def _is_own(self, connection: Connection) -> bool:
        return meta.get(connection, meta.LAST_WRITER) in {self._mark, self._own_mark}

    @_in_turn
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
                raise self.verdict(error) from error

    @_in_turn
    def commit(self, work: Work, is_there: Callable[[Connection], bool]) -> None:
        """Do `work` in one transaction, which is on the disk when this returns.

        A failed commit means that nobody knows: the file is opened anew, `is_there` tells
        whether the work is in it, and if not it is tried once more. On a full disk the reserve is
        given up before that. Raises `RuleBroken("row.in_use")` when the work would leave a row
        pointing at nothing.
        """
        self.check_in_place()
        self.commits += 1
        try:
            self._attempt(work)
        except _TROUBLE as error:
            failed = failure(error, self.path)
            if failed.kind == "full":
                self.reserve.give_up()
            self._again(work, is_there, failed)

    def _again(
        self, work: Work, is_there: Callable[[Connection], bool], failed: StoreFailed
    ) -> None:
        try:
            self.forget()
            if not is_there(self.connection):
                self._attempt(work)
        except _TROUBLE as error:
            raise self.verdict(error) from error
        except StoreFailed as again:
            # After one error everything looks like damage; the fresh look is what counts.
            raise (again if failed.kind == "broken" else failed) from None

    def verdict(self, error: Exception) -> StoreFailed:
        """Let go of the connection, and return what an error means for the file.

        After one I/O error everything on a connection looks like damage, and on a disk that is
        only half there on a fresh one too. It is damage where the file is read from end to end
        and found to be damaged.
        """
        self.forget()
        failed = failure(error, self.path)
        if failed.kind != "broken" or is_undecodable(error):
            return failed
        try:
            if self.is_out():
                return StoreFailed("gone")
            whole = is_whole(self.connection)
        except (*_TROUBLE, StoreFailed) as again:
            self.forget()
            return failure(again, self.path)
        return StoreFailed("unknown" if whole else "broken")

    def _attempt(self, work: Work) -> None:
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            work(connection)
            if self._mark != self._own_mark:
                meta.put(connection, meta.LAST_WRITER, self._own_mark)
            connection.execute("COMMIT")
            self._mark = self._own_mark
        except IntegrityError as error:
            _roll_back(connection)
            raise RuleBroken("row.in_use") from error
        except BaseException:
            _roll_back(connection)
            raise

    @_in_turn
    def begin_copy(self, part: Path) -> SteppedCopy:
        """Begin a copy into a file that is not there; one that goes on is given up."""
        self.stop_copy()
        self._copy = SteppedCopy(self.connection, self.key, part)
        return self._copy

    def stop_copy(self) -> None:
        """Let no copy that has been begun ever be of use."""
        copy, self._copy = self._copy, None
        if copy is not None:
            copy.stop()

    def forget(self) -> None:
        """Let go of the connection after a failure; the next call opens a fresh one."""
        self.stop_copy()
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


@contextmanager
def on_loan(file: OpenFile) -> Iterator[None]:
    """Let this thread have a file's connection, alone, until it is done with it."""
    with file._turn:  # noqa: SLF001 - the other half of the class
        usual, file._thread = file._thread, threading.get_ident()  # noqa: SLF001
        try:
            yield
        finally:
            file._thread = usual  # noqa: SLF001


def connect_to(path: Path, key: Key | None, *, lent: bool = False) -> Connection:
    """Open a file without changing it; raises `StoreFailed`."""
    try:
        return connect(path, key, lent=lent)
    except _TROUBLE as error:
        raise failure(error, path) from error


def _is_marked(path: Path, key: Key | None, marks: Collection[str]) -> bool:
    """Look at a file that is not the open one; tell whether it was written last by one of these."""
    connection = connect(path, key)
    try:
        return meta.get(connection, meta.LAST_WRITER) in marks
    finally:
        connection.close()


def _roll_back(connection: Connection) -> None:
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    except Error:
        # The error that brought us here is the one to tell; the connection is dropped anyway.
        return

"""What a passphrase costs: a commit against a plain one, unlocking, and the memory that took."""

import datetime
import os
import secrets
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dialog_app.core import norway

if TYPE_CHECKING:
    from dialog_app.storage.sqlite import Key

COMMIT: Final = 1.3
COMMITS: Final = 100
STEPS: Final = 30
ROWS: Final = 50_000
WORDS: Final = "ord " * 65
UNLOCK_MS: Final = 2000.0
MEMORY_MB: Final = 128.0
KEPT: Final = 0.25
"""The largest part of what the derivation takes that may still be held after it."""

PASSPHRASE: Final = "riktig hest batteri stift"  # noqa: S105 - opens what is thrown away
_PAGE_MB: Final = os.sysconf("SC_PAGE_SIZE") / 1_000_000

Measured = tuple[str, list[float], list[float], float]


def passphrase(rounds: int) -> list[Measured]:
    """Return times (ms) of encrypted and plain commits and of unlocking, and memory (MB) kept.

    A commit is told of three times: a step as the desk acknowledges it, a row put into 14 MB by
    sqlite-utils (as reliability §2.3 measured it), and one row and nothing else, where a disk that
    is quick to write makes much of the little that encrypting takes.
    """
    with tempfile.TemporaryDirectory() as folder:
        locked, plain = _commits(rounds * COMMITS, Path(folder))
        opened = _opened(rounds, Path(folder) / "locked.dialogarkiv")
        locked_step, plain_step = _steps(rounds * STEPS, Path(folder))
        locked_row, plain_row = _rows(rounds * COMMITS, Path(folder))
    return [
        ("encrypted step against plain, ms", locked_step, plain_step, COMMIT),
        ("encrypted row through sqlite-utils, ms", locked_row, plain_row, COMMIT),
        ("encrypted commit against plain, ms", locked, plain, COMMIT),
        ("unlocked and opened, of 2 s, ms", [taken for taken, _ in opened], [UNLOCK_MS], 1.0),
        ("kept after unlocking, of 128 MB", [kept for _, kept in opened], [MEMORY_MB], KEPT),
    ]


def _commits(number: int, folder: Path) -> tuple[list[float], list[float]]:
    """Commit one row in turn with a key and without, in files with the archive's settings."""
    from bench_commit import Raw
    from dialog_app.storage.sqlite import Key

    locked = Raw(folder / "locked.sqlite", Key(secrets.token_bytes(32), secrets.token_bytes(16)))
    plain = Raw(folder / "plain.sqlite")
    for _ in range(COMMITS):
        locked.commit()
        plain.commit()
    pairs = [(locked.commit(), plain.commit()) for _ in range(number)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _rows(number: int, folder: Path) -> tuple[list[float], list[float]]:
    """Put rows into tables of 14 MB through sqlite-utils, in turn with a key and without."""
    from dialog_app.storage.sqlite import Key

    key = Key(secrets.token_bytes(32), secrets.token_bytes(16))
    tables = [_Table(folder / "locked.table", key), _Table(folder / "plain.table")]
    for one in tables * COMMITS:
        one.insert()
    times = [[one.insert() for one in tables] for _ in range(number)]
    return [pair[0] for pair in times], [pair[1] for pair in times]


class _Table:
    """A table of 50,000 rows in a file with the archive's settings."""

    def __init__(self, place: Path, key: "Key | None" = None) -> None:
        from sqlite_utils import Database

        from dialog_app.storage.sqlite import connect, settle_in

        connection = connect(place, key)
        settle_in(connection)
        self._connection, self._number = connection, ROWS
        known = Database(connection, execute_plugins=False)  # type: ignore[arg-type]  # acts as one
        self._table = known.table("said")
        connection.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, words TEXT) STRICT")
        connection.execute("BEGIN")
        for number in range(ROWS):
            connection.execute("INSERT INTO said VALUES (?, ?)", (number, WORDS))
        connection.execute("COMMIT")

    def insert(self) -> float:
        """Insert one row in one transaction; returns milliseconds."""
        self._number += 1
        started = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._table.insert({"id": self._number, "words": "one more"})
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        return (time.perf_counter() - started) * 1000


def _steps(number: int, folder: Path) -> tuple[list[float], list[float]]:
    """Count hands in turn in an encrypted demonstration that is there and in a plain one."""
    from dialog_app.cli.demo import build
    from dialog_app.storage import secret
    from dialog_app.storage.unlocking import key_for

    locked, plain = folder / "locked.dialogarkiv", folder / "plain.dialogarkiv"
    build(plain, norway.date(datetime.datetime.now(datetime.UTC)))
    hands = [_Hands(locked, key_for(locked, secret.new_passphrase(PASSPHRASE))), _Hands(plain)]
    for one in hands * STEPS:
        one.count()
    times = [[one.count() for one in hands] for _ in range(number)]
    for one in hands:
        one.close()
    return [pair[0] for pair in times], [pair[1] for pair in times]


class _Hands:
    """The hands of one service, counted over and over on the planned day of a demonstration."""

    def __init__(self, place: Path, key: "Key | None" = None) -> None:
        from dialog_app.core.commands import running
        from dialog_app.core.commands.answers import Asked
        from dialog_app.core.model.days import DayState, Phase
        from dialog_app.desk.laptop import ThisLaptop
        from dialog_app.desk.session import Session
        from dialog_app.storage.archive import open_archive

        self._archive = open_archive(place, ThisLaptop("bench"), key)
        session = Session(self._archive, ThisLaptop("bench"))
        planned = next(day for day in session.days() if day.state is DayState.PLANNED)
        self._desk = session.day_desk(planned.id)
        self._desk.run(running.start)
        day = self._desk.record
        self._asked = Asked(day.service_ids[0], day.subjects[0].subject, Phase.BEFORE)
        self._counted = 0

    def count(self) -> float:
        """Count one more; returns milliseconds until it is acknowledged."""
        from dialog_app.core.commands.answers import set_count
        from dialog_app.core.model.said import Position

        self._counted = self._counted % 9 + 1
        started = time.perf_counter()
        self._desk.run(set_count, self._asked, Position.AGREE, self._counted)
        return (time.perf_counter() - started) * 1000

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()


def _opened(rounds: int, place: Path) -> list[tuple[float, float]]:
    """Unlock and open an encrypted demonstration; return milliseconds and MB kept, each time."""
    from dialog_app.cli.demo import build
    from dialog_app.storage import envelope, secret

    today = norway.date(datetime.datetime.now(datetime.UTC))
    build(place, today, envelope.new_key(secret.new_passphrase(PASSPHRASE)))
    return [_open(place) for _ in range(rounds)]


def _open(place: Path) -> tuple[float, float]:
    from dialog_app.desk.laptop import ThisLaptop
    from dialog_app.storage import secret
    from dialog_app.storage.archive import open_archive
    from dialog_app.storage.unlocking import key_for

    before, started = _resident(), time.perf_counter()
    key = key_for(place, secret.new_passphrase(PASSPHRASE))
    kept = _resident() - before
    archive = open_archive(place, ThisLaptop("bench"), key)
    taken = (time.perf_counter() - started) * 1000
    archive.close()
    return taken, kept


def _resident() -> float:
    """Return how many MB of memory this process holds now; Linux tells it by itself."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE_MB

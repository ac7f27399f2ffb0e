"""The picture across services in a large archive, against DuckDB grouping the same answers.

The archive is encrypted and holds 200 services, 2,000 days, 40 methods in three rounds and 480,000
answers given, as 192,000 rows of counts. DuckDB has the same answers in a file of its own, plain
and one row for each answer given, with the ids and the date it needs beside them.

What is timed, in turn:
- *cold*: ours, from an archive that was just opened, with the register loaded and no page of the
  answers read yet, to the whole picture of 40 methods by 200 services, protected and in order.
  DuckDB's, from a connection that was just opened, its first query for what such a picture shows:
  for each service and method the counts of the round after dialogue on the newest day.
- *after one new answer*: ours, from the moment the answer is on the disk to the picture with it.
  DuckDB's, the same query again, warm, after the answer was inserted.
- *first paint*: from the moment *På tvers* is asked for in a window that shows the days, with
  nothing of the answers read, until its table of thirty methods by 200 services has been painted.
  The first round of nine loads the page's modules too.
The opening of either file is in neither time, and nothing is collected meanwhile, as in the window
(`ui/collecting.py`). That DuckDB reads neither encrypted pages nor words
nor protects anything, and that we group 2.5 times fewer rows, is how the two programs work.
"""

import gc
import hashlib
import inspect
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import bench_many
from bench_chain import ANSWERS, MANY, sentences
from bench_many import build_many
from dialog_app.core.across.cells import Picture
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.live import LivePictures
from dialog_app.core.model.catalogue import Description
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position, Round
from dialog_app.core.record import Change, Step
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import heard, migrations
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key

COLD: Final = 2.0
WARM: Final = 0.2
PROGRAMME: Final = "psykisk-helse-kommune"
SHOWN: Final = ("barnevern", "BV")
"""The programme and description that are painted: thirty of the forty methods are theirs."""
PAINT_MS: Final = 300.0

_ROWS: Final = """
    SELECT r."id", r."day_id", d."date", r."service_id", r."version_id", r."phase", a."position",
        a."count"
    FROM "answer" a JOIN "round" r ON r."id" = a."round_id" JOIN "day_info" d ON d."id" = r."day_id"
"""
_TABLE: Final = """
    CREATE TABLE answer (round_id VARCHAR, day_id VARCHAR, date DATE, service_id VARCHAR,
        version_id VARCHAR, phase VARCHAR, position VARCHAR)
"""
_GROUPED: Final = """
    SELECT service_id, version_id, arg_max(counts, date) FROM (
        SELECT service_id, version_id, date, [
            count(*) FILTER (position = 'agree'), count(*) FILTER (position = 'partly'),
            count(*) FILTER (position = 'disagree'), count(*) FILTER (position = 'no_position')
        ] AS counts
        FROM answer WHERE phase = 'after' GROUP BY service_id, version_id, date
    ) GROUP BY service_id, version_id
"""

Measured = tuple[str, list[float], list[float], float]


def pictures(rounds: int) -> list[Measured]:
    """Return names, our times (ms), DuckDB's, and the goals."""
    folder = Path(tempfile.gettempdir()) / f"dialogdag-bench-across-{os.getuid()}"
    path, key = folder / "many.dialogarkiv", Key(bytes(range(32)), bytes(range(16)))
    duck = _Duck(folder / "answers.duckdb")
    whole = folder / "whole"
    if not whole.exists() or whole.read_text(encoding="ascii") != _made_from():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        made = build_many(path, MANY, sentences(folder / "demonstration.dialogarkiv"), key)
        if made.answers != ANSWERS:
            raise ValueError(made.answers)
        _copy(path, key, duck)
        whole.write_text(_made_from(), encoding="ascii")
    return _measured(rounds, path, key, duck)


def _made_from() -> str:
    """Return what the archive hangs on: where that is another, it is made anew."""
    known = (str(heard.VERSION), *migrations.NAMES, inspect.getsource(bench_many))
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def _measured(rounds: int, path: Path, key: Key, duck: "_Duck") -> list[Measured]:
    cold = [(_cold(path, key), duck.cold()) for _ in range(rounds)]
    warm = _after_one_answer(rounds, path, key, duck)
    paints = _first_paints(rounds, path, key)
    return [
        ("picture, cold, against DuckDB, ms", *_apart(cold), COLD),
        ("picture after one answer, against DuckDB, ms", *_apart(warm), WARM),
        ("first paint of På tvers, of 300 ms", paints, [PAINT_MS], 1.0),
    ]


def _apart(pairs: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    gc.disable()
    start = time.perf_counter()
    found = work()
    taken = (time.perf_counter() - start) * 1000
    gc.enable()
    return taken, found


def _cold(path: Path, key: Key) -> float:
    archive = open_archive(path, ThisLaptop("bench"), key)
    try:
        register = _one_programme(archive.register())
        taken, found = _timed(lambda: _drawn(archive.across.pictures(), register))
        _check(found)
        return taken
    finally:
        archive.close()


def _drawn(live: LivePictures, register: Register) -> Picture:
    return live.picture(register, PROGRAMME, Filter())


def _check(found: Picture) -> None:
    asked = sum(row.asked for row in found.rows)
    if (asked, len(found.columns)) != (40, 200):
        raise ValueError((asked, len(found.columns)))


def _one_programme(register: Register) -> Register:
    """Return the register with the forty methods of the archive in one programme."""
    moved = [
        Change(row, replace(row, programme_code=PROGRAMME)) for row in register.all(Description)
    ]
    return register.after(Step("step.description_written", tuple(moved)))


def _after_one_answer(
    rounds: int, path: Path, key: Key, duck: "_Duck"
) -> list[tuple[float, float]]:
    archive = open_archive(path, ThisLaptop("bench"), key)
    try:
        register = _one_programme(archive.register())
        _drawn(archive.across.pictures(), register)
        days = [line for line in archive.days() if line.service_ids][:rounds]
        times = []
        for line in days:
            asked = _answer(archive, line.id)
            ours, found = _timed(lambda: _drawn(archive.across.pictures(), register))
            _check(found)
            times.append((ours, duck.after(asked)))
        return times
    finally:
        archive.close()


def _answer(archive: SqliteArchive, day_id: str) -> Round:
    """Let one more person agree in a round after dialogue, as a correction does."""
    day = archive.day(day_id)
    asked = next(row for row in day.all(Round) if row.phase is Phase.AFTER)
    before = next(row for row in day.answers(asked) if row.position is Position.AGREE)
    more = replace(before, count=(before.count or 0) + 1)
    archive.write(day_id, Step("step.answer_counted", (Change(before, more),)), "do", 0, "")
    return asked


def _first_paints(rounds: int, path: Path, key: Key) -> list[float]:
    """Return how long after it is asked for *På tvers* has painted its table (ms), each time."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt reads the environment when it is imported.
    from bench_across_window import first_paint
    from dialog_app.desk.session import Session

    times = []
    for _ in range(rounds):
        laptop = ThisLaptop("bench")
        archive = open_archive(path, laptop, key)
        try:
            times.append(first_paint(Session(archive, laptop), *SHOWN))
        finally:
            archive.close()
    return times


def _copy(path: Path, key: Key, duck: "_Duck") -> None:
    """Give DuckDB one row for each answer given."""
    archive = open_archive(path, ThisLaptop("bench"), key)
    try:
        rows = archive.read(lambda connection: connection.execute(_ROWS).fetchall())
        duck.fill([row[:7] for row in rows for _ in range(row[7])])
    finally:
        archive.close()


class _Duck:
    """DuckDB with the same answers."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def fill(self, rows: list[tuple[Any, ...]]) -> None:
        """Write the answers, once."""
        import csv

        import duckdb

        table = self._path.with_suffix(".csv")
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        connection = duckdb.connect(os.fspath(self._path))
        connection.execute(_TABLE)
        connection.execute(f"COPY answer FROM '{table}'")
        connection.close()
        table.unlink()

    def cold(self) -> float:
        """Return how long the first query of a connection takes (ms)."""
        import duckdb

        connection = duckdb.connect(os.fspath(self._path), read_only=True)
        taken, _ = _timed(lambda: connection.execute(_GROUPED).fetchall())
        connection.close()
        return taken

    def after(self, asked: Round) -> float:
        """Return how long the query takes once it was asked before and one answer came (ms)."""
        import duckdb

        connection = duckdb.connect(os.fspath(self._path))
        connection.execute(_GROUPED).fetchall()
        connection.execute("BEGIN")
        values = [asked.id, asked.day_id, asked.service_id, asked.version_id]
        connection.execute(
            "INSERT INTO answer VALUES (?, ?, '2026-11-20', ?, ?, 'after', 'agree')", values
        )
        taken, _ = _timed(lambda: connection.execute(_GROUPED).fetchall())
        connection.execute("ROLLBACK")
        connection.close()
        return taken

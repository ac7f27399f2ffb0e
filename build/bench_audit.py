"""How long it takes to protect a table of forty methods and ten columns, and to attack it."""

import random
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dialog_app.core.publish.audit import audit, told  # noqa: E402 - found only now
from dialog_app.core.publish.table import Given, RawTable, Shape, raw_table  # noqa: E402

ROWS: Final = 40
COLUMNS: Final = 10
SERVICES: Final = 200
LIMIT: Final = 10_000.0
"""How many milliseconds were promised."""


def audit_of_a_large_table(rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    """Return name, times (ms) of one table a round, the time that was promised, and the goal."""
    times: list[float] = []
    looked_at: list[int] = []
    for number in range(rounds):
        raw = _table(random.Random(number))  # noqa: S311 - repeatable
        start = time.perf_counter()
        audit([told(raw)], lambda done, _of: looked_at.append(done))
        times.append((time.perf_counter() - start) * 1000)
    if not looked_at:
        raise AssertionError("nobody was told how far it had come")
    name = f"audit of {ROWS} × {COLUMNS}, told / {LIMIT / 1000:.0f} s"
    return [(name, times, [LIMIT] * rounds, 1.0)]


def _table(chance: random.Random) -> RawTable:
    """Return a table to which every service gives up to one person in each row."""
    people = [
        Given(f"r{row}", f"c{int(chance.random() ** 2 * COLUMNS)}", f"s{service}", 1)
        for row in range(ROWS)
        for service in range(SERVICES)
        if chance.random() < 1 / 2
    ]
    rows, columns = (f"r{at}" for at in range(ROWS)), (f"c{at}" for at in range(COLUMNS))
    return raw_table(Shape(key="t", rows=tuple(rows), columns=tuple(columns)), people)

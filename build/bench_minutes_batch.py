"""How long the minutes of many services take while the window goes on, and what it takes of both.

The services are on one day, each as full as the sample's own. While the files are made, the event
loop of a window without a screen is watched: its longest gap is the longest that a frame waits.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dialog_app.core.day import Day  # noqa: E402 - found only now
from dialog_app.core.register import Register  # noqa: E402
from dialog_app.reports.outgoing import OutgoingMaker  # noqa: E402
from dialog_app.reports.wanted import Wanted  # noqa: E402
from tests.reports import many  # noqa: E402

SERVICES: Final = 150
METHODS: Final = 8
SECONDS: Final = 20.0
GAP_MS: Final = 50.0
MOST_MEGABYTES: Final = 8.0
_ONE_FRAME_MS: Final = 4

Found = tuple[str, list[float], list[float], float]


def many_services() -> list[Found]:
    """Return name, what was measured, the limit it is measured by, and the largest ratio."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    day, register = many.day_and_register(SERVICES, METHODS)
    with tempfile.TemporaryDirectory() as folder:
        seconds, gap, megabytes = _measured(day, register, Path(folder))
    title = f"{SERVICES} services with {METHODS} methods"
    return [
        (f"minutes of {title}, s", [seconds], [SECONDS], 1.0),
        ("longest frame meanwhile, ms", [gap], [GAP_MS], 1.0),
        ("memory of the window meanwhile, MB", [megabytes], [MOST_MEGABYTES], 1.0),
    ]


def _measured(day: Day, register: Register, folder: Path) -> tuple[float, float, float]:
    """Return the seconds, the longest gap in ms, and the growth of the memory in MB."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from dialog_app.ui.minutes.batch_job import BatchJob

    app = QCoreApplication.instance() or QApplication(sys.argv[:1])
    job, loop, watch = BatchJob(), QEventLoop(), _Watch()
    memory: list[float] = []
    job.progress.connect(lambda _done, _of: memory.append(_megabytes()))
    job.finished.connect(lambda outcome: _end(outcome.written, loop.quit))
    timer = QTimer()
    timer.setInterval(_ONE_FRAME_MS)
    timer.timeout.connect(watch.look)
    timer.start()
    start = time.perf_counter()
    job.start(OutgoingMaker(day, register), day.service_ids, Wanted(folder))
    loop.exec()
    seconds = time.perf_counter() - start
    timer.stop()
    del app
    # What the first twenty take is warming up; after that nothing may add up.
    grown = statistics.median(memory[-20:]) - statistics.median(memory[20:40])
    return seconds, watch.longest, max(0.1, grown)


def _end(written: list[object], leave: Callable[[], None]) -> None:
    if len(written) != SERVICES:
        sys.exit(f"bench: {len(written)} files of {SERVICES}")
    leave()


class _Watch:
    """Keeps the longest time between two looks, in ms."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()

    def look(self) -> None:
        """Look at the clock."""
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def _megabytes() -> float:
    """Return what this process has in memory; 0 where the system does not tell it so."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

"""First paint with the day list, against a bare window in the same kind of process."""

import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from dialog_app.cli.demo import build
from dialog_app.core import norway

WALL_GOAL: Final = 4.0
MEMORY_GOAL: Final = 3.0

REPORT: Final = """
import os, sys, time
told = False
def report():
    # Asked for after the paint, so that the frame is out before the process says so.
    global told
    if not told:
        told = True
        from PySide6.QtCore import QTimer
        QTimer.singleShot(0, leave)
def leave():
    painted, peak = time.monotonic(), 0
    if sys.platform.startswith("linux"):
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    os.write(1, f"{painted} {peak}".encode())
    from PySide6.QtWidgets import QApplication
    QApplication.closeAllWindows()
"""

BARE: Final = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        report()
application = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

SUBJECT: Final = """
from dialog_app.ui.pages.days_table import DaysTable
def painted(self, event):
    super(DaysTable, self).paintEvent(event)
    if self.days.lines:
        report()
DaysTable.paintEvent = painted
from dialog_app.__main__ import main
main(["--archive", sys.argv[1]])
"""


def first_paint(rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    """Return wall times (ms) and, on Linux, peak memories (MB) of both, round by round."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "demonstration.dialogarkiv"
        build(archive, norway.date(datetime.datetime.now(datetime.UTC)))
        # The first start makes settings and caches, and is nobody's usual morning.
        for program in (SUBJECT, BARE):
            _painted(program, archive)
        pairs = [(_painted(SUBJECT, archive), _painted(BARE, archive)) for _ in range(rounds)]
    ours, bare = ([*runs] for runs in zip(*pairs, strict=True))
    times = "first paint with the day list, ms", _part(ours, 0), _part(bare, 0), WALL_GOAL
    sizes = "peak memory at first paint, MB", _part(ours, 1), _part(bare, 1), MEMORY_GOAL
    return [times, sizes] if all(sizes[2]) else [times]


def _part(runs: list[tuple[float, float]], place: int) -> list[float]:
    return [run[place] for run in runs]


def _painted(program: str, archive: Path) -> tuple[float, float]:
    """Run a program to its first paint; returns milliseconds and megabytes."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "DIALOG_APP_HOME": str(archive.parent / "home"),
    }
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", REPORT + program, str(archive)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        timeout=120,
    )
    painted, peak = done.stdout.split()
    return (float(painted) - started) * 1000, int(peak) / 1024

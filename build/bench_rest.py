"""How quiet a running day is that nobody touches, and what quiet costs the archive."""

import datetime
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LIMIT: Final = 2.0
SECONDS: Final = 30
SETTLING: Final = 5
LINES: Final = 10
FRAME: Final = 16.0
"""How many milliseconds the window may be kept waiting without anybody noticing."""
_SWITCHES: Final = "voluntary_ctxt_switches:"

WINDOW: Final = """
import sys
from pathlib import Path
from bench_stage import Stage
stage = Stage(Path(sys.argv[1]))
print("ready", flush=True)
stage.stay()
"""


def at_rest() -> list[tuple[str, list[float], list[float], float]]:
    """Return voluntary context switches a second for each of thirty seconds, and the limit.

    Empty where the system does not tell them (only Linux does).
    """
    if not sys.platform.startswith("linux"):
        return []
    with tempfile.TemporaryDirectory() as folder, _window(Path(folder)) as window:
        assert window.stdout is not None  # noqa: S101 - asked for below
        window.stdout.readline()
        time.sleep(SETTLING)
        before = _switches(window.pid)
        time.sleep(SECONDS)
        after = _switches(window.pid)
        window.kill()
    # A thread that ended meanwhile takes its own count with it, never that of the others.
    rate = sum(count - before.get(thread, 0) for thread, count in after.items()) / SECONDS
    return [("context switches a second at rest, of 2", [rate], [LIMIT], 1.0)]


def bringing_together(rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    """Return times (ms) to bring all that ten lines of text left into the one file, and the limit.

    It is done when nothing has been written for two seconds: the next key may come just then.
    """
    from dialog_app.cli.demo import build
    from dialog_app.core import norway
    from dialog_app.core.commands import findings
    from dialog_app.desk.laptop import ThisLaptop
    from dialog_app.desk.session import Session
    from dialog_app.storage.archive import open_archive

    laptop = ThisLaptop("laptop-1")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "rest.dialogarkiv"
        build(place, norway.date(datetime.datetime.now(datetime.UTC)))
        archive = open_archive(place, laptop)
        session = Session(archive, laptop)
        desk = session.day_desk(session.days()[0].id)
        times = []
        for number in range(rounds * LINES):
            desk.run(findings.add_note, f"Det tar for lang tid å få svar, {number}")
            if number % LINES == LINES - 1:
                started = time.perf_counter()
                archive.standing.gather()
                times.append((time.perf_counter() - started) * 1000)
        archive.close()
    return [("ten lines brought into the file, ms, of 16", times, [FRAME], 1.0)]


def _window(folder: Path) -> "subprocess.Popen[str]":
    screens = os.path.relpath(ROOT / "tests" / "data" / "screens.json", ROOT)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "DIALOG_APP_HOME": str(folder / "home"),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "build"))),
    }
    call = [sys.executable, "-c", WINDOW, str(folder / "rest.dialogarkiv")]
    return subprocess.Popen(call, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def _switches(pid: int) -> dict[str, int]:
    """Return how often each thread has waited for something, by its number."""
    return {
        thread: int(line.split()[1])
        for thread, status in _statuses(pid)
        for line in status.splitlines()
        if line.startswith(_SWITCHES)
    }


def _statuses(pid: int) -> Iterator[tuple[str, str]]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        yield thread.name, (thread / "status").read_text(encoding="ascii")

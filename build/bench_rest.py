"""How often a running day that nobody touches wakes the processor, over all its threads."""

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

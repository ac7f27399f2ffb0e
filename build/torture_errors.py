"""The disk fails at the n-th thing asked of it, for every n of real work: EIO and ENOSPC.

The failing is done by `fail.c`, in front of the system, in the process that works
(`torture_failing`): once, or from then on until the failure has been told. Work is done at the
`Desk` on an open archive (steps, undo, drafts, rest, backup, closing a day), through the window's
`DayBridge`, and opening an archive itself. Afterwards the archive is opened and looked through:
what was acknowledged is there, what was told to have failed is not, and the kind is right.
"""

import errno
import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from torture_archive import workshop
from torture_failing import Found, Sweep
from torture_faults import library
from torture_table import Line, Scale, control, none_of

ROOT: Final = Path(__file__).resolve().parent.parent
PROCESSES: Final = 2

WAYS: Final = {
    "steps": "disk errors under steps, drafts and rest",
    "day": "disk errors under a backup and closing a day",
    "bridge": "disk errors under the window's bridge",
    "opening": "disk errors while opening",
}
STRIDES: Final[dict[Scale, dict[str, int]]] = {
    "quick": dict.fromkeys(WAYS, 29),
    "ci": {**dict.fromkeys(WAYS, 1), "day": 17},
    "full": dict.fromkeys(WAYS, 1),
}
"""Every so many-th operation fails; those of a backup and of closing a day are many."""

_QUICK: Final = ("steps", "bridge")


def swept(sweep: Sweep, failing: Path) -> Found:
    """Run a sweep in a process of its own."""
    failed = {
        "LD_PRELOAD": str(failing),
        "FAIL_DIR": sweep.folder,
        "FAIL_ERRNO": str(sweep.error),
        **({"FAIL_STICKY": "1"} if sweep.sticky else {}),
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "build" / "torture_failing.py"), sweep.as_json()],
        env={**os.environ, **failed},
        stdout=subprocess.PIPE,
        check=True,
    )
    said = json.loads(done.stdout)
    return Found(said["tried"], Counter(said["told"]), Counter(said["wrong"]))


def sweeps(folder: Path, scale: Scale) -> list[Sweep]:
    """Return every way of failing."""
    strides = STRIDES[scale]
    ways = list(itertools.product(WAYS, (False, True), (errno.EIO, errno.ENOSPC), (False, True)))
    if scale == "quick":
        ways = [way for way in ways if way[1:] == (True, errno.EIO, True) and way[0] in _QUICK]
    return [
        Sweep(
            str(folder / str(number)),
            *way,
            stride=strides[way[0]],
            first=1 + number % strides[way[0]],
        )
        for number, way in enumerate(ways)
    ]


def run(scale: Scale) -> list[Line]:
    """Let the disk fail in every way; raises `NotRun`."""
    with workshop() as folder:
        failing = library("fail", folder)
        deaf = Sweep(
            str(folder / "deaf"),
            "steps",
            encrypted=False,
            error=errno.EIO,
            sticky=True,
            stride=11,
            deaf=True,
        )
        every = [deaf, *sweeps(folder, scale)]
        with ThreadPoolExecutor(PROCESSES) as pool:
            found = list(pool.map(lambda sweep: swept(sweep, failing), every))
    return [*_controls(found[0]), *_lines(every[1:], found[1:])]


def _controls(deaf: Found) -> list[Line]:
    lost = deaf.wrong["not what was acknowledged"]
    return [control("a store that does not listen: lost", deaf.tried, lost)]


def _lines(every: list[Sweep], found: list[Found]) -> list[Line]:
    lines: list[Line] = []
    for way, what in WAYS.items():
        tried, told, wrong = 0, Counter[str](), Counter[str]()
        for sweep, one in zip(every, found, strict=True):
            if sweep.way == way:
                tried += one.tried
                told += one.told
                wrong += one.wrong
        if not tried:
            continue
        why = "".join(f"; {n} {kind}" for kind, n in wrong.items())
        lines.append(none_of(f"{what}{why}", tried, wrong.total()))
        # A disk that never failed would prove nothing.
        lines.append(control(f"{what}, told: {_counts(told)}", tried, told.total()))
    return lines


def _counts(told: Counter[str]) -> str:
    return ", ".join(f"{n} {kind}" for kind, n in sorted(told.items()))

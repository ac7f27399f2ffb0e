"""The tests that are marked long: too heavy for those who run the suite while they work."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from torture_table import Line, Scale, all_of, control

_MARKED: Final = """
import pytest


@pytest.mark.long
def test_one_that_fails() -> None:
    assert 1 == 2
"""
_OWN: Final = ["-p", "no:cacheprovider", "--override-ini=addopts=", "--rootdir"]
_COUNTED: Final = re.compile(r"(\d+) (passed|failed|error)")


def run(scale: Scale) -> list[Line]:
    """Run them, on two processors where there are two; a skipped one is counted nowhere."""
    with TemporaryDirectory() as folder:
        Path(folder, "test_control.py").write_text(_MARKED, encoding="utf-8")
        found = _counts([*_OWN, folder, folder], tell=False)
    lines = [control("a test that is marked long and fails", 1, found.get("failed", 0))]
    if scale != "quick":
        counts = _counts(["-n", str(min(2, os.cpu_count() or 1)), "tests"])
        lines.append(all_of("tests that are marked long", sum(counts.values()), counts["passed"]))
    return lines


def _counts(arguments: list[str], *, tell: bool = True) -> dict[str, int]:
    """Return how many passed, failed and broke; with `tell`, print what failed as it was told."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "long", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if tell and done.returncode != 0:
        print(done.stdout[-20_000:], file=sys.stderr)
    told = done.stdout.strip().rsplit("\n", 1)[-1]
    return {"passed": 0} | {name: int(count) for count, name in _COUNTED.findall(told)}

"""The program starting itself, for one task in a process that can be ended."""

import os
import sys
from pathlib import Path


def call(asked: str) -> list[str]:
    """Return the call that does `asked`: the program itself, or its command where it is packed."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name("dialog-app" + own.suffix)), asked]
    # Nothing is taken from the folder somebody happens to stand in.
    return [sys.executable, "-P", "-m", "dialog_app", asked]


def environment() -> dict[str, str]:
    """Return an environment in which a child started from anywhere finds the program."""
    if getattr(sys, "frozen", False):
        return dict(os.environ)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

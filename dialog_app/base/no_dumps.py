"""Keeping what is in memory out of files the system writes when a program breaks down."""

import contextlib
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4
# No box about a fault, no box about a missing disk, and no report that takes the memory along.
_SEM_QUIET: Final = 0x0001 | 0x0002 | 0x8000


def limit() -> None:
    """Let no core file be written, where the system has a limit for it; never fails."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid() -> None:
    """Let nobody take a picture of the memory, a core handler or Windows' reports; never fails.

    A handler that is handed the core by way of a pipe does not heed the limit. It takes a moment,
    so it is done once the first paint is out, and before anything is unlocked.
    """
    with contextlib.suppress(OSError, AttributeError, ImportError):
        import ctypes

        if sys.platform == "win32":
            ctypes.windll.kernel32.SetErrorMode(_SEM_QUIET)
        elif sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)

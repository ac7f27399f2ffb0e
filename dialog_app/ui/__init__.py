"""The window, the wall and everything drawn with Qt."""

import ctypes
import sys
from typing import Final

_REFERENCES: Final = 1 << 40


def _keep_singletons() -> None:
    # WORKAROUND: PySide6 6.12 hands out None, True and False without counting the reference.
    # From Python 3.12 on they live for ever; on 3.11 the program ends with "deallocating None"
    # after some thousand calls into Qt. Counted up once, they outlive any day.
    # Kept until PySide6 counts again or 3.11 is left behind; tests/ui/test_kit_singletons.py.
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for kept in (None, True, False):
        ctypes.c_ssize_t.from_address(id(kept)).value += _REFERENCES


_keep_singletons()

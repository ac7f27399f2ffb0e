"""Which printer is the usual one, asked in a process of its own.

Qt's question waits for the print system, and the binding holds Python still meanwhile on every
thread: with a print server that is silent the window would stand for half a minute. A process can
be ended instead.
"""

import os
import subprocess
import sys
import time
from typing import Final

from dialog_app.base import own_child
from dialog_app.ui.jobs import Token

ASKED: Final = "--usual-printer"
"""The argument with which the program answers this one question, and ends."""

LONGEST_WAIT: Final = 5.0
_LOOK_EVERY: Final = 0.05


def usual_printer(token: Token, wait: float = LONGEST_WAIT) -> str | None:
    """Return the name of the usual printer, empty where there is none.

    None means that no answer came within `wait` seconds, or that nobody waits for it any more.
    """
    try:
        asked = _started()
    except OSError:
        return None
    try:
        return _answer(asked, token, time.monotonic() + wait)
    finally:
        asked.kill()
        asked.communicate()


def answer() -> int:
    """Write the name of the usual printer; return the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinterInfo

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    # Written past Python's own streams, which a program without a console does not have.
    os.write(1, QPrinterInfo.defaultPrinterName().encode())
    return 0 if app is not None else 1


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own program, and nothing typed
        own_child.call(ASKED),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _answer(asked: "subprocess.Popen[bytes]", token: Token, until: float) -> str | None:
    while not token.cancelled and time.monotonic() < until:
        try:
            said, _ = asked.communicate(timeout=_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            continue
        return said.decode(errors="replace").strip() if asked.returncode == 0 else None
    return None

"""A real X server that nobody sees, with monitors that come and go as on a laptop."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

WIDTH: Final = 1366
HEIGHT: Final = 768
LAPTOP: Final = "laptop"
PROJECTOR: Final = "projector"
NEEDED: Final = ("Xvfb", "xrandr")
_SHOWN_IN_MM: Final = (361, 203)


def missing() -> str:
    """Return what is not installed of what an unseen X server needs; empty when all is."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


class XServer:
    """An X server with a laptop's screen at the left and room for a projector beside it.

    Qt sees monitors as screens that come and go.
    """

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program whose windows open here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def plug_in(self) -> None:
        """Plug the projector in."""
        self._change("--setmonitor", PROJECTOR, _place(WIDTH), "none")

    def unplug(self) -> None:
        """Pull the projector's cable."""
        self._change("--delmonitor", PROJECTOR)

    def turn_on(self) -> None:
        """Turn the laptop's own screen on, and plug the projector in."""
        self._change("--setmonitor", LAPTOP, _place(0), "screen")
        self.plug_in()

    def _change(self, *words: str) -> None:
        call = ["xrandr", "--display", self.display, *words]
        subprocess.run(call, check=True, timeout=30, stdout=subprocess.DEVNULL)


@contextmanager
def x_server() -> Iterator[XServer]:
    """Start an X server that nobody sees, with both monitors on; it ends with the block."""
    # The server chooses a free number itself and writes it when it is ready for clients.
    read, write = os.pipe()
    screen = f"{2 * WIDTH}x{HEIGHT}x24"
    call = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-noreset",
        "-nolisten",
        "tcp",
        "-screen",
        "0",
        screen,
    ]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(call, pass_fds=(write,), stdout=quiet, stderr=quiet)
    try:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "the X server did not start"
        made = XServer(f":{number}")
        made.turn_on()
        yield made
    finally:
        server.terminate()
        server.wait()


def _place(left: int) -> str:
    wide, high = _SHOWN_IN_MM
    return f"{WIDTH}/{wide}x{HEIGHT}/{high}+{left}+0"

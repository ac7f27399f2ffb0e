"""A real X server that nobody sees, with monitors that come and go as on a laptop."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 1366
HEIGHT: Final = 768
LAPTOP: Final = "laptop"
PROJECTOR: Final = "projector"
NEEDED: Final = ("Xvfb", "xrandr")
_SHOWN_IN_MM: Final = (361, 203)
_TIMEOUT: Final = 60


def missing() -> str:
    """Return what is not installed of what an unseen X server needs; empty when all is."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


@dataclass(frozen=True, slots=True)
class Monitor:
    """A screen: its name, its place on the desktop, and whether it is the server's own output."""

    name: str
    left: int
    width: int = WIDTH
    height: int = HEIGHT
    output: str = "none"

    @property
    def rect(self) -> list[int]:
        """Left, top, width, height."""
        return [self.left, 0, self.width, self.height]


_LAPTOP: Final = Monitor(LAPTOP, 0, output="screen")
_PROJECTOR: Final = Monitor(PROJECTOR, WIDTH)


class XServer:
    """An X server with a laptop's screen at the left and room for a projector beside it.

    Qt sees monitors as screens that come and go.
    """

    def __init__(self, display: str) -> None:
        self.display = display
        self._plugged: dict[str, Monitor] = {}

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program whose windows open here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def plug_in(self) -> None:
        """Plug the projector in."""
        self.plug(_PROJECTOR)

    def unplug(self) -> None:
        """Pull the projector's cable."""
        self.pull(_PROJECTOR)

    def turn_on(self) -> None:
        """Turn the laptop's own screen on, and plug the projector in."""
        self.plug(_LAPTOP)
        self.plug_in()

    def plug(self, monitor: Monitor) -> None:
        """Plug any screen in, in the place of what it was before."""
        before = self._plugged.get(monitor.name)
        if before == monitor:
            return
        if before is not None:
            self.pull(before)
        self._change("--setmonitor", monitor.name, _place(monitor), monitor.output)
        self._plugged[monitor.name] = monitor

    def pull(self, monitor: Monitor) -> None:
        """Pull any screen's cable."""
        self._change("--delmonitor", monitor.name)
        self._plugged.pop(monitor.name, None)

    def _change(self, *words: str) -> None:
        call = ["xrandr", "--display", self.display, *words]
        subprocess.run(call, check=True, timeout=_TIMEOUT, stdout=subprocess.DEVNULL)


@contextmanager
def x_server(width: int = 2 * WIDTH, height: int = HEIGHT) -> Iterator[XServer]:
    """Start an X server that nobody sees, with both monitors on; it ends with the block."""
    # The server chooses a free number itself and writes it when it is ready for clients.
    read, write = os.pipe()
    screen = f"{width}x{height}x24"
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


def _place(monitor: Monitor) -> str:
    wide, high = _SHOWN_IN_MM
    return f"{monitor.width}/{wide}x{monitor.height}/{high}+{monitor.left}+0"

"""A real print system of our own: CUPS with a queue that keeps what it prints as PDF files."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

NAME: Final = "dialogdag-proeve"
BACKEND: Final = Path("/usr/lib/cups/backend/cups-pdf")
DRIVER: Final = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
PROGRAMS: Final = ("cupsd", "lpadmin", "lp", "lpoptions", "lpstat", "cupsdisable", "cupsenable")
_CONFIGURATIONS: Final = Path("/etc/cups")
_LONGEST: Final = 30
_LOOK_EVERY: Final = 0.05

_FILES: Final = """\
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
SystemGroup root
Sandboxing relaxed
"""
_SERVER: Final = """\
LogLevel info
Listen {folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_QUEUE: Final = """\
Out {folder}/out
AnonDirName {folder}/out
Spool {folder}/spooled
Log {folder}
Label 1
"""


def missing() -> str:
    """Return why no print system can be started here; empty when one can."""
    if not sys.platform.startswith("linux"):
        return "only Linux has this print system"
    if os.geteuid() != 0:
        return "only root can start a print system"
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    lacking += [str(path) for path in (BACKEND, DRIVER) if not path.exists()]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


class PrintQueue:
    """A queue of a print system that nobody else uses."""

    def __init__(self, folder: Path, system: "subprocess.Popen[bytes]") -> None:
        self._folder = folder
        self._system = system
        self._environment = {**os.environ, "CUPS_SERVER": self.server}

    @property
    def server(self) -> str:
        """Return what programs are told to find the print system by."""
        return str(self._folder / "socket")

    def put_up(self) -> None:
        """Add the queue, or put it right again."""
        uri = f"cups-pdf:/{_configuration(self._folder).stem.removeprefix('cups-pdf-')}"
        self._run("lpadmin", "-p", NAME, "-E", "-v", uri, "-P", str(DRIVER))
        self._run("cupsenable", NAME)

    def take_away(self) -> None:
        """Let the printer vanish."""
        self._run("lpadmin", "-x", NAME)

    def pause(self) -> None:
        """Let the printer stand still."""
        self._run("cupsdisable", NAME)

    def printed(self, jobs: int) -> list[bytes]:
        """Return what came out, in order, when so many jobs are done; fail where they never are."""
        until = time.monotonic() + _LONGEST
        while time.monotonic() < until:
            done = len(self._run("lpstat", "-W", "completed").splitlines())
            files = sorted((self._folder / "out").glob("*.pdf"), key=_job_of)
            if done >= jobs and len(files) >= jobs:
                return [file.read_bytes() for file in files]
            _let_work(self._system)
        raise AssertionError((self._folder / "error").read_text(encoding="utf-8")[-2000:])

    def _run(self, *call: str) -> str:
        run = subprocess.run(
            call, check=True, capture_output=True, text=True, env=self._environment
        )
        return run.stdout


@contextmanager
def started() -> Iterator[PrintQueue]:
    """Start a print system with one queue for as long as the block lasts."""
    # Programs of the print system run as another user, who must get in here.
    folder = Path(tempfile.mkdtemp(prefix="dialogdag-print-"))
    folder.chmod(0o755)
    for name in ("root", "spool", "cache", "state", "tmp", "out"):
        (folder / name).mkdir()
    for name in ("tmp", "out"):
        (folder / name).chmod(0o1777)
    (folder / "files.conf").write_text(_FILES.format(folder=folder), encoding="utf-8")
    (folder / "server.conf").write_text(_SERVER.format(folder=folder), encoding="utf-8")
    configuration = _configuration(folder)
    configuration.write_text(_QUEUE.format(folder=folder), encoding="utf-8")
    call = ["cupsd", "-f", "-c", str(folder / "server.conf"), "-s", str(folder / "files.conf")]
    server = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(folder / "socket", server)
        yield PrintQueue(folder, server)
    finally:
        server.terminate()
        server.wait(_LONGEST)
        configuration.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(socket: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _LONGEST
    while not socket.exists():
        assert time.monotonic() < until, "the print system opens no socket"
        _let_work(server)


def _let_work(server: "subprocess.Popen[bytes]") -> None:
    """Wait a moment for the print system; fail where it has ended instead."""
    with suppress(subprocess.TimeoutExpired):
        server.wait(_LOOK_EVERY)
        raise AssertionError("the print system has ended")


def _configuration(folder: Path) -> Path:
    """Return where the queue's own configuration has to be; nobody else's is touched."""
    return _CONFIGURATIONS / f"cups-pdf-{folder.name}.conf"


def _job_of(file: Path) -> int:
    """Return the number in «job_12-Dialogdag.pdf»."""
    return int(file.name.split("-")[0].removeprefix("job_"))

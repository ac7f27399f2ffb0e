"""Make the project's environment in .venv from requirements.lock, once per lock file."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OLDEST_PYTHON: Final = (3, 11)

# What Qt needs of a Debian system: to draw unseen, to open a window, and to print.
DEBIAN_PACKAGES: Final = (
    *("libcups2", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0"),
    *("libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0"),
    *("libxcb-xkb1", "libxkbcommon0", "libxkbcommon-x11-0"),
)

# What the tests of windows on a real desktop need: programs, and the packages that hold them.
DESKTOP: Final = {"Xvfb": "xvfb", "xrandr": "x11-xserver-utils"}

# What the tests of paper need: who reads a PDF as a screen reader does, and what its judge runs on.
PAPER: Final = {"pdfinfo": "poppler-utils", "java": "default-jre-headless"}

# What the tests of printing need: a print system, and a printer that prints to files.
PRINTING: Final = {
    "cupsd": "cups",
    "lp": "cups-client",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
}

# What the torture compiles the libraries with that record a disk and let one fail.
COMPILER: Final = {"cc": "gcc libc6-dev"}

_QT_PARTS: Final = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Pdf.so.6",
    "lib/libQt6PrintSupport.so.6",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqxcb.so",
    "plugins/printsupport/libcupsprintersupport.so",
)


class SetupFailedError(SystemExit):
    """The environment could not be made; the message says what to do."""


def tell(message: str) -> None:
    """Say something about the house; never on stdout, which belongs to the program."""
    print(message, file=sys.stderr, flush=True)


def ready(root: Path = ROOT) -> Path:
    """Return the Python of an environment that agrees with requirements.lock, made if need be.

    Raises SetupFailedError when it cannot be made.
    """
    python = _python_of(root / ".venv")
    mark = root / ".venv" / "made-from"
    wanted = stamp(root)
    if python.exists() and mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return python
    if sys.version_info < OLDEST_PYTHON:
        raise SetupFailedError("Dialogdag needs Python 3.11 or newer.")
    tell("Setting up .venv (once; some minutes the first time) ...")
    _make_environment(root, python)
    _install(root, python)
    _add_system_libraries(python)
    mark.write_text(wanted, encoding="utf-8")
    tell("Set up.")
    return python


def add_desktop() -> None:
    """Install what an unseen desktop needs, or tell how; tests that need it are skipped without."""
    _add(DESKTOP, "Some tests open windows on a desktop that nobody sees.")


def add_paper() -> None:
    """Install what judges PDFs, or tell how; tests that need it are skipped without."""
    _add(PAPER, "Some tests read PDFs with other programs.")


def add_printing() -> None:
    """Install a print system where we are root, as the tests that start one must be."""
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        _add(PRINTING, "Some tests print, on a print system of their own.")


def add_compiler() -> None:
    """Install a C compiler, or tell how."""
    _add(COMPILER, "Some parts of the torture are compiled.")


def _add(programs: Mapping[str, str], why: str) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = [package for program, package in programs.items() if shutil.which(program) is None]
    if missing:
        tell(why)
        _install_packages(missing)


def become(command: list[str]) -> int:
    """Let another program take this one's place, with its signals; return its exit code.

    It stays where we are. Only Windows, which cannot do this, comes back with the code.
    """
    if sys.platform != "win32":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606 - a program and its arguments, no shell
    return subprocess.call(command)


def stamp(root: Path) -> str:
    """Return what an environment of this folder is known by: its lock file and its place."""
    locked = hashlib.sha256((root / "requirements.lock").read_bytes()).hexdigest()
    return f"{locked}\n{root}\n"


def missing_libraries(listing: str) -> set[str]:
    """Return the libraries that a listing of `ldd` could not find, Qt's own left out."""
    lines = (line.split() for line in listing.splitlines() if line.endswith("=> not found"))
    return {words[0] for words in lines if not words[0].startswith(("libQt6", "libicu"))}


def install_command(packages: Iterable[str], *, is_root: bool) -> str:
    """Return the line for a shell that installs Debian packages."""
    sudo = "" if is_root else "sudo "
    names = " ".join(packages)
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {names}"


def _python_of(environment: Path) -> Path:
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def _make_environment(root: Path, python: Path) -> None:
    works = python.exists() and subprocess.run([python, "-c", ""], check=False).returncode == 0
    if works:
        return
    if importlib.util.find_spec("ensurepip") is None:
        _install_packages(["python3-venv"])
    _must([sys.executable, "-m", "venv", "--clear", str(root / ".venv")])


def _install(root: Path, python: Path) -> None:
    locked = str(root / "requirements.lock")
    _must([str(python), "-m", "pip", "install", "-qq", "--require-hashes", "-r", locked])
    where = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    answer = subprocess.run([python, "-c", where], check=True, capture_output=True, text=True)
    # The checkout itself, so that a change is in force at once, from any folder.
    (Path(answer.stdout.strip()) / "dialog_app_checkout.pth").write_text(f"{root}\n", "utf-8")


def _must(command: list[str]) -> None:
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise SetupFailedError(f"Setting up stopped at: {' '.join(command)}")


def _add_system_libraries(python: Path) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = set[str]()
    for part in _qt_parts(python):
        listing = subprocess.run(["ldd", part], check=False, capture_output=True, text=True)
        missing |= missing_libraries(listing.stdout)
    if missing:
        tell(f"Qt misses system libraries: {', '.join(sorted(missing))}.")
        _install_packages(DEBIAN_PACKAGES)


def _qt_parts(python: Path) -> Iterator[Path]:
    for folder in python.parent.parent.glob("lib/python*/site-packages/PySide6/Qt"):
        yield from (folder / part for part in _QT_PARTS)


def _install_packages(packages: Iterable[str]) -> None:
    """Install Debian packages if we may without asking; else tell the command."""
    is_root = os.geteuid() == 0
    command = install_command(packages, is_root=is_root)
    if shutil.which("apt-get") is None:
        tell(f"Please install what these Debian packages hold: {' '.join(packages)}")
    elif is_root or _may_sudo():
        tell(f"Installing: {command}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["sh", "-c", command], stdout=sys.stderr, env=quiet, check=False)
    else:
        tell(f"Please run: {command}")


def _may_sudo() -> bool:
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0

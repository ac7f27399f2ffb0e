"""Freeze the program into dist/Dialogdag with PyInstaller, and see that it stands on its own.

python3 build/freeze.py              freeze, then run its self-test with .venv moved away
python3 build/freeze.py --check      only the self-test of what was frozen before
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import dev_setup
import evil_home
from dev_setup import ROOT, tell

FOLDER: Final = ROOT / "dist" / "Dialogdag"
SECONDS_OF_THE_WINDOW: Final = 8
ARGUMENTS: Final = (
    *("-m", "PyInstaller", "build/dialog_app.spec", "--noconfirm", "--log-level", "WARN"),
    *("--workpath", ".scratch", "--distpath", "dist"),
)


def main(argv: Sequence[str]) -> int:
    """Return 0 when the frozen program is there and passes its self-test."""
    if "--check" not in argv and not _freeze():
        return 1
    lacking = sorted(_missing_libraries(FOLDER))
    if lacking:
        print(f"freeze: left out, but needed: {', '.join(lacking)}")
        return 1
    with _away(ROOT / ".venv"), tempfile.TemporaryDirectory() as empty:
        code = subprocess.call(
            [str(_program("dialog-app")), "self-test"], cwd=empty, env=bare_environment()
        )
        ran = what_runs_from_home()
        stays = window_stays_open(empty)
    megabytes = sum(file.stat().st_size for file in _files(FOLDER)) / 1e6
    print(f"freeze: {megabytes:.0f} MB in {FOLDER.relative_to(ROOT)}")
    window = "stays open" if stays else "does not stay open"
    print(f"freeze: self-test exit code {code}; the window {window}")
    print(f"freeze: in a home full of code it ran {', '.join(ran) or 'none of it'}")
    return 0 if code == 0 and stays and not ran else 1


def bare_environment() -> dict[str, str]:
    """Return the environment of `env -i`; Windows cannot start a program without these."""
    kept = ("SYSTEMROOT", "TEMP", "LOCALAPPDATA") if sys.platform == "win32" else ()
    return {name: os.environ[name] for name in kept if name in os.environ}


def what_runs_from_home() -> list[str]:
    """Return what the program runs of a home full of code; the self-test must pass there too."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        evil = evil_home.furnish(home) | evil_home.of_python(home)
        code = subprocess.call(
            [str(_program("dialog-app")), "self-test"],
            cwd=home,
            env=bare_environment() | evil | {"DIALOG_APP_HOME": str(home / "own")},
            stdout=subprocess.DEVNULL,
        )
        return evil_home.traces(home) + ([] if code == 0 else [f"something: exit code {code}"])


def window_stays_open(home: str) -> bool:
    """Return whether the window, unseen and with a new archive, is still there after a while."""
    unseen = {"QT_QPA_PLATFORM": "offscreen", "DIALOG_APP_HOME": home}
    window = subprocess.Popen([_program("Dialogdag")], cwd=home, env=bare_environment() | unseen)
    try:
        window.wait(timeout=SECONDS_OF_THE_WINDOW)
    except subprocess.TimeoutExpired:
        return True
    finally:
        window.kill()
        window.wait()
    return False


def _freeze() -> bool:
    python = dev_setup.ready()
    same_every_time = {**os.environ, "PYTHONHASHSEED": "0"}
    steps = ([*ARGUMENTS], ["build/sbom.py", os.fspath(FOLDER)])
    return all(
        subprocess.call([python, *step], cwd=ROOT, env=same_every_time) == 0 for step in steps
    )


def _program(name: str) -> Path:
    return FOLDER / (f"{name}.exe" if sys.platform == "win32" else name)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _missing_libraries(folder: Path) -> set[str]:
    """Return the libraries of Qt that packed files need and that were left out.

    Of the system's own, such as Wayland's, a machine without a screen has not all.
    """
    if not sys.platform.startswith("linux"):
        return set()
    libraries = [path for path in _files(folder) if ".so" in path.name]
    listing = subprocess.run(["ldd", *libraries], capture_output=True, text=True, check=False)
    lines = (line.split() for line in listing.stdout.splitlines() if line.endswith("=> not found"))
    return {words[0] for words in lines if words[0].startswith(("libQt6", "libpyside", "libicu"))}


@contextmanager
def _away(folder: Path) -> Iterator[None]:
    """Move a folder aside for as long as the block lasts."""
    if not folder.exists():
        yield
        return
    aside = folder.rename(folder.with_name(f"{folder.name}-aside"))
    tell(f"{folder.name} is aside while the frozen program is tried.")
    try:
        yield
    finally:
        aside.rename(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The commands of the house. They need Python only, and make .venv themselves.

python3 build/dev.py run                the window, with a demonstration day
python3 build/dev.py run -- ARGS        the command line: `dialog-app ARGS`
python3 build/dev.py test [ARGS]        the tests; ARGS go on to pytest
python3 build/dev.py check              lint, format, types, import rules, texts
python3 build/dev.py torture [--ci]     what is promised of the archive, on a failing machine
python3 build/dev.py screens DIR        a picture of every screen, without a screen
python3 build/dev.py lock [--upgrade]   renew requirements.lock
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import dev_setup
from dev_setup import ROOT, become, tell

WITHOUT_A_SCREEN: Final = """\
There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
Without one: `python3 build/dev.py screens DIR` makes a picture of every screen, and
`python3 build/dev.py run -- --help` tells what the command line can do.
To open a window that nobody sees, set QT_QPA_PLATFORM=offscreen."""

IN_HALVES: Final = ("-n", "2", "--dist", "worksteal")
LOCK_OPTIONS: Final = (
    *("--group", "test", "--group", "lint", "--group", "build"),
    *("--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate", "--quiet"),
)

IMPORT_RULES: Final = "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"

_COMPILES_EACH_TIME: Final = "PYTHONDONTWRITEBYTECODE"
# Each is a script of its own in build/, run in the project's environment.
SCRIPTS: Final = ("bench", "screens", "torture")


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; 2 when there is no such command."""
    name, *rest = argv or ["help"]
    command = COMMANDS.get(name)
    if command is not None:
        return command(rest)
    if name in SCRIPTS and (ROOT / "build" / f"{name}.py").is_file():
        return _python([f"build/{name}.py", *rest])
    print(__doc__, file=sys.stdout if name in ("help", "-h", "--help") else sys.stderr)
    return 0 if name in ("help", "-h", "--help") else 2


def screen_is_missing(platform: str, environment: Mapping[str, str]) -> bool:
    """Return whether a window would have no screen to open on."""
    if not platform.startswith("linux"):
        return False
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not any(environment.get(name) for name in named)


def test_arguments(rest: Sequence[str], processors: int) -> list[str]:
    """Return the arguments of pytest: all but the long tests, unless something is asked.

    The long ones are a part of the torture. On more than one processor, two are put to work: each
    takes a half in one piece, so that what a folder shares is made once, and helps the other then.
    """
    if rest:
        return ["-q", *rest]
    return ["-q", "-m", "not long", *(IN_HALVES if processors > 1 else [])]


def compiled_once(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which Python keeps what it has compiled, beside its sources.

    The tests start the program some hundred times, and the measurements time its start: it would
    compile itself each time, as it never does where it is installed.
    """
    return {name: value for name, value in environment.items() if name != _COMPILES_EACH_TIME}


def lock_arguments(rest: Sequence[str]) -> list[str]:
    """Return the arguments of uv that write requirements.lock: hashes, all systems, no address."""
    return ["pip", "compile", "pyproject.toml", *LOCK_OPTIONS, *rest, "-o", "requirements.lock"]


def _run(rest: Sequence[str]) -> int:
    arguments = list(rest[1:] if rest[:1] == ["--"] else rest)
    opens_a_window = not arguments or arguments[0] == "--archive"
    if opens_a_window and screen_is_missing(sys.platform, os.environ):
        tell(WITHOUT_A_SCREEN)
        return 1
    demonstration = [str(ROOT / "build" / "dev_demonstration.py")]
    program = ["-m", "dialog_app", *arguments] if arguments else demonstration
    return become([str(dev_setup.ready()), *program])


def _test(rest: Sequence[str]) -> int:
    dev_setup.add_desktop()
    dev_setup.add_paper()
    dev_setup.add_printing()
    return _python(["-m", "pytest", *test_arguments(rest, os.cpu_count() or 1)])


def _check(rest: Sequence[str]) -> int:
    del rest
    steps = {
        "lint": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "imports": ["-c", IMPORT_RULES],
        "texts": ["build/dev_texts.py"],
        "words": ["build/words.py", "--check"],
    }
    failed = [name for name, step in steps.items() if _python(step) != 0]
    print(f"check: {', '.join(failed)} failed" if failed else "check: all is well")
    return 1 if failed else 0


def _lock(rest: Sequence[str]) -> int:
    return _python(["-m", "uv", *lock_arguments(rest)])


def _python(arguments: Sequence[str]) -> int:
    """Run the environment's Python in the project's folder and return its exit code."""
    python = dev_setup.ready()
    try:
        return subprocess.call([str(python), *arguments], cwd=ROOT, env=compiled_once(os.environ))
    except KeyboardInterrupt:
        return 130


COMMANDS: Final[dict[str, Callable[[Sequence[str]], int]]] = {
    "run": _run,
    "test": _test,
    "check": _check,
    "lock": _lock,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

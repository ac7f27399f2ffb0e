"""Look through the project's own text files for what no file of it may hold."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

_PICTURES_AND_FONTS: Final = {
    ".icc",
    ".png",
    ".ico",
    ".svgz",
    ".ttf",
    ".otf",
    ".pdf",
    ".dialogarkiv",
}
_LEFT_OUT: Final = {".git", ".venv", ".scratch", "dist", "dist-installer", "__pycache__"}

# Written apart, so that this file does not hold them itself.
_PLACES: Final = re.compile(
    "|".join(
        (
            r"(?<![\w.])/" + "(work|root|opt)/",
            "/home/" + r"[a-z]\w*/",
            r"[A-Z]:\\\\?" + r"Users\\",
            "pypi" + r"\.org",
            "python" + r"hosted\.",
            "registry" + r"\.npm",
            r"deb\." + r"debian\.org",
        )
    )
)


def texts(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield name and content of every text file that is, or would be, tracked."""
    for name in _names(root):
        if Path(name).suffix not in _PICTURES_AND_FONTS and (root / name).is_file():
            yield name, (root / name).read_bytes().decode("utf-8", errors="replace")


def problems(root: Path = ROOT) -> list[str]:
    """Return one line per fault: encoding, line ends, syntax, places outside the project."""
    return [
        f"{name}: {fault}"
        for name, content in texts(root)
        for fault in (*_form(name, content), *_places(content), *_syntax(name, content))
    ]


def _names(root: Path) -> list[str]:
    """Return the names of the files git would track, or of all where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if answer.returncode == 0 and (root / ".git").exists():
        return sorted(set(filter(None, answer.stdout.split("\0"))))
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(
        path.as_posix()
        for path in found
        if not any(part in _LEFT_OUT or part.endswith("_cache") for part in path.parts)
    )


def _form(name: str, content: str) -> Iterator[str]:
    if "\ufffd" in content:
        yield "is not UTF-8"
    if "\r" in content and not name.endswith(".csv"):  # tables have them by RFC 4180
        yield "has Windows line ends"
    if content and not content.endswith("\n"):
        yield "does not end with a line end"
    for number, line in enumerate(content.split("\n"), start=1):
        if line != line.rstrip(" \t"):
            yield f"line {number} ends with blanks"


def _places(content: str) -> Iterator[str]:
    for number, line in enumerate(content.split("\n"), start=1):
        found = _PLACES.search(line)
        if found:
            yield f"line {number} names a place outside the project: {found.group()}"


def _syntax(name: str, content: str) -> Iterator[str]:
    read: Callable[[str], object] | None = {".toml": tomllib.loads, ".json": json.loads}.get(
        Path(name).suffix
    )
    try:
        if read is not None:
            read(content)
    except ValueError as error:
        yield f"cannot be read: {error}"


def main() -> int:
    """Print the faults and return 1 if there are any."""
    found = problems()
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

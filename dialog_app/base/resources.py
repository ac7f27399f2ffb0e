"""Shipped files, found alike in a checkout, an installed wheel and a frozen program."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

_MARK: Final = "words"


@cache
def root() -> Path:
    """Return the folder of the shipped files.

    Raises FileNotFoundError when the program came without them.
    """
    for place in _places():
        if (place / _MARK).is_dir():
            return place
    raise FileNotFoundError(_MARK)


def path(*parts: str) -> Path:
    """Return where a shipped file is; whether it exists is for the reader to find out."""
    return root().joinpath(*parts)


def table(*parts: str) -> dict[str, Any]:
    """Return a shipped TOML file as a table.

    Raises FileNotFoundError when it is not there.
    """
    return tomllib.loads(path(*parts).read_text(encoding="utf-8"))


def package_folder(package: str) -> Path | None:
    """Return the folder of an installed package without importing it, or None."""
    # A frozen program carries the package's files, not always the package.
    frozen = _frozen()
    if frozen is not None and (frozen / package).is_dir():
        return frozen / package
    # Not at the top: only icons ask, and a command line without a window never does.
    from importlib.util import find_spec

    spec = find_spec(package)
    found = list(spec.submodule_search_locations or ()) if spec is not None else []
    return Path(found[0]) if found else None


def _frozen() -> Path | None:
    place = getattr(sys, "_MEIPASS", None)
    return Path(place) if isinstance(place, str) else None


def _places() -> list[Path]:
    package = Path(__file__).resolve().parent.parent
    frozen = _frozen()
    within = [frozen / "resources"] if frozen is not None else []
    return [*within, package / "_resources", package.parent / "resources"]

"""The word files as flat tables: key with dots → text."""

import string
import tomllib
from functools import cache
from typing import Any

from tests.repository.source import ROOT

FOLDER = ROOT / "resources" / "words"
LANGUAGES = ("nb", "nn", "en")


@cache
def words(language: str) -> dict[str, str]:
    """Return every text of a language; the first segment of a key is its file."""
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        found |= _flat(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def facts(text: str) -> set[str]:
    """Return the names of the facts that a text needs."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def _flat(prefix: str, node: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in node.items():
        name = f"{prefix}.{key}"
        found |= _flat(name, value) if isinstance(value, dict) else {name: value}
    return found

"""Texts for people, read from the shipped word files, one file per language and area."""

import tomllib
from functools import cache
from typing import Final, Literal

from dialog_app.base import resources

Language = Literal["nb", "nn", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("nb", "nn", "en")

_PLURAL_FORMS: Final = {"one", "other"}


@cache
def _area(language: Language, area: str) -> dict[str, object]:
    try:
        words = resources.path("words", language, f"{area}.toml").read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return tomllib.loads(words)


def _is_plural(node: object) -> bool:
    return isinstance(node, dict) and bool(node) and set(node) <= _PLURAL_FORMS


class Texts:
    """The words of one language: call it with a key and the facts the sentence needs.

    The first segment of a key names the area (the file), the rest the place in it:
    ``words("live.next", title="Pause")``. Where the place holds ``one`` and ``other``, the fact
    ``n`` chooses. Facts are inserted as they are and never read as formats themselves.
    """

    def __init__(self, language: Language = "nb") -> None:
        if language not in LANGUAGES:
            raise ValueError(language)
        self._language: Final[Language] = language

    @property
    def language(self) -> Language:
        """The language these words are in."""
        return self._language

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the text of the key with the facts put in.

        Raises KeyError when the key, its plural form or one of its facts is missing.
        """
        node = self._node(key)
        if _is_plural(node) and isinstance(node, dict):
            node = node["one" if facts["n"] == 1 else "other"]
        if not isinstance(node, str):
            raise KeyError(key)
        return node.format(**facts)

    def has(self, key: str) -> bool:
        """Tell whether the key leads to a text."""
        try:
            node = self._node(key)
        except KeyError:
            return False
        return isinstance(node, str) or _is_plural(node)

    def keys(self, area: str) -> tuple[str, ...]:
        """List every key of one area, full length, sorted; plural forms count as one key."""
        return tuple(sorted(_leaves(_area(self._language, area), area)))

    def _node(self, key: str) -> object:
        area, *rest = key.split(".")
        node: object = _area(self._language, area)
        for segment in rest:
            if not isinstance(node, dict) or segment not in node:
                raise KeyError(key)
            node = node[segment]
        return node


def _leaves(node: object, prefix: str) -> list[str]:
    if not isinstance(node, dict) or _is_plural(node):
        return [prefix]
    return [leaf for name, child in node.items() for leaf in _leaves(child, f"{prefix}.{name}")]

"""A document as text and back, exactly: how approved minutes are kept for good.

What was kept is read by what it says of itself. A part that has got a field since is read without
it, as long as the field has a value to go without; anything else that is off is a damaged paper.
"""

import dataclasses
import json
import types
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.blocks import Document, canonical_hash, named

_NUMBERS: Final = (int, float)


def to_json(document: Document) -> str:
    """Return a document as JSON in plain ASCII."""
    return json.dumps(document, default=named, separators=(",", ":"))


def from_json(content: str) -> Document:
    """Return the document that `to_json` wrote; raises `RuleBroken("paper.damaged")`."""
    try:
        made: Document = _read(Document, json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise RuleBroken("paper.damaged") from wrong
    return made


def hash_of(content: str) -> str:
    """Return the content hash of a kept document, from the words it was kept in.

    It is the one the document had when it was kept, whatever parts of documents have become
    since. Raises `RuleBroken("paper.damaged")`.
    """
    try:
        kept = json.loads(content)
        hashed = {name: kept[name] for name in ("language", "title", "header")}
        passing = kept.get("passing", [])
        blocks = [one for one in (*kept["blocks"], *kept["closing"]) if one not in passing]
        return canonical_hash({**hashed, "blocks": blocks})
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise RuleBroken("paper.damaged") from wrong


def _read(hint: Any, value: Any) -> Any:
    """Return a value as its declared kind; raises ValueError, TypeError or KeyError."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(hint), value)
    if origin is tuple:
        return _several(get_args(hint)[0], value)
    if origin is Literal:
        return _known(get_args(hint), value)
    if _is_part(hint):
        return _part(hint, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    allowed = _NUMBERS if hint is float else (hint,)
    if type(value) not in allowed:
        raise TypeError
    return value


def _one_of(hints: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in hints:
        return None
    kinds = {str(hint.__name__): hint for hint in hints if _is_part(hint)}
    if kinds:
        return _read(kinds[value["block"]], value)
    (hint,) = (hint for hint in hints if hint is not type(None))
    return _read(hint, value)


def _several(hint: Any, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_read(hint, one) for one in value)


def _known(allowed: tuple[str, ...], value: Any) -> str:
    if value not in allowed:
        raise ValueError
    return str(value)


def _is_part(hint: Any) -> bool:
    return dataclasses.is_dataclass(hint)


def _part(kind: Any, value: Any) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or value["block"] != kind.__name__:
        raise TypeError
    given = {name: part for name, part in value.items() if name != "block"}
    if not given.keys() <= hints.keys():
        raise ValueError
    return kind(**{name: _read(hints[name], part) for name, part in given.items()})


@lru_cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)

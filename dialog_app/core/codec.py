"""Rows to plain JSON values and back, one way for the archive, the journal and day files."""

import datetime
import types
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row, Words

Plain = str | int | None | list[str] | dict[str, str]
R = TypeVar("R", bound=Row)


class Field:
    """How one field of a row is written and read."""

    __slots__ = ("name", "optional", "read", "required", "type", "write")

    def __init__(self, name: str, hint: Any, *, required: bool) -> None:
        self.name = name
        self.required = required
        self.optional, self.type = _without_none(hint)
        self.write, self.read = _ways(self.type)


def _without_none(hint: Any) -> tuple[bool, Any]:
    """Split «X | None» into (True, X)."""
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        return True, inner
    return False, hint


def _ways(hint: Any) -> tuple[Callable[[Any], Plain], Callable[[Any], Any]]:
    """Return the writer and the reader of a field of type `hint`."""
    if get_origin(hint) is Literal:
        return str, _one_of(get_args(hint))
    if get_origin(hint) is tuple:
        return list, _texts
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str, hint
    return _WAYS[hint]


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(value)
        return str(value)

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError(value)
    return tuple(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
        raise ValueError(value)
    return value


def _yes_no(value: Any) -> bool:
    if value not in (0, 1, True, False):
        raise ValueError(value)
    return bool(value)


def _words_out(value: Words) -> dict[str, str]:
    return {"nb": value.nb, "nn": value.nn, "en": value.en}


def _words_in(value: Any) -> Words:
    if not isinstance(value, dict) or set(value) - {"nb", "nn", "en"}:
        raise ValueError(value)
    return Words(**{language: _text(text) for language, text in value.items()})


def _stamp_out(value: datetime.datetime) -> str:
    return value.astimezone(datetime.UTC).isoformat(timespec="milliseconds")


def _stamp_in(value: Any) -> datetime.datetime:
    stamp = datetime.datetime.fromisoformat(_text(value))
    if stamp.tzinfo is None:
        raise ValueError(value)
    return stamp.astimezone(datetime.UTC)


_WAYS: dict[Any, tuple[Callable[[Any], Plain], Callable[[Any], Any]]] = {
    str: (str, _text),
    int: (int, _whole),
    bool: (int, _yes_no),
    Words: (_words_out, _words_in),
    datetime.date: (datetime.date.isoformat, datetime.date.fromisoformat),
    datetime.time: (lambda value: value.strftime("%H:%M"), datetime.time.fromisoformat),
    datetime.datetime: (_stamp_out, _stamp_in),
}


_KNOWN: dict[type[Row], tuple[Field, ...]] = {}


def fields_of(kind: type[Row]) -> tuple[Field, ...]:
    """Return the fields of a kind of row, in order: `id`, `origin`, then its own."""
    known = _KNOWN.get(kind)
    if known is None:
        hints = get_type_hints(kind)
        known = _KNOWN[kind] = tuple(
            Field(field.name, hints[field.name], required=field.default is field.default_factory)
            for field in fields(kind)
        )
    return known


def plain(row: Row) -> dict[str, Plain]:
    """Return the row as values that JSON can hold; times as ISO text, stamps in UTC."""
    result: dict[str, Plain] = {}
    for field in fields_of(type(row)):
        value = getattr(row, field.name)
        result[field.name] = None if value is None else field.write(value)
    return result


def row(kind: type[R], values: dict[str, Any]) -> R:
    """Build a row of `kind` from plain values; the exact inverse of `plain`.

    Raises `RuleBroken` (`row.field_missing`, `row.field_unknown`, `row.field_wrong`, with the
    fact `field`) when a field is missing, unknown or of the wrong kind.
    """
    known = fields_of(kind)
    unknown = set(values) - {field.name for field in known}
    if unknown:
        raise RuleBroken("row.field_unknown", field=min(unknown))
    return kind(**{field.name: _read(field, values) for field in known if _given(field, values)})


def _given(field: Field, values: dict[str, Any]) -> bool:
    if field.name in values:
        return True
    if field.required:
        raise RuleBroken("row.field_missing", field=field.name)
    return False


def _read(field: Field, values: dict[str, Any]) -> Any:
    value = values[field.name]
    if value is None and field.optional:
        return None
    try:
        return field.read(value)
    except (ValueError, TypeError) as wrong:
        raise RuleBroken("row.field_wrong", field=field.name) from wrong

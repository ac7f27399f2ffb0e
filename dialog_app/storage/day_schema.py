"""The JSON Schema of day files, made from the rows themselves so that the two cannot drift."""

import datetime
from enum import StrEnum
from typing import Any, Final, Literal, get_args, get_origin

from dialog_app.core import codec
from dialog_app.core.model.base import Row, Words
from dialog_app.core.plain import TEXT_LIMIT
from dialog_app.core.tables import DAY_ROWS, REGISTER_ROWS, table_name
from dialog_app.storage import marks_file
from dialog_app.storage.day_file import (
    COPY,
    FORMAT,
    ID,
    ID_FIELDS,
    MAY_BE_NEGATIVE,
    MAY_LACK,
    MOST,
    PARTS,
    VERSION,
)

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string", "maxLength": TEXT_LIMIT}
_YEAR: Final = "(19|2[01])[0-9]{2}"
_DATE: Final = f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
_TYPES: Final[dict[Any, Schema]] = {
    str: _TEXT,
    bool: {"enum": [0, 1, True, False]},
    Words: {"$ref": "#/$defs/words"},
    datetime.date: {"type": "string", "format": "date", "pattern": f"^{_DATE}$"},
    datetime.time: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    datetime.datetime: {
        "type": "string",
        "format": "date-time",
        "pattern": f"^{_DATE}T[0-9:.]+(Z|[+-][0-9]{{2}}:[0-9]{{2}})$",
    },
}
_PAPER: Final[Schema] = {
    "type": "object",
    "properties": {
        "minutes_id": {"type": "string", "pattern": f"^{ID}$"},
        "content": {"type": "string"},
        "pdf": {"type": "string", "contentEncoding": "base64", "pattern": "^[A-Za-z0-9+/]*=*$"},
    },
    "required": ["minutes_id", "content", "pdf"],
    "additionalProperties": False,
}

_SOME_MARKS: Final[Schema] = {
    "type": "array",
    "items": {"type": "string", "pattern": f"^{marks_file.MARK}$"},
}
_MARKS: Final[Schema] = {
    "type": "object",
    "properties": {
        "now": {**_SOME_MARKS, "minItems": 1},
        "seen": _SOME_MARKS,
        "first": {"type": "integer", "minimum": 0, "maximum": marks_file.MOST_NUMBER},
    },
    "required": ["now", "seen", "first"],
    "additionalProperties": False,
}


def day_schema() -> Schema:
    """Return the schema that `resources/schema/day.schema.json` holds."""
    words = dict.fromkeys(("nb", "nn", "en"), _TEXT)
    parts: Schema = {
        "format": {"const": FORMAT},
        "version": {"enum": list(range(1, VERSION + 1))},
        "copy": {"const": COPY},
        "exported_at": {"type": "string", "format": "date-time"},
        "exported_by": _TEXT,
        "day": {**_tables(DAY_ROWS), "required": ["day_info"]},
        "register": _tables(REGISTER_ROWS),
        "papers": {"type": "array", "items": _PAPER},
        marks_file.PART: {
            "type": "object",
            "propertyNames": {"pattern": f"^{marks_file.KEY}$"},
            "maxProperties": marks_file.MOST,
            "additionalProperties": _MARKS,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One day, as a raw working copy",
        **_closed({part: parts[part] for part in (*PARTS, *MAY_LACK)}, list(PARTS)),
        "$defs": {
            "words": _closed(words, []),
            **{table_name(kind): _row(kind) for kind in (*DAY_ROWS, *REGISTER_ROWS)},
        },
    }


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _tables(kinds: tuple[type[Row], ...]) -> Schema:
    tables = {table_name(kind): _table(table_name(kind)) for kind in kinds}
    return _closed(tables, [])


def _table(name: str) -> Schema:
    rows: Schema = {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
    return {**rows, "minItems": 1, "maxItems": 1} if name == "day_info" else rows


def _row(kind: type[Row]) -> Schema:
    fields = codec.fields_of(kind)
    required = [field.name for field in fields if field.required]
    return _closed({field.name: _field(field) for field in fields}, required)


def _field(field: codec.Field) -> Schema:
    schema = _of_type(field)
    return {"anyOf": [schema, {"type": "null"}]} if field.optional else schema


def _of_type(field: codec.Field) -> Schema:
    hint = field.type
    if field.name in ID_FIELDS:
        one = {"type": "string", "pattern": f"^{ID}$" if field.name == "id" else f"^({ID})?$"}
        return {"type": "array", "items": one} if get_origin(hint) is tuple else one
    if hint is int:
        least = -MOST if field.name in MAY_BE_NEGATIVE else 0
        return {"type": "integer", "minimum": least, "maximum": MOST}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _TEXT}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    return _TYPES[hint]

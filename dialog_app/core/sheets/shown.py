"""How values stand in the cells of a table: the same when told, written and read again."""

from collections.abc import Mapping
from typing import Any

from dialog_app.core.formats import Voice
from dialog_app.core.sheets.preview import Difference

_GROUPS = {
    "owner_kind": "terms.owner_kind",
    "provision_kind": "terms.provision_kind",
    "provenance": "terms.provenance",
}


def cell(value: Any) -> str:
    """Return a value as the text of a cell; lists with «; », dates as 2026-11-21."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def said(field: str, text: str, voice: Voice) -> str:
    """Return the text of a cell in the words of a language, where it is a value of the code."""
    if text and field in _GROUPS:
        return voice(f"{_GROUPS[field]}.{text}")
    return text


def differences(fields: Mapping[str, str], before: Any, after: Any) -> tuple[Difference, ...]:
    """Return what differs between two rows of the record; `fields` are columns by row field."""
    pairs = (
        (column, cell(getattr(before, name)), cell(getattr(after, name)))
        for name, column in fields.items()
    )
    return tuple(Difference(column, old, new) for column, old, new in pairs if old != new)

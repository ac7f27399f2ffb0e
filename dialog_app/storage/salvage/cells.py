"""The cells of one page: records of a tree of rows or of an index, and where the tree goes on.

Everything here may be garbage: what makes no sense is left out, and said to be.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from dialog_app.storage.salvage.pages import Pages

Record = tuple[Any, ...]

INDEX_INNER: Final = 0x02
TABLE_INNER: Final = 0x05
INDEX_LEAF: Final = 0x0A
TABLE_LEAF: Final = 0x0D
_INNER: Final = (INDEX_INNER, TABLE_INNER)
_KINDS: Final = (INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF)
_FILE_HEADER: Final = 100
_LARGEST: Final = 200_000_000
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT: Final = 7
_ZERO, _ONE = 8, 9
_FIRST_LONG: Final = 12


class Nonsense(Exception):
    """Bytes that are no cell."""


@dataclass
class Leafed:
    """What one page of a tree holds: its kind, records, pages below it, and pages it spills into.

    `is_whole` is False where a cell of it made no sense.
    """

    kind: int
    records: list[Record] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    spilled: list[int] = field(default_factory=list)
    is_whole: bool = True


def leafed(pages: Pages, number: int) -> Leafed | None:
    """Return what a page of a tree holds, or None where it is none or cannot be read."""
    page = pages.page(number)
    if page is None:
        return None
    start = _FILE_HEADER if number == 1 else 0
    kind = page[start]
    if kind not in _KINDS:
        return None
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + (12 if kind in _INNER else 8)
    found = Leafed(kind)
    if first + 2 * count > len(page):
        return None
    if kind in _INNER:
        found.below.append(int.from_bytes(page[start + 8 : start + 12]))
    for place in struct.unpack(f">{count}H", page[first : first + 2 * count]):
        try:
            _take(pages, page, place, found)
        except (Nonsense, IndexError, struct.error, UnicodeDecodeError):
            found.is_whole = False
    return found


def _take(pages: Pages, page: bytes, place: int, found: Leafed) -> None:
    if not 8 <= place < len(page):  # noqa: PLR2004 - no cell begins inside a header
        raise Nonsense
    if found.kind in _INNER:
        found.below.append(int.from_bytes(page[place : place + 4]))
        place += 4
        if found.kind == TABLE_INNER:
            return
    size, place = _varint(page, place)
    if found.kind == TABLE_LEAF:
        number, place = _varint(page, place)
    payload, spilled = _payload(pages, page, place, size, found.kind)
    found.spilled += spilled
    cells = tuple(_cells(payload))
    # A column that is the row's number is kept beside the record and not in it.
    found.records.append((number, *cells) if found.kind == TABLE_LEAF else cells)


def _payload(
    pages: Pages, page: bytes, place: int, size: int, kind: int
) -> tuple[bytes, list[int]]:
    if not 0 < size <= _LARGEST:
        raise Nonsense
    usable = pages.usable
    most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
    if size <= most:
        return _cut(page, place, size), []
    least = (usable - 12) * 32 // 255 - 23
    here = least + (size - least) % (usable - 4)
    here = here if here <= most else least
    parts = [_cut(page, place, here)]
    following = int.from_bytes(_cut(page, place + here, 4))
    return _gathered(pages, parts, following, size - here)


def _gathered(
    pages: Pages, parts: list[bytes], following: int, left: int
) -> tuple[bytes, list[int]]:
    spilled: list[int] = []
    while left > 0:
        page = pages.page(following)
        if page is None or following in spilled:
            raise Nonsense
        spilled.append(following)
        part = page[4 : 4 + min(left, pages.usable - 4)]
        parts.append(part)
        left -= len(part)
        following = int.from_bytes(page[:4])
    return b"".join(parts), spilled


def _cut(page: bytes, place: int, size: int) -> bytes:
    if place + size > len(page):
        raise Nonsense
    return page[place : place + size]


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = content[place + count]
        if count == 8:  # noqa: PLR2004 - the ninth byte counts whole
            return _signed((value << 8) | byte), place + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:  # noqa: PLR2004 - the last byte says so by its highest bit
            return value, place + count + 1
    raise Nonsense


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _cells(payload: bytes) -> Iterator[Any]:
    header, place = _varint(payload, 0)
    if not place <= header <= len(payload):
        raise Nonsense
    at = header
    while place < header:
        kind, place = _varint(payload, place)
        value, at = _value(payload, at, kind)
        yield value
    if at != len(payload) or place != header:
        raise Nonsense


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (0, _ZERO, _ONE):
        return (None if kind == 0 else kind - _ZERO), at
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(_cut(payload, at, end - at), signed=True), end
    if kind == _FLOAT:
        return struct.unpack(">d", _cut(payload, at, 8))[0], at + 8
    if kind < _FIRST_LONG:
        raise Nonsense
    size = (kind - _FIRST_LONG) // 2
    content = _cut(payload, at, size)
    return (content.decode("utf-8") if kind % 2 else content), at + size

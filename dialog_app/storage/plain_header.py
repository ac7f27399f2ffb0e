"""The beginning of a plain database, read before SQLite sees the file."""

import struct
from pathlib import Path
from typing import Final

from dialog_app.storage.sqlite import MAGIC

LENGTH: Final = 100

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_MAGICS: Final = (0x377F0682, 0x377F0683)
_SIZES: Final = range(512, 65537)


def of(path: Path) -> bytes:
    """Return the first hundred bytes of a plain database, or whatever stands there.

    When the power goes while the first page is written, noise may stand in its place; the page
    is then still whole in the file beside it, from which SQLite takes it. Raises OSError.
    """
    with path.open("rb") as file:
        header = file.read(LENGTH)
    return header if header.startswith(MAGIC) else _kept_beside(path) or header


def _kept_beside(path: Path) -> bytes:
    """Return the beginning of the first page as the file beside has it last, or nothing."""
    beside = path.with_name(path.name + "-wal")
    if not beside.is_file():
        return b""
    with beside.open("rb") as file:
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return b""
        magic, _version, size, _turn, *salts = _HEADER.unpack(head)[:6]
        if magic not in _MAGICS or size not in _SIZES:
            return b""
        found = b""
        while len(frame := file.read(_FRAME.size)) == _FRAME.size:
            page, _pages, *here = _FRAME.unpack(frame)[:4]
            content = file.read(size)
            if here != salts:
                # What follows is left over from an earlier turn.
                break
            if page == 1 and content.startswith(MAGIC):
                found = content[:LENGTH]
        return found

"""A PDF written small: objects without streams are packed together (ISO 32000-1, 7.5.7 and 7.5.8).

A tree for screen readers is thousands of small objects that are much alike.
"""

import itertools
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

from dialog_app.reports.reportlab_safe import pdfdoc

_AT_ONCE: Final = 400
_STREAM_END: Final = b"endstream\n"


class _File:
    """The bytes of a file as they grow, and where each object is."""

    def __init__(self, document: Any) -> None:
        self._head: Any = pdfdoc.PDFFile(document._pdfVersion)  # noqa: SLF001 - there is no other
        self._parts: list[bytes] = [self._head.format(document)]
        self._end = len(self._parts[0])
        # By number: 1 and an offset, or 2 and the number of a pack and the place in it.
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def add(self, number: int, body: bytes) -> None:
        """Write an object for itself."""
        self.places[number] = 1, self._end, 0
        self._write(b"%d 0 obj\n%bendobj\n" % (number, body))

    def add_pack(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects packed in one."""
        starts = itertools.accumulate((len(body) for _, body in objects), initial=0)
        index = " ".join(f"{one} {start}" for (one, _), start in zip(objects, starts, strict=False))
        packed = f"{index}\n".encode() + b"".join(body for _, body in objects)
        about = f"/Type/ObjStm/N {len(objects)}/First {len(index) + 1}"
        for place, (one, _) in enumerate(objects):
            self.places[one] = 2, number, place
        self.add(number, _stream(about, packed))

    def close(self, number: int, about: str) -> bytes:
        """Write the list of places, as the last object, and return the file."""
        start = self._end
        self.places[number] = 1, start, 0
        listed = b"".join(
            kind.to_bytes(1) + at.to_bytes(4) + place.to_bytes(2)
            for _, (kind, at, place) in sorted(self.places.items())
        )
        self.add(number, _stream(f"/Type/XRef/Size {number + 1}/W[1 4 2]{about}", listed))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _write(self, part: bytes) -> None:
        self._parts.append(part)
        self._end += len(part)


def pack(document: Any) -> None:
    """Let a ReportLab document be written packed when it is saved."""
    document.format = partial(_packed, document)


def _packed(document: Any) -> bytes:
    file = _File(document)
    root, info = (
        document.Reference(one).format(document).decode()
        for one in (document.Catalog, document.info)
    )
    small: list[tuple[int, bytes]] = []
    for number, body in _objects(document):
        if body.endswith(_STREAM_END):
            file.add(number, body)
        else:
            small.append((number, body))
    next_number = document.objectcounter + 1
    for start in range(0, len(small), _AT_ONCE):
        file.add_pack(next_number, small[start : start + _AT_ONCE])
        next_number += 1
    name = document.signature.hexdigest()
    return file.close(next_number, f"/Root {root}/Info {info}/ID[<{name}><{name}>]")


def _objects(document: Any) -> Iterator[tuple[int, bytes]]:
    """Give each object by its number; writing one may bring others into being."""
    for number in itertools.count(1):
        name = document.numberToId.get(number)
        if name is None:
            return
        body = pdfdoc.format(document.idToObject[name], document, toplevel=1)
        yield number, body if body.endswith(b"\n") else body + b"\n"


def _stream(about: str, content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = f"<<{about}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode() + packed + b"\n" + _STREAM_END

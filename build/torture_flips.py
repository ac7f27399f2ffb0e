"""A single bit turns over in an encrypted archive, its envelope or a bundle: each must be found.

Found means refused at opening, or named when the archive is looked through as by `dialog-app
check`; what may never be is that the file opens, is called whole, and says something else. The
first sixteen bytes of an archive are its salt, which is given with the key and never read: there
the archive must say what it said before.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import bundle, envelope, secret
from tests.storage.locks import CHEAP, PASSPHRASE
from torture_archive import NAME, content, make, opened, without_wiping, workshop
from torture_table import Line, Scale, all_of, control
from torture_watched import looked_at

FLIPS: Final[dict[Scale, int]] = {"quick": 25, "ci": 1500, "full": 15000}
SECONDS: Final = 20.0
SALT: Final = 16


def flipped(raw: bytes, bit: int) -> bytes:
    """Return a file with one bit turned over."""
    turned = bytearray(raw)
    turned[bit // 8] ^= 1 << bit % 8
    return bytes(turned)


class Reader:
    """Looks at an archive with one bit turned over: says "found", "the same" or "other"."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.raw = (folder / NAME).read_bytes()
        self._envelope = envelope.path_of(folder / NAME)
        archive = opened(folder / NAME)
        self._said = content(archive)
        archive.close()

    def __call__(self, bit: int) -> str:
        """Turn a bit over and open the archive."""
        place = self._folder / str(os.getpid())
        place.mkdir(exist_ok=True)
        path = place / NAME
        path.write_bytes(flipped(self.raw, bit))
        if self._envelope.exists():
            envelope.path_of(path).write_bytes(self._envelope.read_bytes())
        try:
            archive = opened(path)
        except StoreFailed:
            return "found"
        try:
            if archive.faults():
                return "found"
            return "the same" if content(archive) == self._said else "other"
        except StoreFailed:
            return "found"
        finally:
            archive.close()


def archives(number: int, folder: Path, *, encrypted: bool) -> Counter[str]:
    """Turn over so many bits of an archive, one at a time."""
    make(folder, encrypted=encrypted, answers=20)
    reader = Reader(folder)
    chance = random.Random(number)  # noqa: S311 - the same bits every time
    # What is plain is hit where somebody's words stand, so that there is something to see.
    first = SALT if encrypted else reader.raw.index(b"notat 1 notat 1")
    last = len(reader.raw) if encrypted else first + 500
    bits = [chance.randrange(first * 8, last * 8) for _ in range(number)]
    return Counter(said for _, said in looked_at(reader, bits, SECONDS))


def salt(folder: Path, every: int) -> Counter[str]:
    """Turn over the bits of an archive's salt."""
    bits = range(0, SALT * 8, every)
    return Counter(said for _, said in looked_at(Reader(folder), bits, SECONDS))


def all_bits(raw: bytes, read: Callable[[bytes], object], every: int) -> Line:
    """Turn over all bits of a small file, or every so many-th."""
    bits = range(0, len(raw) * 8, every)
    found = 0
    for bit in bits:
        try:
            read(flipped(raw, bit))
        except (RuleBroken, StoreFailed):
            found += 1
    return all_of("", len(bits), found)


def run(scale: Scale) -> list[Line]:
    """Turn over bits; the control is a plain archive, in which not every bit is missed."""
    without_wiping()
    number, every = FLIPS[scale], 1 if scale != "quick" else 37
    with workshop() as folder:
        plain = archives(20, folder / "plain", encrypted=False)
        sealed = archives(number, folder / "encrypted", encrypted=True)
        unread = salt(folder / "encrypted", every)
        own = envelope.path_of(folder / "encrypted" / NAME).read_bytes()
    given = secret.passphrase(PASSPHRASE)
    packed = bundle.sealed(b'{"day": "Dialogdag i Bergen"}' * 9, given, CHEAP)
    small = {
        "bits of an envelope turned over: found": (own, envelope.from_bytes),
        "bits of a bundle turned over: found": (packed, lambda raw: bundle.opened(raw, given)),
    }
    lines = [
        control("a plain archive with a bit turned over says other", plain.total(), plain["other"]),
        all_of("bits of an encrypted archive turned over: found", number, sealed["found"]),
        all_of("bits of its salt: nothing changes", unread.total(), unread["the same"]),
    ]
    for what, (raw, read) in small.items():
        line = all_bits(raw, read, every)
        lines.append(all_of(what, line.tried, line.found))
    return lines

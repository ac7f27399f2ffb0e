"""A disk as it may be found after the power went, from a record of what was asked of it.

What was synchronised is there. Of what was not, each write is there, or not, or torn at 512
bytes, or noise, which takes everything in the same 4096 bytes with it; and a name is new, gone or
changed only once its folder was synchronised, or if luck would have it. The record's form is said
in `rec.c`.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

SECTOR: Final = 512
SPOILT: Final = 4096
"""How many bytes a disk loses at once where it loses any."""
GARBAGE: Final = 0.05

_HEADER: Final = struct.Struct("=cHqI")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked of the disk: a letter, the file's name in the folder, where, and the bytes.

    C made, T cut, W written, S synchronised, U taken away, R renamed (the bytes are the old
    name), A acknowledged (`at` is the number).
    """

    letter: str
    name: str
    at: int
    content: bytes


def record(log: Path) -> list[Asked]:
    """Return what was recorded, in order."""
    raw = log.read_bytes()
    asked: list[Asked] = []
    place = 0
    while place < len(raw):
        letter, long, at, size = _HEADER.unpack_from(raw, place)
        place += _HEADER.size
        name = raw[place : place + long].decode().removeprefix("/")
        place += long
        asked.append(Asked(letter.decode(), name, at, raw[place : place + size]))
        place += size
    return asked


@dataclass(slots=True)
class _File:
    """What of a file is on the disk for sure, and what was asked since."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Asked] = field(default_factory=list)


@dataclass(slots=True)
class Luck:
    """How a cut falls out. `names` is the share of cuts in which changed names are there."""

    chance: random.Random
    drops: float = 0.4
    tears: float = 0.15
    garbage: float = GARBAGE
    names: float = 0.5

    def draw(self) -> float:
        """Return a number from 0 to 1."""
        return self.chance.random()


class Disk:
    """A folder on a disk, to which one thing after the other is asked, until the power goes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {number: _File(bytearray(files[name])) for number, name in enumerate(files)}
        self._now = dict(zip(files, self._files, strict=True))
        self._sure = dict(self._now)
        self._renamed: list[tuple[str, str, int | None]] = []

    def ask(self, asked: Asked) -> None:
        """Take in the next thing that was asked."""
        {
            "C": self._make,
            "T": self._change,
            "W": self._change,
            "S": self._synchronise,
            "U": self._take_away,
            "R": self._rename,
        }[asked.letter](asked)

    def unsure(self, name: str) -> list[Asked]:
        """Return what was asked of a file since it was last synchronised."""
        return self._files[self._now[name]].since if name in self._now else []

    def cut(self, luck: Luck) -> dict[str, bytes]:
        """Return the files as they may be found if the power goes now."""
        names = dict(self._sure)
        # Names are changed in the order that was asked for, as far as it came.
        reached = luck.chance.randint(0, len(self._renamed)) if luck.draw() < luck.names else 0
        for old, new, number in self._renamed[:reached]:
            names.pop(old, None)
            if number is not None:
                names[new] = number
        return {name: bytes(_found(self._files[number], luck)) for name, number in names.items()}

    def as_left(self) -> dict[str, bytes]:
        """Return the files as they are found if only the program dies now."""
        luck = Luck(random.Random(0), drops=0, tears=0, garbage=0)  # noqa: S311 - nothing is drawn
        return {
            name: bytes(_found(self._files[number], luck)) for name, number in self._now.items()
        }

    def _make(self, asked: Asked) -> None:
        number = len(self._files)
        self._files[number] = _File()
        self._now[asked.name] = number
        self._renamed.append(("", asked.name, number))

    def _change(self, asked: Asked) -> None:
        if asked.name in self._now:
            self._files[self._now[asked.name]].since.append(asked)

    def _synchronise(self, asked: Asked) -> None:
        if asked.name in self._now:
            file = self._files[self._now[asked.name]]
            for one in file.since:
                _apply(file.sure, one, one.content)
            file.since.clear()
            return
        # It is a folder: the names in it are sure from now on.
        self._renamed = [one for one in self._renamed if not self._settled(asked.name, *one)]

    def _settled(self, folder: str, old: str, new: str, number: int | None) -> bool:
        if (new or old).rpartition("/")[0] != folder:
            return False
        self._sure.pop(old, None)
        if number is not None:
            self._sure[new] = number
        return True

    def _take_away(self, asked: Asked) -> None:
        if self._now.pop(asked.name, None) is not None:
            self._renamed.append((asked.name, "", None))

    def _rename(self, asked: Asked) -> None:
        old = asked.content.decode().removeprefix("/")
        number = self._now.pop(old, None)
        if number is not None:
            self._now[asked.name] = number
            self._renamed.append((old, asked.name, number))


def _found(file: _File, luck: Luck) -> bytearray:
    there = bytearray(file.sure)
    for one in file.since:
        for at, piece in _survived(one, luck, len(there)):
            _apply(there, Asked(one.letter, one.name, at, piece), piece)
    return there


def _survived(one: Asked, luck: Luck, length: int) -> Iterator[tuple[int, bytes]]:
    """Give the pieces of a write that reached the disk, into a file that was so long."""
    drawn = luck.draw()
    if drawn < luck.drops:
        return
    if one.letter == "T" or drawn >= luck.drops + luck.tears + luck.garbage:
        yield one.at, one.content
    elif drawn >= luck.drops + luck.tears:
        first, end = one.at // SPOILT * SPOILT, one.at + len(one.content)
        last = max(end, min(-(-end // SPOILT) * SPOILT, length))
        yield first, luck.chance.randbytes(last - first)
    else:
        for at, piece in _sectors(one):
            if luck.draw() < 0.5:  # noqa: PLR2004 - one sector as likely as the other
                yield at, piece


def _sectors(one: Asked) -> Iterator[tuple[int, bytes]]:
    at, end = one.at, one.at + len(one.content)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield at, one.content[at - one.at : until - one.at]
        at = until


def _apply(there: bytearray, one: Asked, piece: bytes) -> None:
    if one.letter == "T":
        if len(there) > one.at:
            del there[one.at :]
        else:
            there.extend(bytes(one.at - len(there)))
        return
    end = one.at + len(piece)
    if len(there) < end:
        there.extend(bytes(end - len(there)))
    there[one.at : end] = piece

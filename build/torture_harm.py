"""Damaged files: thousands of archives, and of everything else that is brought in.

Archives are damaged in the file, in the file beside it (`-wal`) or in both; each is opened with
`open_archive`, read to the end with the program's own reading and looked through as by
`dialog-app check`, in processes that are watched. Every one of them must be read or refused with
a kind of ours, and a file that is refused must be as it was.
"""

import json
import os
import random
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.core.sheets.grid import Table
from dialog_app.storage import bundle, day_file, exchange, secret
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.incoming import foreign
from dialog_app.storage.sheets import child as sheets
from dialog_app.storage.sheets.writing import sheet_bytes
from tests.storage.locks import CHEAP, PASSPHRASE
from tests.storage.made import answer, making
from torture_archive import (
    DAY,
    NAME,
    content,
    files_of,
    lay_out,
    make,
    opened,
    without_wiping,
    workshop,
)
from torture_table import Line, Scale, control, none_of
from torture_watched import CRASHED, HUNG, RAISED, looked_at

PAGE: Final = 4096
SECONDS: Final = 5.0
WAL: Final = f"{NAME}-wal"
KINDS: Final = frozenset({"broken", "not_ours", "newer", "envelope_missing", "passphrase_needed"})
"""The kinds that a damaged archive may be refused with."""

ARCHIVES: Final[dict[Scale, int]] = {"quick": 40, "ci": 3000, "full": 30000}
OTHERS: Final[dict[Scale, int]] = {"quick": 40, "ci": 1000, "full": 10000}
"""How many archives are damaged, and how many of each kind of other file."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Files before they are damaged, and everything the archive has ever said of itself."""

    name: str
    files: dict[str, bytes]
    said: tuple[str, ...]
    is_encrypted: bool


Task = tuple[int, int]
"""Which of the whole ones, and the number of the damage."""


def wholes(folder: Path) -> list[Whole]:
    """Return archives at rest, and archives whose newest steps are in the file beside them."""
    made: list[Whole] = []
    for is_encrypted in (False, True):
        place = folder / f"whole-{is_encrypted}"
        make(place, encrypted=is_encrypted, answers=20)
        archive = opened(place / NAME)
        said = [content(archive)]
        name = "encrypted" if is_encrypted else "plain"
        made.append(Whole(name, _at_rest(archive, place), (said[0],), is_encrypted))
        for number in range(20, 40):
            archive.write(DAY, making(answer(number)), "do", 0, "")
            said.append(content(archive))
        files = {name: raw for name, raw in files_of(place).items() if name != f"{NAME}-shm"}
        made.append(Whole(f"{name}, -wal", files, tuple(said), is_encrypted))
        archive.close()
        shutil.rmtree(place)
    return made


def _at_rest(archive: SqliteArchive, place: Path) -> dict[str, bytes]:
    archive.rest()
    return {name: raw for name, raw in files_of(place).items() if name != WAL}


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Return a file damaged in one way or another."""
    return chance.choice((_scattered, _cut, _swapped, _zeroed, _noise, _longer, _beginning))(
        bytearray(raw), chance
    )


def _scattered(raw: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 3, 20, 200))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _cut(raw: bytearray, chance: random.Random) -> bytes:
    end = chance.randrange(len(raw))
    return bytes(raw[: end - end % PAGE if chance.randrange(2) else end])


def _swapped(raw: bytearray, chance: random.Random) -> bytes:
    one, other = _page(raw, chance), _page(raw, chance)
    raw[one], raw[other] = raw[other], raw[one]
    return bytes(raw)


def _zeroed(raw: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        page = _page(raw, chance)
        raw[page] = bytes(len(raw[page]))
    return bytes(raw)


def _noise(raw: bytearray, chance: random.Random) -> bytes:
    page = _page(raw, chance)
    raw[page] = chance.randbytes(len(raw[page]))
    return bytes(raw)


def _longer(raw: bytearray, chance: random.Random) -> bytes:
    return bytes(raw) + chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE)))


def _beginning(raw: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 8)):
        raw[chance.randrange(min(len(raw), 100))] = chance.randrange(256)
    return bytes(raw)


def _page(raw: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(max(1, len(raw) // PAGE)) * PAGE
    return slice(start, min(len(raw), start + PAGE))


class Reader:
    """Looks at damaged archives; what it says begins with one of the words of `verdicts`."""

    def __init__(self, made: list[Whole], folder: Path) -> None:
        self._made = made
        self._folder = folder

    def __call__(self, task: Task) -> str:
        """Damage a whole one and open it."""
        whole, number = self._made[task[0]], task[1]
        chance = random.Random(f"{task}")  # noqa: S311 - the same damage every time
        files = dict(whole.files)
        there = [name for name in (NAME, WAL) if files.get(name)]
        for name in chance.choice([there, [chance.choice(there)]]):
            files[name] = damaged(files[name], chance)
        if not files.get(WAL):
            # One with nothing in it is none, and may be taken away.
            files.pop(WAL, None)
        place = self._folder / str(os.getpid()) / str(number % 2)
        lay_out(files, place)
        said = self._read(place / NAME, whole)
        if said.startswith("refused") and files_of(place) != files:
            return f"changed though {said}"
        return said

    def _read(self, path: Path, whole: Whole) -> str:
        try:
            archive = opened(path)
        except StoreFailed as failed:
            return f"{'refused' if failed.kind in KINDS else 'unfitting'} {failed.kind}"
        try:
            return self._compared(content(archive), archive, whole)
        except StoreFailed as failed:
            return f"told {failed.kind}"
        finally:
            archive.close()

    @staticmethod
    def _compared(found: str, archive: SqliteArchive, whole: Whole) -> str:
        if archive.faults():
            return "told by check"
        if found == whole.said[-1]:
            return "whole"
        if found in whole.said:
            return "earlier"
        return "silently other" if whole.is_encrypted else "other"


def archives(number: int, folder: Path) -> list[Line]:
    """Damage so many archives and see what becomes of each."""
    made = wholes(folder)
    tasks = [(which % len(made), which) for which in range(number)]
    found = list(looked_at(Reader(made, folder), tasks, SECONDS))
    lines = _lines("damaged archives", [said for _, said in found])
    encrypted = [said for (which, _), said in found if made[which].is_encrypted]
    silent = sum(said == "silently other" for said in encrypted)
    lines.append(none_of("damaged archives, encrypted: silently other", len(encrypted), silent))
    return lines


def _lines(what: str, found: list[str]) -> list[Line]:
    kinds = Counter(said.split()[0] for said in found)
    bad = sum(kinds[kind] for kind in ("changed", "unfitting"))
    raised = Counter(said for said in found if said.startswith(RAISED))
    names = "".join(f"; {kind.removeprefix(RAISED)}" for kind in sorted(raised))
    said = ", ".join(f"{n} {k}" for k, n in sorted(kinds.items()) if k in _TELLING)
    return [
        none_of(f"{what}: crashed", len(found), kinds[CRASHED]),
        none_of(f"{what}: hung for {SECONDS:.0f} s", len(found), kinds[HUNG]),
        none_of(f"{what}: an error not ours{names}", len(found), raised.total()),
        none_of(f"{what}: changed, or the kind unfitting ({said})", len(found), bad),
    ]


_TELLING: Final = ("whole", "refused", "told", "earlier", "other")


def others(number: int, archive: SqliteArchive, stranger: Path) -> list[Line]:
    """Damage so many day files, tables, bundles and archives of others each, and read them."""
    day = json.dumps(exchange.export_day(archive, DAY)).encode()
    given = secret.passphrase(PASSPHRASE)
    table = Table(("navn", "antall"), (("Skolen", 3), ("PPT", 12)) * 20)
    readers: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
        "day files": (day, day_file.read),
        "bundles": (bundle.sealed(day, given, CHEAP), lambda raw: bundle.opened(raw, given)),
        "tables, CSV": (sheet_bytes(table, ".csv"), sheets.grid_of),
        "tables, Excel": (sheet_bytes(table, ".xlsx"), sheets.grid_of),
        "archives of others": (stranger.read_bytes(), _in_the_place_of(stranger)),
    }
    lines: list[Line] = []
    for name, (raw, read) in readers.items():
        found = [said for _, said in looked_at(_taker(raw, read), range(number), SECONDS)]
        lines += _lines(f"damaged {name}", found)[:3]
    return lines


def _in_the_place_of(stranger: Path) -> Callable[[bytes], object]:
    """Return what reads the bytes of another laptop's archive as it is read when days come in."""

    def read(raw: bytes) -> object:
        place = stranger.with_name(f"{os.getpid()}-{stranger.name}")
        place.write_bytes(raw)
        foreign.days(place)
        return day_file.read(foreign.day(place, DAY).encode())

    return read


def _taker(whole: bytes, read: Callable[[bytes], object]) -> Callable[[int], str]:
    def take(number: int) -> str:
        raw = damaged(whole, random.Random(number))  # noqa: S311 - the same damage every time
        try:
            read(raw)
        except (RuleBroken, StoreFailed):
            return "refused"
        return "whole" if raw == whole else "other"

    return take


def controls() -> list[Line]:
    """Let the one who looks crash, hang and fall over, and see that each is found."""
    ways: dict[str, Callable[[], object]] = {
        CRASHED: lambda: os.kill(os.getpid(), signal.SIGSEGV),
        HUNG: threading.Event().wait,
        RAISED: b"\xff".decode,
    }
    found = dict(looked_at(lambda way: str(ways[way]()), ways, 1.0))
    return [control(f"who looks {way.strip()}", 1, int(found[way].startswith(way))) for way in ways]


def run(scale: Scale) -> list[Line]:
    """Damage files of every kind."""
    without_wiping()
    with workshop() as folder:
        lines = controls() + archives(ARCHIVES[scale], folder)
        make(folder / "others", encrypted=False, answers=10)
        archive = opened(folder / "others" / NAME)
        try:
            make(folder / "stranger", encrypted=False, answers=10)
            lines += others(OTHERS[scale], archive, folder / "stranger" / NAME)
        finally:
            archive.close()
    return lines

"""A page of an archive is damaged, wherever it is: what stands on the others must come back.

What must come back is told by the driver, reading the archive before it is damaged, less what
stood on the page itself and what hung on it. The result must also be found to be whole.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.storage.archive import open_archive
from dialog_app.storage.salvage.cells import Record, leafed
from dialog_app.storage.salvage.pages import SIZE, Pages
from dialog_app.storage.salvage.saving import salvage
from dialog_app.storage.salvage.tables import OURS
from dialog_app.storage.salvage.trees import Forest
from dialog_app.storage.sqlite import Connection, Key, look_into
from tests.storage.made import TestLaptop
from torture_archive import NAME, make, without_wiping, workshop
from torture_table import Line, Scale, all_of, control

PAGES: Final[dict[Scale, int]] = {"quick": 2, "ci": 40, "full": 100_000}
"""How many pages are damaged, one at a time, spread over the whole file."""

_ANSWERS: Final = 200
_STAND_IN: Final = "Reddet"
# What an archive notes about itself is made anew, and so is what the base set remembers.
_COMPARED: Final = tuple(name for name in OURS if name not in ("archive_meta", "base_row"))
# Days and services get a stand-in, so nothing is lost with them.
_STOOD_IN_FOR: Final = ("day_info", "service")

Rows = dict[str, set[Record]]


@dataclass(frozen=True)
class _Pointer:
    table: str
    place: int
    parent: str


class Patient:
    """An archive that is damaged page by page, and what was in it."""

    def __init__(self, folder: Path, key: Key | None) -> None:
        self._folder = folder
        self._key = key
        self._raw = (folder / NAME).read_bytes()
        self._rows, self._pointers = _read(folder / NAME, key)
        pages = Pages(folder / NAME, key)
        self.pages = pages.count
        self._stands: defaultdict[int, set[Record]] = defaultdict(set)
        for number in range(1, pages.count + 1):
            found = leafed(pages, number)
            if found is not None:
                for page in (number, *found.spilled):
                    self._stands[page].update(found.records)

    def comes_back(self, number: int) -> bool:
        """Damage a page, and tell whether all that stands on the others is saved."""
        damaged, new = self._folder / "skadet.dialogarkiv", self._folder / "reddet.dialogarkiv"
        content = bytearray(self._raw)
        noise = random.Random(number).randbytes(SIZE)  # noqa: S311 - the same every time
        content[(number - 1) * SIZE : number * SIZE] = noise
        damaged.write_bytes(content)
        try:
            salvage(damaged, new, self._key, TestLaptop(), _STAND_IN)
            archive = open_archive(new, TestLaptop(), self._key)
            is_whole = archive.faults() == ()
            archive.close()
            saved, _ = _read(new, self._key)
        finally:
            for left in self._folder.glob("reddet.dialogarkiv*"):
                left.unlink()
        expected = self._expected(self._stands[number], saved)
        return is_whole and all(expected[name] <= saved[name] for name in _COMPARED)

    def _expected(self, gone: set[Record], saved: Rows) -> Rows:
        left = {name: rows - gone for name, rows in self._rows.items()}
        while any(self._drop(pointer, left, saved) for pointer in self._pointers):
            pass
        return left

    def _drop(self, pointer: _Pointer, left: Rows, saved: Rows) -> bool:
        if pointer.parent in _STOOD_IN_FOR:
            return False
        there = {row[0] for row in (*left[pointer.parent], *saved[pointer.parent])}
        lonely = {
            row
            for row in left[pointer.table]
            if row[pointer.place] is not None and row[pointer.place] not in there
        }
        left[pointer.table] -= lonely
        return bool(lonely)


def _read(path: Path, key: Key | None) -> tuple[Rows, list[_Pointer]]:
    connection = look_into(path, key)
    try:
        rows = {
            name: set(connection.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608
            for name in OURS
        }
        return rows, list(_pointers(connection))
    finally:
        connection.close()


def _pointers(connection: Connection) -> Iterator[_Pointer]:
    for table in OURS:
        described = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        places = {row[1]: row[0] for row in described}
        for row in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            yield _Pointer(table, places[row[3]], row[2])


def run(scale: Scale) -> list[Line]:
    """Damage pages of a plain and an encrypted archive, one at a time."""
    without_wiping()
    lines: list[Line] = []
    with workshop() as folder:
        for name in ("plain", "encrypted"):
            key = make(folder / name, encrypted=name == "encrypted", answers=_ANSWERS)
            patient = Patient(folder / name, key)
            step = max(1, patient.pages // PAGES[scale])
            numbers = range(1, patient.pages + 1, step)
            saved = sum(patient.comes_back(number) for number in numbers)
            lines.append(all_of(f"damaged pages, {name}: all else saved", len(numbers), saved))
        lines.append(_control(folder / "plain"))
    return lines


def _control(folder: Path) -> Line:
    """Save without putting loose pages into their trees, which must lose what hung on a root."""
    patient = Patient(folder, None)
    connection = look_into(folder / NAME, None)
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'note'"
    root: int = connection.execute(query).fetchone()[0]
    connection.close()
    adopt = Forest._adopt  # noqa: SLF001 - this is what is broken on purpose
    try:
        setattr(Forest, "_adopt", lambda _forest: None)  # noqa: B010 - the checker would object
        missed = not patient.comes_back(root)
    finally:
        setattr(Forest, "_adopt", adopt)  # noqa: B010
    return control("loose pages are left alone", 1, int(missed))

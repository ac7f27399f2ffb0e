"""Work on an archive while every byte on its way to the disk is written down.

Run with the recorder loaded, by `torture_cuts`. The words of the call are one JSON object, a
`Work`; printed is what the archive said of itself before the first deed and after each.
"""

import contextlib
import ctypes
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

from dialog_app.core.commands import days as day_commands  # noqa: E402 - found only now
from dialog_app.core.model.said import Answer, Note, Round  # noqa: E402
from dialog_app.core.ports import StoreFailed  # noqa: E402
from dialog_app.core.record import Change, Step, added  # noqa: E402
from dialog_app.desk.desk import Desk  # noqa: E402
from dialog_app.storage import backup, opening, relocking, secret, sqlite  # noqa: E402
from dialog_app.storage.archive import SqliteArchive, open_archive  # noqa: E402
from dialog_app.storage.sqlite import Key  # noqa: E402
from dialog_app.storage.unlocking import key_for  # noqa: E402
from tests.storage.locks import CHEAP, PASSPHRASE, new_key  # noqa: E402
from tests.storage.made import NOON, TestLaptop, answer  # noqa: E402
from torture_archive import ABSENT, DAY, NAME, content  # noqa: E402

Deed = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to the archive in `folder`, and what is broken on purpose meanwhile.

    `synchronous` is how hard the disk is asked; `salted` is False for a key without its salt;
    `apart` is False where commits share sectors; `lies` lets everything be acknowledged before it
    is done.
    """

    deeds: str
    folder: str
    seed: int = 0
    length: int = 40
    synchronous: str = "FULL"
    salted: bool = True
    apart: bool = True
    lies: bool = False

    def as_json(self) -> str:
        """Return the work as the words of a call."""
        return json.dumps(asdict(self))

    @contextlib.contextmanager
    def in_force(self) -> Iterator[None]:
        """Break meanwhile what this work wants broken."""
        settings = tuple(
            f"synchronous = {self.synchronous}" if one.startswith("synchronous") else one
            for one in sqlite._SETTINGS  # noqa: SLF001 - to weaken them
        )
        with patch.object(sqlite, "_SETTINGS", settings), contextlib.ExitStack() as more:
            if not self.apart:
                more.enter_context(patch.object(sqlite, "_APART", "psow=1"))
            if not self.salted:
                more.enter_context(patch.object(Key, "material", _without_salt))
            yield


def _without_salt(key: Key) -> bytearray:
    return bytearray(b"x'" + key.secret.hex().encode() + b"'")


class Facilitator:
    """Says things at the desk of the one day, each a transaction of its own."""

    def __init__(self, archive: SqliteArchive, seed: int) -> None:
        self.archive = archive
        self._desk = Desk(archive.day(DAY), DAY, archive, TestLaptop("desk"))
        self._chance = random.Random(seed)  # noqa: S311 - what is said is no secret

    def deeds(self, length: int) -> Iterator[Deed]:
        """Give as many deeds as asked for."""
        kinds = (self._count, self._count, self._note, self._undo, self._draft)
        for _ in range(length):
            yield self._chance.choice(kinds)

    def close_day(self) -> None:
        """Close the day."""
        day = self._desk.record
        self.archive.close_day(day, day_commands.close(day, self._desk.laptop))

    def _count(self) -> None:
        day = self._desk.record
        number = len(day.all(Answer))
        asked = day.one(Round, f"{DAY}-runde")
        counted = replace(asked, present=number + 1)
        self._desk.take(
            Step("step.counted", (Change(None, answer(number)), Change(asked, counted)))
        )

    def _note(self) -> None:
        number = self._chance.randrange(1_000_000)
        text = f"notat {number} " * self._chance.randrange(1, 500)
        note = Note(id=f"n{number}", day_id=DAY, text=text, number=number)
        self._desk.take(Step("step.note_added", added(note)))

    def _undo(self) -> None:
        self._desk.undo()

    def _draft(self) -> None:
        self._desk.keep_draft("note", f"kladd {self._chance.randrange(1_000_000)}")


def steps(work: Work, archive: SqliteArchive) -> Iterator[Deed]:
    """Say one thing after the other."""
    yield from Facilitator(archive, work.seed).deeds(work.length)


def whole_day(work: Work, archive: SqliteArchive) -> Iterator[Deed]:
    """Say things, rest, make a backup, close the day, and go on to the last rest."""
    hands = Facilitator(archive, work.seed)
    third = work.length // 3
    yield from hands.deeds(third)
    yield archive.rest
    yield from hands.deeds(third)
    yield lambda: archive.backup_to(backup.backup_name(archive.path, NOON))
    yield lambda: _back_up_in_steps(archive)
    yield from hands.deeds(third)
    yield archive.rest
    yield hands.close_day
    yield archive.close


def _back_up_in_steps(archive: SqliteArchive) -> None:
    """Make a backup as the window does while a day runs."""
    made = archive.keeping.begin()
    while not made.step(0.01):
        pass
    made.check()
    made.finish()


def at_the_desk(work: Work) -> Iterator[tuple[str, Deed]]:
    """Give the deeds on an open archive, and before each what the archive says of itself."""
    path = Path(work.folder) / NAME
    archive = open_archive(path, TestLaptop("recorded"), _key(path))
    said = ""
    for deed in {"steps": steps, "day": whole_day}[work.deeds](work, archive):
        said = content(archive)
        yield said, deed
    with contextlib.suppress(StoreFailed):
        said = content(archive)
    yield said, lambda: None


def with_nobody_at_it(work: Work) -> Iterator[tuple[str, Deed]]:
    """Give one deed on an archive nobody has open, and what the archive says before and after."""
    path = Path(work.folder) / NAME
    key = _key(path)
    changed = secret.passphrase(PASSPHRASE)
    deeds: dict[str, Deed] = {
        "encrypting": lambda: relocking.encrypt(path, new_key(), NOON),
        "decrypting": partial(relocking.decrypt, path, key, NOON),  # type: ignore[arg-type]
        "secret": lambda: relocking.change_secret(path, key, changed, CHEAP),
        "migrating": lambda: opening.opened(path, key, NOON).close(),
        "making": lambda: open_archive(path, TestLaptop(), new_key(), create=True).close(),
    }
    # Only the deed itself can make an archive, or an old one readable.
    is_there = work.deeds not in ("making", "migrating")
    yield _said(path) if is_there else ABSENT, deeds[work.deeds]
    yield _said(path), lambda: None


def _said(path: Path) -> str:
    archive = open_archive(path, TestLaptop("recorded"), _key(path))
    try:
        return content(archive)
    finally:
        archive.close()


def _key(path: Path) -> Key | None:
    return key_for(path, secret.passphrase(PASSPHRASE))


def _no_second_names(*_names: object) -> None:
    raise OSError


def recorded(work: Work, mark: Callable[[int], object]) -> list[str]:
    """Do the work; call `mark` with its number as each deed is acknowledged.

    Returns what the archive said of itself before each deed and at the end.
    """
    said: list[str] = []
    make = at_the_desk if work.deeds in ("steps", "day") else with_nobody_at_it
    # The recorder does not see second names, so the archive gets its name as on a memory stick.
    with work.in_force(), patch.object(os, "link", _no_second_names):
        for number, (stood, deed) in enumerate(make(work)):
            if said:
                mark(number)
            said.append(stood)
            if work.lies:
                mark(number + 1)
            deed()
    return said


def main(words: str) -> None:
    """Do the work with the recorder loaded, and print what the archive said of itself."""
    rec_mark = ctypes.CDLL(None).rec_mark
    said = recorded(Work(**json.loads(words)), lambda number: rec_mark(ctypes.c_int64(number)))
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1])

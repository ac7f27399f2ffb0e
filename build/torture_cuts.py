"""The power goes: at every moment of real work, in many ways, and the archive is opened again.

Our own storage does real work with the recorder of `rec.c` in front of the system; then for every
operation the disk is put together as a cut at that moment may have left it (`torture_disk`) and
opened with `open_archive` (with the key out of its envelope), read with the program's own reading,
and every backup beside it the same. What is there must be what was acknowledged, or that and the
one deed that was on its way.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import torture_old
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import backup
from torture_archive import (
    ABSENT,
    NAME,
    content,
    files_of,
    lay_out,
    make,
    opened,
    without_wiping,
    workshop,
)
from torture_disk import Asked, Disk, Luck, record
from torture_faults import library
from torture_recorded import Work
from torture_table import Line, NotRun, Scale, control, none_of

ROOT: Final = Path(__file__).resolve().parent.parent
PROCESSES: Final = 2
LOOKED_THROUGH: Final = 25
"""Every so many-th state is looked through page by page too, as by `dialog-app check`."""

FALLS: Final[dict[str, int]] = {"ci": 1, "full": 12}
"""How many times the power goes at each operation, and of steps twice as often."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A work, what lay on the disk before it, what was asked, and what the archive said."""

    work: Work
    before: dict[str, bytes]
    asked: list[Asked]
    said: list[str]


@dataclass(slots=True)
class Verdicts:
    """How the states of a recording were found: how many, how many different, and what is wrong."""

    states: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def wrong(self) -> int:
        """How many states were not as they must be."""
        return self.states - self.kinds["right"]

    def add(self, other: "Verdicts") -> None:
        """Take in what another found."""
        self.states += other.states
        self.kinds.update(other.kinds)


def recording(work: Work, recorder: Path, folder: Path, *, encrypted: bool = True) -> Recording:
    """Let the work be done on a new archive, and return the record of it."""
    place, log = folder / "disk", folder / "asked"
    log.unlink(missing_ok=True)
    lay_out({}, place)
    work = replace(work, folder=str(place))
    with work.in_force():
        _begin(work, place, encrypted=encrypted)
    before = files_of(place)
    watched = {"LD_PRELOAD": str(recorder), "REC_DIR": str(place), "REC_LOG": str(log)}
    done = subprocess.run(
        [sys.executable, str(ROOT / "build" / "torture_recorded.py"), work.as_json()],
        env={**os.environ, **watched},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Recording(work, before, record(log), json.loads(done.stdout))


def _begin(work: Work, place: Path, *, encrypted: bool) -> None:
    place.mkdir(parents=True)
    if work.deeds == "migrating":
        torture_old.make(place / NAME)
    elif work.deeds != "making":
        backups = 1 if work.deeds in ("encrypting", "secret") else 0
        make(place, encrypted=encrypted, answers=2, backups=backups)


def cuts(made: Recording, falls: int, *, garbled_page: bool = False) -> Verdicts:
    """Let the power go at every operation so many times, and return how it was found.

    With `garbled_page`, only where the first page is on its way into the archive, and as noise.
    """
    verdicts = Verdicts()
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        shares = [
            pool.submit(_share, made, falls, share, garbled_page=garbled_page)
            for share in range(PROCESSES)
        ]
        for share in shares:
            verdicts.add(share.result())
    return verdicts


def _share(made: Recording, falls: int, share: int, *, garbled_page: bool) -> Verdicts:
    verdicts = Verdicts()
    with workshop() as folder, made.work.in_force():
        judge = Judge(folder, made.said)
        for number, (files, acknowledged) in enumerate(_states(made, falls, garbled=garbled_page)):
            if number % PROCESSES == share:
                verdicts.states += 1
                verdicts.kinds[judge.verdict(files, acknowledged)] += 1
        verdicts.kinds["different"] = judge.opened
    return verdicts


def _states(
    made: Recording, falls: int, *, garbled: bool
) -> Iterator[tuple[dict[str, bytes], int]]:
    """Give the files after each cut, and how many deeds had been acknowledged."""
    disk, acknowledged = Disk(made.before), 0
    for number, asked in enumerate(made.asked):
        if asked.letter == "A":
            acknowledged = asked.at
            continue
        disk.ask(asked)
        if garbled and not any(one.letter == "W" and one.at == 0 for one in disk.unsure(NAME)):
            continue
        for fall in range(falls):
            chance = random.Random(f"{made.work.seed} {number} {fall}")  # noqa: S311 - repeatable
            luck = Luck(chance, drops=chance.choice((0.1, 0.4, 0.9)))
            if garbled:
                luck = Luck(chance, drops=0.1, tears=0, garbage=0.6)
            yield disk.cut(luck), acknowledged


class Judge:
    """Opens what a cut has left, and says what is wrong with it; each different state once."""

    def __init__(self, folder: Path, said: list[str]) -> None:
        self._folder = folder / "cut"
        self._said = said
        self._known: dict[int, str] = {}
        self._copies: dict[bytes, str] = {}

    @property
    def opened(self) -> int:
        """How many different states there were."""
        return len(self._known)

    def verdict(self, files: dict[str, bytes], acknowledged: int) -> str:
        """Return "right", "lost" (something acknowledged is not there), or what went wrong."""
        which = hash(tuple(sorted(files.items())))
        if which not in self._known:
            self._known[which] = self._found(files)
        found = self._known[which]
        if found in self._said[acknowledged : acknowledged + 2]:
            return "right"
        return "lost" if found in self._said else found

    def _found(self, files: dict[str, bytes]) -> str:
        """Return what the archive says of itself, or why it says nothing."""
        lay_out(files, self._folder)
        path = self._folder / NAME
        if not path.exists():
            return ABSENT
        whole = len(self._known) % LOOKED_THROUGH == 0
        try:
            copies = [self._copy_said(copy) for copy in backup.backups_of(path)]
            found = _said(path, whole=whole)
        except StoreFailed as failed:
            return f"unreadable ({failed.kind})"
        if not set(copies) <= {*self._said, found}:
            return "another content in a backup"
        return found if found in self._said else "a content that never was"

    def _copy_said(self, copy: Path) -> str:
        """Return what a backup says of itself; each different one is opened once."""
        which = copy.read_bytes()
        if which not in self._copies:
            self._copies[which] = _said(copy, whole=True)
        return self._copies[which]


def _said(path: Path, *, whole: bool) -> str:
    archive = opened(path)
    try:
        if whole and archive.faults():
            return "faults"
        return content(archive)
    finally:
        archive.close()


WORKS: Final = (
    ("steps, encrypted", Work("steps", "", length=100), True),
    ("steps, plain", Work("steps", "", seed=1, length=100), False),
    ("rest, backup and closing a day", Work("day", "", seed=2, length=18), True),
    ("encrypting", Work("encrypting", "", seed=3), False),
    ("decrypting", Work("decrypting", "", seed=4), True),
    ("another passphrase", Work("secret", "", seed=5), True),
    ("migrating", Work("migrating", "", seed=6), False),
    ("a new archive", Work("making", "", seed=7), True),
)


def run(scale: Scale) -> list[Line]:
    """Cut the power at every operation of every work; raises `NotRun`."""
    with workshop() as folder:
        without_wiping()
        recorder = library("rec", folder)
        if scale == "quick":
            return _quick(recorder, folder)
        lines = controls(recorder, folder)
        every = Verdicts()
        for name, work, encrypted in WORKS:
            made = recording(work, recorder, folder, encrypted=encrypted)
            often = 2 if work.deeds == "steps" else 1
            found = cuts(made, often * FALLS[scale])
            every.add(found)
            lines.append(_line(f"power cuts: {name}", found))
    lines.append(Line("power cuts in all", every.states, every.wrong, "0", holds=not every.wrong))
    return lines


def _line(what: str, found: Verdicts) -> Line:
    wrong = {kind: n for kind, n in found.kinds.items() if kind not in ("right", "different")}
    said = "".join(f"; {n} {kind}" for kind, n in sorted(wrong.items()))
    return none_of(f"{what}{said}", found.states, found.wrong)


def _quick(recorder: Path, folder: Path) -> list[Line]:
    """Try the recorder and the disk: a work that is honest, and one that is not."""
    work = Work("steps", "", length=6)
    honest = cuts(recording(work, recorder, folder), 1)
    early = cuts(recording(replace(work, lies=True), recorder, folder), 1)
    return [
        control("said to be saved too early: lost", early.states, early.kinds["lost"]),
        _line("power cuts: steps, encrypted", honest),
    ]


def controls(recorder: Path, folder: Path) -> list[Line]:
    """Break on purpose what keeps an archive whole, and see that each is found."""
    work = Work("steps", "", seed=8, length=12)
    early = cuts(recording(replace(work, lies=True), recorder, folder), 1)
    normal = cuts(recording(replace(work, synchronous="NORMAL"), recorder, folder), 1)
    shared = cuts(recording(replace(work, apart=False), recorder, folder), 2)
    resting = Work("day", "", seed=9, length=6)
    off = cuts(recording(replace(resting, synchronous="OFF"), recorder, folder), 1)
    unreadable = sum(n for kind, n in off.kinds.items() if kind.startswith("unreadable"))
    unsalted = recording(replace(resting, salted=False), recorder, folder)
    salted = recording(resting, recorder, folder)
    without, with_salt = (cuts(made, 4, garbled_page=True) for made in (unsalted, salted))
    if not with_salt.states:
        raise NotRun("no recorded write of the first page", is_a_miss=True)
    return [
        control("said to be saved too early: lost", early.states, early.kinds["lost"]),
        control("synchronous NORMAL: lost", normal.states, normal.kinds["lost"]),
        control("commits that share sectors: lost", shared.states, shared.kinds["lost"]),
        control("synchronous OFF: unreadable", off.states, unreadable),
        control("key without salt, first page noise", without.states, without.wrong),
        none_of("key with salt, first page noise", with_salt.states, with_salt.wrong),
    ]

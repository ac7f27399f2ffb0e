"""Many handed-over days read at once: unlocked one by one, looked at in few processes.

A file that is damaged, or locked with another passphrase, says so for itself and stops no other.
Nothing here touches an archive that is open.
"""

import hashlib
import os
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.base.limited import Waiting
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import bundle, merging
from dialog_app.storage.incoming import reading
from dialog_app.storage.secret import Secret

THREADS: Final = 2
"""While a file is unlocked, which is for one at a time, another is looked at."""

_TOGETHER: Final = 8
Failure = RuleBroken | StoreFailed | OSError


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with what it holds (packed), or why it cannot be read; `digest` is of the file."""

    path: Path
    packed: bytes = b""
    digest: str = ""
    refused: Failure | None = None

    @property
    def copy(self) -> bytes:
        """The working copy in it."""
        return zlib.decompress(self.packed)


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files, and in the place of a folder the days in it, by name; each once.

    Raises OSError.
    """
    found: dict[Path, None] = {}
    for path in paths:
        some = sorted(path.iterdir()) if path.is_dir() else (path,)
        wanted = (one for one in some if one == path or one.suffix.lower() == bundle.ENDING)
        found |= dict.fromkeys(wanted)
    return tuple(found)


def in_order(files: Iterable[ReadFile]) -> list[ReadFile]:
    """Return the files in the order they are taken in: the same however they were given.

    What contradicts itself in several files thus ends in the same way on every laptop.
    """
    return sorted(files, key=lambda one: (one.digest, one.path.name))


def in_turn(
    paths: Sequence[Path], secrets: Sequence[Secret], tell: Callable[[int], None]
) -> Generator[ReadFile, None, None]:
    """Give every file as soon as it is read, in the order of `in_order`; `tell` as for `read_all`.

    One can be taken in while the next are unlocked. To be closed where one stops before the end.
    """
    yield from _read(sorted(paths, key=_turn), _Work(secrets, None, tell))


def _turn(path: Path) -> tuple[str, str]:
    try:
        return _digest(bundle.read(path)), path.name
    except (RuleBroken, OSError):
        # Why it cannot be read is said when it is its turn.
        return "", path.name


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def read_all(
    paths: Sequence[Path],
    secrets: Sequence[Secret],
    waiting: Waiting | None = None,
    tell: Callable[[int], None] = lambda _done: None,
) -> tuple[ReadFile, ...]:
    """Read every file, in the order given; `tell` hears from any thread how many are done.

    Locked files are tried with each of the secrets. When nobody waits any more, what is left is
    refused with `RuleBroken("import.cancelled")`.
    """
    return tuple(_read(paths, _Work(secrets, waiting, tell)))


def _read(paths: Sequence[Path], work: "_Work") -> Iterator[ReadFile]:
    chunks = [paths[at : at + _TOGETHER] for at in range(0, len(paths), _TOGETHER)]
    threads = max(1, min(THREADS, os.cpu_count() or 1))
    with ThreadPoolExecutor(threads, thread_name_prefix="reading") as pool:
        # Whoever stops waits for what is being read, and `map` lets go of what has yet to be.
        for some in pool.map(work.some, chunks):
            yield from some


def _refused(path: Path, why: Failure) -> ReadFile:
    return ReadFile(path, refused=why)


class _Work:
    """What the threads share: the secrets, who waits, and how much is done."""

    def __init__(
        self, secrets: Sequence[Secret], waiting: Waiting | None, tell: Callable[[int], None]
    ) -> None:
        self._secrets = secrets
        self._waiting = waiting
        self._tell = tell
        self._done = 0

    def some(self, paths: Sequence[Path]) -> list[ReadFile]:
        """Read a few files: unlock each, and look at all of them in one process."""
        read = [self._unlocked(path) for path in paths]
        fine = [one for one in read if one.refused is None]
        faults = self._looked_at([one.copy for one in fine])
        bad = {one.path: fault for one, fault in zip(fine, faults, strict=True) if fault}
        return [_refused(one.path, bad[one.path]) if one.path in bad else one for one in read]

    def _unlocked(self, path: Path) -> ReadFile:
        if self._waiting is not None and self._waiting.cancelled:
            return _refused(path, RuleBroken("import.cancelled"))
        try:
            raw = bundle.read(path)
            copy = self._opened(raw)
        except (RuleBroken, StoreFailed, OSError) as refused:
            return _refused(path, refused)
        else:
            return ReadFile(path, zlib.compress(copy, 1), _digest(raw))
        finally:
            self._done += 1
            self._tell(self._done)

    def _opened(self, raw: bytes) -> bytes:
        if not bundle.is_bundle(raw):
            return merging.unsealed(raw, None)
        wrong = RuleBroken("bundle.passphrase_needed")
        for secret in self._secrets:
            try:
                return bundle.opened(raw, secret)
            except RuleBroken as refused:
                if refused.code != "bundle.passphrase":
                    raise
                wrong = refused
        raise wrong

    def _looked_at(self, copies: list[bytes]) -> list[Failure | None]:
        try:
            return list(reading.faults(copies, self._waiting))
        except RuleBroken as refused:
            if refused.code == "import.cancelled":
                return [refused] * len(copies)
        # One of them is too heavy: each for itself, so that no other pays for it.
        return [self._fault(copy) for copy in copies]

    def _fault(self, copy: bytes) -> Failure | None:
        try:
            (fault,) = reading.faults([copy], self._waiting)
        except RuleBroken as refused:
            return refused
        return fault

"""Handing a day over to another laptop, and taking in what comes back from there."""

import argparse
import json
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from dialog_app.cli.desk import (
    DONE,
    FAILED,
    Refused,
    chosen_day,
    first_line,
    opened,
    sentence,
    words,
)
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.compare import Choice, Comparison, Fate
from dialog_app.core.merge.namesakes import same_names
from dialog_app.core.merge.result import taken
from dialog_app.core.merge.told import Teller, Told
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.storage import bundle, day_file, exchange, merging, reading_many, secret
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.disk import put_whole
from dialog_app.storage.merging import Looked
from dialog_app.storage.reading_many import ReadFile
from dialog_app.storage.secret import Secret

_COUNTED: Final = (Fate.NEW, Fate.CHANGED, Fate.GONE, Fate.SAME, Fate.CONFLICT)
_MOST_TOLD: Final = 200
_EVERY: Final = 10


def hand_over(call: argparse.Namespace) -> int:
    """Write a day as a bundle that only the passphrase opens, and print where."""
    given = secret.new_passphrase(first_line(_passphrase_file(call)))
    try:
        with opened(call.archive, call.passphrase_file) as (archive, session):
            copy = merging.working_copy(archive, chosen_day(session, call.day).id)
        put_whole(call.file, bundle.sealed(copy, given))
    finally:
        given.wipe()
    print(words()("cli.raw_copy"), file=sys.stderr)
    print(call.file)
    return DONE


def _passphrase_file(call: argparse.Namespace) -> Path:
    if call.bundle_passphrase_file is None:
        raise Refused(words()("cli.bundle_passphrase_file_missing"))
    return Path(call.bundle_passphrase_file)


def merge(call: argparse.Namespace) -> int:
    """Take copies of days in, each whole or not at all, and say what each did.

    A folder stands for every day in it. They are taken in in an order that does not hang on how
    they were named. 1 says that a copy could not be taken in, or that something is yet
    to be chosen.
    """
    paths = reading_many.files_in(call.files)
    if not paths:
        raise Refused(words()("cli.no_days_in_folder"))
    with (
        opened(call.archive, call.passphrase_file) as (archive, _session),
        _passphrases(call, paths) as given,
    ):
        if not call.dry_run:
            merging.back_up(archive)
        before = archive.register()
        told = _all(call, archive, paths, given)
        alike = same_names(before, archive.register())
    if call.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for one in told for line in _as_lines(one, dry=call.dry_run)))
        for name in alike:
            print(words()("merge.told.same_name", name=name))
    return FAILED if any(one["refused"] or one["conflicts"] for one in told) else DONE


@contextmanager
def _passphrases(call: argparse.Namespace, paths: Sequence[Path]) -> Iterator[list[Secret]]:
    """Give what the locked ones are tried with, for as long as they are read."""
    locked = any(_is_locked(path) for path in paths)
    typed = call.bundle_passphrase_file
    if locked and not typed:
        _passphrase_file(call)
    given = [secret.passphrase(first_line(Path(file))) for file in typed] if locked else []
    try:
        yield given
    finally:
        for one in given:
            one.wipe()


def _is_locked(path: Path) -> bool:
    try:
        return bundle.starts_as_bundle(path)
    except OSError:
        # It is refused by itself, among the others.
        return False


def _all(
    call: argparse.Namespace, archive: SqliteArchive, paths: Sequence[Path], given: list[Secret]
) -> list[dict[str, Any]]:
    """Take in all copies, and return what there is to tell of each, as they were named."""
    read, progress = _Progress("read", len(paths)), _Progress("taken", len(paths))
    told: dict[Path, dict[str, Any]] = {}
    with closing(reading_many.in_turn(paths, given, read)) as files:
        for done, file in enumerate(files, 1):
            told[file.path] = _one(call, archive, file)
            progress(done)
    return [told[path] for path in paths]


class _Progress:
    """Tells beside the answer how far it has come, where there is much to do."""

    def __init__(self, what: str, of: int) -> None:
        self._key = f"cli.merge_{what}"
        self._of = of
        self._lock = threading.Lock()
        self._told = 0

    def __call__(self, done: int) -> None:
        """Hear how many are done."""
        with self._lock:
            tenth = done // _EVERY
            if self._of > _EVERY and (tenth > self._told or done == self._of):
                self._told = max(tenth, self._told)
                print(words()(self._key, n=done, of=self._of), file=sys.stderr)


def _one(call: argparse.Namespace, archive: SqliteArchive, file: ReadFile) -> dict[str, Any]:
    """Take one copy in, and return what there is to tell of it."""
    told: dict[str, Any] = {"file": str(file.path), "refused": "", "taken_in": False}
    told |= {"day": "", "title": "", "new_day": False, "room_kept": False, "conflicts": []}
    told |= {fate.value: 0 for fate in _COUNTED}
    try:
        if file.refused is not None:
            raise file.refused
        looked = merging.look(archive, day_file.read(file.copy))
        told |= {"day": looked.file.info.id, "title": looked.file.info.title}
        if looked.comparison is None:
            told |= {"new_day": True, "taken_in": not call.dry_run}
            if not call.dry_run:
                exchange.add_day(archive, looked.file, backed_up=True)
        else:
            known = merging.register_with(archive.register(), looked.file)
            told |= _compared(looked.comparison, known)
            told |= _taken(call, archive, looked, looked.comparison)
    except (RuleBroken, OSError) as refused:
        told["refused"] = sentence(refused)
    except StoreFailed as failed:
        if file.refused is not failed:
            raise
        told["refused"] = sentence(failed)
    return told


def _compared(comparison: Comparison, register: Register) -> dict[str, Any]:
    say = words()
    teller = Teller(comparison, register, say, say.language)
    conflicts = [_as_json(teller.told(one)) for one in comparison.conflicts]
    counts = {fate.value: comparison.count(fate) for fate in _COUNTED}
    counts["same"] = comparison.same
    room = comparison.count(Fate.ROOM) > 0
    return {**counts, "room_kept": room, "conflicts": conflicts}


def _as_json(told: Told) -> dict[str, str]:
    return {
        "part": told.key,
        "kind": told.kind,
        "about": told.about,
        "mine": told.mine,
        "theirs": told.theirs,
    }


def _taken(
    call: argparse.Namespace, archive: SqliteArchive, looked: Looked, comparison: Comparison
) -> dict[str, Any]:
    if call.dry_run or (comparison.conflicts and call.choose is None):
        return {}
    choice = Choice(call.choose or Choice.MINE)
    chosen = {one.key: choice for one in comparison.conflicts}
    merging.write(archive, looked, taken(comparison, chosen), backed_up=True)
    # What was chosen is left to nobody any more.
    return {"taken_in": True, "conflicts": []}


def _as_lines(told: dict[str, Any], *, dry: bool) -> Iterator[str]:
    say = words()
    if told["refused"]:
        yield say("merge.told.refused", file=Path(told["file"]).name, reason=told["refused"])
        return
    heading = {"title": told["title"], "file": Path(told["file"]).name}
    if told["new_day"]:
        yield say(f"merge.told.{'new_day_seen' if dry else 'new_day'}", **heading)
    else:
        counts = [say(f"merge.count.{fate}", n=told[fate]) for fate in _COUNTED if told[fate]]
        yield say("merge.told.counts", counts=", ".join(counts), **heading)
        if told["room_kept"]:
            yield say("merge.told.room_kept")
        yield from _conflict_lines(told["conflicts"])
    if told["conflicts"]:
        yield say("merge.told.choose")
    elif dry:
        yield say("merge.told.only_looked")


def _conflict_lines(conflicts: list[dict[str, str]]) -> Iterator[str]:
    say = words()
    for one in conflicts[:_MOST_TOLD]:
        sides = {side: one[side] or say("merge.not_there") for side in ("mine", "theirs")}
        yield " · ".join(part for part in (one["kind"], one["about"]) if part)
        for side, text in sides.items():
            yield f"    {say(f'merge.told.{side}', text=text)}"
    if len(conflicts) > _MOST_TOLD:
        yield say("merge.told.more", n=len(conflicts) - _MOST_TOLD)

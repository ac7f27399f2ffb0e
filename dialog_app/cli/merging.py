"""Handing a day over to another laptop, and taking in what comes back from there."""

import argparse
import json
import sys
from collections.abc import Iterator
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
from dialog_app.core.merge.result import taken
from dialog_app.core.merge.told import Teller, Told
from dialog_app.core.register import Register
from dialog_app.storage import bundle, exchange, merging, secret
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.disk import put_whole
from dialog_app.storage.merging import Looked

_COUNTED: Final = (Fate.NEW, Fate.CHANGED, Fate.GONE, Fate.SAME, Fate.CONFLICT)
_MOST_TOLD: Final = 200


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

    1 says that a copy could not be taken in, or that something is yet to be chosen.
    """
    with opened(call.archive, call.passphrase_file) as (archive, _session):
        if not call.dry_run:
            merging.back_up(archive)
        told = [_one(call, archive, path) for path in call.files]
    if call.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for one in told for line in _as_lines(one, dry=call.dry_run)))
    return FAILED if any(one["refused"] or one["conflicts"] for one in told) else DONE


def _one(call: argparse.Namespace, archive: SqliteArchive, path: Path) -> dict[str, Any]:
    """Take one copy in, and return what there is to tell of it."""
    told: dict[str, Any] = {"file": str(path), "refused": "", "taken_in": False}
    told |= {"day": "", "title": "", "new_day": False, "room_kept": False, "conflicts": []}
    told |= {fate.value: 0 for fate in _COUNTED}
    try:
        looked = _looked(call, archive, path)
        told |= {"day": looked.file.info.id, "title": looked.file.info.title}
        if looked.comparison is None:
            told |= {"new_day": True, "taken_in": not call.dry_run}
            if not call.dry_run:
                exchange.add_day(archive, looked.file)
        else:
            known = merging.register_with(archive.register(), looked.file)
            told |= _compared(looked.comparison, known)
            told |= _taken(call, archive, looked, looked.comparison)
    except RuleBroken as refused:
        told["refused"] = sentence(refused)
    return told


def _looked(call: argparse.Namespace, archive: SqliteArchive, path: Path) -> Looked:
    raw = bundle.read(path)
    if not bundle.is_bundle(raw):
        return merging.look(archive, merging.read(raw, None))
    given = secret.passphrase(first_line(_passphrase_file(call)))
    try:
        return merging.look(archive, merging.read(raw, given))
    finally:
        given.wipe()


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
    merging.write(archive, looked, taken(comparison, chosen))
    # What was chosen is left to nobody any more.
    return {"taken_in": True, "conflicts": []}


def _as_lines(told: dict[str, Any], *, dry: bool) -> Iterator[str]:
    say = words()
    if told["refused"]:
        yield say("merge.told.refused", file=Path(told["file"]).name, reason=told["refused"])
        return
    heading = {"title": told["title"], "file": Path(told["file"]).name}
    if told["new_day"]:
        yield say("merge.told.new_day", **heading)
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

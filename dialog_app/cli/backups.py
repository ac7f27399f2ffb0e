"""Making backups, listing them, and putting one in the archive's place."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from dialog_app.base.identity import laptop_name
from dialog_app.base.texts import Texts
from dialog_app.cli.desk import (
    DONE,
    FAILED,
    Refused,
    check_there,
    first_line,
    key_from,
    opened,
    words,
)
from dialog_app.core import backup_words, norway
from dialog_app.core.backups import Held, Kept
from dialog_app.core.ports import StoreFailed
from dialog_app.core.salvaged import told
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import backup, envelope, restoring, secret
from dialog_app.storage.salvage import saving
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for


def make(call: argparse.Namespace) -> int:
    """Make a backup among the others, or in a file that does not exist yet; print where it is."""
    if call.out is not None and call.out.exists():
        raise Refused(words()("backups.cli.exists", name=call.out.name))
    with opened(call.archive, call.passphrase_file) as (archive, _session):
        if call.out is None:
            made = archive.keeping.make()
        else:
            made = call.out.absolute()
            archive.backup_to(made)
    print(made)
    return DONE


def list_backups(call: argparse.Namespace) -> int:
    """Print the backups of an archive, newest first, with what each holds or why nobody can tell.

    The archive itself is left alone, and may be gone.
    """
    looked = list(_looked(call.archive, call.passphrase_file))
    if call.json:
        print(json.dumps([_as_json(*one) for one in looked], ensure_ascii=False, indent=2))
        return DONE
    say = words()
    for kept, held in looked:
        print(_as_line(kept, held, say))
    if not looked:
        print(say("backups.cli.none"))
    return DONE


def _looked(archive: Path, file: Path | None) -> Iterator[tuple[Kept, Held | StoreFailed]]:
    tried: dict[str, Key | None] = {}
    for kept in restoring.found(archive.absolute()):
        try:
            key = _key(kept.path, file, tried)
            yield kept, restoring.look(kept.path, key)
        except StoreFailed as failed:
            yield kept, failed


def _key(copy: Path, file: Path | None, tried: dict[str, Key | None]) -> Key | None:
    """Return what a backup opens with; each envelope is tried once, since a try takes its time."""
    known = next((key for key in tried.values() if key is not None), None)
    try:
        return restoring.own_key(copy, known)
    except StoreFailed as failed:
        if failed.kind != "passphrase_needed" or file is None:
            raise
    key = _unlocked(copy, file)
    tried[str(len(tried))] = key
    return key


def _unlocked(copy: Path, file: Path) -> Key | None:
    given = secret.passphrase(first_line(file))
    try:
        return key_for(copy, given)
    finally:
        given.wipe()


def _as_line(kept: Kept, held: Held | StoreFailed, say: Texts) -> str:
    if isinstance(held, StoreFailed):
        told = say(f"storage.{held.kind}")
    else:
        told = backup_words.holds(held, say)
    parts = (*_when(kept, say), told, backup_words.size(kept.size, say.language), kept.path.name)
    return " · ".join(parts)


def _when(kept: Kept, say: Texts) -> Iterator[str]:
    if kept.at is not None:
        now = ThisLaptop(laptop_name()).now()
        yield backup_words.when(kept.at, now, norway.ZONE).said(say)


def _as_json(kept: Kept, held: Held | StoreFailed) -> dict[str, object]:
    told: dict[str, object] = {
        "path": str(kept.path),
        "made_at": kept.at.isoformat() if kept.at is not None else None,
        "bytes": kept.size,
    }
    if isinstance(held, StoreFailed):
        return {**told, "trouble": held.kind}
    counts = {"days": len(held.days), "answers": held.answers, "obstacles": held.obstacles}
    return {**told, **counts}


def restore(call: argparse.Namespace) -> int:
    """Put a backup in the archive's place; print the archive, and on stderr what became of it."""
    copy = _named(call.archive, call.backup)
    key = _unlocked(copy, call.passphrase_file) if call.passphrase_file is not None else None
    if key is None:
        restoring.own_key(copy, None)
    at = ThisLaptop(laptop_name()).now()
    aside = restoring.restore(call.archive, copy, key, at)
    if aside is not None:
        print(words()("backups.cli.aside", place=aside), file=sys.stderr)
    print(call.archive.absolute())
    return DONE


def _named(archive: Path, copy: Path) -> Path:
    """Return a backup by its place, or by its name among those of the archive."""
    for place in (copy, backup.folder_of(archive.absolute()) / copy.name):
        if place.is_file():
            return place.absolute()
    raise Refused(words()("backups.cli.missing", name=copy.name))


def salvage(call: argparse.Namespace) -> int:
    """Save what can be read of a damaged archive into a new one, and say what could not.

    1 says that something is lost.
    """
    say = words()
    check_there(call.archive)
    if call.new.exists():
        raise Refused(say("backups.cli.exists_new", name=call.new.name))
    key = _key_of_damaged(call.archive, call.passphrase_file)
    laptop, stand_in = ThisLaptop(laptop_name()), say("backups.salvaged.stand_in")
    done = saving.salvage(call.archive, call.new.absolute(), key, laptop, stand_in)
    print("\n".join(told(done, say)))
    return DONE if done.is_whole else FAILED


def _key_of_damaged(archive: Path, file: Path | None) -> Key | None:
    if file is not None:
        return key_from(archive, file)
    if envelope.path_of(archive).exists():
        raise StoreFailed("passphrase_needed")
    return None

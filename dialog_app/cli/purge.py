"""Deleting what is due: whole days, or what of them was never for paper."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, FAILED, MISUSED, chosen_day, opened, words
from dialog_app.core import formats, norway
from dialog_app.core.retention import Due, Purged, What
from dialog_app.core.retention_report import lines
from dialog_app.storage import purging
from dialog_app.storage.archive import SqliteArchive


def purge(call: argparse.Namespace) -> int:
    """Delete a day, or all that is due; print what was deleted, or with `--dry-run` what would be.

    1 says that the bytes could not be cleared everywhere yet.
    """
    if (call.day is None) == (not call.due) or (call.dry_run and not call.due):
        print(words()("cli.usage"), file=sys.stderr)
        return MISUSED
    with opened(call.archive, call.passphrase_file) as (archive, session):
        if call.due:
            found = purging.due(archive, norway.date(session.laptop.now()))
            wanted = tuple((one.day_id, one.what) for one in found)
        else:
            what = What.RAW if call.raw else What.DAY
            wanted = ((chosen_day(session, call.day).id, what),)
        if call.dry_run:
            _tell_due(found, as_json=call.json)
            return DONE
        done = tuple(purging.purge(archive, day_id, what).report for day_id, what in wanted)
        archive.tidy()
        return _tell(archive, done, as_json=call.json)


def _tell_due(found: Sequence[Due], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_due_as_json(one) for one in found], ensure_ascii=False, indent=2))
    elif found:
        print("\n".join(_due_lines(found, words())))
    else:
        print(words()("stored.due.none"))


def _due_as_json(one: Due) -> dict[str, object]:
    return {
        "what": one.what.value,
        "day": one.day_id,
        "date": one.date.isoformat(),
        "title": one.title,
        "since": one.since.isoformat(),
        "approved": one.approved,
        "services": one.services,
        "reason": one.reason,
    }


def _due_lines(found: Sequence[Due], say: Texts) -> Iterator[str]:
    for one in found:
        parts = (one.day_id[:8], formats.date(one.date), one.title, say(f"stored.what.{one.what}"))
        since = say("stored.due.since", date=formats.date(one.since))
        yield " · ".join((*parts, since))


def _tell(archive: SqliteArchive, done: Sequence[Purged], *, as_json: bool) -> int:
    say, owed = words(), bool(done) and purging.is_owed(archive)
    if as_json:
        print(json.dumps([purged_as_json(one) for one in done], ensure_ascii=False, indent=2))
    elif done:
        print("\n\n".join("\n".join(lines(one, say, owed=owed)) for one in done))
    else:
        print(say("stored.due.none"))
    for path in purging.set_aside(archive.path):
        print(say("stored.set_aside", name=path.name), file=sys.stderr)
    if owed:
        print(say("stored.owed"), file=sys.stderr)
        return FAILED
    return DONE


def purged_as_json(one: Purged) -> dict[str, object]:
    """Return a report for programs."""
    return {
        "id": one.id,
        "at": one.at.isoformat(timespec="seconds"),
        "what": one.what.value,
        "held_on": one.held_on.isoformat(),
        "counts": one.counts,
    }

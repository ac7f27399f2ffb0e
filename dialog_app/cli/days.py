"""Listing, exporting and importing days, and checking an archive."""

import argparse
import json
import sys
from pathlib import Path

from dialog_app.cli.desk import (
    DONE,
    FAILED,
    Refused,
    as_lines,
    chosen_day,
    is_day,
    opened,
    words,
)
from dialog_app.core import formats
from dialog_app.core.ports import DayLine
from dialog_app.storage import exchange
from dialog_app.storage.incoming import reading


def list_days(call: argparse.Namespace) -> int:
    """Print the days of an archive, newest first, for reading or as JSON."""
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        days = session.days()
    if call.json:
        print(json.dumps([_as_json(line) for line in days], ensure_ascii=False, indent=2))
        return DONE
    say = words()
    for line in days:
        print("\n".join(as_lines(line, say)))
    if not days:
        print(say("cli.no_days"))
    return DONE


def _as_json(line: DayLine) -> dict[str, object]:
    return {
        "id": line.id,
        "date": line.date.isoformat(),
        "kind": line.kind.value,
        "title": line.title,
        "place": line.place,
        "state": line.state.value,
        "services": list(line.services),
    }


def export(call: argparse.Namespace) -> int:
    """Print a day's raw working copy as JSON; a warning goes to stderr."""
    with opened(call.archive, call.passphrase_file) as (archive, session):
        line = chosen_day(session, call.day)
        copy = exchange.export_day(archive, line.id)
    print(words()("cli.raw_copy"), file=sys.stderr)
    print(json.dumps(copy, ensure_ascii=False, indent=2))
    return DONE


def import_file(call: argparse.Namespace) -> int:
    """Take in a day's working copy, whole or not at all, and print the day's id.

    The file may be an archive of another laptop; of several days one is chosen.
    """
    if reading.is_archive(call.file):
        raw = _day_of_archive(call.file, call.day)
    elif call.day is not None:
        raise Refused(words()("cli.day_in_file", name=call.file.name))
    else:
        with call.file.open("rb") as file:
            raw = file.read(exchange.LARGEST + 1)
    if raw is None:
        return FAILED
    with opened(call.archive, call.passphrase_file) as (archive, _session):
        day_id = exchange.import_day(archive, raw)
    print(day_id)
    return DONE


def _day_of_archive(path: Path, wanted: str | None) -> bytes | None:
    """Return the day wanted; None, and the days there are, where nobody said which."""
    offered = reading.days_offered(path)
    say = words()
    if wanted is None and len(offered) != 1:
        for line in offered:
            parts = (line.id[:8], formats.date(line.date), line.title, line.place)
            print(" · ".join(part for part in parts if part))
        print(
            say("cli.day_choose", n=len(offered)) if offered else say("cli.no_days"),
            file=sys.stderr,
        )
        return None
    if wanted is not None:
        offered = tuple(line for line in offered if is_day(line, wanted))
    if len(offered) != 1:
        raise Refused(say("cli.day_several" if offered else "cli.day_missing", day=wanted))
    return reading.day_offered(path, offered[0].id)


def check(call: argparse.Namespace) -> int:
    """Check that an archive is whole, and say so; what is wrong comes a line each."""
    with opened(call.archive, call.passphrase_file) as (archive, session):
        faults = archive.faults()
        days = len(session.days())
    say = words()
    if faults:
        print("\n".join(faults))
        print(say("cli.faults", n=len(faults)), file=sys.stderr)
        return FAILED
    print(say("cli.whole", n=days))
    return DONE

"""Listing, showing, exporting and importing days, and checking an archive."""

import argparse
import json
import sys

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, FAILED, chosen_day, opened, words
from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.said import Round
from dialog_app.core.ports import DayLine
from dialog_app.core.register import Register
from dialog_app.storage import exchange


def list_days(call: argparse.Namespace) -> int:
    """Print the days of an archive, a line each or as JSON."""
    with opened(call.archive) as (_archive, session):
        days = session.days()
    if call.json:
        print(json.dumps([_as_json(line) for line in days], ensure_ascii=False, indent=2))
        return DONE
    say = words()
    for line in days:
        print(_as_line(line, say))
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


def _as_line(line: DayLine, say: Texts) -> str:
    parts = (
        line.id[:8],
        formats.date(line.date),
        say(f"cli.kind.{line.kind}"),
        line.title,
        line.place,
        say(f"cli.state.{line.state}"),
        ", ".join(line.services),
    )
    return " · ".join(part for part in parts if part)


def show(call: argparse.Namespace) -> int:
    """Print a day for reading: its agenda and what each service answered, in raw numbers."""
    with opened(call.archive) as (_archive, session):
        line = chosen_day(session, call.day)
        day = session.day_desk(line.id).record
        register = session.register
    say = words()
    print(_as_line(line, say))
    print(say("cli.raw_numbers"))
    for item in day.agenda:
        print(f"  {item.minutes:>3} min  {item.title}")
    for place in sorted(day.all(Round), key=lambda row: (row.version_id, row.service_id)):
        print("  " + _round_line(day, register, place, say))
    return DONE


def _round_line(day: Day, register: Register, place: Round, say: Texts) -> str:
    tally = day.tally(place)
    method = register.method_of(place.version_id)
    title = register.newest(method.id).title.best("nb")
    marks = [title]
    if register.is_starter_example(place.version_id):
        marks.append(say("cli.starter_example"))
    phase = say(f"cli.phase.{place.phase or 'none'}")
    name = register.service(place.service_id).name
    return f"{' – '.join(marks)} · {phase} · {name}: {_counts(tally, say)}"


def _counts(tally: Tally | None, say: Texts) -> str:
    if tally is None:
        return say("cli.not_counted")
    return say(
        "cli.counts",
        agree=tally.agree,
        partly=tally.partly,
        disagree=tally.disagree,
        no_position=tally.no_position,
    )


def export(call: argparse.Namespace) -> int:
    """Print a day's raw working copy as JSON; a warning goes to stderr."""
    with opened(call.archive) as (archive, session):
        line = chosen_day(session, call.day)
        copy = exchange.export_day(archive, line.id)
    print(words()("cli.raw_copy"), file=sys.stderr)
    print(json.dumps(copy, ensure_ascii=False, indent=2))
    return DONE


def import_file(call: argparse.Namespace) -> int:
    """Take in a day's working copy, whole or not at all."""
    with call.file.open("rb") as file:
        raw = file.read(exchange.LARGEST + 1)
    with opened(call.archive) as (archive, _session):
        day_id = exchange.import_day(archive, raw)
    print(day_id)
    return DONE


def check(call: argparse.Namespace) -> int:
    """Check that an archive is whole, and say so."""
    with opened(call.archive) as (archive, session):
        faults = archive.faults()
        days = len(session.days())
    say = words()
    if faults:
        for fault in faults:
            print(fault)
        return FAILED
    print(say("cli.whole", n=days))
    return DONE

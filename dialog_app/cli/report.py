"""Writing the facilitator's report of a day as PDF."""

import argparse
from pathlib import Path

from dialog_app.cli.desk import DONE, Refused, chosen_day, opened, words
from dialog_app.core.ports import StoreFailed


def write(call: argparse.Namespace) -> int:
    """Write the report where it is asked for, else here under its own name, and print where."""
    from dialog_app.reports import files

    say = words()
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
        now, later = session.laptop.now(), session.next_days(line.id)
    path = call.out or Path.cwd() / files.report_name(day, register, say)
    try:
        files.write_report(path, day, register, say, now, later=later)
    except StoreFailed as failed:
        kind = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(say(f"cli.report_out.{kind}", folder=path.parent)) from failed
    print(path)
    return DONE

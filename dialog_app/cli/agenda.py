"""Writing a day's agenda for everybody, or the run sheet for those who lead, as PDF."""

import argparse
from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, Refused, chosen_day, opened, words
from dialog_app.core.papers import DayPaper
from dialog_app.core.ports import StoreFailed


def write(call: argparse.Namespace) -> int:
    """Write the paper where it is asked for, else here under its own name, and print where."""
    from dialog_app.reports import day_papers

    say = words()
    told = Texts(call.language) if call.language else say
    kind = DayPaper.RUN_SHEET if call.run_sheet else DayPaper.AGENDA
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
    path = call.out or Path.cwd() / day_papers.name_of(kind, day, register, told)
    try:
        day_papers.write(kind, path, day, register, told)
    except StoreFailed as failed:
        why = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(say(f"agenda.not_written.{why}", folder=path.parent)) from failed
    print(path)
    return DONE

"""Writing the papers of a planned day: agenda, run sheet, forms to write on, poster."""

import argparse
from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, Refused, chosen_day, chosen_services, opened, words
from dialog_app.core.day import Day
from dialog_app.core.papers import DayPaper
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register


def write(call: argparse.Namespace) -> int:
    """Write each paper asked for into the folder named, and print where."""
    say = words()
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
    try:
        paths = [path for kind in call.kind for path in _written(call, kind, day, register)]
    except StoreFailed as failed:
        why = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(say(f"agenda.not_written.{why}", folder=call.out)) from failed
    for path in paths:
        print(path)
    return DONE


def _written(
    call: argparse.Namespace, kind: DayPaper, day: Day, register: Register
) -> tuple[Path, ...]:
    from dialog_app.reports import day_papers

    told = Texts(call.language) if call.language else None
    if kind is DayPaper.FORMS and call.service is not None:
        services = chosen_services(day, register, call.service)
        return day_papers.write_forms(call.out, day, register, services, told)
    return day_papers.write_in(call.out, kind, day, register, told or words())

"""Writing the minutes of a day's services as files."""

import argparse

from dialog_app.cli.desk import DONE, Refused, chosen_day, chosen_services, opened, words
from dialog_app.core.file_kind import FileKind
from dialog_app.core.ports import StoreFailed


def write(call: argparse.Namespace) -> int:
    """Write the minutes of every service of a day, or of one, and print where they went."""
    from dialog_app.reports import files

    with opened(call.archive) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
        later, papers = session.next_days(line.id), session.papers(line.id)
    services = chosen_services(day, register, call.service)
    kinds = tuple(dict.fromkeys(call.format or [FileKind.PDF]))
    try:
        written = files.write_minutes(
            day,
            register,
            call.out,
            services,
            call.language,
            later=later,
            kinds=kinds,
            papers=papers,
        )
    except StoreFailed as failed:
        kind = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(words()(f"cli.out.{kind}", folder=call.out)) from failed
    for file in written:
        print(file.path)
    return DONE

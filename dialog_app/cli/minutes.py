"""Writing the minutes of a day's services as PDF files."""

import argparse

from dialog_app.cli.desk import DONE, Refused, chosen_day, opened, words
from dialog_app.core.day import Day
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register


def write(call: argparse.Namespace) -> int:
    """Write the minutes of every service of a day, or of one, and print where they went."""
    from dialog_app.reports import files

    with opened(call.archive) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
    services = chosen_services(day, register, call.service)
    try:
        written = files.write_minutes(day, register, call.out, services, call.language)
    except StoreFailed as failed:
        kind = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(words()(f"cli.out.{kind}", folder=call.out)) from failed
    for file in written:
        print(file.path)
    return DONE


def chosen_services(day: Day, register: Register, wanted: str | None) -> tuple[str, ...]:
    """Return the services asked for, by id or by a part of the name; all where none is named.

    Raises `Refused` when no service of the day matches, or several do.
    """
    if wanted is None:
        if not day.service_ids:
            raise Refused(words()("cli.no_services"))
        return day.service_ids
    named = {
        service_id: register.full_name(service_id).casefold() for service_id in day.service_ids
    }
    if wanted in named:
        return (wanted,)
    found = tuple(one for one, name in named.items() if wanted.casefold() in name)
    if len(found) != 1:
        key = "cli.service_several" if found else "cli.service_missing"
        raise Refused(words()(key, service=wanted))
    return found

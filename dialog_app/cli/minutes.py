"""Writing the minutes of a day's services as PDF files."""

import argparse

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, Refused, chosen_day, opened, words
from dialog_app.core.day import Day
from dialog_app.core.register import Register


def write(call: argparse.Namespace) -> int:
    """Write the minutes of every service of a day, or of one, and print where they went."""
    from dialog_app.reports import files

    with opened(call.archive) as (_archive, session):
        line = chosen_day(session, call.day)
        day = session.day_desk(line.id).record
        register = session.register
    call.out.mkdir(parents=True, exist_ok=True)
    for service_id in _chosen(day, register, call.service):
        language = call.language or register.service(service_id).language
        path = files.write_minutes(day, register, service_id, Texts(language), call.out)
        print(path)
    return DONE


def _chosen(day: Day, register: Register, wanted: str | None) -> tuple[str, ...]:
    """Return the ids of the services asked for, by id or by the beginning of the name."""
    if wanted is None:
        return day.service_ids
    word = wanted.casefold()
    found = tuple(
        service_id
        for service_id in day.service_ids
        if service_id == wanted or register.full_name(service_id).casefold().startswith(word)
    )
    if not found:
        raise Refused(words()("cli.service_missing", service=wanted))
    return found

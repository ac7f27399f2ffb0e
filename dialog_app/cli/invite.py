"""Writing invitations to a day: a calendar file and a letter for each service."""

import argparse

from dialog_app.cli.desk import DONE, Refused, chosen_day, chosen_services, opened, words
from dialog_app.core.ports import StoreFailed


def write(call: argparse.Namespace) -> int:
    """Write the invitations of every service of a day, or of one, and print where they went."""
    from dialog_app.reports import invitations

    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
    services = chosen_services(day, register, call.service)
    try:
        written = invitations.write(day, register, call.out, services, call.contact)
    except StoreFailed as failed:
        kind = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(words()(f"invite.not_written.{kind}", folder=call.out)) from failed
    for path in written:
        print(path)
    return DONE

"""The minutes of a day's services: written as files, listed with their states, approved."""

import argparse
import json
from collections.abc import Iterator

from dialog_app.base.texts import Texts
from dialog_app.cli.desk import DONE, Refused, chosen_day, chosen_services, opened, words
from dialog_app.core.day import Day
from dialog_app.core.editions import at_version, edition, versions
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.blocks import SHORT_HASH
from dialog_app.core.model.said import Minutes
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.desk.approval import Approving


def minutes(call: argparse.Namespace) -> int:
    """Write, list or approve minutes, as the call says."""
    if call.list:
        return _list(call)
    return _approve(call) if call.approve else _write(call)


def _write(call: argparse.Namespace) -> int:
    """Write the minutes of every service of a day, or of one, and print where they went."""
    from dialog_app.reports import files

    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line = chosen_day(session, call.day)
        day, register = session.saved_day(line.id), session.register
        later, papers = session.next_days(line.id), session.papers(line.id)
    services = chosen_services(day, register, call.service)
    if call.version is not None:
        for service_id in services:
            day = at_version(day, service_id, call.version)
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


def _list(call: argparse.Namespace) -> int:
    """Print every version of the minutes of a day, with state and hashes."""
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        day = session.saved_day(chosen_day(session, call.day).id)
        register = session.register
    found = list(_versions(day, chosen_services(day, register, call.service)))
    if call.json:
        lines = [_as_json(register, issue) for issue in found]
        print(json.dumps(lines, ensure_ascii=False, indent=2))
        return DONE
    for issue in found:
        print(_as_line(register, issue))
    return DONE


def _versions(day: Day, service_ids: tuple[str, ...]) -> Iterator[Minutes]:
    """Give the versions of each service, oldest first; a draft where none was begun."""
    for service_id in service_ids:
        yield from versions(day, service_id) or (edition(day, service_id),)


def _as_line(register: Register, issue: Minutes) -> str:
    say = words()
    parts = (
        register.full_name(issue.service_id),
        say("minutes.version", version=issue.version),
        say(f"terms.minutes_state.{issue.state.value}"),
        issue.content_hash[:SHORT_HASH],
        issue.reason,
    )
    return " · ".join(part for part in parts if part)


def _as_json(register: Register, issue: Minutes) -> dict[str, object]:
    return {
        "service_id": issue.service_id,
        "service": register.full_name(issue.service_id),
        "version": issue.version,
        "state": issue.state.value,
        "by_role": issue.changed_by_role,
        "reason": issue.reason,
        "content_hash": issue.content_hash,
        "pdf_sha256": issue.pdf_sha256,
    }


def _approve(call: argparse.Namespace) -> int:
    """Approve the minutes of one service for good, and print them as `--list` does."""
    from dialog_app.reports import pdf

    with opened(call.archive, call.passphrase_file) as (_archive, session):
        line, register = chosen_day(session, call.day), session.register
        services = chosen_services(session.saved_day(line.id), register, call.service)
        if len(services) != 1:
            raise Refused(words()("cli.approve_one"))
        language = call.language or register.service(services[0]).language
        asked = Approving(services[0], call.role, Texts(language))
        session.approve_minutes(line.id, asked, pdf.render)
        issue = edition(session.saved_day(line.id), services[0])
    print(json.dumps(_as_json(register, issue)) if call.json else _as_line(register, issue))
    return DONE

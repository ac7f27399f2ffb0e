"""Invitations as files: a calendar file and a letter for each service of a day."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.papers import invitation
from dialog_app.core.register import Register
from dialog_app.reports import calendar, pdf
from dialog_app.reports.files import write_file
from dialog_app.reports.names import service_names


def write(
    day: Day,
    register: Register,
    folder: Path,
    service_ids: Sequence[str] = (),
    contact: str = "",
) -> tuple[Path, ...]:
    """Write .ics and .pdf for the services (all of the day, if none is named); return the paths.

    Each is in the service's own language. A file of the same name is replaced. Raises
    `StoreFailed` as `write_file`, and `RuleBroken("row.gone")` for a service that is not known.
    """
    written: list[Path] = []
    taken: set[str] = set()
    for service_id in service_ids or day.service_ids:
        name = next(one for one in _names(day, register, service_id) if one not in taken)
        taken.add(name)
        words = Texts(register.service(service_id).language)
        event = invitation.event(day, register, words, contact)
        letter = invitation.letter(day, register, service_id, words, contact)
        for ending, content in ((".ics", calendar.render(event)), (".pdf", pdf.render(letter))):
            path = folder / f"{name}{ending}"
            write_file(path, content)
            written.append(path)
    return tuple(written)


def _names(day: Day, register: Register, service_id: str) -> Iterator[str]:
    """Give «2026-11-21_Bergen_skolehelsetjenesten_invitasjon», then others for a namesake."""
    ending = Texts(register.service(service_id).language)("invite.file")
    return service_names(day, register, service_id, (ending,))

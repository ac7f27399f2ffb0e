"""The mail that minutes go with: to whom, and a few lines in the service's language."""

from dataclasses import dataclass

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.editions import comment_deadline, edition
from dialog_app.core.minutes.recipients import mail_to
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class Letter:
    """A short letter in plain text; `to` are addresses as they were written, often one."""

    to: tuple[str, ...]
    subject: str
    lines: tuple[str, ...]


def letter(day: Day, register: Register, service_id: str, words: Wording) -> Letter:
    """Return the letter a version goes with: what is attached, and until when it can be changed.

    It goes to those the version was given to, else to the service's leader. It says nothing of
    what the minutes hold, and names nobody. Raises `RuleBroken("row.gone")` when the register has
    no such service.
    """
    issue = edition(day, service_id)
    about = {
        "kind": words(f"terms.day_kind.{day.info.kind.value}"),
        "date": formats.date(day.info.date),
        "service": register.full_name(service_id),
        "version": issue.version,
    }
    approved = issue.state is MinutesState.APPROVED
    said = words("mail.approved" if approved else "mail.draft")
    deadline = comment_deadline(day, issue)
    lines = [words("mail.hello"), words("mail.attached", **about), said]
    if deadline is not None:
        phrase = formats.weekday_date(deadline)
        lines.append(words("mail.deadline", date=words(phrase.key, **phrase.facts)))
    return Letter(
        to=mail_to(issue, register.service(service_id)),
        subject=words("mail.subject", **about),
        lines=(*lines, words("mail.protected")),
    )

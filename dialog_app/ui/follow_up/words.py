"""How a line of what is left reads: what it is, what is known of it, how it went."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dialog_app.core import formats
from dialog_app.core.commands.follow_ups import Followed
from dialog_app.core.model.days import AgendaItem, DayInfo, DayKind
from dialog_app.core.model.said import Action, FollowedKind, FollowUp, Outcome, Trial
from dialog_app.core.register import Register
from dialog_app.core.since_last import SETTLED, Left, late_by
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.room import item_title
from dialog_app.ui.plan.names import subject_code, subject_title
from dialog_app.ui.text import sentences
from dialog_app.ui.words import language, say

_ICONS = {
    FollowedKind.ACTION: Icon.ACTION,
    FollowedKind.TRIAL: Icon.TRIAL_RUNNING,
    FollowedKind.OBSTACLE: Icon.OBSTACLE,
    FollowedKind.ITEM: Icon.AGENDA,
}


@dataclass(frozen=True, slots=True)
class LineSaid:
    """What a line shows; `late` stands apart since it is the one thing that presses."""

    title: str
    foot: str
    late: str
    before: str
    answer: str
    told: str
    icon: Icon
    settled: bool

    @property
    def spoken(self) -> str:
        """Everything for a screen reader."""
        parts = (self.title, self.late, self.foot, self.before, self.answer, self.told)
        return sentences(*parts)


def line_said(register: Register, left: Left, today: datetime.date, *, own: bool) -> LineSaid:
    """Return a line in words; `own` where it is one of the day's own, said of after the day."""
    answer = left.stands if own else left.answer
    before = "" if own or left.newest is None else _before(left.kind, left.newest, left.day.zone)
    late = late_by(left.due, today)
    settled = left.stands is not None and left.stands.outcome in SETTLED
    said = outcome_word(left.kind, answer.outcome) if answer else ""
    if own and answer is not None:
        said = say("since.said_on", word=said, date=formats.date(_day_of(answer, left.day.zone)))
    return LineSaid(
        title=line_title(register, left),
        foot=" · ".join(part for part in _foot(left, own=own) if part),
        late=say("since.late", n=late) if late and not settled else "",
        before=before,
        answer=said or say("since.planned" if left.planned else "since.not_answered"),
        told=formats.quoted(answer.text, language()) if answer and answer.text else "",
        icon=_ICONS[left.kind],
        settled=settled,
    )


def line_title(register: Register, left: Left) -> str:
    """Return what is left in the words it was said, or by the name of what is tried or carried."""
    if isinstance(left.row, AgendaItem):
        return say("since.item", title=item_title(left.row))
    if left.kind in (FollowedKind.ACTION, FollowedKind.OBSTACLE):
        return left.words
    key = "since.trial" if isinstance(left.row, Trial) else "since.method"
    subject = left.subject
    title = subject_title(register, subject) or say("since.unknown")
    return say(key, title=title, code=subject_code(register, subject) or "?")


def outcome_word(kind: FollowedKind, outcome: Outcome) -> str:
    """Return how it went with such a thing: «prøvd», «løst», «gjort»."""
    return say(f"since.{kind.value}_{outcome.value}")


def day_name(info: DayInfo) -> str:
    """Return «dialogdag 27.05.2026»."""
    return named_day(info.kind, info.date)


def named_day(kind: DayKind, date: datetime.date) -> str:
    """Return «dialogdag 27.05.2026» for a day of which no more is known."""
    return say("since.day", kind=say(f"terms.day_kind.{kind.value}"), date=formats.date(date))


def followed(register: Register, left: Left) -> Followed:
    """Return what the follow-up is about, as the command asks for it."""
    return Followed(
        kind=left.kind,
        about_id=left.row.id,
        about_day_id=left.day.id,
        service_id=left.service_id,
        subject=left.subject,
        words=left.words or subject_title(register, left.subject),
        language=left.language if left.words else language(),
    )


def _foot(left: Left, *, own: bool) -> tuple[str, ...]:
    row = left.row
    day = "" if own else say("since.from", day=day_name(left.day))
    if isinstance(row, Action):
        due = say("since.due", date=formats.date(row.due)) if row.due else ""
        return (row.who or say("since.nobody"), due, day)
    if isinstance(row, Trial):
        until = say("since.until", date=formats.date(row.until)) if row.until else ""
        return (say(f"terms.trial_state.{row.state.value}"), until, row.how_it_went, day)
    return (day,)


def _before(kind: FollowedKind, said: FollowUp, zone: str) -> str:
    told = f": {formats.quoted(said.text, language())}" if said.text else ""
    word = outcome_word(kind, said.outcome)
    return say("since.before", date=formats.date(_day_of(said, zone)), word=word) + told


def _day_of(said: FollowUp, zone: str) -> datetime.date:
    return said.at.astimezone(ZoneInfo(zone)).date()

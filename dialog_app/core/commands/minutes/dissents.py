"""Særstandpunkt: another wording, put down by those who hold it."""

from dataclasses import replace

from dialog_app.core.commands.closed import changed
from dialog_app.core.commands.minutes.noted import noted_once, under_way
from dialog_app.core.day import Day
from dialog_app.core.dissents import DissentGiven, filled
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Subject
from dialog_app.core.model.minutes import Dissent, MinutesEvent
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed


def add_dissent(
    day: Day, laptop: Laptop, service_id: str, subject: Subject, given: DissentGiven
) -> Step:
    """Put a dissent down under what it is about.

    Raises `RuleBroken`: `row.gone`, `minutes.not_started`, `minutes.approved`,
    `dissent.no_subject`, `dissent.who_missing`, `dissent.too_few` where fewer than five hold it
    and they have not consented, `dissent.people_wrong`, `text.empty`, `text.too_long`.
    """
    issue = under_way(day, service_id)
    if not subject.version_id:
        raise RuleBroken("dissent.no_subject")
    bare = Dissent(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=subject.kind,
        version_id=subject.version_id,
        service_id=service_id,
        text="",
        number=max((row.number for row in day.all(Dissent)), default=0) + 1,
        who="",
        people=0,
    )
    row = filled(bare, given)
    told = noted_once(day, laptop, issue, MinutesEvent.DISSENT, row, None)
    return Step("step.dissent_added", (*added(row), told))


def change_dissent(day: Day, laptop: Laptop, dissent_id: str, given: DissentGiven) -> Step:
    """Put a dissent in other words; raises as `add_dissent`. Changes in a row are one undo."""
    row = day.one(Dissent, dissent_id)
    issue = under_way(day, row.service_id)
    step = changed("step.dissent_changed", row, filled(row, given))
    if not step.changes:
        return step
    told = noted_once(day, laptop, issue, MinutesEvent.DISSENT, row, None)
    return replace(step, changes=(*step.changes, told), merge=f"dissent:{dissent_id}")


def remove_dissent(day: Day, laptop: Laptop, dissent_id: str) -> Step:
    """Take a dissent away; raises `RuleBroken`: `row.gone`, `minutes.approved`."""
    row = day.one(Dissent, dissent_id)
    issue = under_way(day, row.service_id)
    told = noted_once(day, laptop, issue, MinutesEvent.DISSENT, row, None)
    return Step("step.dissent_removed", (told, *removed(row)))

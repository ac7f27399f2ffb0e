"""Letting stand what somebody was asked to look at in a service's minutes."""

from dialog_app.core.commands.minutes.noted import noted
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.standing import let_stand_at, mark
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import MinutesEvent
from dialog_app.core.model.services import Service
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added
from dialog_app.core.remark import Remark

LET_STAND = "step.minutes_let_stand"


def let_stand(day: Day, laptop: Laptop, service_id: str, remark: Remark) -> Step:
    """Ask nobody about a remark on a service's minutes again, until the wording is another.

    Raises `RuleBroken`: `row.gone` for a service that takes no part, `minutes.approved`.
    """
    if service_id not in day.service_ids:
        raise RuleBroken("row.gone", kind=Service.__name__)
    issue = edition(day, service_id)
    if issue.state is MinutesState.APPROVED:
        raise RuleBroken("minutes.approved")
    here = mark(remark)
    if any(row.row_id == here for row in let_stand_at(day, service_id, remark.passage)):
        return Step(LET_STAND, ())
    subject = {"subject_kind": SubjectKind.METHOD, "version_id": ""}
    if remark.subject is not None:
        subject = {"subject_kind": remark.subject.kind, "version_id": remark.subject.version_id}
    told = noted(day, laptop, issue, MinutesEvent.LET_STAND, row_id=here, **subject)
    return Step(LET_STAND, added(told))

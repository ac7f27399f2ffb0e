"""What a service may try out: every tool and method, also those the day does not treat."""

from collections.abc import Iterator, Sequence
from typing import Final

from dialog_app.core import tools
from dialog_app.core.lineage import offered
from dialog_app.core.model.base import Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import MethodVersion, ToolVersion
from dialog_app.core.model.said import Trial
from dialog_app.core.since_last import same_method
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.live.pick_list import holds
from dialog_app.ui.live.room import Room
from dialog_app.ui.plan.names import subject_code, subject_title
from dialog_app.ui.words import say

_BETWEEN: Final = ":"


def trial_offers(room: Room, service_id: str, typed: str) -> Sequence[Row]:
    """Return what holds every word typed, in any language; what is tried already comes first."""
    tried = [row.subject for row in trials_of(room, service_id)]
    same = same_method(room.register)
    treated = [row.subject for row in room.day.subjects]

    def as_treated(newest: Subject) -> Subject:
        """Return the wording that is talked of today, where the day treats another than that."""
        found = (one for one in treated if one.kind is newest.kind)
        return next((one for one in found if same(one.version_id, newest.version_id)), newest)

    every = dict.fromkeys((*tried, *map(as_treated, (*_tools(room), *_methods(room)))))
    return [_row(room, service_id, one) for one in every if holds(_text(room, one), typed)]


def trials_of(room: Room, service_id: str) -> tuple[Trial, ...]:
    """Return what a service tries today, in the order of the catalogue's codes."""
    rows = room.day.where(Trial, lambda row: row.service_id == service_id)
    return tuple(sorted(rows, key=lambda row: (subject_code(room.register, row.subject), row.id)))


def subject_of(key: str) -> Subject:
    """Return what a row offers."""
    kind, _, version_id = key.partition(_BETWEEN)
    return Subject(SubjectKind(kind), version_id)


def _tools(room: Room) -> Iterator[Subject]:
    for tool in tools.tools(room.register):
        for newest in tools.wordings(room.register, tool.id)[-1:]:
            yield Subject(SubjectKind.TOOL, newest.id)


def _methods(room: Room) -> Iterator[Subject]:
    for description in room.register.descriptions:
        for method in offered(room.register, description.code):
            yield Subject(SubjectKind.METHOD, room.register.newest(method.id).id)


def _row(room: Room, service_id: str, subject: Subject) -> Row:
    trial = room.day.trial(service_id, subject)
    state = say(f"terms.trial_state.{trial.state}") if trial is not None else ""
    return Row(
        f"{subject.kind}{_BETWEEN}{subject.version_id}",
        subject_title(room.register, subject),
        strong=subject_code(room.register, subject),
        note=state or say(f"answers.kind.{subject.kind}"),
    )


def _text(room: Room, subject: Subject) -> str:
    register, version_id = room.register, subject.version_id
    version = register.find(ToolVersion, version_id) or register.find(MethodVersion, version_id)
    title = version.title if version is not None else Words()
    return f"{subject_code(room.register, subject)} {title.nb} {title.nn} {title.en}"

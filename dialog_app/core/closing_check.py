"""What should be looked at before a day is closed, since nothing can be put right afterwards.

Nothing here blocks: with a reason a day is closed with remarks left. «Ikke vår avgjørelse» is said
of an obstacle by its state *must be solved by others*, and of a possibility by saying that it needs
a change of law or guideline; a possibility that answers only obstacles for others is theirs too.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Subject, SubjectKind
from dialog_app.core.model.days import PlanChange
from dialog_app.core.model.said import (
    LinkKind,
    Note,
    Obstacle,
    ObstacleStatus,
    Possibility,
    Reason,
    Rewording,
    Round,
)
from dialog_app.core.model.services import Service
from dialog_app.core.open_reasons import open_reasons
from dialog_app.core.register import Register
from dialog_app.core.remark import (
    TEXTS,
    Remark,
    RemarkKind,
    Spot,
    about,
    asks_for_source,
    identities,
    loose_actions,
    open_obstacles,
)
from dialog_app.core.turnout import turnout

_ASKED_ABOUT: Final = (SubjectKind.METHOD, SubjectKind.TOOL)
_LONGEST: Final = 120
SOURCE: Final = "source:"
"""How the place of a draft begins that holds a source of an obstacle; the obstacle's id follows."""
REWORDING: Final = "reword:"
"""How the place of a draft begins that holds new words for a row; the row's id follows."""
READING: Final = "read:"
"""How the place of a draft begins that words a passage of minutes anew; its row's id follows."""
FOLLOWING: Final = "follow:"
"""How the place of a draft begins that tells how it went with what an earlier day left."""
DISSENT: Final = "dissent:"
"""How the place of a draft begins that holds a dissent, field by field as JSON."""
_OF_A_ROW: Final = (REWORDING, SOURCE, READING)


def remarks(
    day: Day, register: Register, drafts: Mapping[str, str] | None = None
) -> tuple[Remark, ...]:
    """Return what to look at in a day, kind by kind.

    `drafts` are its half-written texts by place; closing deletes them.
    """
    return (
        *_unexplained(day),
        *open_obstacles(day, day.obstacles),
        *_without_source(day, register),
        *_loose_possibilities(day),
        *loose_actions(day.actions),
        *_not_asked(day),
        *_silent(day),
        *_sums(day),
        *_recognisable(day, register),
        *_half_written(day, drafts or {}),
    )


def _unexplained(day: Day) -> Iterator[Remark]:
    for one in open_reasons(day):
        if one.required:
            yield Remark(
                kind=RemarkKind.NO_REASON,
                spot=Spot.ANSWERS,
                service_ids=(one.service_id,) if one.service_id else (),
                group_id=one.group_id,
                subject=one.subject,
                phase=one.phase,
            )


def _without_source(day: Day, register: Register) -> Iterator[Remark]:
    """Give the obstacles that a law or guideline is said to make, where nobody said which."""
    for row in day.obstacles:
        if asks_for_source(register, row) and not day.sources(row):
            yield about(RemarkKind.NO_SOURCE, row, Spot.OBSTACLES, row.text)


def _loose_possibilities(day: Day) -> Iterator[Remark]:
    for row in day.possibilities:
        followed = day.linked_from(row.id, LinkKind.COMES_FROM)
        if not followed and not _is_for_others(day, row):
            yield about(RemarkKind.LOOSE_POSSIBILITY, row, Spot.ACTIONS, row.text)


def _is_for_others(day: Day, possibility: Possibility) -> bool:
    """Whether a possibility is not for the services of the day to decide."""
    if possibility.needs_law_change:
        return True
    answered = day.linked_to(possibility.id, LinkKind.ANSWERS)
    rows = [row for one in answered if (row := day.find(Obstacle, one)) is not None]
    return bool(rows) and all(day.status(row) is ObstacleStatus.NEEDS_OTHERS for row in rows)


def _not_asked(day: Day) -> Iterator[Remark]:
    """Give the methods that services were not asked about, but for those carried to another day.

    Who has answered nothing at all comes below.
    """
    silent = set(_who_is_silent(day))
    carried = {row.version_id for row in day.all(PlanChange)}
    for row in day.subjects:
        if row.subject_kind not in _ASKED_ABOUT or row.version_id in carried:
            continue
        asked = _answered_on(day, row.subject)
        missing = tuple(one for one in day.service_ids if one not in asked | silent)
        if missing:
            yield Remark(
                kind=RemarkKind.NOT_ASKED,
                spot=Spot.ANSWERS,
                subject=row.subject,
                service_ids=missing,
            )


def _silent(day: Day) -> Iterator[Remark]:
    for service_id in _who_is_silent(day):
        yield Remark(kind=RemarkKind.NO_ANSWERS, spot=Spot.ANSWERS, service_ids=(service_id,))


def _who_is_silent(day: Day) -> tuple[str, ...]:
    """Return the services that have answered nothing, alone or in a group; none on other days."""
    if not any(row.subject_kind in _ASKED_ABOUT for row in day.subjects):
        return ()
    heard = {one for row in _answered(day) for one in _asked_in(day, row)}
    return tuple(one for one in day.service_ids if one not in heard)


def _answered_on(day: Day, subject: Subject) -> set[str]:
    rounds = (row for row in _answered(day) if row.subject == subject)
    return {one for row in rounds for one in _asked_in(day, row)}


def _answered(day: Day) -> Iterator[Round]:
    """Give the rounds in which anybody answered, counted or not."""
    for row in day.all(Round):
        if any(answer.count != 0 for answer in day.answers(row)):
            yield row


def _asked_in(day: Day, asked: Round) -> tuple[str, ...]:
    return day.group_services(asked.group_id) if asked.group_id else (asked.service_id,)


def _sums(day: Day) -> Iterator[Remark]:
    """Give the rounds whose answers are more or fewer than the people in the room."""
    order = [row.subject for row in day.subjects]
    rounds = sorted(_answered(day), key=lambda row: _place(order, row))
    for asked in rounds:
        if any(row.count is None for row in day.answers(asked)):
            continue
        found = turnout(day, asked)
        if found.counted != found.present:
            yield Remark(
                kind=RemarkKind.SUM_DIFFERS,
                spot=Spot.ANSWERS,
                row_id=asked.id,
                service_ids=(asked.service_id,) if asked.service_id else (),
                group_id=asked.group_id,
                subject=asked.subject,
                phase=asked.phase,
                counted=found.counted,
                present=found.present,
            )


def _place(order: list[Subject], row: Round) -> tuple[int, str, str]:
    place = order.index(row.subject) if row.subject in order else len(order)
    return place, row.phase.value, row.service_id


def _recognisable(day: Day, register: Register) -> Iterator[Remark]:
    """Give the signs of persons in any text of the day; the names at hand are the leaders'."""
    found = (register.find(Service, one) for one in day.service_ids)
    names = tuple(row.leader_name for row in found if row is not None and row.leader_name)
    for kind in TEXTS:
        for row in sorted(day.all(kind), key=_number):
            yield from identities(row, names)


def _number(row: DayRow) -> tuple[int, str]:
    return getattr(row, "number", getattr(row, "position", 0)), row.id


def _half_written(day: Day, drafts: Mapping[str, str]) -> Iterator[Remark]:
    for place, text in sorted(drafts.items()):
        begun = next((one for one in _OF_A_ROW if place.startswith(one)), place)
        row_id = place.removeprefix(begun).partition(":")[0]
        following, dissents = place.startswith(FOLLOWING), place.startswith(DISSENT)
        yield Remark(
            kind=RemarkKind.DRAFT,
            spot=Spot.SINCE if following else Spot.REASONS if dissents else _spot_of(day, row_id),
            words=(_dissenting(text) if dissents else text)[:_LONGEST],
            row_id=row_id,
            private=True,
        )


def _dissenting(text: str) -> str:
    """Return what was written in a half-written dissent, without the names of its fields."""
    try:
        fields = json.loads(text)
    except ValueError:
        return text
    return str(fields.get("text", "")) if isinstance(fields, dict) else text


def _spot_of(day: Day, row_id: str) -> Spot:
    """Return where a draft is finished: at the card it rewords, else in the capture line."""
    if any(day.find(kind, row_id) for kind in (Reason, Note, Rewording)):
        return Spot.REASONS
    if day.find(Obstacle, row_id) or day.find(Possibility, row_id):
        return Spot.OBSTACLES
    return Spot.ACTIONS if row_id else Spot.CAPTURE

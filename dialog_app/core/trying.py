"""How far a trial of earlier days has come: where today's goes on from."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.base import Subject
from dialog_app.core.model.said import Outcome, Trial, TrialState
from dialog_app.core.since_last import SETTLED, Left, SameMethod

_TRIED_SINCE: Final = frozenset({Outcome.PARTLY, Outcome.STILL_OPEN})


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an earlier day's trial has come, until when it goes, and on which date it said so."""

    state: TrialState
    until: datetime.date | None
    said: datetime.date


def standing(
    left: Iterable[Left], service_id: str, subject: Subject, same: SameMethod
) -> Standing | None:
    """Return how a service's trial of a subject, in whatever version, stands when the day begins.

    None where nothing is tried: never, stopped, or said on a later day to be done with.
    """
    for one in left:
        row = one.row
        if isinstance(row, Trial) and one.service_id == service_id:
            mine = row.subject_kind is subject.kind and same(row.version_id, subject.version_id)
            if mine and (one.stands is None or one.stands.outcome not in SETTLED):
                return Standing(_state(one, row), row.until, one.day.date)
    return None


def _state(left: Left, row: Trial) -> TrialState:
    said = left.stands
    under_way = said is not None and said.outcome in _TRIED_SINCE
    # What has been tried in part is more than chosen, whatever its own day called it.
    return TrialState.UNDER_WAY if under_way and row.state is TrialState.CHOSEN else row.state

"""Rows of how minutes came to be: what was changed in them, and dissent in its own words."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.model.days import Side
from dialog_app.core.model.dissent import DissentWords
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import SubjectRow


class MinutesEvent(StrEnum):
    """What happened to a service's minutes."""

    STATE = "state"
    STRUCK = "struck"
    REWORDED = "reworded"
    DISSENT = "dissent"
    LET_STAND = "let_stand"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRow(SubjectRow):
    """A row of one service's minutes."""

    service_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesChange(MinutesRow):
    """One thing that was done to one version of a service's minutes, and when; never any words.

    `by_role` is a role, never a name; `side` says whether pros or professionals asked for it.
    `state` is the one that came of it. `row_kind` (a table) and `row_id` say what was struck or
    worded anew; what was struck is not there any more. Where something was let stand as it is,
    `row_id` is the mark of its wording (`core.minutes.standing`).
    """

    version: int
    kind: MinutesEvent
    state: MinutesState
    at: datetime.datetime
    by_role: str = ""
    side: Side | None = None
    row_kind: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent(DissentWords, MinutesRow):
    """A særstandpunkt in a service's minutes, in the words of those who hold it."""

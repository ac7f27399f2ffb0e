"""Rows of how minutes came to be: what was changed in them, and dissent in its own words."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.model.base import Language
from dialog_app.core.model.days import Side
from dialog_app.core.model.said import MinutesState, SubjectRow


class MinutesEvent(StrEnum):
    """What happened to a service's minutes."""

    STATE = "state"
    STRUCK = "struck"
    REWORDED = "reworded"
    DISSENT = "dissent"
    LET_STAND = "let_stand"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesChange(SubjectRow):
    """One thing that was done to one version of a service's minutes, and when; never any words.

    `by_role` is a role, never a name; `side` says whether pros or professionals asked for it.
    `state` is the one that came of it. `row_kind` (a table) and `row_id` say what was struck or
    worded anew; what was struck is not there any more. Where something was let stand as it is,
    `row_id` is the mark of its wording (`core.minutes.standing`).
    """

    service_id: str
    version: int
    kind: MinutesEvent
    state: MinutesState
    at: datetime.datetime
    by_role: str = ""
    side: Side | None = None
    row_kind: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent(SubjectRow):
    """A særstandpunkt: what those who do not agree would write instead, in their own words.

    `text` is their wording, `who` their role or kind of service in words. At least five people
    hold it, or all who hold it have consented to its being told.
    """

    service_id: str
    text: str
    number: int
    who: str
    people: int
    consented: bool = False
    why: str = ""
    would_change: str = ""
    language: Language = "nb"

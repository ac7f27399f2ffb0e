"""Things somebody should look at: what each is, what it is about, and where it is put right.

Before print (`core.minutes.looked_at`) and before closing (`core.closing_check`) ask the same
questions; they differ only in which rows they ask them of.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dialog_app.core.catalogue import Catalogue
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Subject
from dialog_app.core.model.days import AgendaItem, DayInfo, Group, Phase, Projection, Wall
from dialog_app.core.model.minutes import Dissent, MinutesChange
from dialog_app.core.model.said import (
    Action,
    ActionState,
    FollowUp,
    LinkKind,
    Minutes,
    Note,
    Obstacle,
    ObstacleSource,
    ObstacleStatus,
    Possibility,
    Reason,
    Rewording,
    Round,
    SubjectRow,
    Trial,
)
from dialog_app.core.privacy import SignKind, signs

_AROUND: Final = 20


class RemarkKind(StrEnum):
    """What there is to look at, in the order it is asked about."""

    NO_REASON = "no_reason"
    OPEN_OBSTACLE = "open_obstacle"
    NO_SOURCE = "no_source"
    LOOSE_POSSIBILITY = "loose_possibility"
    ACTION_WITHOUT_PLAN = "action_without_plan"
    NOT_ASKED = "not_asked"
    NO_ANSWERS = "no_answers"
    SUM_DIFFERS = "sum_differs"
    IDENTITY = "identity"
    DRAFT = "draft"


class Spot(StrEnum):
    """Where a remark is put right: a view of the live page, its wall, its line, plan or minutes."""

    ANSWERS = "answers"
    OBSTACLES = "obstacles"
    ACTIONS = "actions"
    REASONS = "reasons"
    SINCE = "since"
    CAPTURE = "capture"
    WALL = "wall"
    PLAN = "plan"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to look at.

    `words` is the text it is about, cut around a sign where it has one. `row_id` is the row, where
    there is one; `service_ids`, `group_id`, `subject` and `phase` say who was asked about what.
    `counted` of `present` is what differs in a sum. `private` marks a note or a draft. `field` is
    where in its row a sign stands.
    """

    kind: RemarkKind
    spot: Spot
    words: str = ""
    sign: SignKind | None = None
    row_id: str = ""
    service_ids: tuple[str, ...] = ()
    group_id: str = ""
    subject: Subject | None = None
    phase: Phase = Phase.NONE
    counted: int = 0
    present: int = 0
    private: bool = False
    field: str = ""

    @property
    def passage(self) -> tuple[str, str]:
        """Where in minutes it stands: the key of a passage (`core.minutes.passages`)."""
        return self.row_id, self.field or "text"


TEXTS: Final[Mapping[type[DayRow], tuple[str, ...]]] = {
    DayInfo: ("title", "place", "next_meeting", "retention_reason"),
    AgendaItem: ("title", "title_nn", "title_en", "leader", "notes"),
    Group: ("name",),
    Wall: ("message",),
    Projection: ("message",),
    Reason: ("text",),
    Obstacle: ("text",),
    ObstacleSource: ("citation", "who_can_change"),
    Possibility: ("text",),
    Action: ("text", "who", "why"),
    Trial: ("how_it_went",),
    FollowUp: ("words", "text"),
    Rewording: ("title", "text", "why"),
    Note: ("text",),
    Dissent: ("who", "text", "why", "would_change"),
    Minutes: ("changed_by_role", "reason"),
    MinutesChange: ("by_role",),
}
"""Every field of a day in which somebody writes freely."""

_SPOTS: Final[Mapping[type[DayRow], Spot]] = {
    Wall: Spot.WALL,
    Projection: Spot.WALL,
    Round: Spot.ANSWERS,
    Reason: Spot.REASONS,
    Note: Spot.REASONS,
    Obstacle: Spot.OBSTACLES,
    ObstacleSource: Spot.OBSTACLES,
    Possibility: Spot.OBSTACLES,
    Action: Spot.ACTIONS,
    Trial: Spot.ACTIONS,
    FollowUp: Spot.SINCE,
    Rewording: Spot.REASONS,
    Dissent: Spot.MINUTES,
    Minutes: Spot.MINUTES,
    MinutesChange: Spot.MINUTES,
}
# Where a meeting is held is an address, and nobody's.
_HAS_ADDRESS: Final = ("place", "next_meeting")


def open_obstacles(day: Day, obstacles: Iterable[Obstacle]) -> Iterator[Remark]:
    """Give the obstacles without a possibility that nobody has said others must solve."""
    for row in obstacles:
        answered = day.linked_from(row.id, LinkKind.ANSWERS)
        if day.status(row) is ObstacleStatus.OPEN and not answered:
            yield about(RemarkKind.OPEN_OBSTACLE, row, Spot.OBSTACLES, row.text)


def asks_for_source(catalogue: Catalogue, obstacle: Obstacle) -> bool:
    """Tell whether an obstacle is said to come of a law, a circular or a guideline."""
    category = catalogue.category(obstacle.category_code)
    return category is not None and category.asks_for_source


def loose_actions(actions: Iterable[Action]) -> Iterator[Remark]:
    """Give the actions of which nobody said who or when, but for those that were dropped."""
    for row in actions:
        if row.state is not ActionState.DROPPED and not ((row.who or row.owner_name) and row.due):
            yield about(RemarkKind.ACTION_WITHOUT_PLAN, row, Spot.ACTIONS, row.text)


def identities(
    row: DayRow, names: Iterable[str] = (), fields: tuple[str, ...] | None = None
) -> Iterator[Remark]:
    """Give the signs in a row's free texts that a person could be recognised by.

    `fields` are those looked at, all of `TEXTS` where none are given. An owner who is named with
    consent is no remark.
    """
    for field in fields or TEXTS.get(type(row), ()):
        if isinstance(row, Action) and field == "who" and row.owner_consent_id:
            continue
        text: str = getattr(row, field)
        for sign in signs(text, names):
            if sign.kind is SignKind.ADDRESS and field in _HAS_ADDRESS:
                continue
            words = text[max(0, sign.start - _AROUND) : sign.end + _AROUND]
            spot = _SPOTS.get(type(row), Spot.PLAN)
            yield replace(about(RemarkKind.IDENTITY, row, spot, words, sign.kind), field=field)


def pointing_at(row: DayRow) -> Remark:
    """Return a remark that only leads to where a row stands."""
    return about(RemarkKind.DRAFT, row, _SPOTS.get(type(row), Spot.PLAN), "")


def about(
    kind: RemarkKind, row: DayRow, spot: Spot, words: str, sign: SignKind | None = None
) -> Remark:
    """Return a remark about one row."""
    service_id = getattr(row, "service_id", "")
    return Remark(
        kind=kind,
        spot=spot,
        words=words,
        sign=sign,
        row_id=row.obstacle_id if isinstance(row, ObstacleSource) else row.id,
        service_ids=(service_id,) if service_id else (),
        group_id=getattr(row, "group_id", ""),
        subject=row.subject if isinstance(row, SubjectRow) and row.version_id else None,
        phase=getattr(row, "phase", Phase.NONE),
        private=isinstance(row, Note),
    )

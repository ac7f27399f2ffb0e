"""Rows of what was said: answers, reasons, obstacles, possibilities, actions, trials, notes."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialog_app.core.model.base import DayRow, Language, Subject, SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.model.editions import Edition


class Position(StrEnum):
    """How somebody answers."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    NO_POSITION = "no_position"


RISING: Final = (Position.DISAGREE, Position.PARTLY, Position.AGREE)
"""The positions one can take, from the farthest from *enig* to *enig*."""


class NoPosition(StrEnum):
    """Why no position was taken."""

    UNSPECIFIED = "unspecified"
    DONT_KNOW = "dont_know"
    NOT_RELEVANT = "not_relevant"
    DECLINED = "declined"


class Way(StrEnum):
    """How an answer was taken."""

    HANDS = "hands"
    ROSTER = "roster"
    SLIPS = "slips"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow(DayRow):
    """A row about one version of a method, tool, main answer or value (or about none)."""

    subject_kind: SubjectKind = SubjectKind.METHOD
    version_id: str = ""

    @property
    def subject(self) -> Subject:
        """The subject the row is about."""
        return Subject(self.subject_kind, self.version_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(SubjectRow):
    """One service (or group) asked about one subject in one phase.

    Where no round exists, the service was not asked. `present` is the number in the room
    for this round. While a round is open its tally is being counted; once closed, a changed
    answer supersedes the one before it.
    """

    service_id: str
    phase: Phase
    present: int
    group_id: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(DayRow):
    """A tally row: how many in a round took one position. `count` None means not counted.

    `card` is used only with the roster, and deleted when the day is closed.
    """

    round_id: str
    position: Position
    count: int | None
    role_code: str = ""
    no_position: NoPosition = NoPosition.UNSPECIFIED
    way: Way = Way.HANDS
    card: str = ""
    supersedes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(SubjectRow):
    """How many moved from one position to another between two rounds, known from their cards.

    Made when the day is closed and the cards go. It holds raw counts, never to be printed as such.
    """

    from_phase: Phase
    to_phase: Phase
    before: Position
    after: Position
    count: int
    service_id: str = ""
    group_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(SubjectRow):
    """A reason in the professionals' own words, for one position of one service or group."""

    text: str
    number: int
    service_id: str = ""
    group_id: str = ""
    phase: Phase = Phase.NONE
    position: Position = Position.PARTLY
    language: Language = "nb"
    printable: bool = True


class ObstacleStatus(StrEnum):
    """Whether an obstacle has been answered."""

    OPEN = "open"
    ANSWERED = "answered"
    NEEDS_OTHERS = "needs_others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(SubjectRow):
    """Something that stands in the way; whom it concerns are `ObstacleService` rows.

    An obstacle without such rows and without a group concerns all services of the day.
    `merged_into` is the obstacle of the same day that it was merged into; `same_as` is the id of
    the obstacle of an earlier day that it was taken from («gjelder oss også»), or of a typical one.
    """

    text: str
    number: int
    category_code: str
    second_category_code: str = ""
    group_id: str = ""
    status: ObstacleStatus = ObstacleStatus.OPEN
    crc_article: str = ""
    language: Language = "nb"
    merged_into: str = ""
    same_as: str = ""


class Severity(StrEnum):
    """How hard an obstacle hits one service."""

    STOPS = "stops"
    MAKES_HARD = "makes_hard"
    IRRITATES = "irritates"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleService(DayRow):
    """A service that has an obstacle («gjelder oss også»), and how hard it hits it."""

    obstacle_id: str
    service_id: str
    severity: Severity = Severity.MAKES_HARD


class SourceEffect(StrEnum):
    """What a law, circular or guideline does to the method."""

    FORBIDS = "forbids"
    DEMANDS_OTHER = "demands_other"
    LEAVES_ROOM = "leaves_room"
    SILENT = "silent"
    UNCLEAR = "unclear"


class SourceStatus(StrEnum):
    """How sure we are that a source really is in the way."""

    CLAIMED = "claimed"
    FOUND = "found"
    ASSESSED = "assessed"
    CONFIRMED = "confirmed"
    INTERPRETATION = "interpretation"
    MISUNDERSTOOD = "misunderstood"
    CHANGED = "changed"


class WhoCanChange(StrEnum):
    """Who can change a law, circular, guideline or routine."""

    PARLIAMENT = "parliament"
    MINISTRY = "ministry"
    DIRECTORATE = "directorate"
    OWNER = "owner"
    SERVICE = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleSource(DayRow):
    """The law, circular or guideline behind an obstacle, with its own status.

    `who_can_change` is a value of `WhoCanChange`, or words of one's own.
    """

    obstacle_id: str
    provision_id: str = ""
    citation: str = ""
    effect: SourceEffect = SourceEffect.UNCLEAR
    status: SourceStatus = SourceStatus.CLAIMED
    who_can_change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Possibility(SubjectRow):
    """Something that could help; `service_id` empty means all services of the day."""

    text: str
    number: int
    service_id: str = ""
    group_id: str = ""
    needs_law_change: bool = False
    language: Language = "nb"


class ActionState(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(SubjectRow):
    """What a service will do, who (a role), and when.

    `owner_name` is a name, kept only with the consent that `owner_consent_id` points at.

    `needs_mandate` marks what the leader must give a mandate for, with `why`.
    """

    text: str
    number: int
    service_id: str
    who: str = ""
    due: datetime.date | None = None
    needs_mandate: bool = False
    why: str = ""
    state: ActionState = ActionState.OPEN
    owner_consent_id: str = ""
    language: Language = "nb"
    owner_name: str = ""


class LinkKind(StrEnum):
    """What a link of the chain says."""

    ANSWERS = "answers"
    COMES_FROM = "comes_from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(DayRow):
    """A link of the chain: a possibility answers an obstacle, an action comes from one."""

    kind: LinkKind
    from_id: str
    to_id: str


class TrialState(StrEnum):
    """How far a trial has come."""

    CHOSEN = "chosen"
    UNDER_WAY = "under_way"
    ADJUSTED = "adjusted"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial(SubjectRow):
    """A service tries a method or a tool."""

    service_id: str
    state: TrialState = TrialState.CHOSEN
    until: datetime.date | None = None
    how_it_went: str = ""


class FollowedKind(StrEnum):
    """What is followed up from an earlier day."""

    ACTION = "action"
    OBSTACLE = "obstacle"
    TRIAL = "trial"
    ITEM = "item"


class Outcome(StrEnum):
    """How it went with something that was followed up."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    STILL_OPEN = "still_open"
    DROPPED = "dropped"
    NEEDS_OTHERS = "needs_others"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(SubjectRow):
    """How it went with an action, obstacle, trial or carried item, as said on this day.

    `about_id` is its row on day `about_day_id`, which may be this day itself when it is said
    between days. `words` is what that row said then, so that this day can be read alone. The
    newest follow-up says how something stands now; the row itself is never changed by it.
    """

    kind: FollowedKind
    about_id: str
    about_day_id: str
    outcome: Outcome
    at: datetime.datetime
    service_id: str = ""
    words: str = ""
    text: str = ""
    language: Language = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording(SubjectRow):
    """Another wording of a method, proposed by a service or group; the version stays as it is."""

    text: str
    number: int
    title: str = ""
    service_id: str = ""
    group_id: str = ""
    why: str = ""
    language: Language = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(DayRow):
    """A facilitator's private note; never on the wall, never on paper."""

    text: str
    number: int
    item_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow(DayRow):
    """A row of one service of a day."""

    service_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Edition, ServiceRow):
    """One version of one service's minutes: state, hashes, recipients as they were."""

    recipients: tuple[str, ...] = ()
    comment_deadline: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelUse(SubjectRow):
    """A label that was shown or printed, with the rule version and input hash it came from.

    It stood beside the answers of a service, or of a group.
    """

    place: str
    service_id: str
    phase: Phase
    label: str
    rule_version: str
    input_hash: str
    group_id: str = ""

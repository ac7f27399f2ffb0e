"""What is being captured and what it will be attached to, apart from how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dialog_app.core.commands import attach, findings, rewordings
from dialog_app.core.commands.findings import NOTHING, About, ActionPlan, SourceGiven, Worded
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.days import ItemKind
from dialog_app.core.model.said import (
    Action,
    Note,
    Obstacle,
    Position,
    Possibility,
    Reason,
    Rewording,
)
from dialog_app.core.plain import clean
from dialog_app.core.record import Step
from dialog_app.core.suggest.suggester import Suggester, Suggestion
from dialog_app.core.who import Who
from dialog_app.ui.live import offering
from dialog_app.ui.live.attention import View
from dialog_app.ui.live.offering import Offer
from dialog_app.ui.live.reading import Kind, Planned, split_kind, split_position
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import language, say

UNSORTED: Final = "ANNET"
ROW_OF: Final[dict[Kind, type[Worded]]] = {
    Kind.OBSTACLE: Obstacle,
    Kind.POSSIBILITY: Possibility,
    Kind.ACTION: Action,
    Kind.REASON: Reason,
    Kind.NOTE: Note,
    Kind.REWORDING: Rewording,
}
_REASONED: Final = (Position.AGREE, Position.PARTLY, Position.DISAGREE)
_LOOKED_AT: Final = 400
_KIND_OF_VIEW: Final = {
    View.OBSTACLES: Kind.OBSTACLE,
    View.ACTIONS: Kind.ACTION,
    View.REASONS: Kind.REASON,
}


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing on its way in; the suggestion counts only while it is not dropped."""

    kind: Kind | None = None
    text: str = ""
    who: Who = attach.ALL
    position: Position = Position.PARTLY
    suggestion: Suggestion = field(default_factory=Suggestion)
    dropped: bool = False
    chosen: Offer | None = None

    @property
    def offer(self) -> Offer:
        """What Enter takes along: chosen by hand, else suggested; empty where there is none."""
        if self.kind is not Kind.OBSTACLE or self.dropped:
            return Offer()
        return self.chosen or offering.best(self.suggestion)

    @property
    def category_code(self) -> str:
        """The category Enter takes; empty where there is none."""
        return self.offer.category

    @property
    def source(self) -> Provision | None:
        """The provision Enter takes."""
        return self.offer.provision

    @property
    def written(self) -> str:
        """The line as it can be typed again, for the draft."""
        if self.kind is None:
            return self.text
        position = ""
        if self.kind is Kind.REASON:
            position = f"{list(Position).index(self.position) + 1} "
        return f"{self.kind.value} {position}{self.text}"

    def fresh(self) -> "Capture":
        """The empty line after this one: same kind, same service or group, same position."""
        return replace(self, text="", suggestion=Suggestion(), dropped=False, chosen=None)


def begun(room: Room, capture: Capture) -> Capture:
    """Return an empty line as it begins: for whom is attended to, of the kind the view is for.

    A kind chosen before stays; on views that are for several kinds none is chosen.
    """
    capture = replace(capture, who=attended(room))
    kind = _expected(room)
    return capture if capture.kind or kind is None else _turned_to(room, capture, kind)


def _expected(room: Room) -> Kind | None:
    item = room.day.running
    solving = item is not None and item.kind is ItemKind.SOLUTIONS
    if room.attention.view is View.OBSTACLES and solving:
        return Kind.POSSIBILITY
    return _KIND_OF_VIEW.get(room.attention.view)


def newest(day: Day, kind: Kind | None) -> str:
    """Return the id of what was written last of a kind; an empty text where there is nothing."""
    rows = day.all(ROW_OF[kind]) if kind is not None else ()
    return max(rows, key=lambda row: row.number).id if rows else ""


def choices_for(room: Room, kind: Kind | None) -> tuple[Who, ...]:
    """Return whom a kind can be attached to: services, groups, and all where it may be."""
    row = ROW_OF[kind or Kind.OBSTACLE]
    return () if row is Note else attach.choices(room.day, row)


def attended(room: Room) -> Who:
    """Return whom the facilitator attends to."""
    return room.attention.who


def for_reason(capture: Capture, who: Who, position: Position) -> Capture:
    """Return an empty line for a reason that somebody gives for a position."""
    return replace(capture.fresh(), kind=Kind.REASON, who=who, position=position)


def edited(room: Room, suggester: Suggester, capture: Capture, typed: str) -> Capture:
    """Return the capture after its text was edited: kind and position are cut off its beginning.

    A letter and a space also turn a line that has a kind already to another. What was pasted
    becomes one line.
    """
    kind, text = split_kind(clean(typed, len(typed)).replace("\n", " "))
    if kind is not None:
        capture = _turned_to(room, capture, kind)
    if capture.kind is Kind.REASON:
        position, text = split_position(text)
        capture = replace(capture, position=position or capture.position)
    suggestion = Suggestion()
    if capture.kind is Kind.OBSTACLE:
        suggestion = suggester.suggest(text[-_LOOKED_AT:])
    return replace(capture, text=text, suggestion=suggestion)


def _turned_to(room: Room, capture: Capture, kind: Kind) -> Capture:
    """Return the capture with a kind, and a position and somebody to attach it to that fit it."""
    known = choices_for(room, kind)
    who = capture.who
    if who not in known:
        # What only a service can have goes to the service that was chosen last, not to a group.
        near = (attended(room), Who(room.attention.service_id))
        who = next((one for one in near if one in known), attach.ALL)
    now = room.attention.position
    position = now if now in _REASONED else Position.PARTLY
    return replace(capture, kind=kind, who=who, position=position)


def turned(room: Room, capture: Capture, by: int) -> Capture:
    """Return the capture attached to the next service or group (or the one before), or to all."""
    known = choices_for(room, capture.kind)
    if not known or capture.kind is None:
        return capture
    place = known.index(capture.who) if capture.who in known else -1 if by > 0 else 0
    return replace(capture, who=known[(place + by) % len(known)])


def with_position(capture: Capture) -> Capture:
    """Return the capture given for the next position: agree, partly, disagree."""
    place = _REASONED.index(capture.position) + 1
    return replace(capture, position=_REASONED[place % len(_REASONED)])


def with_choice(room: Room, capture: Capture, by: int) -> Capture:
    """Return an obstacle with the next category or provision: suggestions, then every category."""
    codes = [category.code for category in room.register.categories]
    offers = offering.every(capture.suggestion, codes)
    if not offers:
        return capture
    place = offers.index(capture.offer) + by if capture.offer in offers else 0
    return chosen(capture, offers[place % len(offers)])


def chosen(capture: Capture, offer: Offer) -> Capture:
    """Return an obstacle with a category and provision chosen by hand."""
    return replace(capture, chosen=offer, dropped=False)


def missing(room: Room, capture: Capture) -> str:
    """Return the sentence for what a capture needs before it can be recorded, or an empty text."""
    if capture.kind is None:
        return say("live.capture.no_kind")
    known = choices_for(room, capture.kind)
    if known and capture.who not in known:
        return say("live.capture.no_service")
    if capture.kind is Kind.REASON and room.attention.subject is None:
        return say("live.capture.no_subject")
    if capture.kind is Kind.REWORDING and not _is_method(room.attention.subject):
        return say("errors.rewording.no_method")
    return ""


def _is_method(subject: Subject | None) -> bool:
    return subject is not None and subject.kind is SubjectKind.METHOD


Deed = tuple[Callable[..., Step], tuple[Any, ...]]


def about(room: Room, capture: Capture) -> About:
    """Return what a capture is about, and whom it is for."""
    return About(
        subject=room.attention.subject or NOTHING,
        service_id=capture.who.service_id,
        group_id=capture.who.group_id,
        language=language(),
    )


def deed_for(room: Room, capture: Capture, planned: Planned) -> Deed:
    """Return the command that records the capture, and what it takes."""
    text = capture.text
    attention = room.attention
    if capture.kind is Kind.OBSTACLE:
        category = capture.category_code or UNSORTED
        return findings.add_obstacle, (about(room, capture), text, category, _given(capture.source))
    if capture.kind is Kind.POSSIBILITY:
        answers = (attention.finding_id,) if answered(room) and not capture.dropped else ()
        return findings.add_possibility, (about(room, capture), text, answers)
    if capture.kind is Kind.ACTION:
        plan = ActionPlan(who=planned.who, due=planned.due)
        origin = (attention.finding_id,) if origin_of(room) and not capture.dropped else ()
        return findings.add_action, (about(room, capture), planned.text, plan, origin)
    if capture.kind is Kind.REASON:
        return findings.add_reason, (about(room, capture), text, capture.position, attention.phase)
    if capture.kind is Kind.REWORDING:
        return rewordings.propose, (about(room, capture), text)
    return findings.add_note, (text,)


def answered(room: Room) -> Obstacle | None:
    """Return the obstacle a new possibility answers: the chosen one."""
    return room.day.find(Obstacle, room.attention.finding_id)


def origin_of(room: Room) -> Possibility | None:
    """Return the possibility a new action comes from: the chosen one."""
    return room.day.find(Possibility, room.attention.finding_id)


def _given(provision: Provision | None) -> SourceGiven | None:
    if provision is None:
        return None
    return SourceGiven(
        provision_id=provision.id,
        citation=provision.citation,
        who_can_change=provision.who_can_change,
    )

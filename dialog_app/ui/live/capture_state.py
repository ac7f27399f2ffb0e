"""What is being captured and what it will be attached to, apart from how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import NOTHING, About, ActionPlan, SourceGiven
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.said import Obstacle, Position, Possibility
from dialog_app.core.record import Step
from dialog_app.core.suggest.suggester import Suggester, Suggestion
from dialog_app.ui.live.reading import Kind, Planned, split_kind, split_position
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import language, say

UNSORTED: Final = "ANNET"
ALL_SERVICES: Final = ""
_FOR_ALL: Final = frozenset({Kind.OBSTACLE, Kind.POSSIBILITY})
_REASONED: Final = (Position.AGREE, Position.PARTLY, Position.DISAGREE)
_LOOKED_AT: Final = 400


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing on its way in; the suggestion counts only while it is not dropped."""

    kind: Kind | None = None
    text: str = ""
    service_id: str = ""
    position: Position = Position.PARTLY
    suggestion: Suggestion = field(default_factory=Suggestion)
    dropped: bool = False
    category: str = ""
    provision: Provision | None = None

    @property
    def category_code(self) -> str:
        """The category Enter takes: chosen by hand, else suggested; empty where there is none."""
        if self.kind is not Kind.OBSTACLE or self.dropped:
            return ""
        return self.category or self.suggestion.category

    @property
    def source(self) -> Provision | None:
        """The provision Enter takes: chosen by hand, else suggested."""
        if self.kind is not Kind.OBSTACLE or self.dropped:
            return None
        return self.provision if self.category else self.suggestion.provision

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
        """The empty line after this one: same kind, service and position."""
        return replace(
            self,
            text="",
            suggestion=Suggestion(),
            dropped=False,
            category="",
            provision=None,
        )


def services_for(room: Room, kind: Kind | None) -> tuple[str, ...]:
    """Return the services a kind can be attached to; the empty one means all."""
    if kind is Kind.NOTE:
        return ()
    ids = room.day.service_ids
    return (*ids, ALL_SERVICES) if kind is None or kind in _FOR_ALL else ids


def edited(room: Room, suggester: Suggester, capture: Capture, typed: str) -> Capture:
    """Return the capture after its text was edited: kind and position are cut off its beginning.

    A letter and a space also turn a line that has a kind already to another.
    """
    kind, text = split_kind(typed)
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
    """Return the capture with a kind, and a service and position that fit it."""
    attention = room.attention
    services = services_for(room, kind)
    service_id = capture.service_id
    if service_id not in services:
        service_id = attention.service_id if attention.service_id in services else ALL_SERVICES
    now = attention.position
    position = now if now in _REASONED else Position.PARTLY
    return replace(capture, kind=kind, service_id=service_id, position=position)


def with_service(room: Room, capture: Capture, by: int) -> Capture:
    """Return the capture attached to the next service (or the one before); all is one of them."""
    services = services_for(room, capture.kind)
    if not services or capture.kind is None:
        return capture
    now = capture.service_id
    place = services.index(now) if now in services else 0
    return replace(capture, service_id=services[(place + by) % len(services)])


def with_position(capture: Capture) -> Capture:
    """Return the capture given for the next position: agree, partly, disagree."""
    place = _REASONED.index(capture.position) + 1
    return replace(capture, position=_REASONED[place % len(_REASONED)])


def with_choice(room: Room, capture: Capture, by: int) -> Capture:
    """Return an obstacle with the next category or provision: suggestions, then every category."""
    suggestion = capture.suggestion
    cited = [(suggestion.category, provision) for provision in suggestion.provisions]
    codes = [category.code for category in room.register.categories]
    rest = [*suggestion.categories, *(code for code in codes if code not in suggestion.categories)]
    choices: list[tuple[str, Provision | None]] = [*cited, *((code, None) for code in rest)]
    if not choices:
        return capture
    now = (capture.category_code, capture.source)
    place = choices.index(now) + by if now in choices else 0
    category, provision = choices[place % len(choices)]
    return replace(capture, category=category, provision=provision, dropped=False)


def missing(room: Room, capture: Capture) -> str:
    """Return the sentence for what a capture needs before it can be recorded, or an empty text."""
    if capture.kind is None:
        return say("live.capture.no_kind")
    services = services_for(room, capture.kind)
    if services and capture.service_id not in services:
        return say("live.capture.no_service")
    if capture.kind is Kind.REASON and room.attention.subject is None:
        return say("live.capture.no_subject")
    return ""


Deed = tuple[Callable[..., Step], tuple[Any, ...]]


def deed_for(room: Room, capture: Capture, planned: Planned) -> Deed:
    """Return the command that records the capture, and what it takes."""
    text = capture.text
    attention = room.attention
    about = About(
        subject=attention.subject or NOTHING,
        service_id=capture.service_id,
        language=language(),
    )
    if capture.kind is Kind.OBSTACLE:
        category = capture.category_code or UNSORTED
        return findings.add_obstacle, (about, text, category, _given(capture.source))
    if capture.kind is Kind.POSSIBILITY:
        answers = (attention.finding_id,) if answered(room) and not capture.dropped else ()
        return findings.add_possibility, (about, text, answers)
    if capture.kind is Kind.ACTION:
        plan = ActionPlan(who=planned.who, due=planned.due)
        origin = (attention.finding_id,) if origin_of(room) and not capture.dropped else ()
        return findings.add_action, (about, planned.text, plan, origin)
    if capture.kind is Kind.REASON:
        return findings.add_reason, (about, text, capture.position, attention.phase)
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

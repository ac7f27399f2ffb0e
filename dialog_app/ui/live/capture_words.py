"""What the capture line says about what is being captured: its chips, and where it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.commands.findings import Worded
from dialog_app.core.day import Day
from dialog_app.core.formats import date, letter
from dialog_app.core.model.said import Action, Note, Obstacle, Possibility, Reason
from dialog_app.ui.live.capture_field import ChipSaid
from dialog_app.ui.live.capture_state import (
    ALL_SERVICES,
    Capture,
    answered,
    origin_of,
    services_for,
)
from dialog_app.ui.live.reading import Kind, Planned
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.chip import ChipKind
from dialog_app.ui.words import say

_ROW_OF: Final[dict[Kind, type[Worded]]] = {
    Kind.OBSTACLE: Obstacle,
    Kind.POSSIBILITY: Possibility,
    Kind.ACTION: Action,
    Kind.REASON: Reason,
    Kind.NOTE: Note,
}
_CHIP_OF: Final[dict[Kind, ChipKind]] = {Kind.OBSTACLE: "category", Kind.ACTION: "action"}


@dataclass(frozen=True, slots=True)
class Clicks:
    """What a click on a chip does."""

    service: Callable[[], None]
    position: Callable[[], None]
    drop: Callable[[], None]


def chips_before(room: Room, capture: Capture, clicks: Clicks) -> list[ChipSaid]:
    """Return what stands before the text: kind, service and position."""
    if capture.kind is None:
        return []
    kind = capture.kind
    word = say(f"live.capture.kind.{kind.value}")
    chips = [ChipSaid(_CHIP_OF.get(kind, "right"), word, "capture_kind")]
    if services_for(room, kind):
        name = _service_word(room, capture.service_id)
        chips.append(ChipSaid("service", name, "capture_service", clicks.service))
    if kind is Kind.REASON:
        word = say(f"terms.position.{capture.position.value}")
        chips.append(ChipSaid("service", word, "capture_position", clicks.position))
    return chips


def chips_after(room: Room, capture: Capture, planned: Planned, clicks: Clicks) -> list[ChipSaid]:
    """Return what Enter takes along: category and provision, or who and when."""
    chips: list[ChipSaid] = []
    if capture.category_code:
        name = room.category_name(capture.category_code)
        chips.append(ChipSaid("category", name, "capture_category", clicks.drop))
    if capture.source is not None:
        citation = capture.source.citation
        chips.append(ChipSaid("provision", citation, "capture_provision", clicks.drop))
    chain = chain_words(room, capture)
    if chain:
        chips.append(ChipSaid("right", chain, "capture_chain", clicks.drop))
    if capture.kind is Kind.ACTION and planned.who:
        chips.append(ChipSaid("service", planned.who, "capture_who"))
    if capture.kind is Kind.ACTION and planned.due:
        chips.append(ChipSaid("service", date(planned.due), "capture_due"))
    return chips


def destination(room: Room, capture: Capture) -> str:
    """Return what the line will be attached to, in words."""
    if capture.kind is None:
        return say("live.capture.choose_kind")
    if capture.kind is Kind.NOTE:
        return say("live.capture.private")
    if capture.category_code:
        return say("live.capture.take_or_drop")
    to = say("live.capture.to", title=room.subject_title(room.attention.subject))
    return f"{to} · {say('live.capture.turn')}"


def saved(day: Day, capture: Capture) -> str:
    """Return what was recorded last, as the room calls it: «Skrevet: hindring 3»."""
    kind = capture.kind or Kind.NOTE
    number = max((row.number for row in day.all(_ROW_OF[kind])), default=0)
    called = letter(number - 1) if kind is Kind.POSSIBILITY else str(number)
    return say("live.capture.saved", kind=say(f"live.capture.word.{kind.value}"), number=called)


def chain_words(room: Room, capture: Capture) -> str:
    """Return what Enter links the capture with: «svarer på 1»; empty where with nothing."""
    if capture.dropped:
        return ""
    obstacle, possibility = answered(room), origin_of(room)
    if capture.kind is Kind.POSSIBILITY and obstacle is not None:
        return say("live.capture.answers", number=obstacle.number)
    if capture.kind is Kind.ACTION and possibility is not None:
        return say("live.capture.comes_from", letter=letter(possibility.number - 1))
    return ""


def _service_word(room: Room, service_id: str) -> str:
    if service_id == ALL_SERVICES:
        return say("live.capture.all")
    return room.service_name(service_id)

"""What the capture line says about what is being captured: its chips, and where it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.formats import date, letter
from dialog_app.ui.live.capture_state import ROW_OF, Capture, answered, choices_for, origin_of
from dialog_app.ui.live.chip_row import ChipSaid
from dialog_app.ui.live.naming import who_name
from dialog_app.ui.live.offering import Offer, beside
from dialog_app.ui.live.reading import Kind, Planned
from dialog_app.ui.live.room import Room, item_title, short_title
from dialog_app.ui.live.said_before import said_before
from dialog_app.ui.widgets.chip import ChipKind
from dialog_app.ui.words import say

_CHIP_OF: Final[dict[Kind, ChipKind]] = {Kind.OBSTACLE: "category", Kind.ACTION: "action"}


@dataclass(frozen=True, slots=True)
class Clicks:
    """What a click on a chip does."""

    who: Callable[[], None]
    position: Callable[[], None]
    drop: Callable[[], None]
    before: Callable[[], None]
    choose: Callable[[Offer], None]


def chips_before(room: Room, capture: Capture, clicks: Clicks) -> list[ChipSaid]:
    """Return what stands before the text: kind, service or group, and position."""
    if capture.kind is None:
        return []
    kind = capture.kind
    word = say(f"live.capture.kind.{kind.value}")
    chips = [ChipSaid(_CHIP_OF.get(kind, "right"), word, "capture_kind")]
    if choices_for(room, kind):
        name = who_name(room, capture.who)
        chips.append(ChipSaid("service", name, "capture_service", clicks.who))
    if kind is Kind.REASON:
        word = say(f"terms.position.{capture.position.value}")
        chips.append(ChipSaid("service", word, "capture_position", clicks.position))
    return chips


def chips_after(room: Room, capture: Capture, planned: Planned, clicks: Clicks) -> list[ChipSaid]:
    """Return what Enter takes along, and quietly what else was suggested."""
    chips = _offered(room, capture, clicks) if capture.kind is Kind.OBSTACLE else []
    chain = chain_words(room, capture)
    if chain:
        chips.append(ChipSaid("right", chain, "capture_chain", clicks.drop))
    if capture.kind is Kind.ACTION and planned.who:
        chips.append(ChipSaid("service", planned.who, "capture_who"))
    if capture.kind is Kind.ACTION and planned.due:
        chips.append(ChipSaid("service", date(planned.due), "capture_due"))
    return chips


def _offered(room: Room, capture: Capture, clicks: Clicks) -> list[ChipSaid]:
    """Return the category and provision that Enter takes, and beside them those it does not."""
    chips: list[ChipSaid] = []
    if capture.category_code:
        name = room.category_name(capture.category_code)
        chips.append(ChipSaid("category", name, "capture_category", clicks.drop))
    if capture.source is not None:
        citation = capture.source.citation
        chips.append(ChipSaid("provision", citation, "capture_provision", clicks.drop))
    before = said_before(room, capture)
    if before is not None:
        chips.append(ChipSaid("right", before.chip, "capture_before", clicks.before))
    if not capture.dropped:
        others = beside(capture.suggestion, capture.offer)
        chips += [_other(room, offer, clicks) for offer in others]
    return chips


def _other(room: Room, offer: Offer, clicks: Clicks) -> ChipSaid:
    def choose() -> None:
        clicks.choose(offer)

    if offer.provision is not None:
        return ChipSaid("provision", offer.provision.citation, "capture_other", choose, True)
    return ChipSaid("category", room.category_name(offer.category), "capture_other", choose, True)


def destination(room: Room, capture: Capture) -> str:
    """Return what the line will be attached to: «til Avtale før deling · PPT · punkt: Dialog»."""
    if capture.kind is None:
        return say("live.capture.choose_kind")
    if capture.kind is Kind.NOTE:
        return say("live.capture.private")
    item = room.day.running
    parts = [
        say("live.capture.to", title=room.subject_title(room.attention.subject)),
        who_name(room, capture.who),
        say("capture.item", title=short_title(item_title(item))) if item is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def keys_hint(room: Room, capture: Capture) -> tuple[str, ...]:
    """Return which keys steer the line just now: at length, and shorter for a narrow line."""
    if said_before(room, capture) is not None:
        return say("obstacles.before.keys"), say("obstacles.before.keys_short")
    if capture.kind is Kind.OBSTACLE and capture.category_code:
        return say("capture.keys_offer"), say("capture.keys_offer_short")
    if capture.kind is Kind.OBSTACLE and capture.text.strip():
        return (say("capture.keys_none"),)
    if capture.kind is None or not choices_for(room, capture.kind):
        return ()
    return say("capture.keys_turn"), say("capture.keys_turn_short")


def saved(day: Day, capture: Capture) -> str:
    """Return what was recorded last, as the room calls it: «Skrevet: hindring 3»."""
    kind = capture.kind or Kind.NOTE
    number = max((row.number for row in day.all(ROW_OF[kind])), default=0)
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

"""An obstacle that sounds like the one being typed: of this day, or of an earlier one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dialog_app.core.commands import findings, obstacles
from dialog_app.core.model.said import Obstacle
from dialog_app.core.suggest.alike import Alike
from dialog_app.ui.live.capture_state import Capture, Deed, about
from dialog_app.ui.live.finding_words import mark
from dialog_app.ui.live.naming import who_name
from dialog_app.ui.live.reading import Kind
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.spoken import spoken
from dialog_app.ui.words import language, say

_LOOKED_AT: Final = 400
_LONGEST: Final = 44


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """`here` is the obstacle of this day that is meant; else `known_id` is one of earlier days."""

    words: str
    here: Obstacle | None = None
    known_id: str = ""

    @property
    def chip(self) -> str:
        """What the line offers, in short."""
        cut = f"{self.words[:_LONGEST].rstrip()}…" if len(self.words) > _LONGEST else self.words
        if self.here is not None:
            return say("obstacles.before.here", mark=mark(self.here), words=cut)
        return say("obstacles.before.earlier", words=cut)

    def deed(self, room: Room, capture: Capture) -> Deed:
        """Return the command that says it concerns whom the line is for, instead of writing it."""
        if self.here is not None:
            return findings.share_obstacle, (self.here.id, capture.who.service_id)
        return obstacles.take, (about(room, capture), room.earlier.taken(self.known_id))

    def row(self, room: Room) -> Obstacle:
        """Return the obstacle of this day, once it has been taken."""
        return self.here or max(room.day.all(Obstacle), key=lambda one: one.number)

    def told(self, room: Room, capture: Capture) -> str:
        """Return what was done, in words."""
        who = who_name(room, capture.who)
        return say("obstacles.before.done", mark=mark(self.row(room)), who=who)


def said_before(room: Room, capture: Capture) -> SaidBefore | None:
    """Return what sounds most like what is typed, this day's first; None where nothing does."""
    if capture.kind is not Kind.OBSTACLE or capture.dropped:
        return None
    text = capture.text[-_LOOKED_AT:]
    here = _here(room, capture, text)
    if here is not None:
        return SaidBefore(here.text, here)
    earlier = next(iter(room.earlier.like(text, 1)), None)
    return SaidBefore(earlier.words(language()), None, earlier.id) if earlier is not None else None


def _here(room: Room, capture: Capture, text: str) -> Obstacle | None:
    """Return the obstacle of this day that is meant, unless it concerns the service already."""
    service_id, day = capture.who.service_id, room.day
    others = [row for row in day.obstacles if service_id and not day.concerns(row, service_id)]
    found = _alike(tuple((row.id, row.text) for row in others)).find(text, 1)
    return day.find(Obstacle, found[0]) if found else None


@lru_cache(maxsize=4)
def _alike(texts: tuple[tuple[str, str], ...]) -> Alike:
    return Alike(dict(texts), spoken())

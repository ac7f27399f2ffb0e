"""One thing that was said, found by its id: moved with one key, or its chain shown."""

from dialog_app.core.commands.attach import Attached, attach, beside, choices
from dialog_app.core.commands.findings import Worded
from dialog_app.core.model.said import Action, Note, Obstacle, Possibility, Reason, Rewording
from dialog_app.core.target import target_of
from dialog_app.ui.live.naming import who_name
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import say

_KINDS: tuple[type[Worded], ...] = (Obstacle, Possibility, Action, Reason, Note, Rewording)


def said_row(room: Room, row_id: str) -> Worded | None:
    """Return what was said, by its id; None where there is no such thing (any more)."""
    return next((found for kind in _KINDS if (found := room.day.find(kind, row_id))), None)


def moved(room: Room, row_id: str, by: int) -> str:
    """Move something that was said to the next service or group (or the one before).

    Returns the sentence that says where it went, or why it did not.
    """
    row = said_row(room, row_id)
    if row is None:
        return say("capture.nothing_to_move")
    if isinstance(row, Note):
        return say("capture.note_stays")
    return _moved(room, row, by)


def _moved(room: Room, row: Attached, by: int) -> str:
    if len(choices(room.day, type(row))) < 2:
        return say("capture.nowhere_to_move")
    who = beside(room.day, row, by)
    refusal = room.bridge.run(attach, type(row), row.id, who)
    return refusal.sentence if refusal else say("capture.moved", who=who_name(room, who))


def show_chain(room: Room) -> None:
    """Show the chain of what is chosen, back to a child's advice; a private note has none."""
    row = said_row(room, room.attention.finding_id)
    if row is not None and not isinstance(row, Note):
        room.around.show_chain(target_of(row))

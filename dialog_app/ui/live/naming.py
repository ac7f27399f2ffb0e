"""What services, groups and all of them are called on the live page."""

from dialog_app.core.commands.attach import ALL
from dialog_app.core.who import Who, name_of
from dialog_app.ui.live.room import Room
from dialog_app.ui.words import say


def who_name(room: Room, who: Who) -> str:
    """Return what a service or group is called, or that all are meant."""
    return say("live.capture.all") if who == ALL else name_of(room.day, room.register, who)

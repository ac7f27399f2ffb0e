"""The way back to the day that this one comes after."""

from dialog_app.core.day import Day
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.follow_up.words import named_day
from dialog_app.ui.plan.room import PlanRoom
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.words import say


class PreviousLink(Button):
    """Leads to the day before, and says its name for what was carried over from there."""

    def __init__(self, room: PlanRoom) -> None:
        super().__init__("", ButtonLook("link"))
        self.setObjectName("previous_day")
        self._room = room
        self._known = ""
        self.name = ""
        self.hide()
        self.clicked.connect(lambda: room.around.open_day(self._known, "follow_up"))

    def follow(self, day: Day) -> None:
        """Show the way where a day comes after another; read once, since it never changes."""
        wanted = day.info.previous_day_id
        if wanted == self._known:
            return
        self._known = wanted
        try:
            days = self._room.around.session.days()
        except StoreFailed:
            days = ()
        found = next((line for line in days if line.id == wanted), None)
        self.name = named_day(found.kind, found.date) if found is not None else ""
        self.set_words(say("since.after_link", day=self.name))
        self.setVisible(bool(self.name))

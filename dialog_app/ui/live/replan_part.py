"""Re-planning on the live page: the button, the bar and the rundown's column, kept together."""

from collections.abc import Callable

from dialog_app.ui.actions import Action
from dialog_app.ui.live.left_column import LeftColumn
from dialog_app.ui.live.middle import Middle
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.replan_bar import ReplanBar
from dialog_app.ui.live.replan_offer import ReplanOffer
from dialog_app.ui.live.replan_state import Replanning
from dialog_app.ui.live.room import Room


class ReplanPart:
    """Offers plans when the day runs late; nothing of it ever reaches the wall."""

    def __init__(self, room: Room, left: LeftColumn, middle: Middle) -> None:
        self._left = left
        self._middle = middle
        self.state = Replanning(room, left)
        self.offer = ReplanOffer(self.state)
        self.bar = ReplanBar(room, self.state)
        left.clock.put_beside_lateness(self.offer)
        middle.put_on_top(self.bar)
        self.state.moved.connect(self._on_moved)

    def look(self) -> None:
        """Look at the clock and the day, and show what follows."""
        self.state.look(self._left.forecast())
        if self.state.is_open:
            self.bar.refresh()

    def deeds(self) -> Deeds:
        """Return the keys of plans."""
        return {
            Action.REPLAN: self._open,
            Action.NEXT_PLAN: self._turned(1),
            Action.PREVIOUS_PLAN: self._turned(-1),
            Action.USE_PLAN: self.bar.use,
            Action.NO_PLAN: self.state.put_aside,
        }

    def _open(self) -> None:
        self.bar.error.clear()
        self.state.open()
        self.bar.take_focus()

    def _turned(self, by: int) -> Callable[[], None]:
        def turn() -> None:
            self.state.turn(by)
            self.bar.take_focus()

        return turn

    def _on_moved(self) -> None:
        state = self.state
        held = self.bar.has_keyboard
        plan = state.chosen if state.is_open else None
        self.offer.refresh()
        if state.is_open:
            self.bar.refresh()
        if self.bar.isVisibleTo(self._middle) is not state.is_open:
            self._middle.show_on_top(self.bar, shown=state.is_open)
            if held:
                self._middle.take_focus()
        self._left.yield_fill(plan is not None)
        self._left.propose(plan.forecast if plan is not None else None)

"""Questions beside the capture line while a way past an obstacle is looked for."""

from dialog_app.core.model.said import LinkKind, Obstacle, Possibility
from dialog_app.core.prompts import prompts_for
from dialog_app.ui.live.capture_state import Capture
from dialog_app.ui.live.reading import Kind
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.run_label import Run, RunLabel
from dialog_app.ui.words import language, say


class Prompting(RunLabel):
    """Says the open question first, then a few more and what others have found; else hidden.

    Where the text is so large that the columns do not stand side by side, the cards need the room.
    """

    def __init__(self) -> None:
        super().__init__((), "small")
        self.setObjectName("capture_prompts")
        self._shown: list[Run] = []
        self.hide()

    def follow(self, room: Room, capture: Capture) -> None:
        """Show what fits the obstacle that is chosen, or that the chosen possibility answers."""
        obstacle = asked_about(room) if capture.kind is Kind.POSSIBILITY else None
        runs = _runs(room, obstacle) if obstacle is not None and not is_tight() else []
        if runs == self._shown:
            # Each key that is pressed asks, and laying the words out anew takes time.
            return
        self._shown = runs
        self.set_runs(runs)
        self.setVisible(bool(runs))


def asked_about(room: Room) -> Obstacle | None:
    """Return the obstacle that is chosen, or the one that the chosen possibility answers."""
    chosen = room.day.find(Obstacle, room.attention.finding_id)
    possibility = room.day.find(Possibility, room.attention.finding_id)
    if chosen is not None or possibility is None:
        return chosen
    answered = room.day.linked_to(possibility.id, LinkKind.ANSWERS)
    return next((row for one in answered if (row := room.day.find(Obstacle, one))), None)


def _runs(room: Room, obstacle: Obstacle) -> list[Run]:
    found = prompts_for(room.register, obstacle)
    runs = [Run(say("prompts.open"), bold=True)]
    runs += [Run(f"  {say(key)}", role="text_2") for key in found.keys]
    if found.examples:
        words = "; ".join(text.best(language()) for text in found.examples)
        runs.append(Run(f"  {say('prompts.examples', words=words)}", role="text_2"))
    return runs

"""The rehearsal that is going on in a window, if one is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialog_app.ui.frame.rehearsal import Rehearsal
    from dialog_app.ui.main_window import MainWindow


class Rehearsals:
    """At most one at a time; what it needs is imported when somebody rehearses."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.now: Rehearsal | None = None

    def begin(self, day_id: str) -> None:
        """Let a rehearsal of a day take the place of everything else, unless one is going on."""
        from dialog_app.ui.frame.rehearsal import Rehearsal

        if self.now is None:
            self.now = Rehearsal(self._window, day_id)

    def end(self) -> None:
        """Leave the rehearsal, if one is going on."""
        if self.now is not None:
            self.now.end()
            self.now = None

"""Going to one row, wherever it stands: from a search, a chain, or what is left since last time."""

from typing import Final, Protocol, runtime_checkable

from dialog_app.core.target import DAY, Target
from dialog_app.ui.frame.workspace import Workspace

_SERVICES: Final = frozenset({"service", "service_municipality"})


@runtime_checkable
class Shelved(Protocol):
    """A place that can go to one row of the register."""

    def show_row(self, kind: str, row_id: str) -> None:
        """Go to the row of table `kind` with this id, with the keyboard."""
        ...


@runtime_checkable
class Told(Protocol):
    """A step of a day that can go to one row of the day."""

    def go_to_row(self, kind: str, row_id: str) -> None:
        """Go to the row of table `kind` with this id, with the keyboard."""
        ...


def go_to(workspace: Workspace, target: Target) -> None:
    """Show the place or the step of the day where a row stands, and go to the row."""
    if target.kind == DAY or target.day_id:
        workspace.open_day(target.day_id or target.id, _step_for(target))
        if isinstance(page := workspace.stack.currentWidget(), Told):
            page.go_to_row(target.kind, target.id)
        return
    workspace.show_place("services" if target.kind in _SERVICES else "catalogue")
    if isinstance(page := workspace.stack.currentWidget(), Shelved):
        page.show_row(target.kind, target.id)


def _step_for(target: Target) -> str:
    return "plan" if target.kind == DAY else "live"

"""Going to one row, wherever it stands: from a search, a chain, or what is left since last time."""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, DayState
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.practice import AdviceFate, DecisionDissent, MethodDecision, Research
from dialog_app.core.ports import StoreFailed
from dialog_app.core.tables import table_name
from dialog_app.core.target import DAY, Target
from dialog_app.ui.frame.workspace import Workspace
from dialog_app.ui.text import disk_trouble


@runtime_checkable
class Planner(Protocol):
    """A place where a new day is made."""

    def new_day_after(self, previous: Day) -> None:
        """Show the form for a new day, filled in from the day before."""
        ...


def plan_next(workspace: Workspace, day_id: str, tell: Callable[[str], None]) -> None:
    """Show the form for the day that comes after one; what cannot be read is told of."""
    try:
        previous = workspace.around.session.day_desk(day_id).record
    except StoreFailed as failed:
        tell(disk_trouble(failed.kind))
        return
    workspace.show_place("days")
    if isinstance(page := workspace.stack.currentWidget(), Planner):
        page.new_day_after(previous)


_STEPS: Final = {
    DayState.PLANNED: "plan",
    DayState.RUNNING: "live",
    DayState.HELD: "minutes",
    DayState.CLOSED: "minutes",
}
_SERVICES: Final = frozenset({"service", "service_municipality"})
_STANDS_AT: Final = {table_name(AgendaItem): "plan", table_name(Dissent): "minutes"}


_ACROSS: Final = {
    table_name(kind): "decide" for kind in (MethodDecision, DecisionDissent, Research, AdviceFate)
}
"""The part of the place across the services where a row stands."""


@runtime_checkable
class Parted(Protocol):
    """A place of several parts, each with things one can go to."""

    def go_to(self, key: str, about: str = "") -> None:
        """Show a part, with what goes by the id `about` chosen."""
        ...


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
        day_id = target.day_id or target.id
        workspace.open_day(day_id, _step_for(workspace, target.kind, day_id))
        if isinstance(page := workspace.stack.currentWidget(), Told):
            page.go_to_row(target.kind, target.id)
        return
    if target.kind in _ACROSS:
        workspace.show_place("across")
        if isinstance(page := workspace.stack.currentWidget(), Parted):
            page.go_to(_ACROSS[target.kind], target.id)
        return
    workspace.show_place("services" if target.kind in _SERVICES else "catalogue")
    if isinstance(page := workspace.stack.currentWidget(), Shelved):
        page.show_row(target.kind, target.id)


def _step_for(workspace: Workspace, kind: str, day_id: str) -> str:
    """Return the step a thing stands at; a day itself is met at the one it has come to."""
    if kind in _STANDS_AT:
        return _STANDS_AT[kind]
    if kind != DAY:
        return "live"
    states = {line.id: line.state for line in workspace.around.session.days()}
    return _STEPS.get(states.get(day_id, DayState.PLANNED), "plan")

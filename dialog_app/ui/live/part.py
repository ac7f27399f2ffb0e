"""What the live page asks of its parts: to show the day, and to say which keys they answer."""

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from dialog_app.ui.actions import Action, Focus

Deeds = Mapping[Action, Callable[[], object]]


class MiddleView(Protocol):
    """One view of the middle column."""

    def refresh(self) -> None:
        """Show the day as it is."""
        ...

    def take_focus(self) -> None:
        """Put the keyboard where the next thing happens."""
        ...

    def deeds(self) -> Deeds:
        """Return what keys do while this view is shown; they come before those of the page."""
        ...


@runtime_checkable
class HoldsKeys(Protocol):
    """A widget with keys of its own while it has the keyboard."""

    @property
    def key_focus(self) -> Focus:
        """What the table of keys calls this widget."""
        ...

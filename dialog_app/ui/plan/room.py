"""What every part of the plan page works with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from dialog_app.core.day import Day
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge

Asked = ParamSpec("Asked")


@dataclass(frozen=True)
class PlanRoom:
    """The day's bridge and what surrounds the page."""

    bridge: DayBridge
    around: Around

    @property
    def day(self) -> Day:
        """The day as it is on the disk."""
        return self.bridge.record

    @property
    def register(self) -> Register:
        """The catalogue and the services."""
        return self.around.register

    def run(
        self,
        command: Callable[Concatenate[Day, Laptop, Asked], Step],
        *args: Asked.args,
        **facts: Asked.kwargs,
    ) -> str:
        """Run a command; return the sentence that says why not, or nothing."""
        refused = self.bridge.run(command, *args, **facts)
        return refused.sentence if refused is not None else ""

    def service_name(self, service_id: str) -> str:
        """A service's name, with its place where another service of the day has the same name."""
        return self.register.name_among(service_id, self.day.service_ids)

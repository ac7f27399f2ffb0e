"""Where tables go in and out: what their rows are, and who takes them in."""

from collections.abc import Callable
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets import giving, protected
from dialog_app.core.sheets.grid import SheetFiles, Table
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal
from dialog_app.ui.words import language, say

ANSWERS = "answers"
FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """The tables of one page: of the register, or of one day where there is a bridge to it."""

    around: Around
    kinds: tuple[SheetKind, ...]
    day_bridge: DayBridge | None = None

    @property
    def files(self) -> SheetFiles | None:
        """Who reads and writes the files; None where nobody does, as in a rehearsal."""
        return None if self.around.is_rehearsal else self.around.sheet_files

    @property
    def register(self) -> Register:
        """The catalogue and the services as they are now."""
        return self.around.register

    @property
    def day(self) -> Day | None:
        """The day as it is now, where the tables are of one."""
        return self.day_bridge.record if self.day_bridge is not None else None

    @property
    def laptop(self) -> Laptop:
        """The laptop at work."""
        return self.around.session.laptop

    @property
    def given(self) -> tuple[str, ...]:
        """The kinds of tables that can be saved here."""
        return tuple(kind.value for kind in self.kinds) if self.day is None else (ANSWERS, FINDINGS)

    def take(self, step: Step) -> Refusal | None:
        """Do what a preview said; returns why not, where something has changed since."""

        def as_seen(_record: object, _laptop: Laptop) -> Step:
            return step

        if self.day_bridge is not None:
            return self.day_bridge.run(as_seen)
        return self.around.register_bridge.run(as_seen)

    def maker(self, kind: str, service_id: str) -> Callable[[], Table]:
        """Return what makes a table to be saved, from the record as it is now."""
        register, day, words, tongue = self.register, self.day, say, language()
        if day is None:
            return lambda: giving.of_register(SheetKind(kind), register, words)
        voice = Voice(words, tongue)
        make = protected.answers_table if kind == ANSWERS else protected.findings_table
        return lambda: make(Matter(day, register, service_id), voice)

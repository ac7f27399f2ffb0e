"""An open archive at the desk: the register, the list of days, and the days that are open."""

from collections.abc import Sequence

from dialog_app.core.closing_check import remarks
from dialog_app.core.commands.days import NewDay, close, make
from dialog_app.core.day import Day
from dialog_app.core.ports import REGISTER, Across, Archive, DayLine, Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.remark import Remark
from dialog_app.desk.desk import Desk


class DayDesk(Desk[Day]):
    """The desk of one day."""


class RegisterDesk(Desk[Register]):
    """The desk of the catalogue and the services."""


class Session:
    """Everything one window or one command works on, over one open archive."""

    def __init__(self, archive: Archive, laptop: Laptop) -> None:
        self._archive = archive
        self.laptop = laptop
        self._register_desk: RegisterDesk | None = None
        self._desks: dict[str, DayDesk] = {}

    @property
    def register_desk(self) -> RegisterDesk:
        """The desk of catalogue and services, opened when first asked for."""
        if self._register_desk is None:
            register = self._archive.register()
            self._register_desk = RegisterDesk(register, REGISTER, self._archive, self.laptop)
        return self._register_desk

    @property
    def register(self) -> Register:
        """The catalogue and the services as they are now."""
        return self.register_desk.record

    def days(self) -> Sequence[DayLine]:
        """All days, newest first."""
        return self._archive.days()

    def day_desk(self, day_id: str) -> DayDesk:
        """The desk of a day; the same desk every time while the session lasts."""
        if day_id not in self._desks:
            day = self._archive.day(day_id)
            self._desks[day_id] = DayDesk(day, day_id, self._archive, self.laptop)
        return self._desks[day_id]

    def saved_day(self, day_id: str) -> Day:
        """Read a day anew from the disk, whatever its desk holds."""
        return self._archive.day(day_id)

    @property
    def across(self) -> Across:
        """What is read across the days, from the disk."""
        return self._archive.across

    def next_days(self, day_id: str) -> tuple[Day, ...]:
        """The days that were planned from a day, as they are now; raises `StoreFailed`."""
        lines = [line for line in self.days() if line.previous_day_id == day_id]
        return tuple(self.day_desk(line.id).record for line in lines)

    def new_day(self, plan: NewDay) -> DayDesk:
        """Make a day from a template and open its desk; raises `RuleBroken` if `plan` is wrong."""
        step = make(self.register, self.laptop, plan)
        day = Day().after(step)
        self._archive.write(day.id, step, "do", 0, "")
        self._desks[day.id] = DayDesk(day, day.id, self._archive, self.laptop)
        return self._desks[day.id]

    def remarks(self, day_id: str) -> tuple[Remark, ...]:
        """What should be looked at before a day is closed; raises `StoreFailed`."""
        desk = self.day_desk(day_id)
        return remarks(desk.record, self.register, desk.drafts)

    def close_day(self, day_id: str, reason: str = "") -> Step:
        """Close a day for good: cards and the journal's contents go, what was said stays.

        Nothing before it can be undone. Raises `RuleBroken`: `day.not_held`,
        `day.close_reason_missing` where remarks are left and nobody says why; and `StoreFailed`.
        """
        desk = self.day_desk(day_id)
        step = close(desk.record, self.laptop, reason, remarks_left=bool(self.remarks(day_id)))
        self._archive.close_day(desk.record, step)
        desk.start_afresh(step)
        return step

    def rest(self) -> None:
        """Leave the archive whole in one file; called when nothing is going on."""
        self._archive.rest()

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

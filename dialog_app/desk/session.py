"""An open archive at the desk: the register, the list of days, and the days that are open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dialog_app.core.commands.days import NewDay, close, make
from dialog_app.core.day import Day
from dialog_app.core.editions import is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import DayRow, Row
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Provision,
    ToolVersion,
    Value,
)
from dialog_app.core.model.said import Minutes
from dialog_app.core.model.services import Service
from dialog_app.core.ports import REGISTER, Across, Archive, DayLine, Deed, Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register
from dialog_app.desk.desk import Desk

if TYPE_CHECKING:
    from dialog_app.core.minutes.issued import Papers
    from dialog_app.core.remark import Remark
    from dialog_app.desk.approval import Approving, MinutesApproval, Render
    from dialog_app.desk.issuing import Issuing


class DayDesk(Desk[Day]):
    """The desk of one day."""


_ASKED_ABOUT: Final = (MainAnswer, MethodVersion, ToolVersion, Value)
"""What days point at without the archive holding on to it: what an answer can be given to."""


class RegisterDesk(Desk[Register]):
    """The desk of the catalogue and the services; nothing a day refers to is ever taken away.

    Undoing that something was made is refused too: `RuleBroken("row.used")` with `n` days.
    """

    def __init__(self, register: Register, archive: Archive, laptop: Laptop) -> None:
        super().__init__(register, REGISTER, archive, laptop)
        self._archive = archive

    def _go(self, step: Step, deed: Deed, target: int, draft: str) -> None:
        self._check_unused(step)
        super()._go(step, deed, target, draft)

    def _check_unused(self, step: Step) -> None:
        away = [change.row for change in step.changes if change.after is None]
        versions = {row.id for row in away if isinstance(row, _ASKED_ABOUT)}
        provisions = [row.id for row in away if isinstance(row, Provision)]
        services = {row.id for row in away if isinstance(row, Service)}
        days: set[str] = set()
        if versions:
            days.update(day.id for day in self._archive.across.version_days(versions))
        for row_id in provisions:
            days.update(day.id for day in self._archive.across.provision_days(row_id))
        if services:
            lines = self._archive.days()
            days.update(line.id for line in lines if services & set(line.service_ids))
        if days:
            raise RuleBroken("row.used", n=len(days))


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
            self._register_desk = RegisterDesk(register, self._archive, self.laptop)
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

    def remarks(self, day_id: str) -> "tuple[Remark, ...]":
        """What should be looked at before a day is closed; raises `StoreFailed`."""
        from dialog_app.core.closing_check import remarks

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

    def brought(self, rows: Sequence[Row]) -> None:
        """Take in that the archive got services or catalogue rows with a day from elsewhere."""
        if rows and self._register_desk is not None:
            self._register_desk.start_afresh(Step("step.day_imported", added(*rows)))

    def deleted(self, day_id: str, changes: Sequence[Change], *, whole: bool) -> None:
        """Take in that the archive deleted a day, `whole` or in part, and what that changed.

        Desks that are open forget what could be undone; that of a day that is gone is let go.
        """
        by_scope: dict[str, list[Change]] = {} if whole else {day_id: []}
        for change in changes:
            scope = change.row.day_id if isinstance(change.row, DayRow) else REGISTER
            by_scope.setdefault(scope, []).append(change)
        if whole:
            self._desks.pop(day_id, None)
            by_scope.pop(day_id, None)
        for scope, changed in by_scope.items():
            desk = self._register_desk if scope == REGISTER else self._desks.get(scope)
            if desk is not None:
                desk.start_afresh(Step("step.deleted", tuple(changed)))

    def prepare_approval(self, day_id: str, asked: "Approving") -> "MinutesApproval":
        """Return the version and the document that would be approved now; it is yet to be drawn.

        Raises `RuleBroken` as `approving.as_approved`, and `StoreFailed`.
        """
        # Minutes are made at the end of a day, and the first paint waits for none of it.
        from dialog_app.desk.approval import prepared

        day = self.day_desk(day_id).record
        return prepared(day, self.register, asked, self.laptop.now(), self.next_days(day_id))

    def approve(
        self, day_id: str, asked: "Approving", approval: "MinutesApproval", pdf: bytes
    ) -> Step:
        """Approve what was prepared, with the PDF that was drawn of it: both are kept for good.

        All or nothing; nothing before it can be undone. Raises `RuleBroken` as `prepare_approval`,
        `minutes.changed_meanwhile` where the minutes are not the same any more; and `StoreFailed`.
        """
        from dialog_app.core.commands.minutes.approving import approve
        from dialog_app.desk.approval import prepared

        desk = self.day_desk(day_id)
        at = approval.issue.written_at or self.laptop.now()
        if prepared(desk.record, self.register, asked, at, self.next_days(day_id)) != approval:
            raise RuleBroken("minutes.changed_meanwhile")
        issue, paper = approval.with_pdf(pdf)
        step = approve(desk.record, self.laptop, issue)
        desk.record.after(step)
        self._archive.approve(day_id, step, issue.id, paper)
        desk.start_afresh(step)
        return step

    def approve_minutes(self, day_id: str, asked: "Approving", render: "Render") -> Step:
        """Prepare, draw and approve in one go; raises as `approve`."""
        approval = self.prepare_approval(day_id, asked)
        return self.approve(day_id, asked, approval, render(approval.document))

    def papers(self, day_id: str, *service_ids: str) -> "Papers":
        """Return the papers of a day's approved versions, of these services or of all.

        Whoever asks for minutes hands them on to `minutes.issued`. Raises `StoreFailed`.
        """
        rows = self.day_desk(day_id).record.all(Minutes)
        wanted = (row for row in rows if not service_ids or row.service_id in service_ids)
        kept = {row.id: self._archive.paper(row.id) for row in wanted if is_frozen(row)}
        return {row_id: paper for row_id, paper in kept.items() if paper is not None}

    @property
    def issuing(self) -> "Issuing":
        """What approves and opens the documents that grow out of the days (`core.issue`)."""
        from dialog_app.desk.issuing import Issuing

        return Issuing(self.register_desk, self._archive, self.laptop)

    def rest(self) -> None:
        """Leave the archive whole in one file; called when nothing is going on."""
        self._archive.rest()

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

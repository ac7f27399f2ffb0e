"""Approving documents that grow out of the days, and giving each version as it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from dialog_app.core.editions import is_frozen
from dialog_app.core.errors import RuleBroken
from dialog_app.core.issue.editions import About, about_of
from dialog_app.core.issue.states import approve, as_approved
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.issued import Issued, opened
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.ports import Archive, KeptPaper, Laptop
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.desk.desk import Desk
from dialog_app.desk.preparing import Approval, approval_of

Make = Callable[[PracticePaper], Document]
"""Draws up a version of a document from the record as it is now; nothing of it is random."""


PaperApproval = Approval[PracticePaper]


@dataclass(frozen=True, slots=True)
class Issuing:
    """Approves documents of every `PaperKind` and opens what was kept; see `core.issue`."""

    desk: Desk[Register]
    archive: Archive
    laptop: Laptop

    def to_approve(self, about: About, role: str) -> PracticePaper:
        """Return the version that would be approved now; raises `RuleBroken` as `as_approved`."""
        return as_approved(self.desk.record, about, role, self.laptop.now())

    def prepare(self, about: About, role: str, make: Make) -> PaperApproval:
        """Return the version and the document that would be approved now, yet to be drawn.

        Raises `RuleBroken` as `states.as_approved`, and whatever `make` raises.
        """
        paper = self.to_approve(about, role)
        return approval_of(paper, make(paper))

    def approve(self, approval: PaperApproval, role: str, make: Make, pdf: bytes) -> Step:
        """Approve what was prepared, with the PDF that was drawn of it: both are kept for good.

        All or nothing; nothing before it can be undone. Raises as `prepare`,
        `RuleBroken("practice_paper.changed_meanwhile")` where the document is not the same any
        more, and `StoreFailed`.
        """
        at = approval.issue.written_at or self.laptop.now()
        now = as_approved(self.desk.record, about_of(approval.issue), role, at)
        if approval_of(now, make(now)) != approval:
            raise RuleBroken("practice_paper.changed_meanwhile")
        paper, kept = approval.with_pdf(pdf)
        step = approve(self.desk.record, self.laptop, paper)
        self.desk.record.after(step)
        row_id = step.changes[0].row.id
        self.archive.issue(step, row_id, kept)
        self.desk.start_afresh(step)
        return step

    def kept(self, paper: PracticePaper) -> KeptPaper | None:
        """Return what was kept of a version; None for one that is not approved.

        Raises `RuleBroken("paper.missing")`, and `StoreFailed`.
        """
        if not is_frozen(paper):
            return None
        found = self.archive.issued(paper.id)
        if found is None:
            raise RuleBroken("paper.missing")
        return found

    def issued(self, paper: PracticePaper, make: Make) -> Issued:
        """Return a version: as it was kept where it is approved, made now where it is not.

        Raises `RuleBroken`: `paper.missing`, `paper.damaged`; `StoreFailed`; and as `make`.
        """
        kept = self.kept(paper)
        return Issued(make(paper)) if kept is None else opened(kept, paper)

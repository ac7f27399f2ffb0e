"""How a document that grows out of the days goes from draft to comments to approved, and on."""

import datetime
from dataclasses import replace
from typing import Any, Final

from dialog_app.core import norway
from dialog_app.core.approval import approved, check_approved, corrected
from dialog_app.core.commands.minutes.noted import role_words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.issue.editions import About, about_of, edition
from dialog_app.core.measures import RULE_VERSION
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register

APPROVED: Final = "step.paper_approved"


def send_for_comments(
    register: Register,
    laptop: Laptop,
    about: About,
    deadline: datetime.date | None = None,
    role: str = "",
) -> Step:
    """Give a draft to those who may comment, until `deadline`; done again it sets a new one.

    Raises `RuleBroken`: `practice_paper.approved`, `practice_paper.deadline_gone`.
    """
    newest = _under_way(register, about)
    if deadline is not None and deadline < norway.date(laptop.now()):
        raise RuleBroken("practice_paper.deadline_gone")
    sent = {"comment_deadline": deadline, "changed_by_role": role_words(role)}
    return _moved(laptop, newest, MinutesState.FOR_COMMENTS, **sent)


def back_to_draft(register: Register, laptop: Laptop, about: About, role: str = "") -> Step:
    """Take a document that is out for comments back; its deadline goes.

    Raises `RuleBroken`: `practice_paper.approved`, `practice_paper.not_sent`.
    """
    newest = _under_way(register, about)
    if newest.state is not MinutesState.FOR_COMMENTS:
        raise RuleBroken("practice_paper.not_sent")
    back = {"comment_deadline": None, "changed_by_role": role_words(role)}
    return _moved(laptop, newest, MinutesState.DRAFT, **back)


def correct(register: Register, laptop: Laptop, about: About, role: str, reason: str) -> Step:
    """Begin a version after an approved one, as a draft; the approved one stays as it is.

    Raises `RuleBroken`: `practice_paper.not_approved`, `practice_paper.role_missing`,
    `practice_paper.reason_missing`.
    """
    newest = edition(register, about)
    begun = corrected(newest, laptop, role, reason)
    return Step("step.paper_corrected", added(begun), _facts(begun))


def as_approved(
    register: Register, about: About, role: str, at: datetime.datetime
) -> PracticePaper:
    """Return the newest version as it will be once it is approved, but for its hashes.

    The first version has no id yet. Raises `RuleBroken`: `practice_paper.approved`,
    `practice_paper.role_missing`.
    """
    newest = _under_way(register, about)
    return approved(newest, role, at, comment_deadline=None)


def approve(register: Register, laptop: Laptop, paper: PracticePaper) -> Step:
    """Approve what `as_approved` gave, now with the hashes of its content and of its PDF.

    The step cannot be taken back. Raises as `as_approved`, `practice_paper.hash_wrong`, and
    `step.stale` where it is not what would be approved.
    """
    about = about_of(paper)
    at = paper.written_at or laptop.now()
    wanted = as_approved(register, about, paper.changed_by_role, at)
    check_approved(wanted, paper)
    return Step(APPROVED, (_change(laptop, edition(register, about), paper),), _facts(paper))


def _under_way(register: Register, about: About) -> PracticePaper:
    """Return the newest version; raises `RuleBroken("practice_paper.approved")`."""
    newest = edition(register, about)
    if newest.state is MinutesState.APPROVED:
        raise RuleBroken("practice_paper.approved")
    return newest


def _moved(laptop: Laptop, newest: PracticePaper, state: MinutesState, **new: Any) -> Step:
    after = replace(newest, state=state, written_at=laptop.now(), rule_version=RULE_VERSION, **new)
    changes = (_change(laptop, newest, after),)
    return Step("step.paper_state_set", changes, {**_facts(after), "minutes_state": state})


def _change(laptop: Laptop, newest: PracticePaper, after: PracticePaper) -> Change:
    """Return the change from the newest version, which may not be written down yet."""
    if newest.id:
        return Change(newest, after)
    return Change(None, replace(after, id=laptop.new_id(), origin=laptop.name))


def _facts(paper: PracticePaper) -> dict[str, str | int]:
    return {"paper_kind": paper.kind, "version": paper.version}

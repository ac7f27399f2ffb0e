"""What can be done about one remark from the page of minutes, and doing it."""

from dataclasses import dataclass

from dialog_app.core.closing_check import READING
from dialog_app.core.commands import findings
from dialog_app.core.commands.minutes.noted import READ
from dialog_app.core.commands.minutes.passing import reword, strike
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.minutes.passages import Key, Passage, passages
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Action, Obstacle, Possibility, Reason, Rewording
from dialog_app.core.register import Register
from dialog_app.core.remark import Remark, RemarkKind
from dialog_app.ui.bridge import DayBridge, Refusal

_WORDED = (Reason, Obstacle, Possibility, Action, Rewording)


@dataclass(frozen=True, slots=True)
class Ways:
    """What there is to do about a remark: going to its place, wording it anew, striking it."""

    go: bool
    reword: Passage | None = None
    strike: bool = False


def ways(day: Day, service_id: str, remark: Remark) -> Ways:
    """Return what makes sense: only what may give somebody away is worded anew or struck here."""
    closed = day.info.state is DayState.CLOSED
    if remark.kind is not RemarkKind.IDENTITY:
        return Ways(go=not closed)
    passage = _passage(day, service_id, remark)
    if passage is None:
        return Ways(go=not closed)
    if edition(day, service_id).state in READ:
        return Ways(go=not closed, reword=passage, strike=True)
    if closed or passage.field != "text" or not isinstance(passage.row, _WORDED):
        return Ways(go=not closed)
    # In a draft it is what was said that is struck: only where it is nobody else's.
    own = getattr(passage.row, "service_id", "") == service_id
    return Ways(go=True, reword=passage, strike=own)


def worded_anew(bridge: DayBridge, service_id: str, passage: Passage, text: str) -> Refusal | None:
    """Word a passage anew, and clear the draft of it; say why not."""
    place = draft_place(passage.key, service_id)
    if edition(bridge.record, service_id).state in READ:
        return bridge.run_clearing(place, reword, service_id, passage.key, text)
    if not isinstance(passage.row, _WORDED):
        return None
    kind, row_id = type(passage.row), passage.row.id
    return bridge.run_clearing(place, findings.reword, kind, row_id, text)


def draft_place(key: Key, service_id: str) -> str:
    """Return where half-written new words of a passage are kept, from whatever view they come."""
    row_id, field = key
    return f"{READING}{row_id}:{field}:{service_id}"


def struck(bridge: DayBridge, service_id: str, passage: Passage) -> Refusal | None:
    """Strike a passage; say why not."""
    if edition(bridge.record, service_id).state in READ:
        return bridge.run(strike, service_id, passage.key)
    if not isinstance(passage.row, _WORDED):
        return None
    return bridge.run(findings.withdraw, type(passage.row), passage.row.id)


def _passage(day: Day, service_id: str, remark: Remark) -> Passage | None:
    # Without the register no consent holds anything back: what is withheld is looked at too.
    found = passages(day, Register(), service_id)
    return next((one for one in found if one.key == remark.passage), None)

"""What minutes are made of besides the day: the days after it, and what was approved."""

from dialog_app.core.day import Day
from dialog_app.core.minutes.issued import NO_PAPERS
from dialog_app.core.minutes.issued import Papers as KeptPapers
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge


def later_days(around: Around, bridge: DayBridge) -> tuple[Day, ...]:
    """Return the days planned from this one; none where they cannot be read just now."""
    try:
        return around.session.next_days(bridge.record.id)
    except StoreFailed:
        return ()


def kept_papers(around: Around, bridge: DayBridge, *service_ids: str) -> KeptPapers:
    """Return the papers of what was approved; none where they cannot be read just now."""
    try:
        return around.session.papers(bridge.record.id, *service_ids)
    except StoreFailed:
        return NO_PAPERS

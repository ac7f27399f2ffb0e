"""Which words of the measures were given out on paper, kept in the record afterwards."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from dialog_app.core.commands.findings import note_labels
from dialog_app.core.day import Day
from dialog_app.core.minutes.labels import label_uses
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.model.said import LabelUse
from dialog_app.core.ports import Laptop
from dialog_app.core.register import Register
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.jobs import Jobs


class LabelsGiven(QObject):
    """Works the labels out in the background, by which rule and from what, and notes new ones."""

    def __init__(self, bridge: DayBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = Jobs(self)

    def note(self, day: Day, register: Register, service_ids: Sequence[str]) -> None:
        """Note what the minutes of these services say, as made from that day."""
        laptop = self._bridge.laptop
        if service_ids:
            self._jobs.run(
                lambda _token: _uses(day, register, service_ids, laptop),
                self._on_found,
                lambda _error: None,
            )

    def finish(self) -> None:
        """Wait for what is being worked out."""
        self._jobs.finish()

    def _on_found(self, uses: Sequence[LabelUse]) -> None:
        _note_new(self._bridge, uses)


def note_at_once(bridge: DayBridge, register: Register, service_id: str) -> None:
    """Note what one service's minutes say, before they are shown."""
    _note_new(bridge, _uses(bridge.record, register, (service_id,), bridge.laptop))


def _note_new(bridge: DayBridge, uses: Sequence[LabelUse]) -> None:
    known = {_told(use) for use in bridge.record.all(LabelUse)}
    fresh = [use for use in uses if _told(use) not in known]
    if fresh:
        bridge.run(note_labels, fresh)


def _uses(
    day: Day, register: Register, service_ids: Sequence[str], laptop: Laptop
) -> list[LabelUse]:
    shares = Shares(day)
    return [use for one in service_ids for use in label_uses(shares.of(one), register, one, laptop)]


def _told(use: LabelUse) -> tuple[str, str, str, str]:
    return use.place, use.service_id, use.version_id, use.input_hash

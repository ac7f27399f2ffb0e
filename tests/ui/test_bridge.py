"""What the disk refused is owed: nothing asked of the desk is lost, whatever is done next."""

import pytest
from pytestqt.qtbot import QtBot

from dialog_app.core.commands import findings
from dialog_app.core.model.said import Note
from dialog_app.core.ports import Deed, Entry, StoreFailed
from dialog_app.core.record import Step
from dialog_app.desk.desk import Desk
from dialog_app.ui.bridge import DayBridge
from tests.core.days import TestLaptop, new_day


class MovingDisk:
    """A store that says it is full as often as the test wants."""

    def __init__(self) -> None:
        self.refusals = 0
        self.kept: dict[str, str] = {}
        self._entries: list[Entry] = []

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        self._refuse()
        self.kept.pop(draft, None)
        number = len(self._entries) + 1
        self._entries.append(Entry(number, deed, TestLaptop().now(), step, target))
        return self._entries[-1]

    def journal(self, scope: str) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def keep_draft(self, scope: str, place: str, text: str) -> None:
        self._refuse()
        self.kept[place] = text

    def drafts(self, scope: str) -> dict[str, str]:
        return dict(self.kept)

    def _refuse(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise StoreFailed("full")


@pytest.fixture
def disk() -> MovingDisk:
    return MovingDisk()


@pytest.fixture
def bridge(disk: MovingDisk, qtbot: QtBot) -> DayBridge:
    laptop = TestLaptop()
    day = new_day(laptop)
    desk = Desk(day, day.id, disk, laptop)
    return DayBridge(desk)


def notes(bridge: DayBridge) -> list[str]:
    return [note.text for note in bridge.record.all(Note)]


def test_what_the_disk_refused_is_done_before_what_comes_next(
    bridge: DayBridge, disk: MovingDisk
) -> None:
    disk.refusals = 1
    bridge.run(findings.add_note, "Det viktige")
    assert notes(bridge) == []
    bridge.run(findings.add_note, "Neste")
    assert notes(bridge) == ["Det viktige", "Neste"]


def test_undo_right_after_a_refusal_takes_back_what_was_refused(
    bridge: DayBridge, disk: MovingDisk
) -> None:
    bridge.run(findings.add_note, "Første")
    disk.refusals = 1
    bridge.run(findings.add_note, "Feil")
    bridge.undo()
    assert notes(bridge) == ["Første"]
    bridge.redo()
    assert notes(bridge) == ["Første", "Feil"]


def test_the_disk_is_well_only_when_nothing_is_owed(
    bridge: DayBridge, disk: MovingDisk, qtbot: QtBot
) -> None:
    disk.refusals = 3
    with qtbot.assertNotEmitted(bridge.store_well):
        bridge.run(findings.add_note, "En")
        bridge.run(findings.add_note, "To")
        bridge.retry()
    with qtbot.waitSignal(bridge.store_well):
        bridge.retry()
    assert notes(bridge) == ["En", "To"]


def test_only_the_newest_of_a_half_written_text_is_owed(
    bridge: DayBridge, disk: MovingDisk
) -> None:
    disk.refusals = 2
    bridge.keep_draft("capture", "Vi")
    bridge.keep_draft("capture", "Vi rekker")
    bridge.retry()
    assert disk.kept == {"capture": "Vi rekker"}


def test_what_a_rule_refuses_later_holds_nothing_up(bridge: DayBridge, disk: MovingDisk) -> None:
    disk.refusals = 1
    bridge.run(findings.add_note, "   x   ")
    refused = bridge.run(findings.add_note, " ")
    assert refused is not None
    assert refused.code == "text.empty"
    assert notes(bridge) == ["x"]

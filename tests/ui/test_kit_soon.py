"""What is half-written reaches the disk while one writes on, and not only in a pause."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from dialog_app.ui.soon import AFTER_MS, Soon


def test_many_keys_without_a_pause_do_not_put_it_off(qtbot: QtBot) -> None:
    keys: list[int] = []
    kept: list[int] = []
    person = QObject()
    soon = Soon(lambda: kept.append(len(keys)), person)
    typing = QTimer(person, interval=AFTER_MS // 10)
    typing.timeout.connect(lambda: keys.append(1))
    typing.timeout.connect(soon.ask)
    typing.start()
    qtbot.waitUntil(lambda: len(kept) >= 2, timeout=10 * AFTER_MS)
    assert kept[0] >= 2
    assert len(keys) < 10 * len(kept) + 10


def test_it_is_done_once_for_a_burst_and_not_at_all_when_stopped(qtbot: QtBot) -> None:
    done: list[str] = []
    person = QObject()
    stopped, soon = Soon(lambda: done.append("a"), person), Soon(lambda: done.append("b"), person)
    for _ in range(5):
        stopped.ask()
        soon.ask("text")
    stopped.stop()
    qtbot.waitUntil(lambda: bool(done), timeout=10 * AFTER_MS)
    assert done == ["b"]
    assert not soon.isActive()

"""On the way through the program no window appears but its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.cli.main import run as dialog_app
from tests.e2e.hands import ALT, CTRL, SHIFT, press, start_day
from tests.e2e.house import House


class Onlooker(QObject):
    """Notes every window that is shown, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() is QEvent.Type.Show and isinstance(shown, QWidget) and shown.isWindow():
            self.seen.add(shown.objectName() or type(shown).__name__)
        return False


@pytest.mark.long
@pytest.mark.parametrize("began", [False, True])
def test_no_part_of_a_page_flashes_as_a_window_of_its_own(
    at_home: House, qapp: QApplication, tmp_path: Path, began: bool
) -> None:
    place = tmp_path / "dag.dialogarkiv"
    if began:
        assert dialog_app(["demo", str(place)]) == 0
    onlooker = Onlooker()
    qapp.installEventFilter(onlooker)
    try:
        at_home.start(place if began else None)
        go_through_the_places()
        if began:
            go_through_the_day()
    finally:
        qapp.removeEventFilter(onlooker)
    beside = "wall" if began else "passphrase_window"
    assert onlooker.seen == {"main_window", beside}


def go_through_the_places() -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(key, CTRL)
        press(Qt.Key.Key_N, CTRL)
        press(Qt.Key.Key_Escape)
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_4, CTRL)
    press(Qt.Key.Key_1, CTRL)


def go_through_the_day() -> None:
    press(Qt.Key.Key_Return)
    start_day()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        press(key, ALT)
    press(Qt.Key.Key_1, ALT)
    for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_W, Qt.Key.Key_A, Qt.Key.Key_F1):
        press(key)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    press(Qt.Key.Key_PageUp, CTRL)
    press(Qt.Key.Key_PageDown, CTRL)
    press(Qt.Key.Key_PageDown, CTRL)

"""No key in the capture line waits, however large the catalogue has grown."""

import time
from statistics import quantiles

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialog_app.core.model.catalogue import (
    ObstacleCategory,
    Provision,
    TypicalObstacle,
)
from dialog_app.core.register import Register
from dialog_app.storage import base_set
from tests.core.provisions import own_provisions
from tests.drivers.memory_archive import small_register
from tests.ui import live_stage

PER_KEY = 0.030
SHIPPED = (ObstacleCategory, Provision, TypicalObstacle)
SAID = (
    "de får ikke lov å si det videre, hpl. § 21",
    "vi rekk ikkje over alle, bemanningssituasjonen er som han er",
    "taushetsplikt og samtykke i særlov7loven § 133",
    "det står ingenting om dette i veilederen til skolehelsetjenesten",
)


def full_register() -> Register:
    """Return the shipped catalogue with five hundred provisions of our own."""
    rows = [row for row in small_register().rows() if not isinstance(row, SHIPPED)]
    rows += [row for row in base_set.rows() if isinstance(row, SHIPPED)]
    return Register([*rows, *own_provisions()])


def test_no_key_waits_for_the_suggestions(qtbot, monkeypatch):
    monkeypatch.setattr(live_stage, "live_register", full_register)
    live = live_stage.stage(qtbot)
    live.driver.go_to("Hindringer")
    for number in range(12):
        live.driver.say(f"h Noe som alt er sagt, {number}")
    taken = [seconds for text in SAID for seconds in _typed(live, text)]
    assert quantiles(taken, n=100)[98] <= PER_KEY
    assert len(live.day.obstacles) == 12 + len(SAID)


def _typed(live, text):
    """Type a line key by key, and give what each key took until the line had answered (s)."""
    live.driver.write("h ")
    field = QApplication.focusWidget()
    for character in text:
        start = time.thread_time()
        if character.isascii():
            QTest.keyClicks(field, character)
        else:
            live.driver.type_in(character)
        yield time.thread_time() - start
        QApplication.processEvents()
    live.driver.press(Qt.Key.Key_Return)

"""The program outlives any number of calls into Qt."""

import sys

import pytest
from PySide6.QtCore import QObject

import dialog_app.ui  # noqa: F401  its import is what is tested

MANY = 1_000_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever from 3.12 on")
@pytest.mark.parametrize("kept", [None, True, False])
def test_nothing_yes_and_no_cannot_be_used_up(kept):
    assert sys.getrefcount(kept) > 1_000 * MANY


def test_a_hundred_thousand_calls_end_nothing(qapp):
    thing = QObject()
    for _ in range(100_000):
        thing.setObjectName("x")
    assert thing.objectName() == "x"

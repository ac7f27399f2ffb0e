"""The program outlives any number of calls into Qt."""

import sys
from collections.abc import Callable
from typing import Generic, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

import dialog_app.ui  # noqa: F401  its import is what is tested

T = TypeVar("T")

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


ENDED_BY_ITSELF: dict[str, Callable[[], object]] = {
    "number": lambda: int("x"),
    "text": lambda: "a".index("b"),
    "division": lambda: 1 // len(""),
    "nothing left": lambda: next(iter(())),
    "widget gone": lambda: _gone().objectName(),
}


def _gone() -> QWidget:
    gone = QWidget()
    delete(gone)
    return gone


class _Failing(QWidget):
    fault: Callable[[], object] = staticmethod(lambda: None)

    def event(self, event: QEvent) -> bool:
        """Fail as somebody's mistake would."""
        if event.type() == QEvent.Type.User:
            self.fault()
        return super().event(event)


class _Failed(Generic[T], QWidget):
    """Fills in nothing of Qt's, and takes a type."""


@pytest.mark.parametrize("fault", ENDED_BY_ITSELF.values(), ids=ENDED_BY_ITSELF)
def test_a_mistake_in_what_qt_calls_is_told_and_does_not_end_the_program(qtbot, fault):
    widget = _Failing()
    qtbot.addWidget(widget)
    widget.fault = fault
    with pytest.raises((ValueError, ZeroDivisionError, StopIteration, RuntimeError)):
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.User))


def test_a_part_of_the_window_may_take_a_type_as_well(qtbot):
    widget = _Failed[int]()
    qtbot.addWidget(widget)
    assert isinstance(widget, QWidget)

"""A slow disk is told of once, and a disk that hiccups is not."""

import pytest

from dialog_app.core.ports import REGISTER
from dialog_app.core.record import Step
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.ui.frame.pace import PacedArchive
from tests.drivers.memory_archive import MemoryArchive


class Paced:
    def __init__(self) -> None:
        self.now = 0.0
        self.told: list[int] = []
        self.inner = MemoryArchive(ThisLaptop("laptop"))
        self.archive = PacedArchive(self.inner, self.told.append, lambda: self.now)

    def write(self, seconds: float) -> None:
        """Write once, with a disk that takes so long."""
        usual = self.inner.write

        def slowly(*args):
            self.now += seconds
            return usual(*args)

        self.inner.write = slowly  # type: ignore[method-assign]
        self.archive.write(REGISTER, Step("step.service_written", ()), "do", 0, "")
        self.inner.write = usual  # type: ignore[method-assign]


@pytest.fixture
def paced():
    return Paced()


def test_a_slow_disk_is_told_of_once_with_how_slow_it_is(paced):
    for _ in range(30):
        paced.write(0.080)
    assert paced.told == [80]


def test_a_disk_that_hiccups_is_not_slow(paced):
    for number in range(30):
        paced.write(2.0 if number % 10 == 0 else 0.004)
    assert paced.told == []


def test_eight_writes_say_nothing_yet(paced):
    for _ in range(8):
        paced.write(1.0)
    assert paced.told == []


def test_fifty_milliseconds_are_not_too_long(paced):
    for _ in range(20):
        paced.write(0.050)
    assert paced.told == []


def test_everything_else_is_the_archives_own(paced):
    paced.archive.keep_draft(REGISTER, "place", "text")
    assert paced.archive.drafts(REGISTER) == {"place": "text"}
    paced.write(0.001)
    assert len(paced.archive.journal(REGISTER)) == 1
    assert list(paced.archive.days()) == []
    assert paced.archive.register() == paced.inner.register()
    paced.archive.rest()
    paced.archive.close()
    assert paced.inner.closed

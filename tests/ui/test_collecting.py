"""What nobody needs any more goes between two events, and never in the middle of one."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from dialog_app.program.program import Program
from dialog_app.ui.collecting import Collecting, collect_due


@pytest.fixture(autouse=True)
def _as_python_has_it() -> Iterator[None]:
    """Let Python's own limits hold, which the other tests raise."""
    raised = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*raised)
    gc.unfreeze()


class Knot:
    """Holds on to itself, so that only a collection takes it away."""

    def __init__(self) -> None:
        self.itself = self


def test_while_the_program_runs_nothing_is_collected_by_itself(program: Program, tmp_path):
    gc.enable()
    program.begin(tmp_path / "ingen.dialogarkiv")
    assert not gc.isenabled()
    gone = weakref.ref(Knot())
    for _ in range(5 * gc.get_threshold()[0]):
        Knot()
    assert gone() is not None


def test_what_the_program_itself_is_made_of_is_looked_through_no_more(qtbot):
    there = Knot()
    collecting = Collecting(None)
    collecting.begin()
    came = Knot()
    looked_through = {id(one) for one in gc.get_objects()}
    assert id(came) in looked_through
    assert id(there) not in looked_through
    collecting.stop()


def test_what_is_due_is_taken_away_in_its_turn(qtbot):
    collecting = Collecting(None)
    collecting.setInterval(1)
    collecting.begin()
    gone = weakref.ref(Knot())
    for _ in range(2 * gc.get_threshold()[0]):
        Knot()
    qtbot.waitUntil(lambda: gone() is None)
    collecting.stop()


@pytest.mark.long
def test_what_has_stayed_for_long_is_looked_through_too():
    gc.disable()
    gc.collect()
    old = Knot()
    gone = weakref.ref(old)
    gc.collect(0)
    gc.collect(1)
    del old
    for _ in range(400):
        kept = [Knot() for _ in range(gc.get_threshold()[0] + 1)]
        collect_due()
        del kept
        if gone() is None:
            break
    assert gone() is None

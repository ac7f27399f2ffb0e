"""What is told of all services beside the picture, by somebody who takes one from the other."""

import pytest

from dialog_app.core.measures import Tally
from dialog_app.core.national.measure import Versions, measured
from dialog_app.core.national.told import Told, told
from dialog_app.core.protection import Row, protected_row
from tests.core.national.rounds import asked, services

WHOLE = [(9, 3, 4, 1)] * 3 + [(8, 4, 3, 0)] * 3 + [(10, 3, 3, 0)] * 3
NUMBERS = {"share", "interval", "mean_of_services", "counts", "no_position", "variation"}


def _told(*tallies: tuple[int, ...]) -> Told:
    return told(measured(services(*tallies))["v-1"], str, "nb")


def _numbers(found: Told) -> set[str]:
    keys = (one.key.partition(".")[2] for one in (*found.words, *found.numbers))
    return {key.removesuffix("_alone") for key in keys} & NUMBERS


@pytest.mark.parametrize("kept_back", [(3, 1, 0, 0), (9, 3, 1, 0), (2, 2, 2, 0), (0, 0, 6, 2)])
def test_the_one_service_the_picture_keeps_back_is_not_what_is_left_of_all(kept_back) -> None:
    """The picture tells nine of ten; the tenth would be all less the nine."""
    found = _told(*WHOLE, kept_back)
    assert found.tables.answers is None
    assert _numbers(found) == set()


def test_one_dissenter_in_each_of_three_services_is_not_worked_out_from_three_in_all() -> None:
    """Each bar says nine and three; only with one in each do they come to three."""
    assert protected_row(Tally(9, 2, 1)) == protected_row(Tally(9, 1, 2))
    first = protected_row(Tally(9, 2, 1))
    assert isinstance(first, Row)
    assert first.merged
    assert _told(*WHOLE, *[(9, 2, 1, 0)] * 3).tables.answers is None
    other = _told(*WHOLE, *[(9, 2, 1, 0)] * 2, *[(9, 1, 2, 0)] * 2)
    assert other.tables.answers is not None


def test_versions_together_less_one_of_them_are_not_one_service() -> None:
    """Twelve answered the new wording, one only the old: together less the new is that one."""
    many = [(9, 2, 1, 0), (8, 1, 2, 0), (9, 3, 1, 0), (9, 1, 3, 0)] * 3
    rows = services(*many, version_id="v-2")
    old = [asked(f"old-{n}", 3, 1, 0, version_id="v-1") for n in range(3)]
    together = Versions(lambda _version_id: "m", together=True)
    assert told(measured(rows)["v-2"], str, "nb").tables.answers is not None
    few = measured([*rows, old[0]], versions=together)["m"]
    assert told(few, str, "nb").tables.answers is None
    enough = measured([*rows, *old], versions=together)["m"]
    assert told(enough, str, "nb").tables.answers is not None


def test_numbers_stand_where_the_picture_tells_all_of_them_or_leaves_many() -> None:
    assert {"share", "interval", "counts"} <= _numbers(_told(*WHOLE, (9, 3, 3, 0)))
    many = [(9, 2, 1, 0), (8, 1, 2, 0), (9, 3, 1, 0), (9, 1, 3, 0)]
    assert {"share", "interval", "counts"} <= _numbers(_told(*WHOLE, *many))

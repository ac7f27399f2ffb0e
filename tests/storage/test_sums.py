"""The sums of all rounds are those the days themselves tell."""

from dialog_app.core.across.sums import sums_of
from dialog_app.core.model.said import Position
from dialog_app.storage.archive import SqliteArchive
from tests.storage.made import answer, making, small_day


def test_a_rounds_sum_is_its_tally_without_what_was_superseded(archive: SqliteArchive) -> None:
    info, asked = small_day()
    rows = (
        answer(1, count=7),
        answer(2, count=9, supersedes="dag-svar-1"),
        answer(3, position=Position.DISAGREE, count=2),
    )
    archive.write(info.id, making(info, asked, *rows), "do", 0, "")
    (found,) = archive.across.sums()
    assert (found,) == sums_of(archive.day(info.id))
    assert (found.tally.agree, found.tally.disagree) == (9, 2)
    assert (found.round_id, found.date, found.phase) == (asked.id, info.date, asked.phase)


def test_a_majority_that_nobody_counted_has_no_sum(archive: SqliteArchive) -> None:
    info, asked = small_day()
    archive.write(info.id, making(info, asked, answer(1, count=None)), "do", 0, "")
    (found,) = archive.across.sums()
    assert found.tally is None

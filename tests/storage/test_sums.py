"""The sums of all rounds are those the days themselves tell."""

import pytest

from dialog_app.core.across.sums import sums_of
from dialog_app.core.model.days import DaySubject, Phase
from dialog_app.core.model.said import Move, Position, Round
from dialog_app.core.national.sources import move_sums_of, role_sums_of
from dialog_app.storage import pieces
from dialog_app.storage.archive import SqliteArchive
from tests.storage.made import answer, filled, making, small_day


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


def test_a_roles_sum_is_what_the_role_answered_without_what_was_superseded(
    archive: SqliteArchive,
) -> None:
    info, asked = small_day()
    rows = (
        answer(1, count=7, role_code="teacher"),
        answer(2, count=4, role_code="teacher", supersedes="dag-svar-1"),
        answer(3, position=Position.PARTLY, count=2, role_code="teacher"),
        answer(4, count=5, role_code="leader"),
        answer(5, count=9),
    )
    archive.write(info.id, making(info, asked, *rows), "do", 0, "")
    found = archive.across.role_sums()
    assert set(found) == set(role_sums_of(archive.day(info.id)))
    assert {row.role_code: row.tally.agree for row in found} == {"teacher": 4, "leader": 5}


def test_a_round_nobody_counted_has_no_roles(archive: SqliteArchive) -> None:
    info, asked = small_day()
    rows = (answer(1, count=None), answer(2, count=3, role_code="teacher"))
    archive.write(info.id, making(info, asked, *rows), "do", 0, "")
    assert archive.across.role_sums() == ()
    assert tuple(role_sums_of(archive.day(info.id))) == ()


def test_what_is_read_in_pieces_is_the_whole(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    info, asked = small_day()
    rows = (
        answer(1, count=7, role_code="teacher"),
        answer(2, count=4, role_code="teacher", supersedes="dag-svar-1"),
        answer(3, position=Position.PARTLY, count=2, role_code="leader"),
        answer(4, count=9),
    )
    archive.write(info.id, making(info, asked, *rows), "do", 0, "")
    assert in_pieces(archive) == in_one(archive)
    # Whatever size the pieces have, and whichever row is the last of one.
    for size in (1, 2, 3):
        monkeypatch.setattr(pieces, "ROWS", size)
        assert in_pieces(archive) == in_one(archive)


def test_of_a_majority_nobody_counted_pieces_know_no_numbers(archive: SqliteArchive) -> None:
    info, asked = small_day()
    rows = (answer(1, count=None), answer(2, count=3, role_code="teacher"))
    archive.write(info.id, making(info, asked, *rows), "do", 0, "")
    assert in_pieces(archive) == in_one(archive)
    assert in_pieces(archive)[2] == set()


def in_pieces(archive: SqliteArchive) -> tuple[object, ...]:
    """Return what an archive says of its days, read a piece at a time."""
    reading = archive.across.pieces((Round, DaySubject))
    while not reading.read():
        pass
    whole = reading.made()
    return list(whole.days), set(whole.sums), set(whole.roles), set(whole.moves)


def in_one(archive: SqliteArchive) -> tuple[object, ...]:
    """Return the same, read all at once."""
    across = archive.across
    days = list(across.kind_days((Round, DaySubject)))
    return days, set(across.sums()), set(across.role_sums()), set(across.moves())


def test_an_archive_tells_whether_anything_has_been_written(archive: SqliteArchive) -> None:
    before = archive.across.written()
    assert archive.across.written() == before
    info, asked = small_day()
    archive.write(info.id, making(info, asked, answer(1)), "do", 0, "")
    assert archive.across.written() != before


def test_moves_are_added_up_by_service_and_what_they_are_about(archive: SqliteArchive) -> None:
    info, asked = small_day()
    rows = [
        filled(
            Move,
            id=f"flytting-{number}",
            day_id=info.id,
            service_id=asked.service_id,
            group_id="",
            version_id=asked.version_id,
            subject_kind=asked.subject_kind,
            from_phase=Phase.BEFORE,
            to_phase=to,
            before=before,
            after=after,
            count=count,
        )
        for number, (to, before, after, count) in enumerate(
            [
                (Phase.AFTER, Position.DISAGREE, Position.AGREE, 3),
                (Phase.AFTER, Position.DISAGREE, Position.AGREE, 1),
                (Phase.AFTER, Position.AGREE, Position.AGREE, 5),
                (Phase.AFTER, Position.NO_POSITION, Position.AGREE, 2),
                (Phase.BEFORE, Position.PARTLY, Position.AGREE, 9),
            ]
        )
    ]
    archive.write(info.id, making(info, asked, *rows), "do", 0, "")
    (found,) = archive.across.moves()
    assert (found,) == tuple(move_sums_of(archive.day(info.id)))
    assert found.table == ((0, 0, 4), (0, 0, 0), (0, 0, 5))
    assert found.subject == asked.subject

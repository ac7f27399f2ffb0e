"""What the screen shows as saved is on the disk, whole, in order, and can be taken back."""

import contextlib
from typing import Any

import pytest

from dialog_app.core import codec
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.said import Note
from dialog_app.core.model.services import Service
from dialog_app.core.ports import REGISTER, StoreFailed
from dialog_app.core.record import Change, Step, added
from dialog_app.core.tables import ALL_ROWS, OUTSIDE_DAYS, table_name
from dialog_app.storage.archive import SqliteArchive
from tests.storage.conftest import Open
from tests.storage.made import (
    answer,
    day_rows,
    filled,
    making,
    one_of_each,
    register_rows,
    row_id,
    small_day,
)


def test_rows_of_every_kind_come_back_as_they_were(archive: SqliteArchive, open_it: Open) -> None:
    base = archive.register()
    archive.write(REGISTER, making(*register_rows()), "do", 0, "")
    archive.write("day_info-1", making(*day_rows()), "do", 0, "")
    again = open_it()
    found = {*map(_key, again.day("day_info-1").rows()), *map(_key, again.register().rows())}
    assert found == {*map(_key, one_of_each()), *map(_key, base.rows())}


def test_who_asks_after_the_end_is_refused_and_locks_nothing(
    archive: SqliteArchive, open_it: Open
) -> None:
    archive.close()
    for late in (archive.register, archive.days, archive.tidy, archive.close):
        with contextlib.suppress(StoreFailed):
            late()
    with pytest.raises(StoreFailed, match="gone"):
        archive.keep_draft(REGISTER, "line", "For sent")
    assert open_it().drafts(REGISTER) == {}


def _key(row):
    return table_name(type(row)), row.id, str(codec.plain(row))


def test_rows_without_their_optional_parts_come_back_too(archive: SqliteArchive) -> None:
    archive.write(REGISTER, making(*one_of_each()), "do", 0, "")
    bare = tuple(_bare(kind) for kind in ALL_ROWS)
    changes = tuple(Change(filled(type(row)), row) for row in bare)
    archive.write(REGISTER, Step("step.test", changes), "do", 0, "")
    day, register = archive.day("day_info-1"), archive.register()
    for row in bare:
        kind = type(row)
        assert (register if kind in OUTSIDE_DAYS else day).one(kind, row_id(kind)) == row


def _bare(kind):
    return filled(kind, **{field.name: None for field in codec.fields_of(kind) if field.optional})


def test_steps_come_back_oldest_first_with_what_they_took_back(
    archive: SqliteArchive, open_it: Open
) -> None:
    made = making(*small_day(), label="step.day_made")
    counted = Step("step.counted", added(answer(1)), {"n": 1}, "merge-1")
    first = archive.write("dag", made, "do", 0, "")
    second = archive.write("dag", counted, "do", 0, "")
    third = archive.write("dag", counted.inverse(), "undo", second.number, "")
    assert open_it().journal("dag") == [first, second, third]
    assert [entry.number for entry in (first, second, third)] == [1, 2, 3]
    assert third.target == 2


def test_each_day_and_the_register_have_a_journal_of_their_own(archive: SqliteArchive) -> None:
    for day in ("en", "to"):
        assert archive.write(day, making(*small_day(day)), "do", 0, "").number == 1
    assert archive.journal(REGISTER) == []
    assert len(archive.journal("en")) == 1


def test_a_draft_survives_until_its_text_is_taken(archive: SqliteArchive, open_it: Open) -> None:
    archive.keep_draft("dag", "reason:agree", "Vi rekker ik")
    archive.keep_draft("dag", "reason:agree", "Vi rekker ikke")
    archive.keep_draft("dag", "note", "ring Kari 😀")
    again = open_it()
    assert again.drafts("dag") == {"reason:agree": "Vi rekker ikke", "note": "ring Kari 😀"}
    again.write("dag", making(*small_day()), "do", 0, "reason:agree")
    again.keep_draft("dag", "note", "")
    assert open_it().drafts("dag") == {}


def test_a_service_that_takes_part_in_a_day_cannot_vanish(archive: SqliteArchive) -> None:
    archive.write(REGISTER, making(*one_of_each()), "do", 0, "")
    away = Step("step.service_removed", (Change(filled(Service), None),))
    with pytest.raises(RuleBroken, match=r"row\.in_use"):
        archive.write(REGISTER, away, "do", 0, "")
    assert archive.register().find(Service, "service-1") is not None
    assert len(archive.journal(REGISTER)) == 1


def test_a_step_goes_in_whole_or_not_at_all(archive: SqliteArchive) -> None:
    archive.write("dag", making(*small_day()), "do", 0, "")
    lost = answer(2, round_id="finnes ikke")
    with pytest.raises(RuleBroken):
        archive.write("dag", making(answer(1), lost), "do", 0, "")
    assert archive.day("dag").answers(small_day()[1]) == ()
    assert len(archive.journal("dag")) == 1


def test_the_list_of_days_shows_the_newest_first_with_services(archive: SqliteArchive) -> None:
    archive.write(REGISTER, making(*one_of_each()), "do", 0, "")
    archive.write("dag", making(*small_day()), "do", 0, "")
    lines = archive.days()
    assert {line.id for line in lines} == {"dag", "day_info-1"}
    assert lines[0].date >= lines[1].date
    (with_service,) = (line for line in lines if line.id == "day_info-1")
    assert with_service.services == (filled(Service).name,)


def test_a_day_that_is_not_there_is_said(archive: SqliteArchive) -> None:
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        archive.day("finnes-ikke")


def test_two_hundred_thousand_characters_and_strange_letters_are_kept(
    archive: SqliteArchive, open_it: Open
) -> None:
    text = "<b>ŋ đ 😀 «å»\x07" * 20_000
    archive.keep_draft("dag", "note", text)
    assert open_it().drafts("dag")["note"] == text


def test_every_table_holds_the_kinds_of_values_it_says_and_no_others(
    archive: SqliteArchive,
) -> None:
    query = """
        SELECT name, sql FROM sqlite_master WHERE type = 'table'
        AND name NOT LIKE 'search_words%' AND name NOT LIKE '\\_%' ESCAPE '\\'
    """
    tables = archive.read(lambda connection: connection.execute(query).fetchall())
    assert len(tables) > 40
    assert [name for name, sql in tables if "STRICT" not in sql] == []


@pytest.mark.parametrize(
    "statement", ["UPDATE note SET number = 'mange'", "UPDATE note SET text = NULL"]
)
def test_a_value_of_another_kind_is_refused_and_nothing_is_kept(
    archive: SqliteArchive, statement: str
) -> None:
    note = Note(id="n", day_id="dag", text="x", number=1)
    archive.write("dag", making(*small_day(), note), "do", 0, "")
    with pytest.raises(RuleBroken, match=r"row\.in_use"):
        archive.amend(lambda connection: connection.execute(statement))
    assert archive.day("dag").one(Note, "n") == note


@pytest.mark.parametrize(
    ("given", "error"),
    [
        # No column holds more than 64 bits, and no text half a character: commands and files
        # refuse both long before; should one come through, nothing of its step is kept.
        ({"number": 1 << 63}, OverflowError),
        ({"text": "halv \ud83d"}, UnicodeEncodeError),
    ],
)
def test_what_no_column_can_hold_leaves_the_archive_as_it_was(
    archive: SqliteArchive, given: dict[str, Any], error: type[Exception]
) -> None:
    note = Note(**{"id": "n", "day_id": "dag", "text": "x", "number": 1, **given})
    with pytest.raises(error):
        archive.write("dag", making(*small_day(), note), "do", 0, "")
    assert archive.days() == []
    archive.write("dag", making(*small_day()), "do", 0, "")
    assert len(archive.days()) == 1

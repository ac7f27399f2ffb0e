"""A closed day keeps what was said, and nothing that tells who answered what, or in which order."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_app.core.commands import days as day_commands
from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.days import DayState, Side, SmallTimer, Turn, TurnState, Wall
from dialog_app.core.model.said import Answer, LabelUse, Obstacle, Position, Reason, Round, Way
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.desk.desk import Desk
from dialog_app.storage import archive as archives
from dialog_app.storage import backup
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.backup import backup_name, backups_of
from dialog_app.storage.sqlite import Connection, Key
from tests.storage.conftest import Open
from tests.storage.made import NOON, TestLaptop, answer, making, small_day

CARD = "KANARIKORT"
WITHDRAWN = "KANARISVAR"
HALF_WRITTEN = "KANARIKLADD"
TAKEN_BACK = "QKANARIHINDER"
SPOKE = "KANARIORD"
TIMED = "KANARIKLOKKE"
REASON = "Vi rekker det ikke"


def _held(archive: SqliteArchive) -> Day:
    """Play a day: cards are answered, an answer is changed, a reason is written, a draft left."""
    info, asked = small_day()
    desk: Desk[Day] = Desk(Day(), "dag", archive, TestLaptop())
    desk.take(making(replace(info, state=DayState.HELD), asked, label="step.day_made"))
    for number, position in enumerate((Position.AGREE, Position.DISAGREE, Position.AGREE)):
        card = answer(number, position=position, way=Way.ROSTER, card=f"{CARD}-{number}")
        desk.take(Step("step.answer_counted", added(card), {"position": position.value}))
    desk.take(
        making(Reason(id="b", day_id="dag", text=REASON, number=1), label="step.reason_added")
    )
    taken_back = Obstacle(id="h", day_id="dag", text=TAKEN_BACK, number=1, category_code="ANNET")
    desk.take(making(taken_back, label="step.obstacle_added"))
    desk.take(Step("step.finding_withdrawn", removed(taken_back)))
    wrong = answer(9, role_code=WITHDRAWN)
    desk.take(Step("step.answer_counted", added(wrong)))
    desk.undo()
    changed = replace(answer(7), supersedes="dag-svar-0", position=Position.PARTLY)
    desk.take(Step("step.answer_counted", added(changed)))
    desk.keep_draft("note", HALF_WRITTEN)
    return desk.record


def test_a_closing_told_to_have_failed_leaves_cards_history_and_drafts(
    archive: SqliteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = _held(archive)
    history, drafts = archive.journal("dag"), archive.drafts("dag")
    commit = archive._file.commit

    def written_but_told_to_have_failed(
        work: Callable[[Connection], object], is_there: Callable[[Connection], bool]
    ) -> None:
        commit(work, is_there)
        raise StoreFailed("unknown")

    with monkeypatch.context() as disk:
        disk.setattr(archive._file, "commit", written_but_told_to_have_failed)
        with pytest.raises(StoreFailed):
            archive.close_day(day, day_commands.close(day, TestLaptop()))
    assert archive.journal("dag") != history
    archive.keep_draft("", "place", "x")
    assert archive.day("dag") == day
    assert archive.journal("dag") == history
    assert archive.drafts("dag") == drafts
    archive.close_day(day, day_commands.close(day, TestLaptop()))
    assert archive.day("dag").info.state is DayState.CLOSED
    assert not any(row.card for row in archive.day("dag").all(Answer))
    assert archive.faults() == ()


def _close(archive: SqliteArchive) -> Day:
    day = _held(archive)
    step = day_commands.close(day, TestLaptop())
    archive.close_day(day, step)
    return day.after(step)


def test_what_was_said_is_the_same_after_closing(archive: SqliteArchive, open_it: Open) -> None:
    day = _close(archive)
    again = open_it().day("dag")
    assert again == day
    assert again.info.state is DayState.CLOSED
    assert again.tally(again.one(Round, "dag-runde")) == Tally(1, 1, 1, 0)
    assert not any(row.card for row in again.all(Answer))


def test_the_journal_keeps_only_kind_and_count_of_what_was_said(
    archive: SqliteArchive,
) -> None:
    _close(archive)
    query = 'SELECT "label", "count", "step", "at" FROM "journal" ORDER BY "number"'
    lines = archive.read(lambda connection: connection.execute(query).fetchall())
    assert [(label, count, step is None) for label, count, step, _ in lines] == [
        # Making the day also made its round.
        ("step.day_closed", 1, False),
        ("journal.stripped", 0, True),
        ("step.answer_counted", 6, True),
        ("step.day_made", 1, True),
        ("step.finding_withdrawn", 1, True),
        ("step.obstacle_added", 1, True),
        ("step.reason_added", 1, True),
    ]
    assert len({at for _, _, step, at in lines if step is None}) == 1


def test_the_lines_left_tell_nothing_of_when_answers_came(archive: SqliteArchive) -> None:
    _close(archive)
    entries = archive.journal("dag")
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    for entry in entries:
        changed = {type(change.row) for change in entry.step.changes} if entry.step else set()
        assert not changed & {Answer, LabelUse, Round, Wall}


def test_the_lines_left_hold_no_hash_of_answers_that_stood_on_the_wall(
    archive: SqliteArchive, path: Path
) -> None:
    day = _held(archive)
    desk: Desk[Day] = Desk(day, "dag", archive, TestLaptop())
    first = Wall(id="vegg", day_id="dag", shown=("metode:before", "metode:before:s:KANARIHASH"))
    desk.take(making(first, label="step.wall_result"))
    again = replace(first, shown=("metode:before", "metode:before:s:annen"))
    desk.take(Step("step.wall_result", (Change(first, again),)))
    archive.close_day(desk.record, day_commands.close(desk.record, TestLaptop()))
    archive.close()
    assert b"KANARIHASH" not in _bytes_of(path.parent)


def test_nothing_of_a_closed_day_can_be_undone(archive: SqliteArchive, open_it: Open) -> None:
    _close(archive)
    again = open_it()
    desk = Desk(again.day("dag"), "dag", again, TestLaptop())
    assert desk.undo() is None
    assert desk.redo() is None


def test_an_undo_that_is_kept_still_points_at_its_step(archive: SqliteArchive) -> None:
    _held(archive)
    day = archive.day("dag")
    desk: Desk[Day] = Desk(day, "dag", archive, TestLaptop())
    desk.take(Step("step.x", (Change(day.info, replace(day.info, place="et annet sted")),)))
    desk.undo()
    archive.close_day(desk.record, day_commands.close(desk.record, TestLaptop()))
    entries = archive.journal("dag")
    (undo,) = (entry for entry in entries if entry.deed == "undo")
    done = next(entry for entry in entries if entry.number == undo.target)
    assert done.step
    assert done.step.label == "step.x"


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("key", [None], ids=["plain"])
def test_the_bytes_are_gone_from_the_file_and_every_backup(
    archive: SqliteArchive, path: Path, key: None
) -> None:
    day = _held(archive)
    archive.backup_to(backup_name(path, NOON))
    archive.rest()
    before = _bytes_of(path.parent)
    for word in (CARD, WITHDRAWN, HALF_WRITTEN, TAKEN_BACK, REASON):
        assert word.encode() in before, word
    archive.close_day(day, day_commands.close(day, TestLaptop()))
    archive.close()
    after = _bytes_of(path.parent)
    # What is searched of a text is kept in small letters.
    for word in (CARD, WITHDRAWN, HALF_WRITTEN, TAKEN_BACK):
        assert word.casefold().encode() not in after.lower(), word
    assert REASON.encode() in after


def test_words_taken_back_are_gone_from_the_bytes_when_the_day_is_closed(
    archive: SqliteArchive, key: Key | None, tmp_path: Path
) -> None:
    desk: Desk[Day] = Desk(_held(archive), "dag", archive, TestLaptop())
    desk.take(making(Reason(id="b2", day_id="dag", text="KANARISTRØKET", number=2), label="step.x"))
    desk.undo()
    archive.close_day(desk.record, day_commands.close(desk.record, TestLaptop()))
    archive.rest()
    assert b"KANARISTR" not in _bytes_of(tmp_path)
    # In clear the words that stand are there, so the search finds what there is to find.
    assert (REASON.encode() in _bytes_of(tmp_path)) == (key is None)


def test_older_backups_give_way_to_one_made_afterwards(
    archive: SqliteArchive, path: Path, key
) -> None:
    day = _held(archive)
    for hour in range(3):
        archive.backup_to(backup_name(path, NOON + datetime.timedelta(hours=hour)))
    older = backups_of(path)
    archive.close_day(day, day_commands.close(day, TestLaptop()))
    (newest,) = backups_of(path)
    assert len(older) == 3
    copy = archives.open_archive(newest, TestLaptop(), key)
    assert copy.day("dag").info.state is DayState.CLOSED
    copy.close()


def test_clearing_that_fails_is_done_at_the_next_opening(
    archive: SqliteArchive, open_it: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = _held(archive)
    archive.backup_to(backup_name(path, NOON))

    def full(*_: object) -> None:
        raise StoreFailed("full")

    with monkeypatch.context() as disk:
        disk.setattr(backup, "backup_to", full)
        archive.close_day(day, day_commands.close(day, TestLaptop()))
        archive.close()
        # Better an old backup than none.
        assert backups_of(path) == [backup_name(path, NOON)]
    open_it()
    (newest,) = backups_of(path)
    assert newest != backup_name(path, NOON)


def test_other_days_keep_their_history(archive: SqliteArchive) -> None:
    archive.write("annen", making(*small_day("annen")), "do", 0, "")
    archive.write("annen", making(answer(1, "annen", card="kort 4")), "do", 0, "")
    archive.keep_draft("annen", "note", "halvveis")
    before = archive.journal("annen")
    _close(archive)
    assert archive.journal("annen") == before
    assert archive.drafts("annen") == {"note": "halvveis"}
    assert archive.day("annen").one(Answer, "annen-svar-1").card == "kort 4"


def test_a_closed_day_can_still_be_noted_on(archive: SqliteArchive) -> None:
    day = _close(archive)
    retained = replace(day.info, retention_until=datetime.date(2027, 11, 21))
    step = Step("step.day_changed", (Change(day.info, retained),))
    numbers = [entry.number for entry in archive.journal("dag")]
    assert archive.write("dag", step, "do", 0, "").number == numbers[-1] + 1


def test_nothing_tells_when_somebody_spoke(archive: SqliteArchive, open_it: Open) -> None:
    info, _ = small_day()
    desk: Desk[Day] = Desk(Day(), "dag", archive, TestLaptop())
    desk.take(making(replace(info, state=DayState.HELD), label="step.day_made"))
    turn = Turn(id=SPOKE, day_id="dag", item_id="p", position=1, side=Side.PROS, since=NOON)
    desk.take(making(turn, label="step.turn_asked"))
    done = replace(turn, state=TurnState.DONE, seconds=95)
    desk.take(Step("step.turn_ended", (Change(turn, done),)))
    timer = SmallTimer(id=TIMED, day_id="dag", item_id="p", started_at=NOON)
    desk.take(making(timer, label="step.small_timer_started"))
    step = day_commands.close(desk.record, TestLaptop())
    archive.close_day(desk.record, step)
    again = open_it().day("dag")
    assert again == desk.record.after(step)
    assert not again.all(Turn)
    assert not again.all(SmallTimer)
    query = 'SELECT "step" FROM "journal"'
    lines = open_it().read(lambda connection: connection.execute(query).fetchall())
    written = [str(cells) for cells in lines]
    assert any("day_closed" in line for line in written), "the closing itself is in it"
    assert not any(canary in line for line in written for canary in (SPOKE, TIMED))

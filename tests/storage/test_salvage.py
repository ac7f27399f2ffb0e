"""Of a damaged archive comes back whatever stands on pages that are whole."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_app.core.model.said import Answer, Note, Obstacle
from dialog_app.core.ports import StoreFailed
from dialog_app.core.salvaged import Salvaged
from dialog_app.desk.desk import Desk
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.salvage.cells import leafed
from dialog_app.storage.salvage.pages import SIZE, Pages
from dialog_app.storage.salvage.saving import salvage
from dialog_app.storage.sqlite import Key, look_into
from tests.storage.conftest import Open
from tests.storage.made import TestLaptop, answer, making, small_day

PLAIN = pytest.mark.parametrize("key", [None], ids=["plain"])
DAYS = 6
ANSWERS = 60
Rows = dict[str, set[tuple[object, ...]]]
TOLD = ("day_info", "round", "answer", "obstacle", "note")


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Key | None, Path], Path]:
    made: dict[bool, Path] = {}

    def give(key: Key | None, new: Path) -> Path:
        filled = made.get(key is None)
        if filled is None:
            filled = made[key is None] = tmp_path_factory.mktemp("filled") / "hel.dialogarkiv"
            shutil.copyfile(new, filled)
            archive = open_archive(filled, TestLaptop(), key)
            for number in range(DAYS):
                _fill(archive, f"dag-{number}")
            archive.close()
        return filled

    return give


def _fill(archive: SqliteArchive, day_id: str) -> None:
    info, asked = small_day(day_id)
    answers = (answer(number, day_id, role_code="r" * 50) for number in range(ANSWERS))
    said = (
        Obstacle(id=f"{day_id}-h{n}", day_id=day_id, text="lang " * 40, number=n, category_code="A")
        for n in range(20)
    )
    long = Note(id=f"{day_id}-n", day_id=day_id, text="notat " * 4000, number=1)
    archive.write(day_id, making(info, asked, *answers, *said, long), "do", 0, "")


@pytest.fixture
def whole(
    filled_once: Callable[[Key | None, Path], Path],
    new_archives: Callable[[Key | None], Path],
    key: Key | None,
) -> Path:
    return filled_once(key, new_archives(key))


@pytest.fixture
def damaged(whole: Path, path: Path) -> Path:
    """An archive to be damaged."""
    shutil.copyfile(whole, path)
    return path


def _of(path: Path, key: Key | None) -> Rows:
    """Return the rows of an archive as the driver reads them."""
    connection = look_into(path, key)
    try:
        selects = {table: f'SELECT * FROM "{table}"' for table in TOLD}  # noqa: S608
        return {table: set(connection.execute(sql).fetchall()) for table, sql in selects.items()}
    finally:
        connection.close()


def _save(damaged: Path, key: Key | None) -> tuple[Salvaged, Rows]:
    new = damaged.with_name("reddet.dialogarkiv")
    before = damaged.read_bytes()
    done = salvage(damaged, new, key, TestLaptop(), "Reddet")
    assert damaged.read_bytes() == before
    return done, _of(new, key)


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - the same every time


def _spoil(path: Path, *numbers: int) -> None:
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[(number - 1) * SIZE : number * SIZE] = _noise(number, SIZE)
    path.write_bytes(content)


def _pages_with(
    path: Path, key: Key | None, has: Callable[[tuple[object, ...]], bool]
) -> list[int]:
    """Return the pages that a row stands on, which are found by looking at all of them."""
    pages = Pages(path, key)
    found = ((number, leafed(pages, number)) for number in range(1, pages.count + 1))
    return [number for number, page in found if page and any(map(has, page.records))]


def _is_answer(record: tuple[object, ...]) -> bool:
    return str(record[0]).startswith("dag-") and "-svar-" in str(record[0])


@PLAIN
def test_of_a_whole_archive_everything_comes_back(damaged: Path, key: Key | None) -> None:
    done, saved = _save(damaged, key)
    assert done.is_whole
    assert saved == _of(damaged, key)
    again = open_archive(damaged.with_name("reddet.dialogarkiv"), TestLaptop(), key)
    assert again.faults() == ()
    assert again.across.found("notat", 5, "nb")
    again.close()
    assert (done.days, done.saved["answer"]) == (DAYS, DAYS * ANSWERS)


def test_only_the_answers_on_the_damaged_page_are_lost_and_counted(
    damaged: Path, key: Key | None
) -> None:
    page = _pages_with(damaged, key, _is_answer)[1]
    there = leafed(Pages(damaged, key), page)
    assert there is not None
    before = _of(damaged, key)
    _spoil(damaged, page)
    done, saved = _save(damaged, key)
    assert before["answer"] - saved["answer"] == set(there.records)
    assert done.lost["answer"] == len(there.records) > 5
    assert not done.is_uncertain
    assert {table: before[table] - saved[table] for table in TOLD if table != "answer"} == {
        table: set() for table in TOLD if table != "answer"
    }


@pytest.mark.parametrize("page", [1, "root", "schema"])
def test_pages_that_others_hang_on_take_nothing_with_them(
    damaged: Path, key: Key | None, page: int | str
) -> None:
    """The first page, the root of a table, and the table of tables itself."""
    before = _of(damaged, key)
    if page == "root":
        number = _root(damaged, key, "answer")
    else:
        number = 1 if page == 1 else _pages_with(damaged, key, lambda r: "round" in r[1:3])[0]
    there = leafed(Pages(damaged, key), number)
    assert there is not None
    _spoil(damaged, number)
    _done, saved = _save(damaged, key)
    lost = {row for table in TOLD for row in before[table] - saved[table]}
    assert lost <= set(there.records)


def _root(path: Path, key: Key | None, table: str) -> int:
    archive = open_archive(path, TestLaptop(), key)
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    number: int = archive.read(lambda c: c.execute(query, (table,)).fetchone()[0])
    archive.close()
    return number


@PLAIN
def test_a_day_whose_own_row_is_lost_gets_a_stand_in(damaged: Path, key: Key | None) -> None:
    def is_day(record: tuple[object, ...]) -> bool:
        return str(record[0]).startswith("dag-") and record[0] == record[2:3][0]

    pages = _pages_with(damaged, key, lambda record: len(record) > 20 and is_day(record))
    before = _of(damaged, key)
    _spoil(damaged, *pages)
    done, saved = _save(damaged, key)
    assert done.stand_ins == DAYS == len(saved["day_info"])
    assert saved["answer"] == before["answer"]
    archive = open_archive(damaged.with_name("reddet.dialogarkiv"), TestLaptop(), key)
    day = archive.day("dag-3")
    assert day.info.title == "Reddet"
    assert len(day.all(Answer)) == ANSWERS
    archive.close()


@PLAIN
def test_what_hung_on_a_lost_round_is_counted_and_does_not_dangle(
    damaged: Path, key: Key | None
) -> None:
    pages = _pages_with(damaged, key, lambda r: str(r[0]).endswith("-runde"))
    _spoil(damaged, *pages)
    done, saved = _save(damaged, key)
    assert saved["round"] == saved["answer"] == set()
    assert done.lost["round"] == DAYS
    assert done.lost["answer"] == DAYS * ANSWERS
    assert len(saved["obstacle"]) == DAYS * 20


@PLAIN
def test_nothing_before_a_gap_in_the_history_can_be_undone(damaged: Path, key: Key | None) -> None:
    pages = _pages_with(damaged, key, lambda r: len(r) == 10 and r[3] == "do")
    _spoil(damaged, pages[0])
    _save(damaged, key)
    archive = open_archive(damaged.with_name("reddet.dialogarkiv"), TestLaptop(), key)
    for line in archive.days():
        desk = Desk(archive.day(line.id), line.id, archive, TestLaptop())
        assert desk.undo() is None or not pages
    archive.close()


def test_what_stands_in_the_log_beside_it_is_saved_too(
    damaged: Path, key: Key | None, tmp_path: Path
) -> None:
    archive = open_archive(damaged, TestLaptop(), key)
    late = Note(id="sist", day_id="dag-1", text="det siste", number=9)
    archive.write("dag-1", making(late), "do", 0, "")
    pulled = tmp_path / "pulled.dialogarkiv"
    shutil.copyfile(damaged, pulled)
    shutil.copyfile(f"{damaged}-wal", f"{pulled}-wal")
    archive.close()
    _spoil(pulled, _pages_with(pulled, key, _is_answer)[0])
    _done, saved = _save(pulled, key)
    assert "sist" in {row[0] for row in saved["note"]}


@PLAIN
def test_noise_is_told_apart_from_an_archive(tmp_path: Path, key: None) -> None:
    noise = tmp_path / "støy.dialogarkiv"
    noise.write_bytes(_noise(1, 200 * SIZE + 17))
    with pytest.raises(StoreFailed, match="broken"):
        salvage(noise, tmp_path / "nytt.dialogarkiv", key, TestLaptop(), "Reddet")
    assert [one.name for one in tmp_path.iterdir()] == ["støy.dialogarkiv"]
    with pytest.raises(StoreFailed, match="gone"):
        salvage(tmp_path / "borte", tmp_path / "nytt.dialogarkiv", key, TestLaptop(), "Reddet")


@PLAIN
def test_an_archive_that_is_open_and_one_that_is_there_stay(
    open_it: Open, path: Path, tmp_path: Path, key: None
) -> None:
    open_it()
    with pytest.raises(StoreFailed, match="locked"):
        salvage(path, tmp_path / "nytt.dialogarkiv", key, TestLaptop(), "Reddet")
    other = tmp_path / "annet.dialogarkiv"
    other.write_text("mitt")
    shutil.copyfile(path, tmp_path / "kopi.dialogarkiv")
    with pytest.raises(FileExistsError):
        salvage(tmp_path / "kopi.dialogarkiv", other, key, TestLaptop(), "Reddet")
    assert other.read_text() == "mitt"


def test_a_wrong_key_saves_nothing(damaged: Path, key: Key | None) -> None:
    other = Key(bytes(32), bytes(16))
    with pytest.raises(StoreFailed, match="broken"):
        salvage(damaged, damaged.with_name("reddet.dialogarkiv"), other, TestLaptop(), "Reddet")
    del key

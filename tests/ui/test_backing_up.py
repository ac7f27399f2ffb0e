"""The window makes backups by itself, between its frames, and says so when it cannot."""

import datetime

import pytest
from PySide6.QtWidgets import QLabel

from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.program import backing_up, weekly_check
from dialog_app.program.backing_up import BackingUp
from dialog_app.program.weekly_check import WeeklyCheck
from dialog_app.storage import backup, checking, keeping
from dialog_app.storage.archive import open_archive
from tests.drivers.window import WindowDriver


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "min.dialogarkiv"
    open_archive(place, ThisLaptop("laptop"), create=True).close()
    return place


@pytest.fixture
def working(program, place, qtbot):
    """Open an archive, and wait until what looks after its backups has begun."""
    program.begin(place)
    qtbot.waitUntil(lambda: companion(program) is not None)
    return program


def companion(program):
    begun = program._companions._begun
    return next((one for one in begun if isinstance(one, BackingUp)), None)


def settled(program, qtbot):
    qtbot.waitUntil(lambda: not companion(program).is_going)


def write(program, text="notat"):
    program.window.house.session.register_desk.keep_draft("note", text)


def test_a_new_archive_gets_its_first_backup_by_itself(working, place, qtbot):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    (made,) = backup.backups_of(place)
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_nothing_new_is_no_reason_for_another(working, place, qtbot):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    companion(working)._timer.timeout.emit()
    settled(working, qtbot)
    assert len(backup.backups_of(place)) == 1
    write(working)
    companion(working)._timer.timeout.emit()
    qtbot.waitUntil(lambda: len(backup.backups_of(place)) == 2)


def test_every_ten_minutes_is_what_it_says(working):
    timer = companion(working)._timer
    assert timer.isActive()
    assert timer.interval() == 600_000


def test_leaving_makes_the_last_backup(working, place, qtbot):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    write(working)
    working.end()
    assert len(backup.backups_of(place)) == 2
    again = open_archive(place, ThisLaptop("laptop"))
    assert not again.keeping.is_due()
    again.close()


def test_leaving_in_the_middle_leaves_nothing_half_made(program, place, qtbot, monkeypatch):
    monkeypatch.setattr(backing_up, "STEP_SECONDS", 0)
    program.begin(place)
    qtbot.waitUntil(lambda: companion(program) is not None)
    qtbot.waitUntil(lambda: companion(program).is_going)
    program.end()
    (made,) = backup.backups_of(place)
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_a_full_disk_is_told_once_and_until_it_is_well(working, place, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    settled(working, qtbot)

    def full(*_given):
        raise StoreFailed("full")

    notice = working.window.notices.line(backing_up.NOTICE)
    with monkeypatch.context() as disk:
        disk.setattr(keeping.Keeping, "begin", full)
        write(working)
        companion(working).begin()
        assert notice.isVisible()
        assert "Disken er full" in notice.findChild(QLabel, "backup_notice_sentence").text()
        WindowDriver(working.window).click("put_away")
        companion(working).begin()
        assert not notice.isVisible()
    companion(working).begin()
    qtbot.waitUntil(lambda: len(backup.backups_of(place)) == 2)
    assert not notice.isVisible()


def test_the_copy_is_thrown_away_when_it_does_not_match(working, place, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    settled(working, qtbot)
    monkeypatch.setattr(backup, "row_counts", lambda _connection: {})
    write(working)
    companion(working).begin()
    notice = working.window.notices.line(backing_up.NOTICE)
    qtbot.waitUntil(notice.isVisible)
    assert "kastet" in notice.findChild(QLabel, "backup_notice_sentence").text()
    assert len(list(backup.folder_of(place).iterdir())) == 1


def checking_companion(program):
    begun = program._companions._begun
    return next(one for one in begun if isinstance(one, WeeklyCheck))


def checked(program):
    return program._archive.read(checking.checked_at)


def test_once_a_week_the_newest_backup_is_read_from_end_to_end(working, place, qtbot):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    settled(working, qtbot)
    companion_of_it = checking_companion(working)
    assert checked(working) is None
    companion_of_it.look()
    qtbot.waitUntil(lambda: checked(working) is not None)
    first = checked(working)
    companion_of_it.look()
    assert companion_of_it._jobs.idle
    earlier = first - datetime.timedelta(days=8)
    working._archive.amend(lambda connection: checking.note_checked(connection, earlier))
    companion_of_it.look()
    qtbot.waitUntil(lambda: checked(working) >= first)


@pytest.mark.parametrize("spoil", ["page", "header"])
def test_damage_in_the_newest_backup_is_told_with_a_way_to_the_others(working, place, qtbot, spoil):
    qtbot.waitUntil(lambda: backup.newest_backup(place) is not None)
    settled(working, qtbot)
    newest = backup.backups_of(place)[-1]
    content = bytearray(newest.read_bytes())
    start = 60 * 4096 if spoil == "page" else 0
    content[start : start + 4096] = b"\xa5" * 4096
    newest.write_bytes(content)
    checking_companion(working).look()
    notice = working.window.notices.line(weekly_check.NOTICE)
    qtbot.waitUntil(notice.isVisible)
    assert "fant skade" in notice.findChild(QLabel, "check_notice_sentence").text()
    assert checked(working) is None
    WindowDriver(working.window).click("show_backups")
    assert WindowDriver(working.window).card == "backups_card"

"""The archive's file while the window stands: gone, its disk out, no room, copied by hand."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from dialog_app.base import paths
from dialog_app.core.commands import findings
from dialog_app.core.model.said import Note
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.program.place_warning import SHARED, PlaceWarning
from dialog_app.program.resting import QUIET, Resting
from dialog_app.program.watching import LOST, ROOM, Watching
from dialog_app.storage import open_file, reserve, standing
from dialog_app.storage.archive import open_archive
from tests.drivers.window import WindowDriver
from tests.storage.made import TestLaptop, making, small_day

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file")


class Watched:
    """The program with a day in an archive of its own, looked after."""

    def __init__(self, program, place: Path, qtbot) -> None:
        self.program = program
        self.place = place
        with qtbot.waitSignal(program.window.settled):
            pass
        program.window.workspace.open_day("dag", "live")
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)

    @property
    def window(self) -> WindowDriver:
        return WindowDriver(self.program.window)

    @property
    def notes(self) -> list[str]:
        notes = self.program.window.workspace.day.record.all(Note)
        return [note.text for note in sorted(notes, key=lambda note: note.number)]

    def note(self, text: str) -> None:
        self.program.window.workspace.day.run(findings.add_note, text)

    def companion(self, kind):
        return next(one for one in self.program._companions._begun if isinstance(one, kind))

    def look(self) -> None:
        self.companion(Watching).look()

    def says(self, name: str) -> str:
        return str(self.program.window.notices.line(name).sentence())

    @property
    def is_paused(self) -> bool:
        return self.window.has("pause")

    def kept_in(self, place: Path) -> list[str]:
        """Return what stands in an archive, after the program has let go of it."""
        self.program.end()
        return notes_in(place)


def notes_in(place: Path) -> list[str]:
    archive = open_archive(place, TestLaptop())
    try:
        notes = archive.day("dag").all(Note)
        return [note.text for note in sorted(notes, key=lambda note: note.number)]
    finally:
        archive.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give an archive with a day in it, made once."""
    place = tmp_path_factory.mktemp("made") / "min.dialogarkiv"
    archive = open_archive(place, ThisLaptop("laptop"), create=True)
    archive.write("dag", making(*small_day()), "do", 0, "")
    archive.close()
    return place


@pytest.fixture
def place(made, tmp_path):
    folder = tmp_path / "pinnen"
    folder.mkdir()
    return Path(shutil.copy(made, folder))


@pytest.fixture
def watched(program, place, qtbot):
    program.begin(place)
    return Watched(program, place, qtbot)


def test_two_quiet_seconds_later_the_one_file_copied_by_hand_is_whole(watched, tmp_path, qtbot):
    watched.note("Til den som kopierer")
    copied = tmp_path / "kopi.dialogarkiv"
    resting = watched.companion(Resting)
    assert resting._quiet.isActive()
    assert resting._quiet.interval() == QUIET == 2000
    resting._quiet.start(1)
    qtbot.waitUntil(lambda: not resting._is_loose)
    copy_beside_the_open_one(watched.place, copied)
    assert notes_in(copied) == ["Til den som kopierer"]


def copy_beside_the_open_one(place: Path, copied: Path) -> None:
    """Copy as another program does: closing a file here would let go of the archive's lock."""
    subprocess.run(["cp", str(place), str(copied)], check=True)


def test_a_deleted_archive_is_saved_at_once_and_the_day_goes_on(watched):
    watched.note("Før")
    watched.place.unlink()
    watched.look()
    saved = watched.place.with_name("min (reddet 1).dialogarkiv")
    assert str(saved) in watched.says(LOST)
    assert "Ingenting er mistet" in watched.says(LOST)
    watched.note("Etter")
    assert watched.notes == ["Før", "Etter"]
    assert watched.program._settings.last_archive == str(saved)
    assert watched.kept_in(saved) == ["Før", "Etter"]


def test_what_is_done_right_after_the_archive_was_deleted_is_saved_too(watched, qtbot):
    watched.place.unlink()
    watched.note("I samme øyeblikk")
    qtbot.waitUntil(lambda: watched.notes == ["I samme øyeblikk"])
    assert watched.says("disk_notice") == ""
    saved = watched.place.with_name("min (reddet 1).dialogarkiv")
    assert watched.kept_in(saved) == ["I samme øyeblikk"]


def test_a_deleted_archive_that_finds_no_room_says_so_and_is_saved_by_hand(
    watched, tmp_path, monkeypatch
):
    watched.note("Før")
    watched.place.unlink()
    with monkeypatch.context() as nowhere:
        nowhere.setattr(standing, "backup_to", _fail)
        watched.look()
    assert "ikke plass til en ny" in watched.says(LOST)
    assert watched.window.has("save_copy")
    watched.program.window.notices.copy_to(tmp_path / "kopi.dialogarkiv")
    assert notes_in(tmp_path / "kopi.dialogarkiv") == ["Før"]
    watched.look()
    assert "du arbeider videre der" in watched.says(LOST)


def test_an_archive_whose_folder_was_deleted_is_saved_in_the_programs_own(watched):
    watched.note("Før")
    shutil.rmtree(watched.place.parent)
    watched.look()
    saved = paths.archives() / "min (reddet 1).dialogarkiv"
    assert str(saved) in watched.says(LOST)
    assert watched.kept_in(saved) == ["Før"]


def test_a_file_that_took_the_archives_name_is_left_alone(watched, tmp_path):
    watched.note("Før")
    other = tmp_path / "annen"
    other.write_text("Handleliste", encoding="utf-8")
    other.replace(watched.place)
    watched.look()
    assert "En annen fil" in watched.says(LOST)
    assert watched.place.read_text(encoding="utf-8") == "Handleliste"
    assert watched.kept_in(watched.place.with_name("min (reddet 1).dialogarkiv")) == ["Før"]


@pytest.fixture
def stick(watched, tmp_path, monkeypatch):
    """Give a way to pull the stick out and to put it back in."""
    return Stick(watched, tmp_path / "i lommen", monkeypatch)


class Stick:
    def __init__(self, watched, pocket: Path, monkeypatch) -> None:
        self._watched = watched
        self._pocket = pocket
        self._monkeypatch = monkeypatch

    def pull(self) -> None:
        self._watched.place.parent.rename(self._pocket)
        self._monkeypatch.setattr(open_file, "is_out", lambda path, _disk: not path.exists())

    def put_back(self) -> None:
        """Put it back as another disk would be: with other numbers."""
        shutil.copytree(self._pocket, self._watched.place.parent)


def test_a_pulled_stick_is_waited_for_calmly_and_what_was_typed_stays(watched, stick, qtbot):
    line = watched.window.part("capture_edit")
    line.setFocus()
    watched.window.type("Vi skulle ")
    wall = watched.program.window.raised_wall().window
    shown = wall.grab().toImage()
    stick.pull()
    watched.look()
    assert watched.is_paused
    assert wall.isVisible()
    assert wall.grab().toImage() == shown
    assert watched.window.words("pause_heading") == "Minnepinnen er borte"
    assert "skadet" not in " ".join(watched.window.texts("pause"))
    watched.window.press("Ctrl+3")
    watched.window.type("bort")
    assert watched.window.place == "days"
    stick.put_back()
    watched.look()
    assert not watched.is_paused
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert line.text() == "Vi skulle "
    watched.window.press("Ctrl+3")
    assert watched.window.place == "catalogue"


def test_a_card_that_is_shown_waits_too_and_has_the_keyboard_afterwards(watched, stick):
    watched.window.press("Ctrl+F")
    watched.window.type("mer t")
    stick.pull()
    watched.look()
    assert watched.is_paused
    watched.window.type("bort")
    watched.window.press("Esc")
    stick.put_back()
    watched.look()
    watched.window.type("id")
    assert watched.program.window.covers.showing
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "mer tid"


def test_what_was_asked_while_the_stick_was_out_is_done_when_it_is_back(watched, stick, qtbot):
    watched.note("Før")
    stick.pull()
    watched.note("Mens den var ute")
    qtbot.waitUntil(lambda: watched.is_paused)
    assert watched.notes == ["Før"]
    stick.put_back()
    watched.look()
    assert watched.notes == ["Før", "Mens den var ute"]
    assert watched.says("disk_notice") == ""
    assert watched.kept_in(watched.place) == ["Før", "Mens den var ute"]


def test_a_stick_somebody_wrote_on_meanwhile_is_not_written_over(watched, stick):
    watched.note("Her")
    stick.pull()
    watched.look()
    stick.put_back()
    elsewhere = open_archive(watched.place, TestLaptop("annen"))
    elsewhere.keep_draft("dag", "annet sted", "skrevet der")
    elsewhere.close()
    watched.look()
    assert watched.is_paused
    assert watched.window.words("pause_heading") == "Arkivet er endret et annet sted"
    watched.window.click("reopen")
    assert watched.program.window.workspace.spot[1] == "dag"
    assert watched.notes == ["Her"]


def test_a_full_disk_takes_from_the_reserve_and_says_how_much_is_left(watched, qtbot, monkeypatch):
    kept = watched.program._archive.standing.reserve
    qtbot.waitUntil(lambda: watched.companion(Watching)._had_reserve)
    assert kept.path.stat().st_size == reserve.SIZE
    attempt = open_file.OpenFile._attempt
    monkeypatch.setattr(reserve.Reserve, "room", lambda _self: 1_040_000)

    def full_while_reserved(file, work):
        if kept.is_there():
            raise OSError(28, "No space left on device")
        attempt(file, work)

    monkeypatch.setattr(open_file.OpenFile, "_attempt", full_while_reserved)
    watched.note("Det siste")
    assert watched.notes == ["Det siste"]
    qtbot.waitUntil(lambda: "1,0 MB" in watched.says(ROOM))
    assert "Alt til nå er lagret" in watched.says(ROOM)
    assert watched.window.has("save_copy")
    monkeypatch.setattr(reserve.Reserve, "room", lambda _self: 420_000)
    watched.look()
    qtbot.waitUntil(lambda: "0,4 MB" in watched.says(ROOM))
    monkeypatch.setattr(reserve.Reserve, "room", lambda _self: reserve.MARGIN)
    watched.look()
    qtbot.waitUntil(kept.is_there)
    qtbot.waitUntil(lambda: not watched.says(ROOM))


def test_a_disk_that_is_full_for_good_says_that_the_last_is_not_saved(watched, monkeypatch):
    def full(_file, _work):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(open_file.OpenFile, "_attempt", full)
        watched.note("Det siste")
        assert "Det siste er ikke lagret ennå" in watched.says("disk_notice")
    watched.window.click("retry")
    assert watched.notes == ["Det siste"]
    assert watched.says("disk_notice") == ""


@pytest.fixture
def in_the_cloud(program, place, qtbot, monkeypatch):
    """Open the archive in a folder that Dropbox copies."""
    shared = place.parent.with_name("Dropbox")
    place.parent.rename(shared)
    program.begin(shared / place.name)
    watched = Watched(program, shared / place.name, qtbot)
    qtbot.waitUntil(lambda: bool(watched.says(SHARED)))
    return watched


def test_an_archive_in_a_cloud_folder_is_brought_home_with_one_press(in_the_cloud):
    watched = in_the_cloud
    assert "Dropbox" in watched.says(SHARED)
    watched.note("Før")
    watched.window.click("move_here")
    home = paths.archives() / watched.place.name
    assert str(home) in watched.says(SHARED)
    assert str(watched.place.parent) in watched.says(SHARED)
    watched.note("Etter")
    assert watched.program._settings.last_archive == str(home)
    assert watched.kept_in(home) == ["Før", "Etter"]
    assert notes_in(watched.place) == ["Før"]


def test_nothing_more_is_said_of_a_place_that_is_meant_to_be_shared(in_the_cloud, qtbot):
    watched = in_the_cloud
    watched.window.click("be_quiet")
    assert not watched.says(SHARED)
    watched.program._reopen(lambda place, key: (place, key))
    with qtbot.waitSignal(watched.program.window.settled):
        pass
    assert watched.companion(PlaceWarning)._jobs.idle
    assert not watched.says(SHARED)


def test_a_move_that_cannot_be_made_changes_nothing(in_the_cloud, monkeypatch):
    watched = in_the_cloud
    monkeypatch.setattr(standing, "backup_to", _fail)
    watched.window.click("move_here")
    assert "kunne ikke flyttes" in watched.says("program_notice")
    watched.note("Etter")
    assert watched.kept_in(watched.place) == ["Etter"]


def _fail(*_args: object) -> None:
    raise StoreFailed("full")

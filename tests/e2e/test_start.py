"""An archive that cannot be opened: a calm page says why, what is safe, and what can be done."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from dialog_app.ui.widgets.button import Button
from tests.e2e.hands import click, one, press, type_in
from tests.e2e.house import House

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1])
held.execute("PRAGMA locking_mode = EXCLUSIVE")
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def archive(at_home: House, own_home: Path) -> Path:
    """Return the archive the program made when it was first started; it is closed again."""
    at_home.start()
    at_home.close()
    (made,) = own_home.rglob("*.dialogarkiv")
    return made


def _scribble(archive: Path) -> None:
    archive.write_text("Handleliste: melk, brød, kaffe\n" * 40, encoding="utf-8")


def _age(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as tomorrow, tomorrow:
        tomorrow.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('dialog_app', 'm999_from_tomorrow', '2031-01-01')"
        )


def _tear(archive: Path) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) // 3])


@contextmanager
def held_elsewhere(archive: Path) -> Iterator[None]:
    """Hold the archive in another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(archive)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        yield
        other.communicate()


@pytest.mark.parametrize(
    ("spoil", "heading", "safe"),
    [
        (_scribble, "Dette er ikke et arkiv", "Filen er ikke rørt."),
        (_age, "Arkivet er laget av et nyere program", "Ingenting er endret."),
        (_tear, "Arkivet er skadet", "Filen er ikke rørt."),
    ],
)
def test_a_file_that_cannot_be_opened_is_left_alone(
    at_home: House, archive: Path, spoil: Callable[[Path], None], heading: str, safe: str
) -> None:
    spoil(archive)
    before = archive.read_bytes()
    at_home.start()
    assert words(at_home, "start_heading") == heading
    assert words(at_home, "start_what").startswith(safe)
    assert archive.name in words(at_home, "start_place")
    at_home.close()
    assert archive.read_bytes() == before


def test_an_archive_that_is_open_elsewhere_opens_when_it_is_free(
    at_home: House, archive: Path
) -> None:
    with held_elsewhere(archive):
        at_home.start()
        assert words(at_home, "start_heading") == "Arkivet er åpent et annet sted"
        assert "på en annen maskin eller i et annet program" in words(at_home, "start_what")
        press(Qt.Key.Key_Space)
        assert words(at_home, "start_heading") == "Arkivet er åpent et annet sted"
    click(one(at_home.opened, Button, "try_again"))
    assert at_home.window.isVisible()


def test_an_archive_that_is_gone_is_not_made_anew_by_itself(at_home: House, archive: Path) -> None:
    archive.unlink()
    at_home.start()
    assert words(at_home, "start_heading") == "Arkivet er ikke der"
    at_home.close()
    assert not archive.exists()


def test_a_new_archive_can_be_made_instead(
    at_home: House, archive: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _scribble(archive)
    at_home.start()
    click(one(at_home.opened, Button, "make_new"))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(str(tmp_path / "nytt"))
    press(Qt.Key.Key_Return)
    at_home.go_without_passphrase()
    assert at_home.window.isVisible()
    assert (tmp_path / "nytt.dialogarkiv").exists()
    assert archive.read_text(encoding="utf-8").startswith("Handleliste")


def words(at_home: House, name: str) -> str:
    return one(at_home.opened, QLabel, name).text()

"""A machine remembers what opens an archive at the start of the program, and then only."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, key_store, secret
from dialog_app.storage.archive import open_archive
from dialog_app.storage.remembering import is_remembered
from tests.drivers.window import WindowDriver
from tests.storage.locks import PASSPHRASE, new_key
from tests.storage.made import TestLaptop


class Store:
    """A store of secrets as the system has one."""

    def __init__(self):
        self.held = {}
        self.refuses = False

    def put(self, archive, given):
        if self.refuses:
            raise StoreFailed("key_store")
        self.held[archive] = bytes(given.content)

    def get(self, archive):
        held = self.held.get(archive)
        return secret.Secret("machine", bytearray(held)) if held else None

    def drop(self, archive):
        self.held.pop(archive, None)


@pytest.fixture
def store(monkeypatch):
    made = Store()
    monkeypatch.setattr(key_store, "system_store", lambda: made)
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encrypted")
    open_archive(folder / "min.dialogarkiv", TestLaptop(), new_key(), create=True).close()
    return folder


@pytest.fixture
def archive(made, tmp_path):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "min.dialogarkiv"


class Gate:
    """Whoever starts the program, and what the program then shows."""

    def __init__(self, program, archive, qtbot):
        self.program = program
        self.archive = archive
        self.wait = qtbot.waitUntil

    def start(self):
        self.program._is_new = True
        self.program.open(self.archive)
        self.settle()

    def restart(self):
        """Close the program and start it again."""
        self.program._put_down()
        self.start()

    def settle(self):
        self.wait(lambda: self.program._jobs.idle)

    @property
    def page(self):
        return WindowDriver(self.program.start_window)

    @property
    def window(self):
        return WindowDriver(self.program.window)

    def type(self, typed=PASSPHRASE):
        field = self.page.part("unlock_field")
        field.setFocus()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    @property
    def tick(self):
        part = self.window.part("setting_remember")
        assert isinstance(part, QCheckBox)
        return part


@pytest.fixture
def gate(program, archive, qtbot):
    return Gate(program, archive, qtbot)


def test_where_no_store_is_known_to_be_good_nothing_is_offered(gate, monkeypatch):
    monkeypatch.setattr(key_store, "system_store", lambda: None)
    gate.start()
    assert not gate.page.has("unlock_remember")
    gate.type()
    gate.program.window.workspace.show_place("settings")
    gate.settle()
    assert not gate.window.has("setting_remember")


def test_it_is_off_until_it_is_ticked(gate, store):
    gate.start()
    assert not gate.page.part("unlock_remember").isChecked()
    gate.type()
    gate.settle()
    assert store.held == {}
    assert not is_remembered(gate.archive)


def test_what_was_ticked_opens_the_archive_at_the_next_start(gate, store):
    gate.start()
    gate.page.click("unlock_remember")
    gate.type()
    gate.wait(lambda: is_remembered(gate.archive))
    assert list(store.held) == [envelope.read(gate.archive).archive]
    gate.restart()
    assert gate.program.start_window is None
    assert gate.program.window is not None


def test_a_lock_that_was_locked_opens_to_the_passphrase_alone(gate, store):
    gate.start()
    gate.page.click("unlock_remember")
    gate.type()
    gate.wait(lambda: is_remembered(gate.archive))
    gate.program._lock()
    gate.settle()
    assert gate.program.window is None
    # Starting the program again is no way round it.
    gate.start()
    assert gate.program.window is None
    gate.type()
    gate.restart()
    assert gate.program.window is not None


def test_a_store_that_lost_it_leaves_the_passphrase(gate, store):
    gate.start()
    gate.page.click("unlock_remember")
    gate.type()
    gate.wait(lambda: is_remembered(gate.archive))
    (name,) = store.held
    for held in (None, bytes(32)):
        store.held = {name: held} if held else {}
        gate.restart()
        assert gate.program.window is None
        assert not gate.page.has("unlock_told")
        assert not gate.page.has("unlock_fault")
        gate.type()
        assert gate.program.window is not None


def test_it_is_taken_away_in_the_settings_slot_and_secret(gate, store):
    gate.start()
    gate.type()
    gate.program.window.workspace.show_place("settings")
    gate.wait(lambda: gate.window.has("setting_remember"))
    gate.window.click("setting_remember")
    gate.wait(gate.tick.isEnabled)
    assert gate.tick.isChecked()
    assert store.held
    gate.window.click("setting_remember")
    gate.settle()
    assert not gate.tick.isChecked()
    assert store.held == {}
    assert not is_remembered(gate.archive)
    gate.restart()
    assert gate.program.window is None


def test_a_store_that_refuses_is_told_of_and_nothing_is_ticked(gate, store):
    gate.start()
    gate.type()
    gate.program.window.workspace.show_place("settings")
    gate.wait(lambda: gate.window.has("setting_remember"))
    store.refuses = True
    gate.window.click("setting_remember")
    gate.wait(gate.tick.isEnabled)
    assert not gate.tick.isChecked()
    assert "svarte ikke" in gate.window.part("remember_fault").sentence()
    assert not is_remembered(gate.archive)


def test_the_passphrase_is_there_while_the_machine_is_asked(gate, store, monkeypatch):
    gate.start()
    gate.page.click("unlock_remember")
    gate.type()
    gate.wait(lambda: is_remembered(gate.archive))
    gate.program._put_down()
    gate.program._is_new = True
    gate.program.open(gate.archive)
    assert "husker" in gate.page.words("unlock_told")
    assert gate.page.part("unlock").isEnabled()
    gate.settle()
    assert gate.program.window is not None

"""No passphrase, recovery key or key of an archive is left in files, logs, errors or memory."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialog_app.base import paths
from dialog_app.program.program import FIRST_ARCHIVE
from dialog_app.storage import envelope, secret, sqlite
from dialog_app.storage.unlocking import key_for
from dialog_app.ui import crash
from tests.conftest import ROOT
from tests.drivers.window import WindowDriver
from tests.storage.locks import WIPED_AS_SHIPPED

CANARY = "kanarifuglen sover i buret"
SECOND = "kanarifuglen flyr sin vei"


def _type(window, typed):
    field = window.focusWidget()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _choose(program, qtbot, typed):
    """Type a new passphrase and bring the recovery key to paper; return the key."""
    asked = program.passphrase_asked
    _type(asked.window, typed)
    qtbot.waitUntil(lambda: asked.jobs.idle)
    page = WindowDriver(asked.window)
    printed = page.words("recovery_key").replace("\n", "-")
    page.click("key_written")
    _type(asked.window, printed[-9:])
    return printed


def _unlock(program, qtbot, typed):
    _type(program.start_window, typed)
    qtbot.waitUntil(lambda: program._jobs.idle)


def _forms(canary: bytes) -> set[bytes]:
    words = canary.decode("utf-8", "replace")
    return {canary, canary.hex().encode(), words.encode("utf-16-le")}


def test_a_life_with_passphrases_leaves_none_of_them_anywhere(
    program, own_home, qtbot, caplog, capfd
):
    program.begin(None)
    place = paths.archives() / FIRST_ARCHIVE
    canaries = [CANARY.encode(), SECOND.encode(), _choose(program, qtbot, CANARY).encode()]
    key = program._archive.key
    canaries += [bytes(key.secret), bytes(key.salt)]
    program._lock()
    for wrong in (CANARY + "?", CANARY.upper()):
        _unlock(program, qtbot, wrong)
        qtbot.waitUntil(lambda: program.start_window is not None)
    _unlock(program, qtbot, CANARY)
    program.window.workspace.show_place("settings")
    WindowDriver(program.window).click("change_key")
    canaries.append(_choose(program, qtbot, SECOND).encode())
    canaries.append(bytes(program._archive.key.secret))
    shown = repr((program._archive.key, program._archive, program._passphrases, key))
    program._put_down()
    told = "".join((caplog.text, *capfd.readouterr(), shown)).encode()
    files = [file for file in own_home.rglob("*") if file.is_file()]
    assert place in files
    for canary in canaries:
        for form in _forms(canary):
            assert form not in told
            assert [file.name for file in files if form in file.read_bytes()] == []


def test_an_error_tells_where_and_not_with_what(program):
    key = envelope.new_key(secret.passphrase(CANARY))
    try:
        raise RuntimeError(CANARY, key, secret.passphrase(CANARY))
    except RuntimeError as error:
        report = crash.report_of(error).text()
    assert bytes(key.secret).hex() not in report
    assert CANARY not in report


MEMORY = """
import resource
from dialog_app.storage import envelope, secret, sqlite
def now():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024
key = envelope.new_key(secret.passphrase("tolv lange bjorner"))
before = now()
envelope.from_bytes(key.envelope).unlocked(secret.passphrase("tolv lange bjorner"))
print(before, now(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells what memory is used")
def test_the_memory_of_the_key_derivation_is_given_back():
    call = [sys.executable, "-c", MEMORY]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    before, after, most = map(int, done.stdout.split())
    assert most > before + 100
    assert after < before + 24


def _found_in_memory(masked: bytes) -> int:
    """Count where a secret stands in this process; it comes masked, so as not to be found here."""
    wanted = bytearray(byte ^ 0x5A for byte in masked)
    found = 0
    with Path("/proc/self/maps").open() as maps, Path("/proc/self/mem").open("rb", 0) as memory:
        for line in maps:
            area, rights = line.split()[:2]
            if not rights.startswith("rw") or "[v" in line:
                continue
            first, last = (int(end, 16) for end in area.split("-"))
            try:
                memory.seek(first)
                content = memory.read(last - first)
            except (OSError, ValueError, OverflowError):
                continue
            found += content.count(wanted)
            del content
    wanted[:] = bytes(len(wanted))
    return found - 1


@pytest.mark.long
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux shows what memory holds")
def test_after_locking_no_key_is_left_in_memory(program, qtbot, monkeypatch):
    monkeypatch.setattr(sqlite, "_WITH_KEY", WIPED_AS_SHIPPED)
    program.begin(None)
    _choose(program, qtbot, CANARY)
    masked = bytes(byte ^ 0x5A for byte in program._archive.key.secret)
    assert _found_in_memory(masked) >= 1
    program._lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert _found_in_memory(masked) == 0
    assert key_for(paths.archives() / FIRST_ARCHIVE, secret.passphrase(CANARY)) is not None

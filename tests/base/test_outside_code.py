"""What lies about on the laptop decides nothing: neither by variables nor by files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import evil_home
from dialog_app.base import limited, outside_code
from tests.repository.source import ROOT

SHUT = "from dialog_app.base import outside_code; outside_code.shut_out()\n"
KEYED = """
import hashlib
from sqlcipher3 import dbapi2
connection = dbapi2.connect("x.db")
connection.execute("PRAGMA key = 'x'")
connection.execute("CREATE TABLE a (b)")
hashlib.new("sha512_256", b"x")
"""


def run(code: str, home: Path, **more: str) -> int:
    variables = {**os.environ, **evil_home.furnish(home), "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=home, env=variables, stderr=subprocess.DEVNULL, check=False
    ).returncode


def test_openssl_obeys_no_file_that_a_variable_names(tmp_path):
    assert run(SHUT + KEYED, tmp_path) == 0


def test_the_file_does_harm_where_it_is_obeyed(tmp_path):
    assert run(KEYED, tmp_path) != 0


def test_plugins_of_sqlite_utils_stay_outside(tmp_path):
    code = """
from dialog_app.storage import migrations, sqlite
connection = sqlite.in_memory()
migrations.migrate(connection)
"""
    # The folder with the plug-in is where Python looks, as a package put up beside ours would be.
    assert run(SHUT + code, tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}") == 0
    assert "evil_plugin" not in evil_home.traces(tmp_path)
    loud = "import sqlite_utils; sqlite_utils.Database(memory=True)"
    assert run(loud, tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}") == 0
    assert "evil_plugin" in evil_home.traces(tmp_path)


@pytest.fixture
def _led_astray(monkeypatch):
    for name in (*outside_code.DROPPED, *outside_code.EMPTY):
        monkeypatch.setenv(name, "/tmp/evil")  # noqa: S108 - nothing is written there
    for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR"):
        monkeypatch.setenv(name, os.environ.get(name, "1"))


@pytest.mark.usefixtures("_led_astray")
def test_variables_that_lead_to_code_go_and_those_that_choose_stay(monkeypatch):
    outside_code.shut_out()
    assert [name for name in outside_code.DROPPED if name in os.environ] == []
    assert os.environ["OPENSSL_CONF"] == os.devnull
    assert {"QT_QPA_PLATFORM", "QT_SCALE_FACTOR"} <= set(os.environ)


@pytest.mark.usefixtures("_led_astray")
def test_the_packed_program_keeps_the_folder_of_its_own_plugins(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    own = str(tmp_path / "PySide6" / "Qt" / "plugins")
    monkeypatch.setenv("QT_PLUGIN_PATH", own)
    outside_code.shut_out()
    assert os.environ["QT_PLUGIN_PATH"] == own
    for other in (f"{own}{os.pathsep}{tmp_path.parent}", f"{tmp_path}-evil/plugins"):
        monkeypatch.setenv("QT_PLUGIN_PATH", other)
        outside_code.shut_out()
        assert "QT_PLUGIN_PATH" not in os.environ


def test_a_process_of_our_own_takes_nothing_from_the_folder_one_stands_in(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = limited.ask("--read-day", b"{}")
    assert told["code"] == "import.not_a_day"
    assert not (tmp_path / "ran").exists()

"""Memory is wiped as it is given back, in a program of its own: here no test waits for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

OPENED = """
import sys
from pathlib import Path
from dialog_app.storage import sqlite
from dialog_app.storage.archive import open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop

key = Key(bytes(range(32)), bytes(range(16))) if sys.argv[2] == "encrypted" else None
archive = open_archive(Path(sys.argv[1]), TestLaptop(), key, create=True)
print(sqlite.pragma(archive._file.connection, "cipher_memory_security"))
archive.close()
"""


@pytest.mark.parametrize(("locked", "wiped"), [("encrypted", "1"), ("plain", "0")])
def test_memory_is_wiped_where_there_is_a_key(tmp_path: Path, locked: str, wiped: str) -> None:
    command = [sys.executable, "-c", OPENED, str(tmp_path / "a.dialogarkiv"), locked]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == wiped

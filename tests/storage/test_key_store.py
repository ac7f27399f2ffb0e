"""Of keyring only the system's own store is used, whatever lies in the home or the environment."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from dialog_app.core.ports import StoreFailed
from dialog_app.storage import secret
from dialog_app.storage.key_store import KeyStore
from tests.conftest import ROOT

EVIL = """
import pathlib, os
from keyring.backend import KeyringBackend
pathlib.Path(os.environ["MARK"]).write_text("ran")
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, *given): return "00" * 32
    def set_password(self, *given): pathlib.Path(os.environ["MARK"]).write_text(repr(given))
    def delete_password(self, *given): pass
"""
CONFIG = "[backend]\ndefault-keyring=evil.Keyring\nkeyring-path={folder}\n"
ASK = """
import os, sys
from dialog_app.storage import key_store, secret
store = key_store.system_store()
import keyring
if store is not None:
    print(type(store._backend).__module__)
print(type(keyring.get_keyring()).__module__)
print("evil" in sys.modules, [name for name in os.environ if "KEYRING" in name])
"""


def test_nothing_in_the_home_or_the_environment_runs(own_home: Path, tmp_path: Path) -> None:
    evil, mark = own_home / "evil", own_home / "mark"
    evil.mkdir()
    (evil / "evil.py").write_text(EVIL, encoding="utf-8")
    for folder in (own_home / "config", own_home / ".config", own_home / "data"):
        (folder / "python_keyring").mkdir(parents=True)
        config = folder / "python_keyring" / "keyringrc.cfg"
        config.write_text(CONFIG.format(folder=evil), encoding="utf-8")
    environment = {
        **os.environ,
        "MARK": str(mark),
        "PYTHON_KEYRING_BACKEND": "evil.Keyring",
        "KEYRING_PROPERTY_KEYCHAIN": str(evil),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not mark.exists(), mark.read_text(encoding="utf-8")
    *modules, last = done.stdout.splitlines()
    assert set(modules) <= {
        "keyring.backends.SecretService",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
    assert last == "False []"


def test_the_evil_files_do_run_where_keyring_is_left_to_itself(own_home: Path) -> None:
    """What the test above would find: the control that must fail."""
    evil, mark = own_home / "evil", own_home / "mark"
    evil.mkdir()
    (evil / "evil.py").write_text(EVIL, encoding="utf-8")
    config = own_home / "config" / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(CONFIG.format(folder=evil), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", "import keyring; keyring.get_password('a', 'b')"],
        env={**os.environ, "MARK": str(mark)},
        timeout=60,
        check=True,
    )
    assert mark.exists()


class Failing:
    """A store that repeats what it was given when it fails."""

    def set_password(self, *given: str) -> None:
        raise RuntimeError(given)

    def get_password(self, *given: str) -> str:
        raise RuntimeError(given)

    def delete_password(self, *given: str) -> None:
        raise RuntimeError(given)


class Telling(Failing):
    def __init__(self, said: str) -> None:
        self._said = said

    def get_password(self, *_given: str) -> str:
        return self._said


def test_a_store_that_fails_tells_nothing_of_what_it_was_given() -> None:
    store = KeyStore(cast("Any", Failing()))
    given = secret.new_machine()
    with pytest.raises(StoreFailed) as refused:
        store.put("navnet", given)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert given.content.hex() not in repr(refused.value)
    assert store.get("navnet") is None
    store.drop("navnet")


@pytest.mark.parametrize("said", ["", "ikke hex", "00" * 31, "00" * 33])
def test_what_is_no_secret_of_ours_is_nothing(said: str) -> None:
    assert KeyStore(cast("Any", Telling(said))).get("navnet") is None

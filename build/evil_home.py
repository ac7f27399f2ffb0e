"""A home folder full of files that want to be run: each leaves a trace if it is."""

import os
import sys
from pathlib import Path
from typing import Final

_TRACE: Final = "ran-"
_CODE: Final = "open({trace!r}, 'w').close()\n"
# With the null provider alone, whoever obeys it can neither hash, encrypt nor be random.
_OPENSSL: Final = """\
openssl_conf = init
[init]
providers = only
[only]
null = nothing
[nothing]
activate = 1
"""
_KEYRING: Final = """\
[backend]
default-keyring=evil_keyring.Keyring
keyring-path={home}
"""
_PLUGIN: Final = "[sqlite_utils]\nevil = evil_plugin\n"


def furnish(home: Path) -> dict[str, str]:
    """Put the files in a home folder, and return the variables that lead to it."""
    for name in (".reportlab_mods", "reportlab_mods.py", "local_rl_mods.py", ".pythonrc.py"):
        _write(home / name, _code(home, name))
    _write(home / ".reportlab_settings", "invariant = 77\n" + _code(home, "settings"))
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = home / ".local" / "lib" / version / "site-packages"
    for name in ("sitecustomize", "usercustomize", "evil_plugin", "evil_keyring"):
        for folder in (site, home):
            _write(folder / f"{name}.py", _code(home, name))
    for folder in (site, home):
        _write(folder / "evil-1.0.dist-info" / "METADATA", "Name: evil\nVersion: 1.0\n")
        _write(folder / "evil-1.0.dist-info" / "entry_points.txt", _PLUGIN)
    for folder in (home / ".config" / "python_keyring", home / ".local/share/python_keyring"):
        _write(folder / "keyringrc.cfg", _KEYRING.format(home=home))
    _write(home / "openssl.cnf", _OPENSSL)
    _write(home / "platforms" / "libqoffscreen.so", "no library")
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "RL_invariant": "77",
        "OPENSSL_CONF": str(home / "openssl.cnf"),
        "OPENSSL_MODULES": str(home),
        "PYTHONSTARTUP": str(home / ".pythonrc.py"),
        "QT_PLUGIN_PATH": str(home),
        "QT_QPA_PLATFORM_PLUGIN_PATH": str(home / "platforms"),
    }


def of_python(home: Path) -> dict[str, str]:
    """Return variables that lead Python itself to the home: a packed program must not obey."""
    for name in ("json", "datetime", "evil_warning"):
        _write(home / f"{name}.py", _code(home, name))
    return {
        "PYTHONPATH": str(home),
        "PYTHONHOME": str(home),
        "PYTHONUSERBASE": str(home / ".local"),
        "PYTHONWARNINGS": "error::evil_warning.Warned",
        "PYTHONINSPECT": "",
    }


def traces(home: Path) -> list[str]:
    """Return the names of what was run, none if all is well."""
    return sorted(path.name.removeprefix(_TRACE) for path in home.glob(f"{_TRACE}*"))


def _code(home: Path, name: str) -> str:
    return _CODE.format(trace=os.fspath(home / f"{_TRACE}{name}"))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")

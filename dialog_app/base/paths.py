"""Folders and files of the user's own; the environment variable DIALOG_APP_HOME moves them all."""

import os
import sys
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "DIALOG_APP_HOME"

_NAME: Final = "Dialogdag"


def home() -> Path:
    """Return the folder of everything the program keeps; it may not exist yet.

    On Windows it is local to the machine: a synchronised folder copies half an archive.
    """
    moved = os.environ.get(HOME_VARIABLE)
    if moved:
        return Path(moved).expanduser().absolute()
    if sys.platform == "win32":
        return _of_environment("LOCALAPPDATA", Path.home() / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    return _of_environment("XDG_DATA_HOME", Path.home() / ".local" / "share") / _NAME.lower()


def settings_file() -> Path:
    """Return the file of the user's settings."""
    return home() / "settings.json"


def archives() -> Path:
    """Return the folder where a new archive is offered."""
    return home() / "archives"


def backups() -> Path:
    """Return the folder of backups of archives."""
    return home() / "backups"


def logs() -> Path:
    """Return the folder of the program's own log."""
    return home() / "log"


def exports() -> Path:
    """Return the folder first offered for paper and exports, one the user knows."""
    if os.environ.get(HOME_VARIABLE):
        return home() / "exports"
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def made(folder: Path) -> Path:
    """Return the folder, made now if it was missing; only its owner may look into a new one.

    Raises OSError when it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _of_environment(variable: str, otherwise: Path) -> Path:
    named = os.environ.get(variable)
    return Path(named) if named and Path(named).is_absolute() else otherwise

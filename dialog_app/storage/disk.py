"""Making what was written last, whatever happens to the power."""

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Have the bytes of a file on the disk when this returns; raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last, where the system knows how to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Where a file lies, seen from outside: whether it is there still, and whether its disk is."""

import errno
import os
from pathlib import Path
from typing import Final

from dialog_app.core.ports import StoreFailed
from dialog_app.storage.disk import sync_folder

_DEAD: Final = frozenset(
    {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.ENOENT}
)
"""What a disk answers that is not there any more."""


def identity(path: Path) -> tuple[int, int]:
    """Return what tells one file from another that took its name; raises `StoreFailed`."""
    try:
        found = os.stat(path)  # noqa: PTH116 - three times faster, and on the way of every commit
    except OSError as error:
        raise StoreFailed("gone") from error
    return found.st_dev, found.st_ino


def disk_of(path: Path) -> int:
    """Return the number of the disk a file's folder is on; raises `StoreFailed`."""
    # The folder's and not the file's: where disks lie over each other these are two numbers.
    return identity(path.parent)[0]


def is_out(path: Path, disk: int) -> bool:
    """Tell whether the disk that `path` was on cannot be reached, as when its stick was pulled.

    A folder that was deleted or moved is something else: the one it lay in is still on that disk.
    """
    for folder in path.parents:
        try:
            found = os.stat(folder)  # noqa: PTH116 - as above
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return True
        return found.st_dev != disk or not answers(folder)
    return True


def answers(folder: Path) -> bool:
    """Tell whether the disk of a folder that is said to be there does what it is asked."""
    try:
        with os.scandir(folder) as names:
            next(names, None)
        # Names are remembered after the stick is gone; what is to be written is not.
        sync_folder(folder)
    except OSError as error:
        return error.errno not in _DEAD
    return True

"""Open the window with the demonstration archive, which is made the first time."""

import os
import sys
from typing import Final

from dev_setup import become
from dialog_app.base import paths
from dialog_app.cli.main import run as dialog_app

NAME: Final = "demonstration.dialogarkiv"


def main() -> int:
    """Return the exit code of the window, or of `demo` when that fails."""
    archive = paths.made(paths.archives()) / NAME
    if not archive.exists():
        failed = dialog_app(["demo", os.fspath(archive)])
        if failed:
            return failed
    return become([sys.executable, "-m", "dialog_app", "--archive", os.fspath(archive)])


if __name__ == "__main__":
    sys.exit(main())

"""Tells of an archive that a cloud copies or that lies on the network, and brings it home."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from dialog_app.base import log
from dialog_app.base.shared_places import (
    Machine,
    Shared,
    mounts_of,
    mounts_of_mac,
    shared_place,
)
from dialog_app.core.ports import StoreFailed
from dialog_app.program.companions import Opened
from dialog_app.program.moving import free_name, move, own_folder
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

SHARED: Final = "shared_notice"
_MOST: Final = 4096
_PATIENCE: Final = 5.0
_REMOTE: Final = 4
"""What Windows calls a drive that is somewhere else."""


class PlaceWarning(QObject):
    """Says once what can happen to an archive where it lies, unless it was told to be quiet."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._place = opened.archive.path
        self._jobs = Jobs(self)
        if str(self._place.parent) not in quiet_places(opened.settings().quiet_places):
            # Asking for the drives can take its time, where the network does not answer.
            self._jobs.run(
                lambda _token: shared_place(str(self._place), this_machine()),
                self._tell,
                lambda _error: None,
            )

    def stop(self) -> None:
        """Say nothing more."""
        self._jobs.finish()

    def _tell(self, shared: Shared | None) -> None:
        if shared is None or self._opened.archive.path != self._place:
            return
        notices = self._opened.window.notices
        ways = (
            Way("move_here", say("place.move_here"), self._move),
            Way("be_quiet", say("place.be_quiet"), self._be_quiet),
        )
        notices.tell(SHARED, say(f"place.{shared.kind}", name=shared.name), *ways)

    def _move(self) -> None:
        notices = self._opened.window.notices
        place = free_name(own_folder(), self._place.name)
        try:
            move(self._opened, place)
        except (StoreFailed, OSError) as failed:
            kind = failed.kind if isinstance(failed, StoreFailed) else "unknown"
            log.note(f"app.not_moved.{kind}")
            notices.say(say("place.not_moved"))
            return
        notices.tell(SHARED, say("place.moved", place=place, folder=self._place.parent))

    def _be_quiet(self) -> None:
        window = self._opened.window
        quiet = (*quiet_places(window.settings.quiet_places), str(self._place.parent))
        # The oldest are forgotten first.
        while len("\n".join(quiet)) > _MOST:
            quiet = quiet[1:]
        window.notices.hide_line(SHARED)
        if not window.keep_settings(replace(window.settings, quiet_places="\n".join(quiet))):
            window.notices.say(say("frame.settings_not_kept"))


def quiet_places(kept: str) -> tuple[str, ...]:
    """Return the folders that nothing is to be said of any more."""
    return tuple(filter(None, kept.split("\n")))


def this_machine() -> Machine:
    """Return what this machine says of itself; may take seconds."""
    home, environment = str(Path.home()), dict(os.environ)
    if sys.platform == "win32":
        return Machine("windows", home, environment, network_drives=_network_drives())
    if sys.platform == "darwin":
        return Machine("macos", home, environment, mounts_of_mac(_mount_lines()))
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        lines = ""
    return Machine("linux", home, environment, mounts_of(lines.splitlines()))


def _mount_lines() -> list[str]:
    try:
        said = subprocess.run(
            ["/sbin/mount"], capture_output=True, timeout=_PATIENCE, text=True, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return said.stdout.splitlines()


def _network_drives() -> frozenset[str]:
    """Return the drives of Windows that are somewhere else, such as ``H:``."""
    if sys.platform != "win32":
        return frozenset()
    import ctypes

    kind_of = ctypes.windll.kernel32.GetDriveTypeW
    letters = (f"{chr(letter)}:" for letter in range(ord("A"), ord("Z") + 1))
    return frozenset(letter for letter in letters if kind_of(f"{letter}\\") == _REMOTE)

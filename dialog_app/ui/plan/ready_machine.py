"""What the machine has to say: room on the disk, backups, printer, letters.

A dead network disk or a print system that does not answer may keep one waiting, so these are asked
away from the window's thread; what was found is put into words on it.
"""

import datetime
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.core import formats
from dialog_app.ui import icons, theme
from dialog_app.ui.jobs import Token
from dialog_app.ui.outside import Outside
from dialog_app.ui.plan.ready import Check, Fix
from dialog_app.ui.text import clock_here, today
from dialog_app.ui.words import language, say

_GIGABYTE: Final = 10**9
_ENOUGH: Final = 10**9
_FRESH: Final = datetime.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Disk:
    """What was found where the archive is: free bytes (None: unknown), and its backups."""

    free: int | None
    newest_backup: datetime.datetime | None
    takes_backups: bool


def look_at_disk(outside: Outside, _token: Token) -> Disk:
    """Measure the disk; never raises."""
    try:
        newest = outside.newest_backup()
    except OSError:
        newest = None
    return Disk(_free(outside.archive.parent), newest, _takes(outside.backups))


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(_nearest(folder)).free
    except OSError:
        return None


def _takes(folder: Path) -> bool:
    return os.access(_nearest(folder), os.W_OK | os.X_OK)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def disk(found: Disk | None) -> Check:
    """There is room for the day where the archive is."""
    if found is None:
        return Check("disk", "", None, Fix.SETTINGS)
    if found.free is None:
        return Check("disk", say("ready.disk_unknown"), False, Fix.SETTINGS)
    if found.free < _GIGABYTE:
        words = say("ready.megabytes", number=found.free // 10**6)
    else:
        words = say("ready.gigabytes", number=formats.number(found.free // _GIGABYTE, language()))
    return Check("disk", words, found.free >= _ENOUGH, Fix.SETTINGS)


def backup(found: Disk | None, now: datetime.datetime) -> Check:
    """There is a copy of the archive less than a day old."""
    if found is None:
        return Check("backup", "", None, Fix.BACKUP)
    if not found.takes_backups:
        return Check("backup", say("ready.backup_refused"), False, Fix.BACKUP)
    if found.newest_backup is None:
        return Check("backup", say("ready.backup_none"), False, Fix.BACKUP)
    fresh = now - found.newest_backup < _FRESH
    return Check("backup", _when(found.newest_backup, now), fresh, Fix.BACKUP)


def _when(at: datetime.datetime, now: datetime.datetime) -> str:
    if today(at) == today(now):
        return say("ready.backup_today", time=clock_here(at))
    return say("ready.backup_at", date=formats.date(today(at)), time=clock_here(at))


def printer(answered: bool, name: str | None) -> Check:
    """There is a printer; an answer without a name is that the print system kept silent."""
    if not answered:
        return Check("printer", "", None)
    if name is None:
        return Check("printer", say("ready.printer_silent"), False)
    return Check("printer", name or say("ready.no_printer"), bool(name))


def fonts() -> Check:
    """The bundled letters and icons are in use."""
    well = theme.family() == theme.current().family and not icons.refused()
    return Check("fonts", say(f"ready.fonts_{'well' if well else 'refused'}"), well)

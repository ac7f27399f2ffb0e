"""What the window gets from outside: the open archive, and who keeps settings and copies."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialog_app.base.settings import Settings
from dialog_app.core.sheets.grid import SheetFiles
from dialog_app.desk.session import Session
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.ui.outside import Outside


@dataclass(frozen=True, slots=True)
class House:
    """An open archive and what can be done about it.

    `save_copy` writes a checked copy and raises `StoreFailed` or OSError; `keep_settings` puts
    settings on disk and raises OSError. `outside` answers for disk, backups and printer, and
    `time_watch` for sleep and a set clock; `sheet_files` reads and writes tables.
    """

    session: Session
    archive_place: str
    save_copy: Callable[[Path], None]
    keep_settings: Callable[[Settings], None]
    outside: Outside | None = None
    time_watch: TimeWatch | None = None
    sheet_files: SheetFiles | None = None

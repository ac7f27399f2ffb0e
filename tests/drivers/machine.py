"""A machine that answers as the test wants, when the test wants."""

import datetime
import threading
from pathlib import Path

from dialog_app.core.ports import StoreFailed
from dialog_app.ui.jobs import Token
from dialog_app.ui.outside import Outside


class Machine:
    """Disk, backups and printer; `silent` keeps the print system from answering."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name: str | None = "HP i resepsjonen"
        self.newest: datetime.datetime | None = None
        self.fail_with = ""
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.asked = 0
        self.now = datetime.datetime(2026, 11, 18, 8, 0, tzinfo=datetime.UTC)

    @property
    def outside(self) -> Outside:
        """What the window gets."""
        return Outside(
            archive=self.folder / "dag.dialogarkiv",
            backups=self.folder / "backups",
            newest_backup=lambda: self.newest,
            back_up=self._back_up,
            printer=self._printer,
        )

    def _back_up(self) -> None:
        if self.fail_with:
            raise StoreFailed(self.fail_with)
        self.newest = self.now

    def _printer(self, token: Token) -> str | None:
        self.asked += 1
        while not self.may_answer.wait(0.01):
            if token.cancelled:
                return None
        return self.name

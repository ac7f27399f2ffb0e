"""Keeps an eye on the archive's file: its disk, its name, and the room there is."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from dialog_app.core import formats
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step
from dialog_app.program.companions import Opened
from dialog_app.program.moving import free_name, move, own_folder
from dialog_app.storage.reserve import MARGIN
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from dialog_app.ui.frame.pause import Pause

_LOG = logging.getLogger(__name__)

LOOK_EVERY: Final = 5_000
"""How many milliseconds pass between two looks, besides those before each commit."""

RETRY_EVERY: Final = 2_000
"""How many milliseconds pass between two looks for a disk that is out."""

LOST: Final = "lost_notice"
ROOM: Final = "room_notice"
_MB: Final = 1_000_000


class Watching(QObject):
    """Looks every few seconds, and at once when the disk lets a commit down."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._archive = opened.archive
        self._standing = opened.archive.standing
        self._pause: Pause | None = None
        self._had_reserve = False
        self._is_room_told = False
        self._is_doubtful = False
        self._jobs = Jobs(self)
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._stop_listening = self._archive.listen(self)
        self._timer.start()
        self._put_room_aside()

    def wrote(self, _step: Step | None) -> None:
        """See whether the reserve had to be given up for it."""
        if self._had_reserve and not self._standing.reserve.is_there():
            self._had_reserve = False
            QTimer.singleShot(0, self, self._tell_room)

    def failed(self, kind: str) -> None:
        """Look at once why that may be."""
        if kind == "full":
            # What was said of the room there is, and that all is saved, is not so any more.
            self._opened.window.notices.hide_line(ROOM)
        if kind in {"gone", "unknown", "broken", "read_only"}:
            self._is_doubtful = True
            QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Look where the file is, and do what that calls for."""
        where = self._standing.whereabouts(doubtful=self._is_doubtful)
        self._is_doubtful = False
        if self._pause is not None:
            self._try_again()
        elif where == "out":
            self._wait_for_disk()
        elif where == "lost":
            self._rescue()
        else:
            self._look_for_room()

    def stop(self) -> None:
        """Leave the archive and the window alone."""
        self._timer.stop()
        self._stop_listening()
        self._end_pause()
        self._jobs.finish()

    def _wait_for_disk(self) -> None:
        # Most days never see it.
        from dialog_app.ui.frame.pause import Pause

        _LOG.warning("app.disk_out")
        self._standing.wait()
        self._pause = Pause(self._opened.window, str(self._archive.path))
        self._timer.start(RETRY_EVERY)

    def _try_again(self) -> None:
        state = self._standing.come_back()
        if state == "changed" and self._pause is not None:
            self._pause.say_changed(lambda: self._opened.reopen(lambda path, key: (path, key)))
        if state != "back":
            return
        _LOG.warning("app.disk_back")
        self._end_pause()
        self._timer.start(LOOK_EVERY)
        self._opened.window.notices.try_again()

    def _end_pause(self) -> None:
        pause, self._pause = self._pause, None
        if pause is not None:
            pause.end()

    def _rescue(self) -> None:
        """Write all there is to a new file, and go on in it."""
        before = self._archive.path
        # A folder that is gone was taken away by somebody: it is not put back.
        for folder in filter(Path.is_dir, (before.parent, own_folder())):
            place = free_name(folder, before.name, say("place.saved"))
            try:
                move(self._opened, place)
            except (StoreFailed, OSError) as failed:
                _LOG.warning("app.not_rescued %s", getattr(failed, "kind", "unknown"))
            else:
                self._went_to(before, place)
                return
        self._tell_lost(before)

    def _tell_lost(self, before: Path) -> None:
        notices = self._opened.window.notices
        if not notices.line(LOST).sentence():
            way = notices.copy_elsewhere()
            notices.line(LOST).tell(say("place.nowhere", name=before.name), (way,))

    def _went_to(self, before: Path, place: Path) -> None:
        _LOG.warning("app.rescued")
        window = self._opened.window
        key = "replaced" if before.exists() else "lost"
        window.notices.tell(LOST, say(f"place.{key}", name=before.name, place=place))
        window.notices.try_again()
        self._put_room_aside()

    def _put_room_aside(self) -> None:
        """Put room aside on the disk, beside the window: a slow stick must not be felt."""
        reserve = self._standing.reserve
        self._had_reserve = reserve.is_there()
        if not self._had_reserve:
            self._jobs.run(lambda _token: reserve.make(), self._on_put_aside, lambda _error: None)

    def _on_put_aside(self, is_there: bool) -> None:
        self._had_reserve = is_there
        notices = self._opened.window.notices
        if not is_there:
            self._tell_room()
        elif self._is_room_told:
            self._is_room_told = False
            notices.hide_line(ROOM)
            notices.try_again()

    def _look_for_room(self) -> None:
        if not self._had_reserve:
            self._put_room_aside()

    def _tell_room(self) -> None:
        """Say how much room is left where it is little; once put away it stays away."""
        notices = self._opened.window.notices
        try:
            room = self._standing.reserve.room()
        except OSError:
            return
        is_away = self._is_room_told and not notices.line(ROOM).sentence()
        if room >= MARGIN or is_away:
            return
        self._is_room_told = True
        left = formats.number(room / _MB, language(), 1)
        notices.tell(ROOM, say("place.full", room=left), notices.copy_elsewhere())

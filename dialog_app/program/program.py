"""The program: opens archives, and puts archive, window and machine together."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from dialog_app.base import log, no_dumps, paths
from dialog_app.base.identity import laptop_name
from dialog_app.base.settings import Settings, SettingsFile
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.clocks import SteadyClock
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.program.companions import Companions, Opened, Reopening
from dialog_app.program.outside import backup_ways_of, outside_of, privacy_of, sharing_of
from dialog_app.program.passphrases import Hands, Passphrases
from dialog_app.program.start import Start
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.storage.sqlite import Key
from dialog_app.ui import crash, icons, qt_words
from dialog_app.ui.collecting import Collecting
from dialog_app.ui.frame.fault_lines import Faulted, tell_crash, tell_stopped
from dialog_app.ui.frame.house import House
from dialog_app.ui.frame.pace import PacedArchive
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.main_window import MainWindow, wear
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.program.new_lock import PassphraseAsked
    from dialog_app.ui.backups.window import BackupsWindow
    from dialog_app.ui.frame.start_window import StartWindow

FIRST_ARCHIVE: Final = "Dialogdag.dialogarkiv"

_HELD: Final = frozenset({"locked", "passphrase_needed"})
"""Kinds of an archive that another window may have open; an encrypted one tells no more."""


def _first_place() -> Path:
    try:
        return paths.made(paths.archives()) / FIRST_ARCHIVE
    except OSError:
        return paths.archives() / FIRST_ARCHIVE


def _is_in_front(place: Path) -> bool:
    """Bring a window that has the archive open to the front; False if none has."""
    # Only who starts the program twice waits for this.
    from dialog_app.program.second_start import knock

    return knock(place)


def _say_in(program: "Program", sentence: str) -> None:
    if program.window is not None:
        program.window.notices.say(sentence)


class Program(QObject):
    """Opens archives, and shows the window or, where one cannot be opened, what to do about it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._file = SettingsFile(paths.settings_file())
        self._settings = self._file.load()
        clock = SteadyClock()
        self._laptop = ThisLaptop(laptop_name(), clock.now)
        self._time_watch = TimeWatch(clock)
        self._archive: SqliteArchive | None = None
        self._hard_stop = crash.HardStop(paths.logs())
        self._stopped_before = self._hard_stop.earlier()
        self._hooks = crash.Hooks(self._tell_crash)
        self._is_settled = False
        self._is_new = True
        self._spot: tuple[Path, tuple[str, str, str]] | None = None
        self._jobs = Jobs(self)
        self._companions = Companions()
        self.window: MainWindow | None = None
        self._start = Start(self._jobs, self._laptop, self)
        self._passphrases = Passphrases(self._hands(), self._laptop, self._jobs, self)
        self._passphrases.left.connect(app.quit)
        self._start.chosen.connect(self._on_chosen)
        self._start.new.connect(self._ask_for_new)
        self._start.left.connect(app.quit)
        self._start.told.connect(partial(_say_in, self))

    @property
    def start_window(self) -> "StartWindow | BackupsWindow | None":
        """What stands where an archive cannot be shown."""
        return self._start.window

    @property
    def passphrase_asked(self) -> "PassphraseAsked | None":
        """What stands where a passphrase is asked for or changed."""
        return self._passphrases.asked

    def begin(self, place: Path | None) -> None:
        """Catch faults from now on, put on the look, and open an archive."""
        self._hooks.install()
        self._hard_stop.watch()
        Collecting(self).begin()
        wear(self._settings)
        last = self._settings.last_archive
        if place is not None or last:
            self.open(place or Path(last))
        elif (first := _first_place()).exists():
            self.open(first)
        else:
            self._ask_for_new(first)

    def settle(self) -> None:
        """Do what the first paint did not need."""
        if self._is_settled:
            return
        self._is_settled = True
        self._app.setWindowIcon(icons.program_icon())
        log.start(paths.logs())
        qt_words.install(self._app, self._settings.language)
        no_dumps.forbid()

    def _on_settled(self) -> None:
        """Do what the first paint did not need, and begin what looks after the archive."""
        self.settle()
        if self._archive is None or self.window is None:
            return
        if self._stopped_before:
            tell_stopped(self.window, self._stopped_before)
            self._stopped_before = ""
        opened = Opened(
            archive=self._archive,
            window=self.window,
            laptop=self._laptop,
            settings=lambda: self._settings,
            lock=self._lock,
            reopen=self._reopen,
        )
        self._companions.begin(opened)

    def open(self, place: Path, key: Key | None = None, *, create: bool = False) -> None:
        """Show an archive, or why it cannot be shown."""
        is_first, self._is_new = self._is_new, False
        try:
            archive = open_archive(place, self._laptop, key, create=create)
        except (StoreFailed, OSError) as failed:
            kind = failed.kind if isinstance(failed, StoreFailed) else "unknown"
            log.note(f"app.not_opened.{kind}")
            if kind in _HELD and _is_in_front(place):
                # Not before the event loop runs, which would never hear of it.
                QTimer.singleShot(0, self._app.quit)
                return
            self._show_start(kind, place, key)
            # What was locked stays so: a lock that opens itself at the next start is none.
            if kind == "passphrase_needed" and is_first and not self._settings.was_locked:
                self._start.look_at_machine(place)
            return
        self._archive = archive
        kept = replace(self._settings, last_archive=str(archive.path), was_locked=False)
        self._keep(kept)
        self._show_window(archive)

    def end(self) -> None:
        """Let go of the archive and give back what was taken."""
        self._companions.stop()
        if self._archive is not None:
            self._archive.close()
            self._archive = None
        self._passphrases.finish()
        self._jobs.finish()
        self._hooks.remove()
        self._hard_stop.leave()

    def _show_window(self, archive: SqliteArchive) -> None:
        session = Session(PacedArchive(archive, self._tell_slow), self._laptop)
        privacy = partial(privacy_of, archive, session, lambda: self.window)
        backup_ways = partial(
            backup_ways_of, archive, self._laptop, self._reopen, lambda: self.window
        )
        change = self._passphrases.set_passphrase
        outside = replace(
            outside_of(archive, self._laptop, change, privacy, backup_ways),
            sharing=partial(sharing_of, archive, session),
            lock=self._passphrases.of_archive(archive),
        )
        house = House(
            session=session,
            archive_place=str(archive.path),
            save_copy=archive.backup_to,
            keep_settings=self._keep_or_raise,
            outside=outside,
            time_watch=self._time_watch,
            sheet_files=SheetFiles(),
        )
        self.window = MainWindow(house, self._settings)
        self.window.left.connect(self._app.quit)
        self.window.locked.connect(self._lock)
        self.window.settled.connect(self._on_settled)
        self.window.show()
        self._start.drop()
        spot, self._spot = self._spot, None
        if spot is not None and spot[0] == archive.path:
            self.window.workspace.go_back_to(spot[1])
        self._passphrases.on_opened(archive, self.window.notices)

    def _lock(self) -> None:
        """Let go of the archive, and ask for the passphrase that leads back to it."""
        # Few days lock anything, and the first paint waits for none of it.
        from dialog_app.ui.frame import half_typed

        down = self._put_down(half_typed.gather(self.window) if self.window is not None else [])
        if down is None:
            return
        place, key = down
        if key is not None:
            key.wipe()
        self._keep(replace(self._settings, was_locked=True))
        self._show_start("passphrase_needed", place)

    def _reopen(self, deed: Reopening) -> None:
        """Let go of the archive, do what needs a file nobody has open, and open what came of it."""
        down = self._put_down()
        if down is None:
            return
        place, key = down
        failed = ""
        try:
            place, key = deed(place, key)
        except (StoreFailed, OSError) as error:
            failed = error.kind if isinstance(error, StoreFailed) else "unknown"
        self.open(place, key)
        if failed and self.window is not None:
            self.window.notices.say(disk_trouble(failed))

    def _hands(self) -> Hands:
        return Hands(
            put_down=self._put_down,
            open=self.open,
            archive=lambda: self._archive,
            notices=lambda: self.window.notices if self.window is not None else None,
            settle=self.settle,
        )

    def _on_chosen(self, place: Path, key: Key | None) -> None:
        """Open what was chosen or unlocked, and after the recovery key ask for a passphrase."""
        self._passphrases.wish(remembering=self._start.wants_remembering)
        if self._start.was_recovered:
            self._start.drop()
            self._passphrases.after_recovery(place, key)
        else:
            self.open(place, key)

    def _ask_for_new(self, place: Path) -> None:
        self._start.drop()
        self._passphrases.for_new(place)

    def _put_down(self, typed: Sequence[str] = ()) -> tuple[Path, Key | None] | None:
        """Let go of the archive and everything read from it; return where it is, and its key.

        What was `typed` and is neither written nor drafted once the window is gone, is kept.
        """
        archive, window = self._archive, self.window
        if archive is None or window is None:
            return None
        self._companions.stop()
        window.rehearsals.end()
        self._spot = (archive.path, window.workspace.spot)
        window.left.disconnect()
        window.close()
        window.deleteLater()
        if typed:
            from dialog_app.ui.frame import half_typed

            half_typed.keep(window.house.session, self._spot[1][1], typed)
        key = archive.key
        archive.close()
        self._archive = self.window = None
        return archive.path, key

    def _show_start(self, kind: str, place: Path, key: Key | None = None) -> None:
        self._start.show(kind, place, key)
        self.settle()
        if self._start.window is not None:
            self._start.window.show()

    def _keep(self, settings: Settings) -> None:
        try:
            self._keep_or_raise(settings)
        except OSError as error:
            log.note_fault("app.settings_not_kept", error)

    def _keep_or_raise(self, settings: Settings) -> None:
        if settings.language != self._settings.language:
            qt_words.install(self._app, settings.language)
        changed = settings != self._settings
        self._settings = settings
        if changed:
            self._file.save(settings)

    def _tell_crash(self, report: crash.Report) -> None:
        if self.window is not None:
            tell_crash(self.window, report)
        elif isinstance(window := self.start_window, Faulted):
            window.tell_fault(say("frame.crash.start"))

    def _tell_slow(self, milliseconds: int) -> None:
        log.note("app.slow_disk", milliseconds=milliseconds)
        if self.window is not None:
            self.window.notices.say(say("frame.disk.slow", milliseconds=milliseconds))

"""The backups of an archive: a list, what the chosen one holds, and the way back to it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import backup_words
from dialog_app.core.backups import Held, Kept
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.backups.preview import preview
from dialog_app.ui.backups.ways import BackupWays
from dialog_app.ui.frame.unlock_form import UnlockForm
from dialog_app.ui.index import Index
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.text import disk_trouble, when_made
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import Option, PickList, row_height
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import language, say

ROWS: Final = 6
PREVIEW: Final = 250
_SHUT: Final = frozenset({"broken", "newer", "not_ours", "envelope_broken", "envelope_missing"})


class BackupList(PickList):
    """The backups, gone through with the arrows; `chosen` carries the one that is marked."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("backup_list", say("backups.list"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which one is marked now."""
        super().currentChanged(current, previous)
        option = current.data(Qt.ItemDataRole.UserRole) if current.isValid() else None
        if option is not None:
            self.chosen.emit(option.value)

    def change_note(self, row: int, note: str) -> None:
        """Say something else at the right of a row."""
        self._options.put(row, replace(self.shown[row], note=note))


class BackupsView(QWidget):
    """Lists backups and reads them one by one beside the window; goes back to the marked one."""

    def __init__(self, ways: BackupWays) -> None:
        super().__init__()
        self.setObjectName("backups_view")
        self._ways = ways
        self._jobs = Jobs(self)
        self._told: dict[Kept, Held | str] = {}
        self._kept: list[Kept] = []
        self._marked: Kept | None = None
        self._here = ways.here()
        self._intro = Label("", muted=True).wrapped()
        self._intro.setObjectName("backups_intro")
        self.list = BackupList()
        self.list.chosen.connect(self._on_marked)
        self._shown = ScrollColumn(padding=0)
        self._shown.setObjectName("backup_preview")
        self._shown.setFixedHeight(theme.scaled(PREVIEW))
        self._form: UnlockForm | None = None
        self.restore = Button(say("backups.restore"), ButtonLook("primary"))
        self.restore.setObjectName("restore")
        self.restore.clicked.connect(self._on_restore)
        self._fault = ErrorLine()
        self._fault.setObjectName("backups_fault")
        self._lay_out()
        self._fill()

    @property
    def first(self) -> QWidget:
        """What gets the keyboard when it is shown."""
        return self.list if self._kept else self.restore

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.m)
        foot = QHBoxLayout()
        foot.setSpacing(theme.current().space.m)
        foot.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(Label(say("backups.aside"), "small", muted=True).wrapped(), 1)
        for part in (self._intro, self.list, self._shown):
            column.addWidget(part)
        column.addLayout(foot)
        column.addWidget(self._fault)

    def _fill(self) -> None:
        try:
            self._kept = list(self._ways.found())
            none = say("backups.none")
        except OSError:
            none = say("backups.unread")
        self._intro.setText(say("backups.intro", folder=self._ways.folder) if self._kept else none)
        for part in (self.list, self._shown, self.restore):
            part.setVisible(bool(self._kept))
        self.list.setFixedHeight(min(ROWS, max(1, len(self._kept))) * row_height() + 2)
        self.list.offer([self._option(kept) for kept in self._kept])
        self._read_next()

    def _option(self, kept: Kept) -> Option:
        return Option(self._when(kept), kept, note=self._note(kept))

    def _when(self, kept: Kept) -> str:
        if kept.at is None:
            return say("backups.no_time")
        return when_made(kept.at, self._ways.now())

    def _note(self, kept: Kept) -> str:
        size = backup_words.size(kept.size, language())
        told = self._told.get(kept)
        if told is None:
            words = say("backups.looking")
        elif isinstance(told, Held):
            words = backup_words.holds(told, say)
        else:
            known = told if told in {"broken", "passphrase_needed"} else "other"
            words = say(f"backups.note.{known}")
        return f"{words} · {size}"

    def _read_next(self) -> None:
        """Read the marked one first, and then the next that nobody has read."""
        waiting = [kept for kept in self._kept if kept not in self._told]
        if not waiting or not self._jobs.idle:
            return
        kept = self._marked if self._marked in waiting else waiting[0]
        if kept is not None:
            self._read(kept)

    def _read(self, kept: Kept) -> None:
        self._jobs.run(
            lambda _token: _looked(self._ways, kept),
            lambda told: self._on_read(kept, told),
            lambda _error: self._on_read(kept, "unknown"),
        )

    def _on_read(self, kept: Kept, told: Held | str) -> None:
        self._told[kept] = told
        self.list.change_note(self._kept.index(kept), self._note(kept))
        if kept == self._marked:
            self._show()
        self._read_next()

    def _on_marked(self, kept: Kept) -> None:
        self._marked = kept
        self._show()
        self._read_next()

    def _show(self) -> None:
        """Show what the marked backup holds, or why nobody can tell."""
        self._fault.clear()
        self._form = None
        body = self._shown.body
        while (item := body.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for part in self._parts():
            body.addWidget(part)
        body.addStretch(1)
        told = self._told.get(self._marked) if self._marked is not None else None
        self.restore.setEnabled(isinstance(told, Held))

    def _parts(self) -> Iterator[QWidget]:
        kept = self._marked
        if kept is None:
            return
        heading = Label(say("backups.as_of", when=self._when(kept)), "lead").strong().wrapped()
        heading.setObjectName("backup_heading")
        yield heading
        told = self._told.get(kept)
        if told is None:
            yield Label(say("backups.looking"), muted=True)
        elif isinstance(told, Held):
            yield from preview(told, self._here)
        else:
            yield self._sentence(f"backups.shut.{told if told in _SHUT else 'unknown'}", told)
            if told == "passphrase_needed":
                yield self._unlocking()

    def _sentence(self, key: str, told: str) -> Label:
        words = say("backups.shut.passphrase_needed" if told == "passphrase_needed" else key)
        sentence = Label(words).wrapped()
        sentence.setObjectName("backup_shut")
        return sentence

    def _unlocking(self) -> UnlockForm:
        self._form = UnlockForm()
        self._form.setObjectName("backup_unlock")
        self._form.tried.connect(self._on_tried)
        return self._form

    def _on_tried(self, kind: str, typed: str) -> None:
        kept = self._marked
        if kept is None:
            return
        self._jobs.run(
            lambda _token: _unlocked(self._ways, kept, kind, typed),
            lambda refused: self._on_unlocked(kept, refused),
            lambda _error: self._on_unlocked(kept, "unknown"),
        )

    def _on_unlocked(self, kept: Kept, refused: str) -> None:
        if refused:
            if self._form is not None and kept == self._marked:
                self._form.refuse(refused)
            return
        # What opens one of them most often opens the others that were shut.
        shut = [one for one, told in self._told.items() if told == "passphrase_needed"]
        for one in shut:
            del self._told[one]
            self.list.change_note(self._kept.index(one), self._note(one))
        self._show()
        self.list.setFocus()
        self._read_next()

    def _on_restore(self) -> None:
        if self._marked is None:
            return
        try:
            self._ways.restore(self._marked)
        except StoreFailed as failed:
            self._fault.tell(disk_trouble(failed.kind))


def _looked(ways: BackupWays, kept: Kept) -> Held | str:
    try:
        return ways.look(kept)
    except StoreFailed as failed:
        return failed.kind


def _unlocked(ways: BackupWays, kept: Kept, kind: str, typed: str) -> str:
    try:
        ways.unlock(kept, kind, typed)
    except StoreFailed as failed:
        return failed.kind
    return ""

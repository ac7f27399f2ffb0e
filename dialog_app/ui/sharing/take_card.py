"""The card for taking a day in: choosing the file, its passphrase, and what comes of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.compare import Comparison, Fate
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.sharing import asking
from dialog_app.ui.sharing.archive_days import ArchiveDays
from dialog_app.ui.sharing.deeds import Arrived, SharingDeeds
from dialog_app.ui.sharing.growing_card import GrowingCard, sentence
from dialog_app.ui.sharing.laying import lay
from dialog_app.ui.sharing.side_by_side import SideBySide
from dialog_app.ui.sharing.take_words import counts
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField
from dialog_app.ui.words import say

NAME: Final = "take_day_card"
_WIDTH: Final = 1040


class TakeCard(GrowingCard):
    """Takes days in, one file after the other; nothing is done before it is seen. Esc leaves.

    `done` is told after each day that was taken in. Several files, or a folder, are `many`'s.
    """

    taken = Signal(str)

    def __init__(
        self,
        deeds: SharingDeeds,
        done: Callable[[str], None],
        many: Callable[[Sequence[Path]], None],
    ) -> None:
        super().__init__(NAME, say("share.take.heading"), _WIDTH)
        self._deeds = deeds
        self._many = many
        self._jobs = Jobs(self)
        self._token: Token | None = None
        self._files: list[Path] = []
        self._arrived: Arrived | None = None
        self._sides: SideBySide | None = None
        self.taken.connect(done)
        self._what = Label(say("share.take.what")).wrapped()

        self._choose = _button(
            "take_choose", "share.take.choose", lambda: self.read(asking.files_to_read(self))
        )
        folder = _button("take_folder", "share.take.folder", self._on_folder)
        self._ways = _beside(self._choose, folder)
        self._told = Label("", "heading").wrapped()
        self._told.setObjectName("take_told")
        self._also = Label("", muted=True).wrapped()
        self._also.setObjectName("take_also")
        self._field = SecretField(say("share.take.passphrase"))
        self._field.setObjectName("take_passphrase")
        self._field.hide_words(hidden=False)
        self._field.returnPressed.connect(self._open)
        self._field.textEdited.connect(lambda _text: self._clear())
        self._unlock = _button("take_open", "share.take.open", self._open, key=True)
        self._error = ErrorLine()
        self._error.setObjectName("take_error")
        self._go = _button("take_in", "share.take.go", self._take_in, primary=True)
        self._locked = _column(
            Label(say("share.take.passphrase")).strong(), self._field, self._unlock
        )
        self._days = ArchiveDays(deeds, self._on_read, self._refuse, self.refit)
        self._lay_out()

    @property
    def first(self) -> QWidget:
        """The way to a file."""
        return self._choose

    def hideEvent(self, event: QHideEvent) -> None:
        """End what is being read: nobody waits for it any more."""
        self._stop()
        self._days.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        space = theme.current().space
        self.inside.setSpacing(space.s)
        self.inside.setContentsMargins(space.xs, space.xs, space.m, space.xs)
        self.inside.addWidget(self._what)
        self.inside.addWidget(self._ways)
        for part in (self._told, self._also, self._locked, self._days, self._error):
            self.inside.addWidget(part)
            part.hide()
        self.set_foot(self._go)
        self._go.hide()

    def _on_folder(self) -> None:
        folder = asking.folder_to_read(self)
        if folder is not None:
            try:
                self._many(_days_in(self._deeds, folder))
            except (RuleBroken, OSError) as failed:
                self._refuse(failed)

    def read(self, files: list[Path]) -> None:
        """Read a file; nothing happens yet."""
        if len(files) > 1:
            self._many(files)
        elif files:
            self._files = list(files)
            self._next()

    def _next(self) -> None:
        """Go on to the next file, if there is one."""
        self._show_nothing()
        if not self._files:
            self._choose.setFocus()
            return
        path = self._files[0]
        try:
            if self._days.takes(path):
                self._tell(path.name, "")
                return
            locked = self._deeds.is_locked(path)
        except OSError as failed:
            self._refuse(failed)
            return
        self._tell(path.name, say("share.take.locked") if locked else "")
        if locked:
            self._field.clear()
            self._locked.show()
            self._field.setFocus()
            self.refit()
        else:
            self._open()

    def _open(self) -> None:
        if self._token is not None or not self._files:
            return
        path, typed = self._files[0], self._field.text()
        open_it = self._deeds.open
        self._clear()
        self._unlock.set_words(say("share.take.opening"))
        self._token = self._jobs.run(
            lambda token: open_it(path, typed, token), self._on_read, self._refuse
        )

    def _on_read(self, file: object) -> None:
        self._stop()
        self._token = lay(self._jobs, self._deeds, file, self._on_laid, self._refuse)

    def _on_laid(self, arrived: Arrived) -> None:
        self._stop()
        self._field.clear()
        self._locked.hide()
        self.show_arrived(arrived)

    def _refuse(self, error: Exception) -> None:
        self._stop()
        self._error.tell(sentence(error))
        self._error.show()
        wrong = isinstance(error, RuleBroken) and error.code.startswith("bundle.passphrase")
        self._field.set_fault(fault=wrong)
        if wrong:
            self._locked.show()
            self._field.setFocus()
            self._field.selectAll()
        else:
            self._locked.hide()
            self._choose.setFocus()
        self.refit()

    def show_arrived(self, arrived: Arrived) -> None:
        """Show what came and what taking it in would do."""
        self._arrived, comparison = arrived, arrived.comparison
        self._what.hide()
        self._ways.hide()
        if comparison is None:
            self._tell(arrived.title, say("share.take.new_day"))
            self._offer(say("share.take.go_new"))
            return
        self._tell(f"{arrived.title}: {counts(comparison)}", _also(comparison))
        if not any(one.fate is not Fate.ROOM for one in comparison.told):
            self._also.setText(say("share.take.all_here"))
            self._also.show()
            self._ways.show()
            # Where only places differ, the two are made one without a word.
            self._finish(arrived, quiet=True)
            return
        self._sides = SideBySide(arrived)
        self._sides.chosen.connect(self._on_chosen)
        self._sides.finished.connect(self._go.setFocus)
        self.inside.addWidget(self._sides)
        self._offer("")
        self._on_chosen()
        self._sides.begin()

    def _offer(self, words: str) -> None:
        self._go.set_words(words)
        self._go.setEnabled(True)
        self._go.show()
        self._go.setFocus()
        self.refit()

    def _on_chosen(self) -> None:
        left = self._sides.left if self._sides is not None else 0
        self._go.setEnabled(not left)
        words = say("share.take.left", n=left) if left else say("share.take.go")
        self._go.set_words(words)
        self.refit()

    def _take_in(self) -> None:
        if self._arrived is not None and self._go.isEnabled():
            self._finish(self._arrived, quiet=False)

    def _finish(self, arrived: Arrived, *, quiet: bool) -> None:
        try:
            if arrived.comparison is None:
                self._deeds.add(arrived)
            else:
                sides = self._sides
                chosen, same = (sides.choices, sides.same) if sides is not None else ({}, ())
                self._deeds.take_in(arrived, chosen, same)
        except (RuleBroken, StoreFailed, OSError) as failed:
            self._refuse(failed)
            return
        self._files = self._files[1:]
        self.taken.emit(arrived.day_id)
        if self._files:
            self._next()
        elif quiet:
            self._choose.setFocus()
            self.refit()
        else:
            self._show_nothing()
            undo = "share.take.done" if arrived.comparison is not None else "share.take.added"
            self._tell(arrived.title, say(undo))
            self.close_button.setFocus()

    def _tell(self, heading: str, also: str) -> None:
        self._told.setText(heading)
        self._told.show()
        self._also.setText(also)
        self._also.setVisible(bool(also))
        self.refit()

    def _show_nothing(self) -> None:
        self._arrived = None
        if self._sides is not None:
            self.inside.removeWidget(self._sides)
            self._sides.hide()
            self._sides.deleteLater()
            self._sides = None
        for part in (self._told, self._also, self._locked, self._days, self._error, self._go):
            part.hide()
        for part in (self._what, self._ways):
            part.show()
        self.refit()

    def _clear(self) -> None:
        self._error.clear()
        self._field.set_fault(fault=False)

    def _stop(self) -> None:
        if self._token is not None:
            self._token.cancel()
            self._token = None
        self._unlock.set_words(say("share.take.open"))


def _also(comparison: Comparison) -> str:
    return say("merge.told.room_kept") if comparison.count(Fate.ROOM) else ""


def _button(
    name: str,
    words: str,
    deed: Callable[[], object],
    *,
    primary: bool = False,
    key: bool = False,
) -> Button:
    cap = say("keys.name.return") if key or primary else ""
    look = ButtonLook("primary", icon=Icon.READY, key=cap, tall=True) if primary else None
    button = Button(say(words), look or ButtonLook(key=cap))
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: deed())
    return button


def _days_in(deeds: SharingDeeds, folder: Path) -> tuple[Path, ...]:
    files = deeds.files_in([folder])
    if not files:
        raise RuleBroken("import.no_days_in_folder")
    return files


def _beside(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.s)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.s)
    for part in parts:
        if isinstance(part, Button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(part)
    return holder

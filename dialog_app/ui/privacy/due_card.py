"""What is due to be deleted: what goes and what stays, one press for each, or keep it longer."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dialog_app.base import paths
from dialog_app.core import formats
from dialog_app.core.ports import StoreFailed
from dialog_app.core.retention import Due, Purged, What
from dialog_app.core.retention_report import counts, first_line, lines
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.frame.overlay import OverCard, Overlay
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.plan.field import why_not
from dialog_app.ui.privacy.deeds import PrivacyDeeds
from dialog_app.ui.privacy.keep_longer import KeepLonger
from dialog_app.ui.privacy.saving import Offer, ask_where
from dialog_app.ui.text import disk_trouble, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

NAME: Final = "due_card"
_WIDTH: Final = 760
_EARLIER: Final = 10


class DueCard(OverCard):
    """Lists what is due; a day that was deleted leaves its report in its place."""

    def __init__(self, around: Around) -> None:
        super().__init__(NAME, say("stored.due.heading"), _WIDTH)
        self._around = around
        deeds = around.outside.privacy if around.outside is not None else None
        self._deeds = deeds() if deeds is not None else None
        self.inside.addWidget(Label(say("stored.due.about"), muted=True).wrapped())
        if self._deeds is not None:
            self._list(self._deeds)

    def _list(self, deeds: PrivacyDeeds) -> None:
        try:
            found, earlier = deeds.due(today(self._around.now())), deeds.purges()
        except StoreFailed as failed:
            line = ErrorLine()
            line.tell(disk_trouble(failed.kind))
            self.inside.addWidget(line)
            return
        if not found:
            none = Label(say("stored.due.none")).wrapped()
            none.setObjectName("nothing_due")
            self.inside.addWidget(none)
        for one in found:
            part = _DuePart(one, deeds, self._around)
            part.turned.connect(partial(self._fit_again, part))
            part.busy.connect(self._wait)
            self.inside.addWidget(part)
        self._tell_rest(deeds, earlier)

    def _tell_rest(self, deeds: PrivacyDeeds, earlier: Sequence[Purged]) -> None:
        self.inside.addWidget(Rule())
        outside = self._around.outside
        for key in ("stored.out_of_reach", "stored.flash"):
            if key != "stored.flash" or (outside is not None and outside.is_encrypted):
                self.inside.addWidget(Label(say(key), "small", muted=True).wrapped())
        for path in deeds.set_aside():
            words = say("stored.set_aside", name=path.name)
            self.inside.addWidget(Label(words, "small", muted=True).wrapped())
        if earlier:
            self.inside.addWidget(SectionHeader(say("stored.due.earlier")))
            for done in earlier[:_EARLIER]:
                self.inside.addWidget(Label(first_line(done, say), "small").wrapped())

    def _wait(self, busy: bool) -> None:
        """Let nothing else be deleted while bytes are being cleared."""
        for part in self.findChildren(Button, "delete_due"):
            part.setDisabled(busy)

    def _fit_again(self, part: QWidget) -> None:
        """Take the room the list needs now, and show what has changed in it."""
        # What is new counts in the layout once it is shown, which is after this.
        QTimer.singleShot(0, part, partial(self._fit_now, part))

    def _fit_now(self, part: QWidget) -> None:
        self.inside.activate()
        overlay = self.parentWidget()
        if isinstance(overlay, Overlay):
            overlay.fit_card()
        QTimer.singleShot(0, part, lambda: self.show_part(part))


class _DuePart(Card):
    """One thing that is due, and what can be done about it.

    `turned` says that it changed size, `busy` that bytes are being cleared, or no longer.
    """

    turned = Signal()
    busy = Signal(bool)

    def __init__(self, due: Due, deeds: PrivacyDeeds, around: Around) -> None:
        super().__init__()
        self.setObjectName(f"due_{due.day_id}")
        self._due, self._deeds, self._around = due, deeds, around
        heading = f"{due.title}, {formats.date(due.date)}"
        self.body.addWidget(Label(heading).strong().wrapped())
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(theme.current().space.xs)
        for words in self._words():
            told.addWidget(Label(words, "small").wrapped())
        self._error = ErrorLine()
        self._longer = KeepLonger(due, around)
        self._longer.kept.connect(self._on_kept)
        self._longer.hide()
        self.body.addWidget(self._told)
        self.body.addWidget(self._error)
        self._ways = self._buttons()
        self.body.addWidget(self._ways)
        self.body.addWidget(self._longer)

    def _words(self) -> list[str]:
        due = self._due
        found = [say("stored.due.since_line", date=formats.date(due.since))]
        if due.reason:
            found.append(say("stored.due.reason", reason=due.reason))
        found.append(say(f"stored.due.goes.{due.what}"))
        found.append(say(f"stored.due.stays.{due.what}"))
        if due.what is What.DAY and due.services:
            facts = {"n": due.approved, "of": due.services}
            found.append(say("stored.due.papers", **facts))
        return found

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.current().space.xs, 0, 0)
        delete = self._button("delete_due", say("stored.due.delete"), self._delete)
        ways = [delete]
        if self._due.what is What.DAY:
            ways.append(self._button("keep_longer", say("stored.due.longer"), self._ask_longer))
        ways.append(self._button("to_minutes", say("stored.due.to_minutes"), self._to_minutes))
        for button in ways:
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _button(self, name: str, words: str, deed: object) -> Button:
        button = Button(words, ButtonLook())
        button.setObjectName(name)
        button.setAccessibleDescription(self._due.title)
        button.clicked.connect(deed)
        return button

    def _delete(self) -> None:
        done: list[Purged] = []

        def purge() -> None:
            done.append(self._deeds.purge(self._due.day_id, self._due.what))

        try:
            sentence = why_not(purge)
        except StoreFailed as failed:
            sentence = say(f"storage.{failed.kind}")
        if sentence:
            self._error.tell(say("stored.due.failed"), sentence)
        else:
            self._clear_bytes(done[0])
        self.turned.emit()

    def _clear_bytes(self, done: Purged) -> None:
        """Clear what is left of it in file and backups beside the window, and tell when it is."""
        self._error.clear()
        for gone in (self._told, self._ways, self._longer):
            gone.hide()
        waits = Label(say("stored.due.clearing")).wrapped()
        waits.setObjectName("purge_clearing")
        self.body.addWidget(waits)
        self.busy.emit(True)

        def over(_nothing: object) -> None:
            if isValid(self):
                waits.hide()
                self._tell_done(done)
                self.busy.emit(False)
                self.turned.emit()

        tidy = self._deeds.tidy
        # It goes on though the card is closed, and nobody waits for that.
        Jobs(self.window()).run(lambda _token: tidy(), over, over)

    def _tell_done(self, done: Purged) -> None:
        owed = self._deeds.is_owed()
        text = "\n".join(lines(done, say, owed=owed))
        shown = "\n".join((first_line(done, say), " · ".join(counts(done, say))))
        told = Label(shown, "small").wrapped().selectable()
        told.setObjectName("purge_report")
        self.body.addWidget(told)
        if owed:
            self._error.tell(say("stored.owed"))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        copy = self._button("copy_report", say("stored.due.copy"), partial(_copy, text))
        save = self._button("save_report", say("stored.due.save"), partial(self._ask_where, text))
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch(1)
        self.body.addWidget(holder)
        copy.setFocus()

    def _ask_where(self, text: str) -> None:
        """Ask for a place without stopping the day."""
        offered = paths.exports() / f"{say('stored.due.file')}.txt"
        offer = Offer("report_place", say("stored.due.save_where"), offered)
        ask_where(self, offer, f"{text}\n".encode, self._saved)

    def _saved(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()
        self.turned.emit()

    def _ask_longer(self) -> None:
        self._longer.setVisible(not self._longer.isVisible())
        if self._longer.isVisible():
            self._longer.take_focus()
        self.turned.emit()

    def _on_kept(self, date: str) -> None:
        for gone in (self._told, self._ways, self._longer):
            gone.hide()
        kept = Label(say("stored.due.kept", date=date)).wrapped()
        kept.setObjectName("kept_longer")
        self.body.addWidget(kept)
        self.turned.emit()

    def _to_minutes(self) -> None:
        self._around.show_place("days")
        self._around.open_day(self._due.day_id, "minutes")


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)

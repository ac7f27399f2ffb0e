"""The card that takes in many days from other laptops at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.minutes.ways_out import UnderWay
from dialog_app.ui.sharing.deeds import Arrived, SharingDeeds
from dialog_app.ui.sharing.growing_card import GrowingCard, sentence
from dialog_app.ui.sharing.laying import lay
from dialog_app.ui.sharing.many_list import ManyList
from dialog_app.ui.sharing.many_run import Item, ManyRun, Outcome
from dialog_app.ui.sharing.side_by_side import SideBySide
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField
from dialog_app.ui.words import say

NAME: Final = "take_many_card"
_WIDTH: Final = 1040


class ManyCard(GrowingCard):
    """Takes in what nobody must choose, and lets people choose the rest, day by day. Esc leaves.

    `done` is told after each run in which days came in, with one of them.
    """

    def __init__(
        self, deeds: SharingDeeds, files: Sequence[Path], done: Callable[[str], None]
    ) -> None:
        super().__init__(NAME, say("share.many.heading"), _WIDTH)
        self._deeds = deeds
        self._done = done
        self._paths = tuple(files)
        self._items: dict[Path, Item] = {}
        self._names: dict[str, None] = {}
        self._reading = False
        self._of = 0
        self._choosing: tuple[Item, Arrived, SideBySide] | None = None
        self._jobs = Jobs(self)
        self._token: Token | None = None
        self._run = ManyRun(deeds, self)
        self._run.progress.connect(self._on_progress)
        self._run.finished.connect(self._on_finished)
        self._what = Label(say("share.many.what", n=len(self._paths))).wrapped()
        self._what.setObjectName("many_what")
        self._asked = Label(say("share.many.passphrase")).strong()
        self._field = SecretField(say("share.many.passphrase"))
        self._field.setObjectName("many_passphrase")
        self._field.hide_words(hidden=False)
        self._field.returnPressed.connect(self._go_on)
        self._under_way = UnderWay()
        self._list = ManyList()
        self._list.chosen.connect(self._choose)
        self._list.unlocked.connect(self._unlock)
        self._error = ErrorLine()
        self._error.setObjectName("many_error")
        self._told = Label("", "heading").wrapped()
        cap = say("keys.name.return")
        look = ButtonLook("primary", icon=Icon.READY, key=cap, tall=True)
        self._go = Button(say("share.many.go", n=len(self._paths)), look)
        self._go.setObjectName("many_go")
        self._go.clicked.connect(lambda _checked=False: self._go_on())
        self._lay_out()

    @property
    def first(self) -> QWidget:
        """The passphrase where one is needed, else the button that begins."""
        return self._field if self._field.isVisibleTo(self) else self._go

    def hideEvent(self, event: QHideEvent) -> None:
        """Take in no more: nobody looks any more. What is in stays, whole."""
        self._run.let_go()
        if self._token is not None:
            self._token.cancel()
            self._token = None
        super().hideEvent(event)

    def _lay_out(self) -> None:
        space = theme.current().space
        self.inside.setSpacing(space.s)
        self.inside.setContentsMargins(space.xs, space.xs, space.m, space.xs)
        above: tuple[QWidget, ...] = (self._what, self._asked, self._field, self._under_way)
        for part in (*above, self._list, self._told, self._error):
            self.inside.addWidget(part)
        locked = any(self._is_locked(path) for path in self._paths)
        self._asked.setVisible(locked)
        self._field.setVisible(locked)
        self._list.hide()
        self._told.hide()
        self.set_foot(self._go)

    def _is_locked(self, path: Path) -> bool:
        try:
            return self._deeds.is_locked(path)
        except OSError:
            # It is told of among the others when it is its turn.
            return False

    def _go_on(self) -> None:
        if self._choosing is not None:
            self._take_chosen()
        elif not self._items:
            self._start(self._paths, self._field.text())

    def show_progress(self, part: str, done: int) -> None:
        """Show how far the work has come."""
        self._begin(len(self._paths))
        self._on_progress(part, done)

    def show_done(self, items: Sequence[Item]) -> None:
        """Show what became of every file."""
        self._on_finished(items)

    def _start(self, paths: Sequence[Path], typed: str) -> None:
        self._begin(len(paths))
        self._run.start(paths, typed)

    def _begin(self, of: int) -> None:
        for part in (self._what, self._asked, self._field, self._go, self._list):
            part.hide()
        self._error.clear()
        self._reading = True
        self._of = of
        self._under_way.begin("share.many.reading", self._of, self._run.stop)
        self._under_way.show()
        self.refit()

    def _on_progress(self, part: str, done: int) -> None:
        if part == "taken" and self._reading:
            self._reading = False
            self._under_way.begin("share.many.taking", self._of, self._run.stop)
        self._under_way.tell(done)

    def _on_finished(self, items: Sequence[Item]) -> None:
        self._under_way.end()
        self._items |= {item.path: item for item in items}
        self._names |= dict.fromkeys(self._deeds.namesakes())
        came = [item for item in items if item.day_id and item.outcome is not Outcome.CONFLICTS]
        self._tell_all()
        if came:
            self._done(came[0].day_id)

    def _tell_all(self) -> None:
        self._go.hide()
        self._list.tell([self._items[path] for path in self._paths], self._names)
        self._list.show()
        self.refit()
        (self._list.first or self.close_button).setFocus()

    def _unlock(self, typed: str) -> None:
        self._start([path for path in self._paths if self._items[path].is_locked], typed)

    # What differs is chosen for one day at a time.

    def _choose(self, item: Item) -> None:
        brought, parse = item.brought, self._deeds.parse
        if brought is None or self._token is not None:
            return
        self._token = self._jobs.run(
            lambda _token: parse(brought), lambda file: self._lay(item, file), self._on_failed
        )

    def _lay(self, item: Item, file: object) -> None:
        done = partial(self._show_sides, item)
        self._token = lay(self._jobs, self._deeds, file, done, self._on_failed)

    def _on_failed(self, failed: Exception) -> None:
        self._token = None
        self._error.tell(sentence(failed))
        self.refit()

    def _show_sides(self, item: Item, arrived: Arrived) -> None:
        self._token = None
        self._error.clear()
        self._list.hide()
        self._told.setText(f"{item.title} ({item.path.name})")
        self._told.show()
        sides = SideBySide(arrived)
        self._choosing = (item, arrived, sides)
        sides.chosen.connect(self._on_chosen)
        sides.finished.connect(self._go.setFocus)
        self.inside.addWidget(sides)
        self._go.show()
        self._on_chosen()
        sides.begin()

    def _on_chosen(self) -> None:
        if self._choosing is None:
            return
        left = self._choosing[2].left
        self._go.setEnabled(not left)
        self._go.set_words(say("share.take.left", n=left) if left else say("share.take.go"))
        self.refit()

    def _take_chosen(self) -> None:
        if self._choosing is None or not self._go.isEnabled():
            return
        item, arrived, sides = self._choosing
        try:
            self._deeds.take_in(arrived, sides.choices, sides.same)
        except (RuleBroken, StoreFailed, OSError) as failed:
            self._error.tell(sentence(failed))
        else:
            self._items[item.path] = replace(item, outcome=Outcome.TAKEN)
            self._done(item.day_id)
        self._choosing = None
        self.inside.removeWidget(sides)
        sides.hide()
        sides.deleteLater()
        self._told.hide()
        self._tell_all()

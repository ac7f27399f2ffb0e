"""The window: what holds the workspace, its keys and the cards that lie over it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dialog_app.base.settings import Settings
from dialog_app.core.model.services import Service
from dialog_app.ui import actions, theme, words
from dialog_app.ui.actions import Action, Where
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import RegisterBridge
from dialog_app.ui.frame.chains import show_chain
from dialog_app.ui.frame.covers import Covers
from dialog_app.ui.frame.going import go_to, plan_next
from dialog_app.ui.frame.house import House
from dialog_app.ui.frame.locking import lock
from dialog_app.ui.frame.notices import Notices
from dialog_app.ui.frame.rehearsals import Rehearsals
from dialog_app.ui.frame.searching import Searching
from dialog_app.ui.frame.undo_keys import UndoKeys
from dialog_app.ui.frame.workspace import Workspace
from dialog_app.ui.outside import Outside
from dialog_app.ui.widgets import key_cap
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialog_app.ui.frame.wall_link import WallLink

_SETTLE_AFTER: Final = 40


def wear(settings: Settings) -> None:
    """Put language, look and key hints of the settings into use; pages made before must go."""
    words.set_language(settings.language)
    key_cap.show_keys(settings.show_key_hints)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(
            app,
            settings.theme,
            text_scale=settings.text_scale,
            reduced_motion=settings.reduced_motion,
        )


class MainWindow(QMainWindow):
    """One open archive on the screen.

    `left` says that it has closed, `locked` that it should be and the archive with it, and
    `settled` that the first paint is out and the rest made. `moved` carries where the archive
    lies, when that has become another place.
    """

    left = Signal()
    locked = Signal()
    settled = Signal()
    moved = Signal(object)
    workspace: Workspace
    _given: Around
    notices: Notices

    def __init__(self, house: House, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.house = house
        self.settings = settings
        self._register = RegisterBridge(lambda: house.session.register_desk, self)
        self.covers = Covers(self)
        self.searching = Searching(self)
        self._wall: WallLink | None = None
        self.rehearsals = Rehearsals(self)
        self._painted = False
        self._undo_keys = UndoKeys(self)
        self._set_keys()
        self._build(("days", "", ""))
        theme.dress(self)
        size = theme.current().size
        self.resize(size.window_min_w, size.window_min_h + 48)
        self.setMinimumSize(size.window_min_w // 2, size.window_min_h // 2)

    def change_settings(self, settings: Settings) -> None:
        """Keep the settings, and make the window anew in their language and look."""
        self.rehearsals.end()
        kept = _keep(self.house, settings)
        held = QApplication.focusWidget()
        name = held.objectName() if held is not None else ""
        self.settings = settings
        wear(settings)
        self._build(self.workspace.spot)
        if self._wall is not None:
            self._wall.wear(settings)
        again = self.workspace.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
        if not kept:
            self.notices.say(say("frame.settings_not_kept"))

    def keep_settings(self, settings: Settings) -> bool:
        """Keep settings that show nowhere in the window; returns whether the disk took them."""
        self.settings = self._given.settings = settings
        return _keep(self.house, settings)

    def stand_at(self, outside: Outside) -> None:
        """Take in that the archive lies somewhere else from now on; nothing on the screen moves."""
        self.house = replace(self.house, archive_place=str(outside.archive), outside=outside)
        self._given.outside = outside
        for label in self.findChildren(Label, "archive_place"):
            label.setText(str(outside.archive))
        self.moved.emit(outside.archive)
        kept = self.keep_settings(replace(self.settings, last_archive=str(outside.archive)))
        if not kept:
            self.notices.say(say("frame.settings_not_kept"))

    def show_keys(self) -> None:
        """Show the card of keys, or close it."""
        from dialog_app.ui.frame.keys_card import keys_card

        self.covers.toggle(keys_card)

    def show_safeguarding(self) -> None:
        """Show the numbers to ring, or close them. Nothing is recorded."""
        from dialog_app.ui.frame.safeguarding_card import safeguarding_card

        day = self.workspace.day
        register = self.workspace.around.register
        ids = day.record.service_ids if day is not None else ()
        found = (register.find(Service, service_id) for service_id in ids)
        services = [(register.full_name(row.id), row) for row in found if row is not None]
        self.covers.toggle(lambda: safeguarding_card(services))

    def show_log(self) -> None:
        """Show what was done in the day on the screen, or close it; without a day do nothing."""
        from dialog_app.ui.frame.log_card import LogCard

        day = self.workspace.day
        if day is None:
            return
        session = self.workspace.around.session
        log = session.day_desk(day.record.id)
        self.covers.toggle(lambda: LogCard(day, session.register, lambda: log.log))

    def settle(self) -> None:
        """Make what the first paint did not need."""
        self.covers.ring()
        self.settled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Settle when the first frame is out."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_SETTLE_AFTER, self.settle)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of everything, and say so; not at once where the disk still owes something."""
        from dialog_app.ui.frame.leaving import may_leave

        if event.spontaneous() and not may_leave(self):
            event.ignore()
            return
        self.rehearsals.end()
        self.covers.close_card()
        self.workspace.let_go()
        if self._wall is not None:
            self._wall.close()
            self._wall = None
        super().closeEvent(event)
        self.left.emit()

    def _build(self, spot: tuple[str, str, str]) -> None:
        """Make everything inside the window, in the language and look in use."""
        before: QWidget | None = self.takeCentralWidget()
        if before is not None:
            self.covers.drop()
            self.workspace.let_go()
            before.deleteLater()
        self.notices = Notices(self.house.save_copy)
        self.notices.watch(self._register)
        self._given = self._around()
        self.workspace = Workspace(self._given, self.notices)
        self.setCentralWidget(self.workspace)
        self._connect(self.workspace)
        self.workspace.go_back_to(spot)
        if before is not None:
            self.settle()

    def _around(self) -> Around:
        return Around(
            session=self.house.session,
            register_bridge=self._register,
            tokens=theme.current(),
            settings=self.settings,
            open_day=self._open_day,
            change_settings=self.change_settings,
            keep_settings=self.keep_settings,
            wall_feed=lambda: self.raised_wall().feed,
            show_place=self._go,
            outside=self.house.outside,
            plan_next=lambda day_id: plan_next(self.workspace, day_id, self.notices.say),
            time_watch=self.house.time_watch,
            look_at=lambda *to: self.workspace.look_at(*to),  # noqa: PLW0108 - is made anew
            rehearse=self.rehearsals.begin,
            show_target=lambda target: go_to(self.workspace, target),
            sheet_files=self.house.sheet_files,
            show_card=self.covers.toggle,
            show_chain=lambda target: show_chain(self, target),
        )

    def _connect(self, workspace: Workspace) -> None:
        workspace.moved.connect(self._on_moved)
        workspace.header.search_wanted.connect(self.searching.show)
        workspace.header.keys_wanted.connect(self.show_keys)
        workspace.header.safeguarding_wanted.connect(self.show_safeguarding)

    def _set_keys(self) -> None:
        deeds: dict[Action, Callable[[], None]] = {
            Action.SEARCH: self.searching.show,
            Action.KEYS: self.show_keys,
            Action.SAFEGUARDING: self.show_safeguarding,
            Action.LOG: self.show_log,
            Action.LOCK: partial(lock, self),
            Action.SCREENS_SWAP: self._swap_screens,
            Action.SCREENS_NUMBER: lambda: self.raised_wall().number_screens(),
            Action.UNDO: lambda: self.workspace.undo(again=False),
            Action.REDO: lambda: self.workspace.undo(again=True),
            Action.NEXT_COLUMN: self._next_column,
            Action.GO_DAYS: partial(self._go, "days"),
            Action.GO_SERVICES: partial(self._go, "services"),
            Action.GO_CATALOGUE: partial(self._go, "catalogue"),
            Action.GO_ACROSS: partial(self._go, "across"),
            Action.GO_SETTINGS: partial(self._go, "settings"),
            Action.NEXT_STEP: lambda: self.workspace.go_step(1),
            Action.PREVIOUS_STEP: lambda: self.workspace.go_step(-1),
        }
        for rule in actions.RULES:
            if rule.where in {Where.ANYWHERE, Where.DAY}:
                shortcut = QShortcut(QKeySequence(rule.key), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(deeds[rule.action])

    # The workspace is made anew with the settings, so keys find it when they are pressed.
    def _open_day(self, day_id: str, step: str) -> None:
        self.workspace.open_day(day_id, step)

    def _next_column(self) -> None:
        self.workspace.next_column()

    def _swap_screens(self) -> None:
        """Let wall and facilitator change screens, and remember it outside a rehearsal."""
        name = self.raised_wall().swap()
        if not name:
            self.notices.say(say("wall.screens.none"))
            return
        if self.rehearsals.now is not None:
            # The wall moves; of a rehearsal nothing is kept.
            return
        if not self.keep_settings(replace(self.settings, wall_screen=name)):
            self.notices.say(say("frame.settings_not_kept"))

    def _go(self, place: str) -> None:
        self.covers.close_card()
        self.workspace.show_place(place)

    def _on_moved(self, title: str) -> None:
        self.setWindowTitle(say("frame.window", title=title))
        day = self.workspace.held_day
        if day is not None and day.is_run:
            self.raised_wall().follow(day.bridge)
        elif day is None and self._wall is not None:
            self._wall.leave()

    def raised_wall(self) -> "WallLink":
        """Return the wall beside the window, made when it is first needed."""
        if self._wall is None:
            from dialog_app.ui.frame.wall_link import WallLink

            self._wall = WallLink(self, self.house.session, self.settings)
        return self._wall


def _keep(house: House, settings: Settings) -> bool:
    """Put settings on disk; returns whether the disk took them."""
    try:
        house.keep_settings(settings)
    except OSError:
        return False
    return True

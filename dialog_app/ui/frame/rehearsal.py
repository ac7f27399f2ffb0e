"""The rehearsal on the screen: a workspace over a copy of the day, and the way back from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState, SlideKind
from dialog_app.desk.rehearsal import PACE, rehearse
from dialog_app.desk.session import Session
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import RegisterBridge
from dialog_app.ui.frame.chains import show_chain
from dialog_app.ui.frame.going import go_to
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.frame.notices import Notices
from dialog_app.ui.frame.workspace import Workspace
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from dialog_app.base.settings import Settings
    from dialog_app.core.target import Target
    from dialog_app.ui.main_window import MainWindow


class RehearsalNotices(Notices):
    """What the window has to say, under a bar that stands as long as the rehearsal lasts."""

    def __init__(self, window: "MainWindow", *, on_wall: bool) -> None:
        super().__init__(window.house.save_copy)
        self._on_wall = on_wall
        self.bar = self.line("rehearsal_bar", Icon.CLOCK)
        self._end = Way("end_rehearsal", say("rehearsal.end"), window.rehearsals.end)

    def show_state(self, day: Day) -> None:
        """Say that this is a rehearsal, or that it is over."""
        over = day.info.state in {DayState.HELD, DayState.CLOSED}
        sentences = [say("rehearsal.over" if over else "rehearsal.running")]
        if not self._on_wall:
            sentences.append(say("rehearsal.wall_kept"))
        if day.wall.kind is SlideKind.GIVE_BACK:
            # It is made of other days, and the rehearsal has this one alone.
            sentences.append(say("rehearsal.no_give_back"))
        sentence = " ".join(sentences)
        # Told anew, the bar would take the keyboard from its button.
        if sentence != self.bar.sentence():
            self.bar.tell(sentence, (self._end,), fault=False)


class RehearsalSpace(Workspace):
    """The live step of one day, and nothing else; `left` carries the place and step asked for."""

    left = Signal(str, str)

    def __init__(self, around: Around, notices: RehearsalNotices) -> None:
        super().__init__(around, notices)
        self.bar = notices

    def show_place(self, key: str) -> None:
        """Ask to leave: the other places are those of the archive."""
        self.left.emit(key, "")

    def open_day(self, day_id: str, step: str) -> None:
        """Show the copy being run; the other steps belong to the day itself."""
        if step != "live":
            self.left.emit("days", step)
            return
        super().open_day(day_id, step)
        self.header.tell_saved("")
        # Where the text is that large the bar stands in the header's place; its keys still work.
        self.header.setVisible(not is_tight())
        if self.day is not None:
            self.bar.show_state(self.day.record)

    def _on_changed(self, *_change: object) -> None:
        """Say nothing of saving: nothing is saved."""
        self.header.tell_saved("")
        if self.day is not None:
            self.bar.show_state(self.day.record)


class Rehearsal(QObject):
    """Stands in the window's place from its making until `end`; the workspace waits as it was."""

    def __init__(self, window: "MainWindow", day_id: str) -> None:
        super().__init__(window)
        self._window = window
        self._day_id = day_id
        self._waiting: Workspace = window.workspace
        self._notices = window.notices
        window.covers.close_card()
        session = rehearse(window.house.session, day_id)
        self.feed = WallFeed(session.laptop.now, Texts(language()), self, PACE)
        self.feed.mark = say("rehearsal.mark")
        self._wall = window.raised_wall()
        on_wall = self._wall.lend(self.feed)
        self._title = window.windowTitle()
        self._space = RehearsalSpace(
            self._around(session, window.settings), RehearsalNotices(window, on_wall=on_wall)
        )
        self._take_the_place()

    def end(self) -> None:
        """Put the workspace back as it was; of the rehearsal nothing is left."""
        window = self._window
        window.covers.close_card()
        self._wall.take_back(self.feed)
        self.feed.stop()
        self._space.let_go()
        window.takeCentralWidget()
        window.workspace, window.notices = self._waiting, self._notices
        window.setCentralWidget(self._waiting)
        self._waiting.show()
        window.setWindowTitle(self._title)
        self._space.deleteLater()
        self.deleteLater()
        self._hold_keyboard()

    def _take_the_place(self) -> None:
        window, space = self._window, self._space
        window.takeCentralWidget()
        window.workspace, window.notices = space, space.bar
        window.setCentralWidget(space)
        space.left.connect(self._on_left)
        space.moved.connect(self._on_moved)
        space.header.search_wanted.connect(window.searching.show)
        space.header.keys_wanted.connect(window.show_keys)
        space.header.safeguarding_wanted.connect(window.show_safeguarding)
        space.open_day(self._day_id, "live")
        space.show()

    def _on_moved(self, title: str) -> None:
        named = say("rehearsal.title", title=title)
        self._window.setWindowTitle(say("frame.window", title=named))

    def _around(self, session: Session, settings: "Settings") -> Around:
        return Around(
            session=session,
            register_bridge=RegisterBridge(lambda: session.register_desk, self),
            tokens=theme.current(),
            settings=settings,
            open_day=self._open_day,
            # A setting would be kept, and nothing here is.
            change_settings=lambda _settings: None,
            wall_feed=lambda: self.feed,
            show_place=lambda place: self._on_left(place, ""),
            show_chain=lambda target: show_chain(self._window, target),
            show_target=self._show_target,
            pace=PACE,
        )

    def _show_target(self, target: "Target") -> None:
        """Go to what was said in the rehearsal; anything else belongs to the archive."""
        if target.day_id == self._day_id:
            go_to(self._space, target)
            return
        self._window.rehearsals.end()
        self._window.workspace.around.show_target(target)

    def _open_day(self, day_id: str, step: str) -> None:
        self._space.open_day(day_id, step)

    def _on_left(self, place: str, step: str) -> None:
        window, day_id = self._window, self._day_id
        window.rehearsals.end()
        if step:
            window.workspace.open_day(day_id, step)
        elif place:
            window.workspace.show_place(place)

    def _hold_keyboard(self) -> None:
        back = self._waiting.findChild(QWidget, "rehearse_day")
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

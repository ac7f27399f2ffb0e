"""A picture of every screen, of the wall and of the minutes, from the demonstration archive.

python3 build/dev.py screens DIR [nb|nn|en]
"""

import datetime
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

import screens_across
import screens_backups
import screens_chain
import screens_describe
import screens_faults
import screens_locked
import screens_minutes
import screens_privacy
import screens_read
import screens_sharing
import screens_trial
import screens_walls
from dialog_app.base.paths import HOME_VARIABLE
from dialog_app.base.settings import Settings, Theme
from dialog_app.base.texts import LANGUAGES, Language, Texts
from dialog_app.cli.demo import build
from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayState, ItemKind
from dialog_app.core.papers import DayPaper
from dialog_app.core.target import Target
from dialog_app.desk.desk import Desk
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.reports import day_papers, files, invitations
from dialog_app.storage.archive import open_archive
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.collecting import Collecting
from dialog_app.ui.frame.house import House
from dialog_app.ui.live.view_switch import ViewSwitch
from dialog_app.ui.main_window import MainWindow, wear
from dialog_app.ui.minutes.close_day import CloseDay
from dialog_app.ui.pages.days import DaysPage
from dialog_app.ui.pages.live import LivePage
from dialog_app.ui.projector.painters import picture
from dialog_app.ui.qt_words import install
from screens_album import Album
from screens_clock import Clock
from screens_said import count_some, queue_some, say_some

SCREENS: Final = Path(__file__).resolve().parent.parent / "tests" / "data" / "screens.json"
TODAY: Final = datetime.date(2026, 11, 18)
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")
SIZE: Final = QSize(1366, 736)
WALL: Final = QSize(1280, 720)
SETTLE: Final = 70
SOUGHT: Final = "barnet"
SLOWER: Final = {
    "live-obstacles": 400,
    "plan": 400,
    "search": 200,
    "minutes": 900,
    "minutes-for-comments": 600,
    "minutes-approved": 600,
    "minutes-corrected": 900,
    "minutes-compared": 600,
    "minutes-batch": 900,
    **dict.fromkeys(screens_across.NAMES, 300),
    **dict.fromkeys(screens_describe.NAMES, 900),
    "services": 500,
    "catalogue": 500,
    "catalogue-method": 600,
    "catalogue-obstacle": 500,
    "day-of-archive": 400,
}
DOWN: Final = {"services": 2, "catalogue": 7}
SHELVED: Final = {
    "catalogue-article": Target("crc_article", "crc:12"),
    "catalogue-provision": Target("provision", "provision:pbrl:3-4"),
    "catalogue-value": Target("value", "value:2018:apenhet"),
}
PAPER: Final = QSize(827, 1169)
VIEWS: Final = ("answers", "obstacles", "actions", "reasons", "main-answers", "turns", "since")


def main(argv: Sequence[str]) -> int:
    """Make the pictures in the folder named, in all languages or one; return 2 if none is named."""
    named = [language for language in LANGUAGES if language in argv[1:]]
    wanted: Sequence[Language] = named or LANGUAGES
    if not argv or argv[0].startswith("-") or len(named) != len(argv) - 1:
        print(__doc__, file=sys.stderr)
        return 2
    album = Album(Path(argv[0]))
    # A laptop and a projector, both unseen; a drive's colon would end the name of the file.
    described = os.path.relpath(SCREENS).replace(os.sep, "/")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={described}")
    qInstallMessageHandler(_only_news)
    app = QApplication(sys.argv[:1])
    collecting = Collecting(app)
    collecting.setInterval(SETTLE)
    collecting.begin()
    with tempfile.TemporaryDirectory() as home, _at(Path(home)) as (session, clock):
        _Camera(app, session, clock, album).take_all(wanted)
    screens_privacy.take(app, album, wanted)
    album.close()
    print(f"{album.count} pictures in {argv[0]}")
    return 0


@contextmanager
def _at(home: Path) -> Iterator[tuple[Session, Clock]]:
    """Open the demonstration archive in a folder of its own."""
    os.environ[HOME_VARIABLE] = str(home)
    place = home / "demonstration.dialogarkiv"
    build(place, TODAY)
    clock = Clock()
    laptop = ThisLaptop("laptop-1", clock)
    session = Session(open_archive(place, laptop), laptop)
    try:
        yield session, clock
    finally:
        session.close()


class _Camera:
    """Goes round in the window, in every language and look, and takes pictures."""

    def __init__(self, app: QApplication, session: Session, clock: Clock, album: Album) -> None:
        self._app = app
        self._session = session
        self._clock = clock
        self._album = album
        self._settings = Settings(theme="light", last_archive="C:/Dialogdag/Dialogdag.dialogarkiv")
        self._suffix = ""
        lines = session.days()
        self._today = next(line.id for line in lines if line.date == TODAY)
        held = (DayState.HELD, DayState.CLOSED)
        self._held = next(
            line.id for line in lines if line.state in held and len(line.services) > 1
        )

    def take_all(self, languages: Sequence[Language]) -> None:
        """Take every picture."""
        for _ in self._looks(languages):
            self._offices()
            for part in (screens_locked, screens_faults, screens_backups, screens_sharing):
                for name, stopped in part.windows():
                    self._take_widget(stopped, name)
        desk = self._session.day_desk(self._today)
        self._run_to(desk, ItemKind.POSITIONS)
        count_some(desk)
        say_some(desk, self._session.register)
        queue_some(desk)
        for _ in self._looks(languages):
            self._live()
        for language in languages:
            self._wall(desk.record, language)
        self._large(languages[0])
        self._paper()

    def _looks(self, languages: Sequence[Language]) -> Iterator[None]:
        for language in languages:
            for look in THEMES:
                self._settings = replace(self._settings, language=language, theme=look)
                self._suffix = f"{language}-{look}"
                wear(self._settings)
                install(self._app, language)
                yield

    def _window(self) -> MainWindow:
        house = House(
            self._session,
            "",
            lambda _place: None,
            lambda _settings: None,
            sheet_files=SheetFiles(),
        )
        window = MainWindow(house, self._settings)
        window.resize(SIZE)
        window.show()
        self._settle(SETTLE)
        return window

    def _offices(self) -> None:
        """Everything outside a running day."""
        window = self._window()
        self._take(window, "days")
        page = window.findChild(DaysPage)
        if page is not None:
            page.new_day()
            self._take(window, "days-new")
        window.show_keys()
        self._take(window, "keys")
        window.show_keys()
        self._search(window)
        window.workspace.open_day(self._today, "plan")
        self._take(window, "plan")
        screens_chain.plan(window, self._take)
        for button in window.findChildren(QPushButton, "open_sheets")[-1:]:
            button.click()
            self._take(window, "sheets")
            window.covers.close_card()
        window.show_safeguarding()
        self._take(window, "safeguarding")
        window.show_safeguarding()
        window.workspace.open_day(self._held, "minutes")
        self._take(window, "minutes")
        screens_minutes.minutes(window, self._session, self._held, self._take)
        screens_read.read_through(window, self._session.day_desk(self._held), self._take)
        for block in window.findChildren(CloseDay)[-1:]:
            block.begun.emit()
            self._take(window, "closing")
        held, register = self._session.day_desk(self._held).record, self._session.register
        screens_chain.chain_of_a_day(window, held, self._take)
        for place in ("services", "catalogue", "settings"):
            window.workspace.show_place(place)
            self._choose(window, place)
            self._take(window, place)
        for name, target in SHELVED.items():
            window.workspace.around.show_target(target)
            self._take(window, name)
        screens_chain.shelves(window, register, held, self._take)
        screens_chain.story(window, register, self._take)
        screens_across.parts(window, self._take)
        screens_describe.states(window, self._take)
        self._put_away(window)
        for name, little in screens_across.windows(self._settings):
            self._take_widget(little, name)

    def _search(self, window: MainWindow) -> None:
        """Everything that is found by one word."""
        window.searching.show()
        field = window.focusWidget()
        if isinstance(field, QLineEdit):
            field.setText(SOUGHT)
        self._take(window, "search")
        window.searching.show()

    def _choose(self, window: MainWindow, place: str) -> None:
        """Go down to a row that has something to tell."""
        for _ in range(DOWN.get(place, 0)):
            self._settle(SETTLE)
            held = window.focusWidget() or window
            none = Qt.KeyboardModifier.NoModifier
            self._app.sendEvent(held, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, none))

    def _live(self) -> None:
        """The running day, in each of its views."""
        window = self._window()
        window.workspace.open_day(self._today, "live")
        for number, name in enumerate(VIEWS):
            # The page is made anew in each language, so its buttons are found each time.
            window.findChildren(ViewSwitch)[-1].findChildren(QPushButton)[number].click()
            self._take(window, f"live-{name}")
            if name == "obstacles":
                screens_chain.live(window, self._take)
            if name == "answers":
                screens_trial.choosing(window, self._take)
        window.show_log()
        self._take(window, "log")
        window.show_log()
        window.findChildren(ViewSwitch)[-1].findChildren(QPushButton)[0].click()
        window.findChildren(LivePage)[-1].act(Action.REPLAN)
        self._take(window, "live-replan")
        screens_faults.live(window, self._take)
        self._put_away(window)

    def _wall(self, day: Day, language: Language) -> None:
        """Every kind of slide, light and dark."""
        register, now, words = self._session.register, self._clock(), Texts(language)
        frames = screens_walls.frames(self._session, day, now, words)
        held = self._session.day_desk(self._held).record
        frames |= dict(screens_read.walls(held, register, now, words))
        for name, frame in frames.items():
            for look in ("light", "dark"):
                image = picture(frame, WALL, theme.wall("dark" if look == "dark" else "light"))
                self._album.keep(image, f"wall-{name}-{language}-{look}")

    def _large(self, language: Language) -> None:
        """The read-through with letters twice as large."""
        self._settings = replace(self._settings, language=language, theme="light", text_scale=2.0)
        self._suffix = f"{language}-200"
        wear(self._settings)
        install(self._app, language)
        window = self._window()
        window.workspace.open_day(self._held, "minutes")
        screens_read.read_through(window, self._session.day_desk(self._held), self._take)
        screens_across.parts(window, self._take)
        screens_describe.states(window, self._take)
        self._put_away(window)

    def _paper(self) -> None:
        """Two minutes of a held day, and what is printed before one, page by page."""
        day = self._session.day_desk(self._held).record
        with tempfile.TemporaryDirectory() as place:
            out = Path(place)
            register, papers = self._session.register, self._session.papers(day.id)
            written = files.write_minutes(day, register, out, day.service_ids[:2], papers=papers)
            paths = [file.path for file in written]
            for number, path in enumerate((*paths, *self._before_a_day(out / "before")), 1):
                document = QPdfDocument()
                document.load(str(path))
                for page in range(document.pageCount()):
                    name = f"paper-{number}-{page + 1}"
                    paper = QImage(PAPER, QImage.Format.Format_RGB32)
                    paper.fill(Qt.GlobalColor.white)
                    painter = QPainter(paper)
                    painter.drawImage(0, 0, document.render(page, PAPER))
                    painter.end()
                    self._album.keep(paper, name)
                document.close()

    def _before_a_day(self, out: Path) -> list[Path]:
        """Write the agenda, the run sheet and an invitation of the day to come."""
        day, register, words = (
            self._session.day_desk(self._today).record,
            self._session.register,
            Texts("nb"),
        )
        for kind in DayPaper:
            day_papers.write(kind, out / f"{kind}.pdf", day, register, words)
        invitations.write(day, register, out, day.service_ids[:1])
        return sorted(out.glob("*.pdf"))

    def _run_to(self, desk: Desk[Day], kind: ItemKind) -> None:
        """Run the day, a little late, to its first item of a kind."""
        self._clock.at = datetime.datetime(2026, 11, 18, 8, 2, tzinfo=datetime.UTC)
        desk.run(running.start)
        while desk.record.running is not None and desk.record.running.kind is not kind:
            minutes = desk.record.running.minutes + 1
            self._clock.at += datetime.timedelta(minutes=minutes)
            desk.run(running.next_item)
        self._clock.at += datetime.timedelta(minutes=4)

    def _take(self, window: QWidget, name: str) -> None:
        self._settle(SLOWER.get(name, SETTLE))
        self._album.keep(window.grab(), f"{name}-{self._suffix}")

    def _take_widget(self, widget: QWidget, name: str) -> None:
        theme.dress(widget)
        widget.resize(SIZE)
        widget.show()
        self._take(widget, name)
        self._put_away(widget)

    def _settle(self, milliseconds: int) -> None:
        """Let everything that waits happen: what comes after the first paint, and layouts."""
        waiting = QEventLoop()
        QTimer.singleShot(milliseconds, waiting.quit)
        waiting.exec()

    def _put_away(self, window: QWidget) -> None:
        window.close()
        window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _only_news(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # The platform without a screen says this about every window.
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

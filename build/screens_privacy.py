"""Pictures of what is kept and deleted, from a program of its own over a demonstration archive."""

import datetime
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget

from dialog_app.base import paths
from dialog_app.base.settings import Settings, SettingsFile, Theme
from dialog_app.base.texts import Language
from dialog_app.cli.demo import build
from dialog_app.cli.desk import opened
from dialog_app.core import retention
from dialog_app.core.commands.shelf import consents
from dialog_app.core.model.said import Note
from dialog_app.core.record import Change, Step, added
from dialog_app.desk.session import Session
from dialog_app.program.program import Program
from dialog_app.ui.crash import Report
from dialog_app.ui.frame.fault_lines import tell_crash, tell_stopped
from screens_album import Album

SIZE: Final = QSize(1366, 736)
SETTLE: Final = 150
LONGEST: Final = 10_000
NAME: Final = "Dialogdag.dialogarkiv"
NAMED: Final = "Marit Nordvik"
LOOKS: Final[tuple[tuple[Theme, float], ...]] = (("light", 1.0), ("dark", 1.0), ("light", 2.0))


def take(app: QApplication, album: Album, languages: Sequence[Language]) -> None:
    """Take the pictures, in each language and look."""
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as made:
        archive = _archive(Path(made) / NAME)
        for language in languages:
            for theme, scale in LOOKS:
                with tempfile.TemporaryDirectory() as home:
                    os.environ[paths.HOME_VARIABLE] = home
                    place = Path(shutil.copy(archive, home))
                    looked = Settings(language=language, theme=theme, text_scale=scale)
                    _wear(replace(looked, last_archive=str(place)))
                    suffix = f"{language}-{'200' if scale > 1 else theme}"
                    _take(app, place, album, suffix)


def _wear(settings: Settings) -> None:
    """Let the program find settings when it starts."""
    SettingsFile(paths.settings_file()).save(settings)


def _archive(place: Path) -> Path:
    """Make a demonstration archive in which two days are due."""
    build(place, datetime.datetime.now(datetime.UTC).date())
    with opened(place) as (_archive, session):
        for line in session.days()[-2:]:
            desk = session.day_desk(line.id)
            desk.run(retention.keep_until, desk.record.info.date)
        _name_somebody(session)
    return place


def _name_somebody(session: Session) -> None:
    """Let a leader be named in the register, with an action, and in a note."""
    service = session.register.services[0]
    named = replace(service, leader_name=NAMED, leader_email="marit.nordvik@example.org")
    session.register_desk.take(Step("step.service_changed", (Change(service, named),)))
    desk = session.day_desk(session.days()[1].id)
    action = desk.record.actions[0]
    session.register_desk.run(consents.record_consent, "samtykke", action, "sa ja på dagen")
    owner = replace(action, owner_name=NAMED, owner_consent_id="samtykke")
    note = Note(id="notat", day_id=desk.record.id, number=90, text=f"Ringe {NAMED} om rommet")
    spoken = Note(id="notat2", day_id=desk.record.id, number=91, text="Marit i resepsjonen")
    changes = (Change(action, owner), *added(note, spoken))
    desk.take(Step("step.action_changed", changes))


def _take(app: QApplication, place: Path, album: Album, suffix: str) -> None:
    program = Program(app)
    program.begin(place)
    window = program.window
    assert window is not None  # noqa: S101 - the archive was just made
    window.resize(SIZE)
    settle()
    _wait_for(lambda: bool(_shown(window, "show_due")))
    for name in _screens(window):
        settle()
        album.keep(window.grab(), f"{name}-{suffix}")
    window.left.disconnect()
    window.close()
    program.end()
    window.deleteLater()
    settle()


def _wait_for(is_so: Callable[[], bool]) -> None:
    """Let things happen until something is so, for ten seconds at most."""
    for _ in range(LONGEST // SETTLE):
        if is_so():
            return
        settle()


def _screens(window: "QWidget") -> Iterator[str]:
    """Show one screen after the other; give its name while it is shown."""
    yield "privacy-notice"
    _press(window, "show_due")
    yield "privacy-due"
    _press(window, "keep_longer")
    settle()
    _press(window, "longer_keep")
    yield "privacy-longer"
    _press(window, "delete_due", -1)
    yield "privacy-deleted"
    covers = window.covers  # type: ignore[attr-defined]
    covers.close_card()
    workspace = window.workspace  # type: ignore[attr-defined]
    line = workspace.around.session.days()[0]
    workspace.open_day(line.id, "plan")
    settle()
    _press(window, "about_day")
    yield "privacy-plan"
    tell_crash(window, Report("ValueError", ("plan.py:1 x",)))  # type: ignore[arg-type]
    yield "privacy-crash"
    tell_stopped(window, "Fatal Python error")  # type: ignore[arg-type]
    yield "privacy-stopped"
    window.notices.hide_line("crash_notice")  # type: ignore[attr-defined]
    workspace.show_place("settings")
    settle()
    _press(window, "show_stored")
    yield "privacy-stored"
    _scroll(window, 700)
    yield "privacy-stored-2"
    _scroll(window, 5200)
    yield "privacy-stored-3"
    covers.close_card()
    _press(window, "show_about")
    yield "privacy-about"
    field = window.findChild(QLineEdit, "about_name")
    if field is not None:
        field.setText(NAMED)
    _press(window, "about_find")
    yield "privacy-about-found"
    covers.close_card()
    for area in window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    yield "privacy-settings"


def _scroll(window: QWidget, to: int) -> None:
    card = window.findChild(QWidget, "stored_card")
    for area in card.findChildren(QScrollArea) if card is not None else ():
        area.verticalScrollBar().setValue(to)


def _press(window: QWidget, name: str, which: int = 0) -> None:
    buttons = _shown(window, name)
    if buttons:
        buttons[which].click()
    settle()


def _shown(window: QWidget, name: str) -> list[QAbstractButton]:
    """Return the buttons of a name that can be seen."""
    return [one for one in window.findChildren(QAbstractButton, name) if one.isVisible()]


def settle(milliseconds: int = SETTLE) -> None:
    """Let everything that is waiting happen."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

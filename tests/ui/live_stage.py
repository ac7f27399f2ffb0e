"""A live page over an archive in memory, with what a facilitator has at hand."""

import datetime
from contextlib import AbstractContextManager
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from pytestqt.qtbot import QtBot

from dialog_app.core.commands import running
from dialog_app.core.day import Day
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.catalogue import (
    AdviceLink,
    MainAnswer,
    ObstacleCategory,
    Provision,
    ProvisionKind,
)
from dialog_app.core.register import Register
from dialog_app.desk.desk import Desk
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.desk.time_watch import TimeWatch
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.pages.live import LivePage
from tests.drivers.around import around as around_of
from tests.drivers.live import LiveDriver
from tests.drivers.memory_archive import (
    MemoryArchive,
    TurnedClock,
    planned_day,
    small_register,
)

NOON = datetime.datetime(2026, 11, 18, 11, 0, tzinfo=datetime.UTC)  # 12.00 in Oslo
CHILD_SAID = "Eksempel: Spør oss før dere sier det videre."

SCHOOL, PPT, OUTREACH = "Skolehelsetjenesten", "PPT", "Utekontakten"
SHARING, READING = "Avtale før deling", "Vite hva som står"


@dataclass
class Stage:
    """A day about to begin at twelve, and everything needed to look behind the page."""

    driver: LiveDriver
    desk: Desk[Day]
    bridge: DayBridge
    clock: TurnedClock
    archive: MemoryArchive
    session: Session
    page: LivePage
    bot: QtBot

    @property
    def day(self) -> Day:
        """The day as it is on the disk."""
        return self.desk.record

    def wait(self, minutes: float) -> None:
        """Let minutes go by, and the page look at the clock."""
        self.clock.pass_minutes(minutes)
        self.driver.second_goes_by()

    def unseen(self) -> AbstractContextManager[object]:
        """Let steps go by that the page is not told of; it sees where the day is with the next."""
        return QSignalBlocker(getattr(self.bridge, "_signals"))  # noqa: B009  the page's own ear

    def open_again(self) -> LiveDriver:
        """Close the page and open a fresh one, as after a crash."""
        self.page.hide()
        fresh = Session(self.archive, self.session.laptop)
        self.session = fresh
        self.desk = fresh.day_desk(self.day.id)
        self.bridge, self.page = _page(self.bot, fresh, self.desk)
        self.driver = LiveDriver(self.page)
        return self.driver


def live_register() -> Register:
    """Return the small register, with more categories and provisions and one main answer."""
    rows: list[Row] = [*small_register().rows(), *_categories(), *_provisions()]
    rows.append(MainAnswer(id="answer-1", text=Words(CHILD_SAID), survey="Undersøkelse", year=2020))
    rows.append(AdviceLink(id="advice-1", main_answer_id="answer-1", method_id="method:G4"))
    return Register(rows)


def _categories() -> list[Row]:
    titles = {"TID": "Tid og bemanning", "SAM": "Samarbeid", "BARN": "Barnet og situasjonen"}
    return [
        ObstacleCategory(
            id=f"category:{code}",
            code=code,
            title=Words(title),
            meaning=Words(),
            position=place,
        )
        for place, (code, title) in enumerate(titles.items(), start=1)
    ]


def _provisions() -> list[Row]:
    known = (
        ("hpl", "helsepersonelloven", "hpl.", "§ 21", "hovedregel om taushetsplikt"),
        ("fvl", "forvaltningsloven", "fvl.", "§ 13", "taushetsplikt"),
    )
    return [
        Provision(
            id=f"provision:{name}",
            kind=ProvisionKind.LAW,
            full_name=full,
            short_name=short,
            section=section,
            heading=heading,
            who_can_change="Stortinget",
        )
        for name, full, short, section, heading in known
    ]


def stage(bot: QtBot, time_watch: TimeWatch | None = None, at: str = "") -> Stage:
    """Open the live page of a day that begins at twelve, at twelve.

    With a `time_watch` the page goes by its clock instead of the one that the stage turns. The day
    has come to the item whose title begins with `at`; where that is empty it is not begun.
    """
    clock = TurnedClock(NOON)
    laptop = ThisLaptop("laptop-1", time_watch.clock.now if time_watch else clock)
    archive = MemoryArchive(laptop, live_register())
    session = Session(archive, laptop)
    desk = planned_day(session)
    if at:
        _go_on_until(desk, at)
    bridge, page = _page(bot, session, desk, time_watch)
    return Stage(LiveDriver(page), desk, bridge, clock, archive, session, page, bot)


def _go_on_until(desk: Desk[Day], title: str) -> None:
    desk.run(running.start)
    while (item := desk.record.running) is not None and not item.title.startswith(title):
        desk.run(running.next_item)
    assert item is not None, f"no item called {title}"


def _page(
    bot: QtBot, session: Session, desk: Desk[Day], time_watch: TimeWatch | None = None
) -> tuple[DayBridge, LivePage]:
    bridge = DayBridge(desk)
    if time_watch is not None:
        bridge.changed.connect(time_watch.follow)
    around = around_of(session, time_watch=time_watch)
    page = LivePage(bridge, around)
    bot.addWidget(page)
    page.resize(1278, 680)
    page.show()
    page.activateWindow()
    bot.waitUntil(page.isActiveWindow)
    return bridge, page

"""A facilitator looks at what stands in the way across all days, and puts it together."""

import datetime
from collections.abc import Collection, Iterable, Sequence

import pytest

from dialog_app.core.commands import findings, obstacles, running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.findings import About, SourceGiven
from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import DayKind, DayState
from dialog_app.core.model.said import Obstacle, Severity, SourceEffect, SourceStatus
from dialog_app.core.register import Register
from dialog_app.core.tables import SERVICE_ROWS
from dialog_app.core.target import Target
from dialog_app.desk.desk import Desk
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.rehearsal import MemoryAcross
from dialog_app.desk.session import Session
from dialog_app.storage import base_set
from dialog_app.ui.pages.catalogue import CataloguePage
from dialog_app.ui.text import disk_trouble
from tests.drivers.around import around as around_of
from tests.drivers.memory_archive import (
    MORNING,
    MemoryArchive,
    TurnedClock,
    small_register,
)
from tests.drivers.obstacle_shelf import ObstacleShelfDriver

SCHOOL, PPT, OUTREACH = "service-sh", "service-ppt", "service-os"
CONSENT, INFORM = "Samtykke fra begge foreldre", "Vi må informere foreldre"
SLOW = "Journalen er treg"


class CountedArchive(MemoryArchive):
    """Knows whether its obstacles were read; a disk that fails cannot be read."""

    read = False

    @property
    def across(self) -> MemoryAcross:
        """Give what is read across the days."""
        return CountedAcross(self, self._days.values(), self._register)

    def note(self, kinds: Collection[type[DayRow]]) -> None:
        """Notice what is read."""
        self.read = self.read or Obstacle in kinds
        self._fail_if_asked()


class CountedAcross(MemoryAcross):
    """Tells its archive what is read of every day."""

    def __init__(self, archive: CountedArchive, days: Iterable[Day], register: Register) -> None:
        super().__init__(days, register)
        self._archive = archive

    def kind_days(self, kinds: Collection[type[DayRow]]) -> Sequence[Day]:
        """Give every day with rows of some kinds."""
        self._archive.note(kinds)
        return super().kind_days(kinds)


class Known:
    """Two days on which much the same was said, and the catalogue over them."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.clock = TurnedClock(MORNING)
        laptop = ThisLaptop("laptop-1", self.clock)
        services = (row for row in small_register().rows() if isinstance(row, SERVICE_ROWS))
        register = Register([*base_set.rows(), *services])
        self.archive = CountedArchive(laptop, register)
        self.session = Session(self.archive, laptop)
        self.went: list[Target] = []
        self.first = self.day(7)
        self.second = self.day(21)
        self.say()

    def day(self, date: int) -> Desk[Day]:
        desk = self.session.new_day(
            NewDay(
                kind=DayKind.DIALOGUE,
                date=datetime.date(2026, 10, date),
                title=f"Dag {date}",
                place="Nordvik",
                services=((SCHOOL, 9), (PPT, 11), (OUTREACH, 4)),
            )
        )
        desk.run(running.start)
        return desk

    def say(self) -> None:
        given = SourceGiven(citation="Rundskriv I-8/2015", effect=SourceEffect.FORBIDS)
        self.said(self.first, INFORM, SCHOOL, "RUND", given)
        self.said(self.first, CONSENT, PPT, "LOV", None)
        earlier = obstacles.Earlier(
            id=self.first.record.obstacles[0].id, text=INFORM, category_code="RUND"
        )
        self.second.run(obstacles.take, About(service_id=PPT), earlier)
        again = self.second.record.obstacles[0]
        self.second.run(findings.set_severity, again.id, PPT, Severity.STOPS)
        self.second.run(findings.add_possibility, About(), "Skrive sammen", [again.id])
        self.said(self.second, SLOW, OUTREACH, "IT", None)

    @staticmethod
    def said(desk: Desk[Day], text: str, service: str, code: str, source) -> Obstacle:
        step = desk.run(findings.add_obstacle, About(service_id=service), text, code, source)
        row = step.added(Obstacle)
        assert row is not None
        return row

    def page(self) -> CataloguePage:
        around = around_of(self.session, show_target=self.went.append)
        page = CataloguePage(around)
        self.qtbot.addWidget(page)
        page.resize(1278, 680)
        page.show()
        self.qtbot.waitExposed(page)
        return page

    def opened(self) -> ObstacleShelfDriver:
        driver = ObstacleShelfDriver(self.page())
        driver.go_to("Hindringer")
        self.qtbot.waitUntil(driver.is_read)
        return driver


@pytest.fixture
def known(qtbot) -> Known:
    return Known(qtbot)


def test_each_stands_once_with_how_many_services_have_it(known) -> None:
    shelf = known.opened()
    rows = shelf.methods()
    assert rows[0].startswith(f"{INFORM}, 2, Rundskriv · sist 21.10.2026")
    assert sum(row.startswith(INFORM) for row in rows) == 1


def test_laws_circulars_and_guidelines_stand_apart_with_counts(known) -> None:
    shelf = known.opened()
    counts = {row.rpartition(", ")[0]: row.rpartition(", ")[2] for row in shelf.tree()}
    typical = [row.category_code for row in known.session.register.typical_obstacles]
    for code, said in (("LOV", 1), ("RUND", 1), ("RETN", 0), ("IT", 1)):
        category = known.session.register.category(code)
        expected = str(typical.count(code) + said) if typical.count(code) + said else "tom"
        assert counts[category.title.nb] == expected
    shelf.go_to("Journal og IT")
    assert shelf.methods()[0].startswith(f"{SLOW}, 1, sist 21.10.2026")


def test_nothing_is_read_before_somebody_asks_for_it(known) -> None:
    page = known.page()
    assert not known.archive.read
    shelf = ObstacleShelfDriver(page)
    shelf.go_to("Hindringer")
    known.qtbot.waitUntil(shelf.is_read)
    assert known.archive.read


def test_a_day_one_is_taken_to_and_every_service_with_how_hard(known) -> None:
    shelf = known.opened()
    shelf.choose(INFORM)
    said = shelf.says()
    assert "2 tjenester" in said
    assert "Skolehelsetjenesten, Bergen" in said
    assert "PPT, Bergen (stopper)" in said
    assert "Skrive sammen" in said
    assert "Rundskriv I-8/2015 · forbyr" in said
    again = known.second.record.obstacles[0]
    shelf.go_to_day(again.id)
    assert known.went == [Target("obstacle", again.id, known.second.record.id)]


def test_how_sure_a_source_is_goes_up_the_ladder_after_the_day_is_closed(known) -> None:
    known.first.run(running.end_day)
    known.session.close_day(known.first.record.id, "ferdig")
    assert known.first.record.info.state is DayState.CLOSED
    shelf = known.opened()
    shelf.choose(INFORM)
    shelf.assess("bekreftet hinder")
    (source,) = known.first.record.sources(known.first.record.obstacles[0])
    assert source.status is SourceStatus.CONFIRMED
    saved = known.session.saved_day(known.first.record.id)
    assert saved.sources(saved.obstacles[0])[0].status is SourceStatus.CONFIRMED


def test_two_of_different_days_are_tied_as_one_and_untied(known) -> None:
    shelf = known.opened()
    shelf.choose(SLOW)
    shelf.tie_to("begge foreldre")
    assert not any(row.startswith(SLOW) for row in shelf.methods())
    shelf.choose(CONSENT)
    assert f"sagt slik: «{SLOW}»" in shelf.says()
    assert "2 tjenester" in shelf.says()
    shelf.untie()
    assert any(row.startswith(SLOW) for row in shelf.methods())


def test_typical_ones_stand_there_as_examples(known) -> None:
    shelf = known.opened()
    typical = known.session.register.typical_obstacles[0]
    shelf.choose(typical.code)
    assert "eksempel fra startkatalogen" in shelf.says()
    assert typical.text.nb in shelf.says()


def test_searching_finds_words_and_sources(known) -> None:
    shelf = known.opened()
    shelf.search("I-8/2015")
    assert [row.partition(",")[0] for row in shelf.methods()] == [INFORM]


def test_what_was_said_since_is_there_when_one_comes_back(known) -> None:
    shelf = known.opened()
    known.said(known.second, "Nytt i dag", SCHOOL, "SAM", None)
    shelf.page.hide()
    shelf.page.show()
    known.qtbot.waitUntil(lambda: any(row.startswith("Nytt i dag") for row in shelf.methods()))


def test_a_disk_that_fails_says_so_over_the_list(known) -> None:
    page = known.page()
    known.archive.fail_with = "gone"
    shelf = ObstacleShelfDriver(page)
    shelf.go_to("Hindringer")
    known.qtbot.waitUntil(lambda: shelf.title_of_list() == disk_trouble("gone"))


def test_one_is_taken_to_what_was_said_again_even_before_all_are_read(known) -> None:
    page = known.page()
    again = known.second.record.obstacles[0]
    page.show_row("obstacle", again.id)
    shelf = ObstacleShelfDriver(page)
    known.qtbot.waitUntil(shelf.is_read)
    assert INFORM in shelf.says()
    assert "2 tjenester" in shelf.says()

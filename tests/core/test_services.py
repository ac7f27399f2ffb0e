"""The register of services: what is kept of one that is no longer there, or has moved."""

import datetime
from dataclasses import dataclass, field

import pytest

from dialog_app.core.commands import register as writing
from dialog_app.core.commands.shelf import services
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import Municipality
from dialog_app.core.model.services import Service, ServiceMunicipality
from dialog_app.core.register import Register
from tests.core.days import NINE, TestLaptop

BERGEN, ASKOY = "4601", "4627"
LATER = NINE + datetime.timedelta(days=40)


@dataclass
class Office:
    """A register with one service in Bergen, and a hand to run commands with."""

    laptop: TestLaptop = field(default_factory=TestLaptop)
    register: Register = field(default_factory=Register)
    service_id: str = ""

    def __post_init__(self) -> None:
        for number, name in ((BERGEN, "Bergen"), (ASKOY, "Askøy")):
            row = Municipality(id=f"municipality:{number}", number=number, name=name)
            self.register = Register([*self.register.rows(), row])
        self.service_id = self.add("PPT", [BERGEN])

    def do(self, command, *args, **facts):
        step = command(self.register, self.laptop, *args, **facts)
        before = self.register
        self.register = before.after(step)
        assert self.register.after(step.inverse()) == before
        return step

    def add(self, name, numbers=(), **fields):
        step = self.do(writing.add_service, numbers, name=name, kind="PPT", **fields)
        new = step.added(Service)
        assert new is not None
        return new.id

    def places(self):
        return self.register.places(self.service_id)

    def periods(self):
        rows = self.register.all(ServiceMunicipality)
        return sorted((row.municipality_number, row.since, row.until) for row in rows)


@pytest.fixture
def office():
    return Office()


def test_an_archived_service_is_kept_and_offered_no_more(office):
    office.do(services.archive_service, office.service_id)
    assert office.register.service(office.service_id).until == NINE.date()
    assert office.register.current_services == ()
    assert len(office.register.services) == 1
    assert office.do(services.archive_service, office.service_id).changes == ()
    office.do(services.bring_back_service, office.service_id)
    assert [row.id for row in office.register.current_services] == [office.service_id]


def test_a_service_that_has_been_on_a_day_is_not_removed(office):
    with pytest.raises(RuleBroken, match=r"service\.in_use") as refused:
        office.do(services.remove_service, office.service_id, 3)
    assert refused.value.facts == {"n": 3}


def test_a_service_without_any_use_goes_with_its_municipalities(office):
    office.do(services.remove_service, office.service_id, 0)
    assert office.register.services == ()
    assert office.register.all(ServiceMunicipality) == ()


def test_a_service_with_parts_stays(office):
    office.add("PPT vest", part_of=office.service_id)
    with pytest.raises(RuleBroken, match=r"service\.has_parts"):
        office.do(services.remove_service, office.service_id, 0)


def test_no_service_is_a_part_of_itself_by_any_way(office):
    part = office.add("PPT vest", part_of=office.service_id)
    small = office.add("PPT vest, team A", part_of=part)
    for above in (office.service_id, part, small):
        with pytest.raises(RuleBroken, match=r"service\.part_circular"):
            office.do(writing.change_service, office.service_id, part_of=above)
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        office.do(writing.change_service, office.service_id, part_of="s-ukjent")


def test_a_municipality_that_is_left_is_kept_with_its_period(office):
    office.laptop.time = LATER
    office.do(writing.set_places, office.service_id, [ASKOY])
    assert office.places() == ("Askøy",)
    assert office.periods() == [
        (BERGEN, NINE.date(), LATER.date()),
        (ASKOY, LATER.date(), None),
    ]


def test_a_municipality_one_comes_back_to_has_a_period_of_its_own(office):
    office.laptop.time = LATER
    office.do(writing.set_places, office.service_id, [])
    office.laptop.time = LATER + datetime.timedelta(days=9)
    office.do(writing.set_places, office.service_id, [BERGEN])
    assert [until for _, _, until in office.periods()] == [LATER.date(), None]
    assert office.places() == ("Bergen",)


def test_a_municipality_given_by_mistake_the_same_day_leaves_no_trace(office):
    office.do(writing.set_places, office.service_id, [BERGEN, ASKOY])
    office.do(writing.set_places, office.service_id, [BERGEN])
    assert office.periods() == [(BERGEN, NINE.date(), None)]

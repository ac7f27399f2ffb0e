"""Laws, circulars and guidelines: written, changed, checked, and kept as they were cited."""

import dataclasses
import datetime

import pytest

from dialog_app.core import cited, narrow
from dialog_app.core.commands import findings
from dialog_app.core.commands.shelf import rights
from dialog_app.core.commands.shelf.rights import ProvisionText
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.register import Register
from tests.core import days

SECRECY = ProvisionText(
    kind=ProvisionKind.LAW,
    full_name="helsepersonelloven",
    short_name="hpl.",
    section="§ 21",
    heading="hovedregel om taushetsplikt",
    who_can_change=WhoCanChange.PARLIAMENT,
)
SHIPPED = Provision(
    id="provision:x", kind=ProvisionKind.GUIDELINE, full_name="Veileder", short_name="Hdir"
)


@pytest.fixture
def laptop():
    return days.TestLaptop()


@pytest.fixture
def written(laptop):
    register = Register([*days.register().rows(), SHIPPED])
    return register.after(rights.add_provision(register, laptop, SECRECY))


def _own(register) -> Provision:
    (row,) = register.where(Provision, lambda row: row.source is Source.LOCAL)
    provision: Provision = row
    return provision


def test_a_provision_written_here_has_not_been_checked(written):
    row = _own(written)
    assert (row.citation, row.last_checked) == ("hpl. § 21", None)


def test_it_is_checked_with_one_deed(written, laptop):
    on = datetime.date(2026, 11, 18)
    now = written.after(rights.check_provision(written, laptop, _own(written).id, on))
    assert _own(now).last_checked == on
    assert rights.check_provision(now, laptop, _own(now).id, on).changes == ()


def test_without_a_short_name_the_full_name_is_used(laptop):
    text = dataclasses.replace(SECRECY, short_name=" ")
    step = rights.add_provision(days.register(), laptop, text)
    row = step.added(Provision)
    assert row is not None
    assert row.citation == "helsepersonelloven § 21"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"full_name": " "}, "provision.name_missing"),
        ({"section": ""}, "provision.section_missing"),
        ({}, "provision.taken"),
        ({"short_name": "HPL.", "full_name": "Helsepersonelloven"}, "provision.taken"),
        (
            {"section": "§ 22", "last_checked": datetime.date(2026, 11, 20)},
            "provision.checked_ahead",
        ),
    ],
)
def test_what_cannot_be_is_refused(written, laptop, wrong, code):
    with pytest.raises(RuleBroken) as broken:
        rights.add_provision(written, laptop, dataclasses.replace(SECRECY, **wrong))
    assert broken.value.code == code


def test_what_came_with_the_program_can_be_changed_and_stays(written, laptop):
    text = ProvisionText(kind=ProvisionKind.GUIDELINE, full_name="Ny veileder")
    now = written.after(rights.change_provision(written, laptop, SHIPPED.id, text))
    assert now.one(Provision, SHIPPED.id).full_name == "Ny veileder"
    with pytest.raises(RuleBroken, match=r"provision\.shipped"):
        rights.remove_provision(now, laptop, SHIPPED.id)


def test_what_nobody_cites_can_go_and_what_is_cited_cannot(written, laptop):
    row = _own(written)
    with pytest.raises(RuleBroken) as broken:
        rights.remove_provision(written, laptop, row.id, services=3)
    assert (broken.value.code, broken.value.facts["n"]) == ("provision.in_use", 3)
    gone = written.after(rights.remove_provision(written, laptop, row.id))
    assert gone.find(Provision, row.id) is None


def _cited_day(laptop, row: Provision):
    day = days.new_day(laptop)
    about = findings.About(subject=days.SHARING, service_id=days.SCHOOL)
    source = findings.SourceGiven(provision_id=row.id, citation=row.citation)
    day = day.after(findings.add_obstacle(day, laptop, about, "Vi kan ikke si det", "LOV", source))
    shared = day.obstacles[0].id
    day = day.after(findings.share_obstacle(day, laptop, shared, days.PPT))
    return day.after(findings.add_obstacle(day, laptop, about, "Ikke tid", "TID"))


def test_an_obstacle_keeps_what_it_cited_and_says_what_that_is_called_now(written, laptop):
    row = _own(written)
    day = _cited_day(laptop, row)
    (source,) = day.sources(day.obstacles[0])
    assert cited.cited(written, source) == cited.Cited("hpl. § 21")
    text = dataclasses.replace(SECRECY, section="§ 21 a")
    now = written.after(rights.change_provision(written, laptop, row.id, text))
    assert cited.cited(now, source) == cited.Cited("hpl. § 21", "hpl. § 21 a")


def test_a_closer_citation_is_no_other_name():
    assert cited.new_name("hpl. § 21 første ledd", "hpl. § 21") == ""


def test_a_provision_is_counted_by_services_and_not_by_how_often_it_is_said(written, laptop):
    row = _own(written)
    day = narrow.of_provision(_cited_day(laptop, row), row.id)
    found = cited.cited_on([day], row.id)
    assert [one.obstacle.text for one in found] == ["Vi kan ikke si det"]
    assert found[0].citation == "hpl. § 21"
    assert cited.services(found) == {days.SCHOOL, days.PPT}

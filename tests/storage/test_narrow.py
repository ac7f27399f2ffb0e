"""Of many days only what was asked for is read, and it is what the whole days say."""

import shutil
from pathlib import Path

import pytest

from dialog_app.core import narrow
from dialog_app.core.day import Day
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.said import Action, FollowUp, Obstacle, Trial
from dialog_app.core.record import Step, added
from dialog_app.storage.archive import SqliteArchive, open_archive
from tests.storage.made import TestLaptop, filled


@pytest.fixture(scope="module")
def shown(demonstration: Path, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("demo") / "demo.dialogarkiv"
    shutil.copyfile(demonstration, path)
    archive = open_archive(path, TestLaptop())
    yield archive
    archive.close()


def _whole(archive: SqliteArchive):
    days = [archive.day(line.id) for line in archive.days()]
    return sorted(days, key=lambda day: (day.info.date, day.info.public_start, day.id))


def test_the_days_of_a_service_hold_what_concerns_it_and_no_other_service(shown) -> None:
    whole = _whole(shown)
    for service in shown.register().services:
        wanted = [
            narrow.of_service(day, service.id) for day in whole if service.id in day.service_ids
        ]
        assert list(shown.across.service_days(service.id)) == wanted


def test_the_days_of_a_method_hold_what_was_said_about_it(shown) -> None:
    register, whole = shown.register(), _whole(shown)
    met = 0
    for method in register.methods:
        versions = {row.id for row in register.versions(method.id)}
        days = [narrow.of_versions(day, versions) for day in whole]
        wanted = [day for day in days if any(day.all(kind) for kind in narrow.OF_SUBJECT)]
        assert list(shown.across.version_days(versions)) == wanted
        met += len(wanted)
    assert met > 0


def test_the_days_of_a_provision_hold_the_obstacles_it_is_behind(shown) -> None:
    whole, met = _whole(shown), 0
    for provision in shown.register().provisions:
        days = [narrow.of_provision(day, provision.id) for day in whole]
        wanted = [day for day in days if day.all(Obstacle)]
        assert list(shown.across.provision_days(provision.id)) == wanted
        met += len(wanted)
    assert met > 0


def test_the_days_of_an_article_hold_the_obstacles_that_name_it(archive) -> None:
    named = (filled(Obstacle, id=f"obstacle-{one}", crc_article=one) for one in ("12", "", "16"))
    day = Day([filled(DayInfo), *named])
    archive.write(day.id, Step("step.day_made", added(*day.rows())), "do", 0, "")
    found = archive.across.article_days("12")
    assert list(found) == [narrow.of_article(day, "12")]
    assert [row.crc_article for row in found[0].all(Obstacle)] == ["12"]


def test_every_day_can_be_read_with_a_few_kinds_of_row_alone(shown) -> None:
    kinds = (Action, Obstacle, Trial, FollowUp)
    assert list(shown.across.kind_days(kinds)) == [
        narrow.of_kinds(day, kinds) for day in _whole(shown)
    ]

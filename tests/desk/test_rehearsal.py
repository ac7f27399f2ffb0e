"""A rehearsal is a copy: what is done in it is done to nothing else, and its clock runs faster."""

import datetime

import pytest

from dialog_app.core.commands import answers, findings, plan, running
from dialog_app.core.commands.register import add_service
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayInfo, DayState, ItemState, Phase
from dialog_app.core.model.said import Answer, Obstacle, Position, Round
from dialog_app.desk.rehearsal import FastClock, MemoryArchive, as_planned, rehearse
from tests.drivers.memory_archive import (
    TurnedClock,
    demonstration,
    empty,
    held_day,
    planned_day,
    subject,
)

START = datetime.datetime(2026, 11, 18, 11, 0, tzinfo=datetime.UTC)  # 12.00 in Oslo


@pytest.fixture
def clock():
    return TurnedClock()


def test_ten_minutes_go_by_in_one(clock):
    fast = FastClock(clock, START, 10)
    assert fast.now() == START
    clock.pass_minutes(1.5)
    assert fast.now() == START + datetime.timedelta(minutes=15)


def test_a_rehearsal_begins_five_minutes_before_the_day_whenever_it_is(clock):
    session, _ = empty(clock)
    day = planned_day(session).record
    clock.pass_minutes(60 * 24 * 40)
    tried = rehearse(session, day.id)
    assert tried.laptop.now() == START - datetime.timedelta(minutes=5)
    clock.pass_minutes(0.5)
    desk = tried.day_desk(day.id)
    desk.run(running.start)
    assert desk.record.info.started_at == START


def test_a_planned_day_is_rehearsed_as_it_is(clock):
    session, _ = empty(clock)
    day = planned_day(session).record
    assert rehearse(session, day.id).day_desk(day.id).record == day


def test_nothing_done_in_a_rehearsal_reaches_the_archive(clock):
    session, archive = demonstration(clock)
    days = {line.id: archive.day(line.id) for line in archive.days()}
    journals = {day_id: archive.journal(day_id) for day_id in (*days, "")}
    register = archive.register()
    day_id = next(line.id for line in archive.days() if line.state is DayState.PLANNED)
    archive.keep_draft(day_id, "live.capture", "h det som står")
    tried = rehearse(session, day_id)
    desk = tried.day_desk(day_id)
    desk.run(running.start)
    asked = answers.Asked("service-sh", subject("G4"), Phase.BEFORE)
    desk.run(answers.set_count, asked, Position.AGREE, 12)
    desk.run(findings.add_obstacle, findings.About(), "Ingen tid", "ANNET", None)
    desk.keep_draft("live.capture", "h noe annet")
    desk.undo()
    tried.register_desk.run(add_service, (), name="Ny tjeneste", kind="SH")
    desk.run(running.end_day)
    tried.close_day(day_id, "bare en prøve")
    tried.close()
    assert {found: archive.day(found) for found in days} == days
    assert {scope: archive.journal(scope) for scope in journals} == journals
    assert archive.drafts(day_id) == {"live.capture": "h det som står"}
    assert archive.register() is register
    assert session.day_desk(day_id).record == days[day_id]


def test_what_is_done_to_the_day_does_not_reach_a_rehearsal(clock):
    session, _ = empty(clock)
    desk = planned_day(session)
    tried = rehearse(session, desk.record.id)
    desk.run(plan.change_day, title="Et annet navn")
    assert tried.day_desk(desk.record.id).record.info.title == "Dialogdag i Nordvik"


def test_nothing_that_stood_half_written_comes_along(clock):
    session, archive = empty(clock)
    day_id = planned_day(session).record.id
    archive.keep_draft(day_id, "live.capture", "h hemmelig")
    assert rehearse(session, day_id).day_desk(day_id).draft("live.capture") == ""


def test_a_day_that_has_been_held_is_rehearsed_as_it_was_planned(clock):
    session, _ = empty(clock)
    held = held_day(session)
    assert held.record.all(Answer)
    copy = as_planned(held.record)
    assert copy.info.state is DayState.PLANNED
    assert {item.state for item in copy.agenda} == {ItemState.COMING}
    assert [copy.all(kind) for kind in (Answer, Round, Obstacle)] == [(), (), ()]
    assert copy.service_ids == held.record.service_ids
    assert copy.subjects == held.record.subjects
    assert copy.present("service-ppt") == 11


def test_a_day_that_runs_late_is_rehearsed_without_its_lateness(clock):
    session, _ = empty(clock)
    desk = planned_day(session)
    before = desk.record
    desk.run(running.start)
    desk.run(running.add_minutes, 25)
    desk.run(running.pause)
    clock.pass_minutes(40)
    desk.run(running.pause)
    desk.run(running.next_item)
    assert as_planned(desk.record).info == before.info
    assert as_planned(desk.record).agenda == before.agenda


def test_a_day_that_is_not_there_is_said_not_to_be(clock):
    session, _ = empty(clock)
    with pytest.raises(RuleBroken, match="gone"):
        MemoryArchive(session.laptop).day("ingen")
    day = planned_day(session).record
    (line,) = rehearse(session, day.id).days()
    assert (line.id, line.state, line.services[0]) == (
        day.id,
        day.info.state,
        "Skolehelsetjenesten",
    )
    assert isinstance(day.info, DayInfo)

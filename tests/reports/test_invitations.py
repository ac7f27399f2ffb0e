"""An invitation: a file that any calendar opens, and a letter to the leader of a service."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import icalendar
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import AgendaItem, DayInfo
from dialog_app.core.papers import invitation
from dialog_app.core.register import Register
from dialog_app.reports import calendar, invitations
from tests.reports import as_text, sample
from tests.reports.test_agenda_papers import INTERNAL, LONG_LEADER, NOTES, PUBLIC, marked, register

OSLO = ZoneInfo("Europe/Oslo")
NB = Texts("nb")


def changed(day, **fields):
    return Day([replace(row, **fields) if isinstance(row, DayInfo) else row for row in day.rows()])


def of_file(content):
    return icalendar.Calendar.from_ical(content)


def event_of(content):
    (event,) = of_file(content).walk("VEVENT")
    return event


def made(day, contact=""):
    return calendar.render(invitation.event(day, register(), NB, contact))


def test_the_calendar_file_says_when_and_where_the_public_day_is():
    day = marked()
    event = event_of(made(day))
    first, *_, last = (row for row in day.agenda if not row.internal)
    start = datetime.datetime.combine(day.info.date, day.info.public_start, OSLO)
    assert event.decoded("dtstart") == start
    assert event.decoded("dtend") == start + datetime.timedelta(
        minutes=first.minutes + last.minutes
    )
    assert event["summary"] == day.info.title
    assert event["location"] == day.info.place
    assert PUBLIC in event["description"]


def test_a_calendar_knows_the_time_zone_and_its_summer_time():
    (zone,) = of_file(made(changed(marked(), date=datetime.date(2026, 6, 3)))).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Oslo"
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    summer = zone.to_tz()
    assert datetime.datetime(2026, 6, 3, 9, tzinfo=summer).utcoffset() == datetime.timedelta(
        hours=2
    )


def test_lines_are_folded_and_end_as_the_standard_says():
    content = made(changed(marked(), place="Nordvik rådhus, møterom æøå " * 8))
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_same_day_gives_the_same_file_and_a_changed_one_the_same_event():
    moved = changed(marked(), place="Et annet sted")
    assert made(marked()) == made(marked())
    assert event_of(made(moved))["uid"] == event_of(made(marked()))["uid"]
    assert made(moved) != made(marked())


def test_nobody_is_named_and_nothing_internal_is_told():
    content = made(marked()).decode()
    unfolded = content.replace("\r\n ", "")
    for secret in (INTERNAL, NOTES, LONG_LEADER, "ATTENDEE", "ORGANIZER"):
        assert secret not in unfolded


def test_a_day_without_items_has_a_start_and_no_end():
    bare = Day([row for row in marked().rows() if not isinstance(row, AgendaItem)])
    event = event_of(made(bare))
    assert "dtend" not in event
    assert event.decoded("dtstart").time() == bare.info.public_start


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_typed_comes_back_from_the_file_as_it_went_in(title, place, contact):
    day = changed(marked(), title=title, place=place)
    event = invitation.event(day, register(), NB, contact)
    read = event_of(calendar.render(event))
    assert str(read["summary"]) == event.title
    assert str(read.get("location", "")) == event.place
    assert str(read["description"]) == event.description


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_tells_the_leader_what_is_needed_and_nothing_internal(language):
    day = marked()
    letter = invitation.letter(day, register(), sample.MINE, Texts(language), "Ola, tlf. 123")
    said = as_text.render(letter)
    for part in (register().full_name(sample.MINE), PUBLIC, day.info.place, "Ola, tlf. 123"):
        assert part in said
    for secret in (INTERNAL, NOTES, LONG_LEADER, sample.ELSEWHERE, sample.PRIVATE):
        assert secret not in said


def test_the_letter_names_the_leader_where_the_register_does():
    rows = [
        replace(row, leader_name="Kari Lie") if row.id == sample.MINE else row
        for row in register().rows()
    ]
    said = as_text.render(invitation.letter(marked(), Register(rows), sample.MINE, NB))
    assert "Til Kari Lie, leder av" in said


def test_without_anybody_to_ask_the_letter_says_nothing_of_it():
    said = as_text.render(invitation.letter(marked(), register(), sample.MINE, NB))
    assert "Kontakt" not in said


def test_every_service_gets_a_file_and_a_letter_in_its_own_language(tmp_path):
    rows = [
        replace(row, language="nn") if row.id == sample.MINE else row for row in register().rows()
    ]
    written = invitations.write(marked(), Register(rows), tmp_path)
    assert [path.name for path in written] == [
        "2026-11-18_Bergen_skolehelsetjenesten_invitasjon.ics",
        "2026-11-18_Bergen_skolehelsetjenesten_invitasjon.pdf",
        "2026-11-18_annentjeneste-ppt_invitasjon.ics",
        "2026-11-18_annentjeneste-ppt_invitasjon.pdf",
    ]
    letter = " ".join(page.extract_text() for page in pypdf.PdfReader(written[1]).pages)
    assert "Velkomen til dialogdag" in letter


def test_two_services_of_the_same_name_get_their_own_files(tmp_path):
    twin = replace(register().service(sample.MINE), id=sample.OTHER)
    rows = [row for row in register().rows() if row.id != sample.OTHER]
    places = [row for row in rows if getattr(row, "service_id", "") == sample.MINE]
    moved = [replace(row, id=f"{row.id}-2", service_id=sample.OTHER) for row in places]
    written = invitations.write(marked(), Register([*rows, twin, *moved]), tmp_path)
    assert len(set(written)) == 4


def test_a_service_that_is_not_known_is_refused(tmp_path):
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        invitations.write(marked(), register(), tmp_path, ["s-ukjent"])
    assert list(tmp_path.iterdir()) == []

"""Whatever is written in a day or of a service, the wall tells none of it but what is its own.

Not the private fields are counted up here but those the wall may tell. Every other text there is,
and every one that will be added, holds a marked word and is looked for.
"""

import datetime
import typing
from dataclasses import fields, replace
from typing import Any, Final

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import slide as slides
from dialog_app.core.commands import findings, wall, wall_queue
from dialog_app.core.day import Day
from dialog_app.core.minutes.reading import Reader
from dialog_app.core.model import days, editions, minutes, said, services
from dialog_app.core.model.days import Phase, Place, SlideKind
from dialog_app.core.model.said import LinkKind, Position
from dialog_app.core.register import Register
from dialog_app.core.showing import Showing
from dialog_app.core.slides.kinds import Frame, ReadThroughSlide
from dialog_app.core.slides.read_through import Reading
from dialog_app.core.tables import DAY_ROWS, SERVICE_ROWS
from tests.core.days import PPT, SCHOOL, SHARING, Room
from tests.core.slides import SHOWN, asking, count, texts, wall_register

MARKED: Final = "kanarifugl"
NOW: Final = datetime.datetime(2026, 11, 18, 8, 20, tzinfo=datetime.UTC)

FOR_THE_WALL: Final = {
    "DayInfo.title",
    "AgendaItem.title",
    "AgendaItem.title_nn",
    "AgendaItem.title_en",
    "Obstacle.text",
    "Possibility.text",
    "Wall.message",
    "Service.name",
    # Where two services have one name, its owner tells them apart.
    "Service.owner_name",
}
"""The texts that are written for the room."""

STRUCTURE: Final = {
    "Obstacle.category_code",
    "Obstacle.merged_into",
    "DayInfo.zone",
    "Wall.shown",
    "Service.kind",
    "ServiceMunicipality.municipality_number",
    "MinutesChange.row_kind",
}
"""Texts that hold the day together; a wrong one would only make the wall show less."""

PRINTED: Final = {
    "DayInfo.place",
    "DayInfo.next_meeting",
    "Minutes.reason",
    "Reason.text",
    "Rewording.text",
    "Action.text",
    "Action.who",
    "Action.why",
    "Trial.how_it_went",
    "FollowUp.text",
    "FollowUp.words",
    "Dissent.text",
    "Dissent.who",
    "Dissent.why",
    "Dissent.would_change",
    "ObstacleSource.citation",
    "ObstacleSource.who_can_change",
    "Obstacle.crc_article",
    "Obstacle.second_category_code",
    "Attendance.role_code",
}
"""The texts of a service's own that stand in its minutes, which are read through on the wall."""

Row = Any


def _texts_of(row: Row, shown: set[str]) -> list[str]:
    """Return the names of the fields that hold free text, those that only point left out."""
    hints = typing.get_type_hints(type(row))
    free = (f.name for f in fields(row) if hints[f.name] in {str, tuple[str, ...]})
    return [
        name
        for name in free
        if name not in {"id", "origin"}
        and not name.endswith(("_id", "_ids"))
        and f"{type(row).__name__}.{name}" not in shown
    ]


def marked(row: Row, shown: set[str] = FOR_THE_WALL | STRUCTURE) -> Row:
    """Return a row with the marked word in every text that is not for the wall."""
    names = _texts_of(row, shown)
    is_list = {name: isinstance(getattr(row, name), tuple) for name in names}
    words = {name: (MARKED,) if is_list[name] else f"{MARKED} {name}" for name in names}
    return replace(row, **words)


def _lived() -> Room:
    """Return a day under way in which everything has happened that leaves a row."""
    here = asking()
    count(here, SCHOOL, (5, 3, 3, 1))
    about = findings.About(subject=SHARING, service_id=SCHOOL)
    here.do(findings.add_note, "notat")
    here.do(findings.add_reason, about, "begrunnelse", Position.DISAGREE, Phase.BEFORE)
    source = findings.SourceGiven(citation="kilde")
    here.do(findings.add_obstacle, about, "Foreldre skal informeres", "LOV", source)
    here.do(findings.add_possibility, about, "Forklare unntaket", [here.day.obstacles[0].id])
    here.do(findings.add_action, about, "tiltak", findings.ActionPlan(who="hvem", why="hvorfor"))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    here.do(wall_queue.queue, Showing(SlideKind.MESSAGE, message="venter"))
    here.day = Day([*here.day.rows(), *_rest(here.day)])
    return here


def _rest(day: Day) -> list[Row]:
    """Return rows of the kinds that the commands above have left none of."""
    item = day.running
    assert item is not None
    obstacle = day.obstacles[0].id
    return [
        days.Group(id="g", day_id=day.id, name="gruppe", position=0, service_ids=(SCHOOL,)),
        days.PlanChange(id="pc", day_id=day.id, kind=days.PlanChangeKind.LATER, at=NOW),
        days.SmallTimer(id="st", day_id=day.id, item_id=item.id, number=2, started_at=NOW),
        days.Turn(
            id="tu", day_id=day.id, item_id=item.id, position=0, side=days.Side.PROS, since=NOW
        ),
        days.Projection(
            id="pp", day_id=day.id, place=Place.PAST, position=9, kind=SlideKind.MESSAGE
        ),
        said.ObstacleService(id="os", day_id=day.id, obstacle_id=obstacle, service_id=PPT),
        said.Link(id="li", day_id=day.id, kind=LinkKind.ANSWERS, from_id=obstacle, to_id=obstacle),
        said.Trial(id="tr", day_id=day.id, service_id=SCHOOL),
        said.Minutes(id="mi", day_id=day.id, service_id=SCHOOL),
        said.Rewording(id="rw", day_id=day.id, text="ny ordlyd", number=1, service_id=SCHOOL),
        said.FollowUp(
            id="fu",
            day_id=day.id,
            kind=said.FollowedKind.ACTION,
            about_id="x",
            about_day_id="y",
            outcome=said.Outcome.DONE,
            at=NOW,
        ),
        minutes.Dissent(
            id="di",
            day_id=day.id,
            service_id=SCHOOL,
            text="annen ordlyd",
            number=1,
            who="fagfolk",
            people=6,
        ),
        minutes.MinutesChange(
            id="mc",
            day_id=day.id,
            service_id=SCHOOL,
            version=1,
            kind=minutes.MinutesEvent.STRUCK,
            state=editions.MinutesState.READ_THROUGH,
            at=NOW,
        ),
        said.Move(
            id="mo",
            day_id=day.id,
            from_phase=Phase.BEFORE,
            to_phase=Phase.AFTER,
            before=Position.AGREE,
            after=Position.PARTLY,
            count=1,
        ),
    ]


def _services() -> list[Row]:
    consent = services.Consent(
        id="co",
        kind=services.ConsentKind.OWNER_NAMED,
        about="om",
        basis="grunn",
        given_on=NOW.date(),
    )
    place = services.ServiceMunicipality(id="sm", service_id=PPT, municipality_number="0301")
    return [consent, place]


@pytest.fixture(scope="module")
def here() -> Room:
    """Return the day with the marked word wherever it can stand."""
    lived = _lived()
    lived.day = Day(marked(row) for row in lived.day.rows())
    return lived


@pytest.fixture(scope="module")
def register() -> Register:
    """Return the register, its services marked in the same way."""
    rows = [*wall_register().rows(), *_services()]
    return Register([marked(row) if type(row) in SERVICE_ROWS else row for row in rows])


def test_the_marked_word_stands_in_every_kind_of_row_that_can_hold_text(here, register):
    kinds = {type(row) for row in here.day.rows()}
    assert kinds == set(DAY_ROWS)
    assert {type(row) for row in register.rows()} >= set(SERVICE_ROWS)
    rows = [*here.day.rows(), *register.rows()]
    places = {
        f"{type(row).__name__}.{field.name}"
        for row in rows
        for field in fields(row)
        if MARKED in repr(getattr(row, field.name))
    }
    assert places >= {
        "Note.text",
        "Reason.text",
        "Action.text",
        "Action.who",
        "Action.why",
        "AgendaItem.leader",
        "Answer.card",
        "DayInfo.close_reason",
        "Group.name",
        "Minutes.recipients",
        "Projection.message",
        "Service.leader_email",
        "Service.leader_name",
        "Trial.how_it_went",
    }
    assert len(places) > 35


@pytest.mark.parametrize("timer", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SlideKind)
def test_the_wall_tells_none_of_it(here, register, kind, language, timer):
    room = Room(here.day, here.laptop)
    if timer:
        room.do(wall.timer_on_off)
    room.do(*SHOWN[kind])
    frame = slides.frame(room.day, register, room.laptop.now(), Texts(language))
    assert isinstance(frame, Frame)
    assert MARKED not in repr(frame)
    assert kind is SlideKind.BLACK or len(texts(frame)) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_that_are_read_through_tell_only_what_they_print(register, language):
    """Every text that minutes print is left as it was; all others there are hold the word."""
    lived = _lived()
    rows = [marked(row, FOR_THE_WALL | STRUCTURE | PRINTED) for row in lived.day.rows()]
    reader, day = Reader(SCHOOL, Texts(language)), Day(rows)
    found = reader.steps(day, register)
    assert len(found) > 3
    for place in range(len(found)):
        reading = Reading(day.id, reader, place)
        frame = slides.frame(day, register, lived.laptop.now(), Texts("nb"), reading)
        assert isinstance(frame.slide, ReadThroughSlide)
        assert MARKED not in repr(frame)


def test_a_queue_that_waits_is_not_told_until_it_is_shown(here, register):
    room = Room(here.day, here.laptop)
    frame = slides.frame(room.day, register, room.laptop.now(), Texts("nb"))
    assert MARKED not in repr(frame)
    room.do(wall_queue.show_next)
    frame = slides.frame(room.day, register, room.laptop.now(), Texts("nb"))
    assert MARKED in repr(frame), "a message is shown as it is written: so the word can be found"

"""What the wall may say, and what can never stand on it."""

import dataclasses
import datetime
import typing
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import slide as slides
from dialog_app.core.commands import answers, findings, running, wall, wall_queue
from dialog_app.core.commands.answers import Asked
from dialog_app.core.day import Day
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import (
    AgendaItem,
    DayInfo,
    DayState,
    DaySubject,
    Group,
    Phase,
    SlideKind,
)
from dialog_app.core.model.said import Answer, Minutes, Position, Trial
from dialog_app.core.model.services import Consent, ConsentKind, Service
from dialog_app.core.protection import protect
from dialog_app.core.register import Register
from dialog_app.core.showing import Showing
from dialog_app.core.slides import kinds
from dialog_app.core.slides.kinds import (
    AgendaSlide,
    BlackSlide,
    CountdownSlide,
    Frame,
    MainAnswersSlide,
    MessageSlide,
    MethodSlide,
    ObstaclesSlide,
    ResultSlide,
    Slide,
)
from tests.core.days import PPT, READING, SCHOOL, SHARING, Room, room
from tests.core.slides import (
    ADVICE,
    SHOWN,
    asking,
    columns,
    count,
    counts,
    seen,
    texts,
    wall_register,
)

BESIDE = "Svarene står ved siden av barnas råd, som ikke endres."


def shown(here: Room, subject: Subject = SHARING, phase: Phase = Phase.BEFORE) -> Slide:
    here.do(wall.show_result, subject, phase)
    return seen(here)


# --- nothing private has a place on a slide ---------------------------------------------------

PRIVATE = ("person", "note", "reason", "leader", "mail", "phone", "draft", "typed", "card", "owner")


def _parts(hint: Any) -> list[Any]:
    """Return every type a field can hold, and the fields of those that are slides' parts."""
    inner = [part for part in typing.get_args(hint) if part is not Ellipsis]
    if inner:
        return [found for part in inner for found in _parts(part)]
    return [hint]


def _fields(kind: Any, met: set[Any]) -> list[tuple[str, Any]]:
    if kind in met:
        return []
    met.add(kind)
    hints = typing.get_type_hints(kind)
    found = []
    for field in dataclasses.fields(kind):
        for part in _parts(hints[field.name]):
            found.append((f"{kind.__name__}.{field.name}", part))
            if dataclasses.is_dataclass(part):
                found += _fields(part, met)
    return found


ALL_FIELDS = [
    found
    for met in [set[Any]()]
    for kind in (*typing.get_args(Slide), Frame)
    for found in _fields(kind, met)
]


def test_a_slide_holds_only_words_numbers_and_parts_of_slides():
    ours = {part for part in vars(kinds).values() if isinstance(part, type)}
    strange = [
        (name, part)
        for name, part in ALL_FIELDS
        if part not in {str, int, bool, type(None)} and part not in ours
    ]
    assert len(ALL_FIELDS) > 50
    assert strange == []


def test_no_field_of_a_slide_is_for_people_notes_or_reasons():
    names = [name for name, _ in ALL_FIELDS]
    private = [name for name in names if any(word in name.casefold() for word in PRIVATE)]
    assert private == []


def test_every_kind_that_may_be_shown_stands_in_one_table():
    assert set(slides.SHOWABLE) == set(SlideKind)


CANARIES = "kanarifugl"


def _with_secrets(here: Room) -> Room:
    """Fill a day with everything that must never reach the wall, each marked with a canary."""
    about = findings.About(subject=SHARING, service_id=SCHOOL)
    here.do(findings.add_note, f"{CANARIES} notat")
    here.do(findings.add_reason, about, f"{CANARIES} begrunnelse", Position.DISAGREE, Phase.BEFORE)
    source = findings.SourceGiven(citation=f"{CANARIES} kilde")
    here.do(findings.add_obstacle, about, "Foreldre skal informeres", "LOV", source)
    here.do(findings.add_possibility, about, "Forklare unntaket")
    plan = findings.ActionPlan(who=f"{CANARIES} Kari Nordmann", why=f"{CANARIES} hvorfor")
    here.do(findings.add_action, about, f"{CANARIES} tiltak", plan)
    here.do(wall_queue.queue, Showing(SlideKind.MESSAGE, message=f"{CANARIES} beskjed"))
    extra: list[Any] = [
        Group(id="g", day_id=here.day.id, name=f"{CANARIES} gruppe", position=0),
        Trial(id="t", day_id=here.day.id, service_id=SCHOOL, how_it_went=f"{CANARIES} gikk"),
        Minutes(
            id="mi", day_id=here.day.id, service_id=SCHOOL, recipients=(f"{CANARIES}@post.no",)
        ),
    ]
    rows = [_marked(row) for row in here.day.rows()]
    here.day = Day([*rows, *extra])
    return here


def _marked(row: Any) -> Any:
    if isinstance(row, AgendaItem):
        return replace(row, leader=f"{CANARIES} leder")
    if isinstance(row, DayInfo):
        return replace(row, close_reason=f"{CANARIES} grunn", next_meeting=f"{CANARIES} møte")
    if isinstance(row, Answer):
        return replace(row, card=f"{CANARIES} kort", role_code=f"{CANARIES} rolle")
    return row


def _secret_register() -> Register:
    rows: list[Any] = [
        replace(
            row,
            leader_name=f"{CANARIES} Ola",
            leader_email=f"{CANARIES}@kommune.no",
            emergency_phone=f"{CANARIES} 55",
            child_welfare_phone=f"{CANARIES} 56",
        )
        if isinstance(row, Service)
        else row
        for row in wall_register().rows()
    ]
    date = datetime.date(2026, 11, 18)
    consent = Consent(
        id="co", kind=ConsentKind.OWNER_NAMED, about="x", basis=CANARIES, given_on=date
    )
    return Register([*rows, consent])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SlideKind)
def test_no_name_note_reason_or_action_reaches_the_wall(kind, language):
    here = asking()
    count(here, SCHOOL, (5, 3, 3, 1))
    here = _with_secrets(here)
    here.do(wall.timer_on_off)
    here.do(*SHOWN[kind])
    frame = slides.frame(here.day, _secret_register(), here.laptop.now(), Texts(language))
    assert type(frame.slide) in typing.get_args(Slide)
    assert CANARIES not in texts(frame)


# --- the agenda -------------------------------------------------------------------------------


def test_the_agenda_says_where_we_are_and_what_comes():
    slide = seen(asking(minutes=4))
    assert isinstance(slide, AgendaSlide)
    assert (slide.clock, slide.title, slide.left.sentence) == (
        "09.14",
        "Hva mener vi?",
        "16 min igjen",
    )
    assert slide.progress == 20
    assert [(row.time, row.title) for row in slide.coming] == [
        ("09.30", "Pause"),
        ("09.40", "Hindringer"),
        ("10.10", "Luft"),
        ("10.20", "Utsjekk"),
    ]
    assert slide.end == kinds.Coming("10.25", "Slutt for dagen")


def test_the_agenda_never_says_that_we_are_late():
    slide = seen(asking(minutes=45))
    assert isinstance(slide, AgendaSlide)
    assert slide.coming[0].time == "09.55"
    assert slide.left.sentence == "Vi runder av"
    assert "planen" not in texts(slide)


def test_internal_items_never_stand_on_the_wall():
    slide = seen(room())
    assert "Rigging" not in texts(slide)
    assert "Prat etterpå" not in texts(slide)


def test_before_the_day_the_wall_says_when_it_begins():
    here = room()
    here.laptop.time -= datetime.timedelta(minutes=20)
    slide = seen(here)
    assert isinstance(slide, AgendaSlide)
    assert (slide.title, slide.detail) == ("Velkommen", "Vi begynner kl. 09.00")
    assert slide.coming[0] == kinds.Coming("09.00", "Velkommen", "10 min")
    assert slide.progress is None


def test_a_day_without_items_still_has_a_wall():
    here = room()
    here.day = Day(row for row in here.day.rows() if not isinstance(row, AgendaItem))
    slide = seen(here)
    assert isinstance(slide, AgendaSlide)
    assert slide.coming == ()
    assert slide.end is None


def test_after_the_day_the_wall_says_thank_you_and_nothing_more():
    here = asking()
    here.do(running.end_day)
    slide = seen(here)
    assert isinstance(slide, AgendaSlide)
    assert slide.title == "Takk for i dag"
    assert (slide.coming, slide.end, slide.done) == ((), None, "")


def test_a_paused_clock_is_said_to_stand():
    here = asking()
    here.do(running.pause)
    here.laptop.time += datetime.timedelta(minutes=3)
    slide = seen(here)
    assert isinstance(slide, AgendaSlide)
    assert slide.left.sentence == "Klokka står"
    assert slide.progress == 20


def test_a_long_agenda_says_how_many_items_follow():
    plan: list[Any] = [("break", f"Punkt {number}", 10, 5, {}) for number in range(14)]
    slide = seen(room(plan=plan))
    assert isinstance(slide, AgendaSlide)
    assert len(slide.coming) == 9
    assert slide.more == "og 5 punkter til"


# --- one method -------------------------------------------------------------------------------


def test_a_method_carries_the_childrens_own_words_and_their_source():
    here = asking()
    here.do(wall.show_method, SHARING)
    slide = seen(here)
    assert isinstance(slide, MethodSlide)
    assert slide.place == "Arbeidsmåte 1 av 2"
    assert slide.title == "Avtale før deling"
    assert slide.quotation is not None
    assert slide.quotation.text == f"«{ADVICE}»"
    assert slide.quotation.source.startswith("Hovedsvar fra 214 barn, 2020")
    assert slide.quotation.source.endswith("eksempel fra startkatalogen")


def test_the_wall_asks_what_we_think_and_never_says_stilling_as_a_heading():
    here = asking()
    here.do(wall.show_method, SHARING)
    slide = seen(here)
    assert isinstance(slide, MethodSlide)
    assert slide.ask == "Hva mener vi? Svar hver for deg."
    assert [choice.words for choice in slide.choices] == [
        "Enig",
        "Delvis enig",
        "Uenig",
        "Tar ikke stilling",
    ]


def test_outside_the_asking_a_method_asks_nothing():
    here = asking()
    here.do(running.next_item)
    here.do(wall.show_method, SHARING)
    slide = seen(here)
    assert isinstance(slide, MethodSlide)
    assert (slide.ask, slide.choices) == ("", ())


@pytest.mark.parametrize("show", [wall.show_method, wall.show_obstacles])
def test_a_starter_example_says_so(show):
    here = asking()
    here.do(show, READING)
    assert "Eksempel fra startkatalogen" in texts(seen(here))
    here.do(show, SHARING)
    assert "Eksempel fra startkatalogen" not in texts(seen(here))


def test_answers_to_a_starter_example_say_so():
    assert "Eksempel fra startkatalogen" in texts(shown(asking(), READING))


def test_a_method_that_is_gone_from_the_catalogue_gives_the_agenda():
    here = asking()
    here.do(wall.show_method, Subject(SubjectKind.METHOD, "v-gone"))
    assert isinstance(seen(here), AgendaSlide)


def test_a_main_answer_can_be_what_is_asked_about():
    here = asking()
    subject = Subject(SubjectKind.MAIN_ANSWER, "a-1")
    here.do(wall.show_method, subject)
    slide = seen(here)
    assert isinstance(slide, MethodSlide)
    assert slide.quotation is not None
    assert ADVICE in slide.quotation.text
    here.do(wall.show_result, subject, Phase.BEFORE)
    assert ADVICE in texts(seen(here))


# --- the answers ------------------------------------------------------------------------------


def test_no_count_is_on_the_wall_before_it_is_shown():
    here = asking()
    count(here, SCHOOL, (7, 0, 4, 0))
    unseen = replace(
        here.day.wall,
        kind=SlideKind.RESULT,
        version_id=SHARING.version_id,
        phase=Phase.BEFORE,
    )
    here.day = Day([*here.day.rows(), unseen])
    slide = seen(here)
    assert isinstance(slide, ResultSlide)
    assert slide.columns == ()
    assert slide.notice == "Svarene vises når alle har svart."
    assert counts(shown(here))["Skolehelsetjenesten"]["agree"] == 7


def test_shown_before_is_not_shown_after():
    here = asking()
    count(here, SCHOOL, (7, 0, 4, 0), phase=Phase.AFTER)
    assert counts(shown(here, phase=Phase.BEFORE))["Skolehelsetjenesten"] == {}
    assert counts(shown(here, phase=Phase.AFTER))["Skolehelsetjenesten"]["agree"] == 7


def test_each_service_has_a_column_of_its_own():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    count(here, PPT, (3, 0, 1, 0))
    slide = shown(here)
    assert list(columns(slide)) == ["Skolehelsetjenesten", "PPT"]
    school = columns(slide)["Skolehelsetjenesten"]
    assert counts(slide)["Skolehelsetjenesten"] == {
        "agree": 9,
        "partly_or_disagree": 4,
        "no_position": 3,
    }
    assert (school.turnout, school.word) == ("13 av 16 tok stilling", "Enig med forbehold")


def test_answers_from_few_are_not_told():
    here = asking()
    count(here, PPT, (3, 0, 1, 0))
    column = columns(shown(here))["PPT"]
    assert column.word == "For få til å si noe"
    assert column.sentence.startswith("Svarene vises ikke når færre enn fem svarer.")
    assert (column.shares, column.turnout, column.few) == ((), "", True)


def test_those_who_took_no_position_are_always_told():
    here = asking()
    count(here, PPT, (1, 0, 1, 2))
    assert counts(shown(here))["PPT"] == {"no_position": 2}


def test_a_majority_nobody_counted_is_only_words():
    here = asking()
    here.do(answers.majority, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.PARTLY)
    column = columns(shown(here))["Skolehelsetjenesten"]
    assert column.word == "Flertall: delvis enig"
    assert (column.shares, column.turnout) == ((), "")


def test_the_majority_of_few_is_not_told():
    here = asking()
    here.do(answers.majority, Asked(PPT, SHARING, Phase.BEFORE), Position.DISAGREE)
    column = columns(shown(here))["PPT"]
    assert column.word == "For få til å si noe"
    assert "uenig" not in texts(shown(here)).casefold()


def test_a_service_that_was_not_asked_is_told():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    assert columns(shown(here))["PPT"].sentence == "Ikke spurt"


def test_answers_always_stand_beside_the_childrens_advice():
    here = asking()
    slide = shown(here)
    assert isinstance(slide, ResultSlide)
    assert slide.footer.startswith(BESIDE)
    assert "slått sammen" not in slide.footer
    count(here, SCHOOL, (9, 3, 1, 3))
    assert "Svar fra én eller to er slått sammen." in texts(shown(here))


def test_answers_after_the_dialogue_are_asked_for_in_other_words():
    assert "Hva mener vi nå?" in texts(shown(asking(), phase=Phase.AFTER))


def test_two_services_with_one_name_get_their_place():
    here = asking()
    rows = [
        replace(row, name="PPT", owner_name=row.id) if isinstance(row, Service) else row
        for row in wall_register().rows()
    ]
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    assert list(columns(seen(here, "nb", Register(rows)))) == ["PPT, s-school", "PPT, s-ppt"]


people = st.integers(0, 12)


def test_counting_on_after_showing_tells_nothing_until_it_is_shown_again():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    count(here, PPT, (1, 0, 0, 0))
    shown(here)
    count(here, SCHOOL, (9, 3, 4, 0))
    column = columns(seen(here))["Skolehelsetjenesten"]
    assert column == kinds.Column(
        "Skolehelsetjenesten", sentence="Svarene er endret siden de ble vist."
    )
    assert columns(seen(here))["PPT"].word == "For få til å si noe"
    assert counts(shown(here))["Skolehelsetjenesten"]["disagree"] == 4
    assert len(here.day.wall.shown) == 3


def test_a_service_asked_after_the_showing_is_not_told():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    shown(here)
    count(here, PPT, (1, 0, 0, 3))
    assert counts(seen(here))["PPT"] == {}
    here.do(answers.majority, Asked(SCHOOL, SHARING, Phase.BEFORE), Position.DISAGREE)
    assert "uenig" not in texts(seen(here)).casefold()


@given(people, people, people, people)
def test_only_protected_numbers_reach_the_wall(agree, partly, disagree, none):
    here = asking()
    count(here, SCHOOL, (agree, partly, disagree, none))
    told = counts(shown(here))["Skolehelsetjenesten"]
    expected = protect(Tally(agree, partly, disagree, none))
    assert told.pop("no_position", 0) == none
    assert told == {part.value: number for part, number in expected.parts}
    assert not {1, 2} & set(told.values())


# --- obstacles, main answers, the clock, messages ---------------------------------------------


def test_obstacles_and_possibilities_stand_side_by_side():
    here = asking()
    about = findings.About(subject=SHARING, service_id=SCHOOL)
    here.do(findings.add_obstacle, about, "Foreldre skal informeres", "LOV")
    here.do(findings.add_obstacle, findings.About(subject=READING), "Noe annet", "LOV")
    obstacle = here.day.obstacles[0].id
    here.do(findings.add_possibility, about, "Forklare unntaket", [obstacle])
    here.do(wall.show_obstacles, SHARING)
    slide = seen(here)
    assert isinstance(slide, ObstaclesSlide)
    assert slide.obstacles.rows == (
        kinds.Said("1", "Foreldre skal informeres", "Lov og forskrift"),
    )
    assert slide.possibilities.rows == (kinds.Said("a", "Forklare unntaket", "svarer på 1"),)
    assert "Skolehelsetjenesten" not in texts(slide)


def test_the_main_answers_are_those_of_what_the_day_treats():
    here = asking()
    here.do(wall.show_main_answers)
    slide = seen(here)
    assert isinstance(slide, MainAnswersSlide)
    assert [said.text for said in slide.answers] == [f"«{ADVICE}»"]
    here.day = Day(row for row in here.day.rows() if not isinstance(row, DaySubject))
    slide = seen(here)
    assert isinstance(slide, MainAnswersSlide)
    assert slide.empty == "Ingen hovedsvar fra barn er lagt inn for dette."


def test_a_countdown_goes_by_the_second():
    here = asking(minutes=4)
    here.laptop.time += datetime.timedelta(seconds=12)
    here.do(wall.show_countdown)
    slide = seen(here)
    assert isinstance(slide, CountdownSlide)
    assert slide.digits == "15:48"
    assert slide.following == "Så, kl. 09.30: Pause"


def test_a_countdown_that_is_over_rounds_off():
    here = asking(minutes=25)
    here.do(wall.show_countdown)
    slide = seen(here)
    assert isinstance(slide, CountdownSlide)
    assert (slide.digits, slide.words) == ("", "Vi runder av")


def test_a_message_stands_alone():
    here = asking()
    here.do(wall.show_message, "Vi møtes kl. 13.00")
    assert seen(here) == MessageSlide(text="Vi møtes kl. 13.00")


def test_a_closed_day_shows_nothing():
    here = asking()
    info = replace(here.day.info, state=DayState.CLOSED)
    here.day = Day([*(row for row in here.day.rows() if row != here.day.info), info])
    assert seen(here) == BlackSlide()


# --- frozen -----------------------------------------------------------------------------------


def test_a_frozen_picture_keeps_everything_but_the_clock():
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    kept = shown(here)
    here.laptop.time += datetime.timedelta(minutes=2)
    count(here, SCHOOL, (5, 5, 5, 0))
    here.do(wall.show_result, SHARING, Phase.BEFORE)
    held = slides.held(kept, seen(here))
    assert counts(held) == counts(kept) != counts(seen(here))
    assert isinstance(held, ResultSlide)
    assert held.clock == "09.16"


def test_a_frozen_agenda_still_tells_the_time():
    here = asking()
    kept = seen(here)
    here.laptop.time += datetime.timedelta(minutes=2)
    assert slides.held(kept, seen(here)) == seen(here)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SlideKind)
def test_the_facilitator_is_told_what_is_on_the_wall(kind, language):
    here = asking()
    here.do(*SHOWN[kind])
    slide = seen(here, language)
    assert slides.caption(slide, Texts(language))

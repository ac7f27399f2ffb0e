"""The story of a method counts services, version by version, and points none of them out."""

import datetime

from dialog_app.core import narrow
from dialog_app.core.commands import findings, running
from dialog_app.core.commands.findings import About, ActionPlan, SourceGiven
from dialog_app.core.commands.minutes.dissents import add_dissent
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.measures import Label
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.model.days import Phase
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from dialog_app.core.story.method import MethodStory, Named, method_story, version_ids
from tests.core.days import READING, SHARING, Room
from tests.core.story_days import NEWER, answer, held, reworded

MAY, OCTOBER = datetime.date(2026, 5, 20), datetime.date(2026, 10, 20)
MANY = tuple(f"s-{number}" for number in range(5))
HERE = tuple((service, 12) for service in MANY)


def _register() -> Register:
    services = (Service(id=one, name=one, kind="SH") for one in MANY)
    merged = WorkingMethod(id="m-old", code="G9", description_code="G", merged_into="m-G4")
    split = WorkingMethod(id="m-new", code="G8", description_code="G", split_from="m-G4")
    texts = [
        MethodVersion(
            id=f"v-{row.id}", method_id=row.id, number=1, title=Words("x"), summary=Words()
        )
        for row in (merged, split)
    ]
    return Register([*reworded().rows(), *services, merged, split, *texts])


def _story(*rooms: Room) -> MethodStory:
    register = _register()
    wanted = version_ids(register, "m-G4")
    return method_story(register, "m-G4", [narrow.of_versions(room.day, wanted) for room in rooms])


def test_services_are_counted_by_version_and_round_and_versions_stay_apart() -> None:
    may, october = (
        held(MAY, services=HERE, subjects=(SHARING, READING)),
        held(OCTOBER, services=HERE, subjects=(NEWER,)),
    )
    for service in MANY:
        answer(may, service, SHARING, Phase.BEFORE, 4, 0, 8)
        answer(may, service, SHARING, Phase.AFTER, 12, 0, 0)
    for service in MANY[:3]:
        answer(october, service, NEWER, Phase.AFTER, 12, 0, 0)
    newest, first = _story(may, october).versions
    assert (newest.version.number, newest.newest, newest.services) == (2, True, 3)
    assert [(one.phase, one.services, one.words) for one in first.rounds] == [
        (Phase.BEFORE, 5, ((Label.DIVIDED, 5),)),
        (Phase.AFTER, 5, ((Label.AGREE_TOGETHER, 5),)),
    ]
    assert newest.rounds[0].words == ((Label.AGREE_TOGETHER, 3),)


def test_a_service_that_answered_twice_counts_once_as_it_answered_last() -> None:
    may, october = (held(date, services=HERE) for date in (MAY, OCTOBER))
    for service in MANY[:3]:
        answer(may, service, SHARING, Phase.AFTER, 4, 0, 8)
        answer(october, service, SHARING, Phase.AFTER, 12, 0, 0)
    (told,) = _story(may, october).versions[1].rounds
    assert (told.services, told.words) == (3, ((Label.AGREE_TOGETHER, 3),))


def test_no_word_is_told_of_fewer_than_three_services_nor_of_a_handful_of_people() -> None:
    may = held(MAY, services=HERE)
    answer(may, MANY[0], SHARING, Phase.AFTER, 12, 0, 0)
    answer(may, MANY[1], SHARING, Phase.AFTER, 12, 0, 0)
    (told,) = _story(may).versions[1].rounds
    assert (told.few, told.words, told.services) == (True, (), 2)
    answer(may, MANY[2], SHARING, Phase.AFTER, 4, 0, 0)
    (told,) = _story(may).versions[1].rounds
    assert (told.words, told.without_word) == (((Label.AGREE_TOGETHER, 2),), 1)


def test_obstacles_are_counted_by_services_and_never_by_repeated_text() -> None:
    may = held(MAY, services=HERE)
    source = SourceGiven(citation="pbrl. § 3-4")
    about = About(subject=SHARING, service_id=MANY[0])
    may.do(findings.add_obstacle, about, "Loven", "LOV", source)
    may.do(findings.add_obstacle, about, "Loven igjen", "LOV", source)
    may.do(findings.share_obstacle, may.day.obstacles[0].id, MANY[1])
    may.do(findings.add_obstacle, About(subject=READING, service_id=MANY[0]), "Tid", "TID")
    story = _story(may)
    assert story.categories == (Named("LOV", 2),)
    assert story.sources == (Named("pbrl. § 3-4", 2),)
    assert [row.text for row in story.obstacles] == ["Loven", "Loven igjen"]


def test_what_was_agreed_and_where_the_method_comes_from() -> None:
    may = held(MAY, services=HERE)
    about = About(subject=SHARING, service_id=MANY[0])
    may.do(findings.add_possibility, about, "Spørre først")
    may.do(findings.add_action, about, "Øve", ActionPlan())
    story = _story(may)
    assert ([row.text for row in story.possibilities], story.actions[0].text) == (
        ["Spørre først"],
        "Øve",
    )
    assert (story.merged_in, story.split_off) == (("m-old",), ("m-new",))
    assert [day.date for day in story.days] == [MAY]


def test_dissents_from_every_service_stand_in_the_story_of_the_method() -> None:
    may = held(MAY, services=HERE)
    may.do(running.start)
    for who, text in zip(MANY, ("Spør barnet først", "Spør de voksne også"), strict=False):
        told = DissentGiven(text=text, who="terapeutene", people=6)
        may.do(add_dissent, who, SHARING, told)
    assert [row.text for row in _story(may).dissents] == [
        "Spør barnet først",
        "Spør de voksne også",
    ]


def test_a_method_nobody_has_treated_has_an_empty_story() -> None:
    story = _story()
    assert story.empty
    assert [one.services for one in story.versions] == [0, 0]

"""The law list counts services, says what is behind each text, and points nobody out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.charts.of_law import law_chart
from dialog_app.core.law_list.build import LawLine, hitting, law_list, texts_of
from dialog_app.core.law_list.legal import legal
from dialog_app.core.law_list.table import law_table
from dialog_app.core.law_list.told import status_words
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.catalogue import ObstacleTie, ProvisionKind
from dialog_app.core.model.days import DayState, DaySubject, Group
from dialog_app.core.model.said import Severity, SourceEffect, SourceStatus
from dialog_app.core.model.services import Service
from dialog_app.core.publish.telling import Telling
from dialog_app.core.register import Register
from tests.core.law_days import GUIDE, PBRL, Said, register
from tests.core.national.rounds import asked

FIVE = ("a", "b", "c", "d", "e")


def the_list(*said: Said, sums=(), ties=()) -> tuple[LawLine, ...]:
    known = Register([*register().rows(), *ties])
    return law_list(known, [one.day for one in said], sums)


def cited(*services: str, provision=PBRL, later: int = 0, **source) -> Said:
    said = Said(*services, later=later)
    said.source(said.obstacle(*services), provision_id=provision.id, **source)
    return said


def test_services_that_cite_it_stand_beside_those_that_discussed_the_method() -> None:
    rounds = [asked(one, 5, 0, 0) for one in "abcdef"]
    (line,) = the_list(cited("a", "b", "c"), sums=rounds)
    assert (line.services, line.discussed) == (3, 6)
    assert (line.citation, line.kind) == ("pbrl. § 3-4", ProvisionKind.LAW)
    assert line.heading == PBRL.heading


def test_a_service_that_was_there_when_the_method_was_treated_has_discussed_it() -> None:
    there = Said("d", "e", "h")
    there.add(DaySubject, subject_kind=SubjectKind.METHOD, version_id="v-1", position=1)
    planned, begun = Said("f", state=DayState.PLANNED), Said("g", state=DayState.RUNNING)
    for day in (planned, begun):
        day.add(DaySubject, subject_kind=SubjectKind.METHOD, version_id="v-1", position=1)
    (line,) = the_list(cited("a", "b", "c"), there, planned, begun)
    assert line.discussed == 6


def test_what_is_said_on_a_day_counts_once_the_day_is_over() -> None:
    begun = cited("d", "e", "f", later=1)
    begun.rows[0] = replace(begun.rows[0], state=DayState.RUNNING)
    (line,) = the_list(cited("a", "b", "c"), begun)
    assert (line.services, line.discussed) == (3, 3)


def test_a_service_that_met_another_obstacle_to_the_method_has_discussed_it() -> None:
    other = Said("d", "e", "f")
    other.obstacle("d", "e", "f", category_code="TID")
    (line,) = the_list(cited("a", "b", "c"), other)
    assert (line.services, line.discussed) == (3, 6)


def test_a_service_counts_once_however_often_it_cites_the_text() -> None:
    said = [cited("a", "b", "c", later=n) for n in range(3)]
    (line,) = the_list(*said)
    assert line.services == 3
    assert line.statuses[0].services == 3


def test_one_or_two_services_are_told_as_few_and_in_no_other_way() -> None:
    (line,) = the_list(cited("a", "b"))
    assert (line.services, line.discussed) == (None, None)
    assert [one.services for one in line.statuses] == [None]
    assert [one.services for one in line.methods] == [None]


def test_where_few_have_a_status_it_is_not_what_is_left_of_the_sum() -> None:
    sure = cited("d", status=SourceStatus.CONFIRMED, later=1)
    (line,) = the_list(cited("a", "b", "c"), sure)
    told = [(one.status, one.services, one.told) for one in line.statuses]
    # That it is claimed too is not said: it would be told how many know nothing surer.
    assert told == [(SourceStatus.CONFIRMED, None, False)]
    assert line.confirmed
    assert line.services == 4
    for language in LANGUAGES:
        words = Texts(language)
        assert not set("0123456789") & set(status_words(line.statuses[0]).said(words))


def test_a_status_of_many_keeps_its_number_where_enough_others_have_none() -> None:
    one = cited("h", status=SourceStatus.FOUND)
    three = cited("e", "f", "g", status=SourceStatus.ASSESSED)
    four = cited("a", "b", "c", "d", status=SourceStatus.CONFIRMED)
    (line,) = the_list(one, three, four)
    assert [(row.services, row.told) for row in line.statuses] == [(4, True)]
    assert not line.all_statuses


def test_a_text_that_names_a_service_is_in_no_table_and_on_no_picture() -> None:
    said = Said("a", "b", "c")
    row = said.obstacle("a", "b", "c")
    said.source(row, citation="Rutinen ved Lia skole", who_can_change="Styreren i Lia skole")
    said.answer(row, "Vi i Lia skole gjør det likevel")
    rows = Register([*register().rows(), Service(id="a", name="Lia skole", kind="SH")])
    (line,) = law_list(rows, [said.day])
    words = Texts("nb")
    table = law_table([line], rows, words, "nb")
    assert "Lia" not in str(table.rows)
    assert "holdt tilbake" in str(table.rows)
    assert "Lia" not in str(law_chart([line], Voice(words, "nb"), Telling(rows)))


def test_confirmed_obstacles_come_first_then_what_most_services_cite() -> None:
    many = cited("a", "b", "c", "d", provision=GUIDE)
    sure = cited("a", status=SourceStatus.CONFIRMED)
    typed = Said("a")
    typed.source(typed.obstacle("a", category_code="RUND"), citation="Rundskriv I-8")
    found = the_list(many, typed, sure)
    assert [line.key for line in found] == ["p-pbrl", "p-guide", "rundskriv i 8"]
    assert found[2].kind is ProvisionKind.CIRCULAR


def test_a_citation_typed_by_hand_is_the_provision_that_is_cited_alike() -> None:
    typed = Said("d")
    typed.source(typed.obstacle("d"), citation="PBRL § 3-4")
    (line,) = the_list(cited("a", "b", "c"), typed)
    assert (line.services, line.provision_id) == (4, "p-pbrl")


def test_what_is_known_of_an_obstacle_is_known_of_it_on_every_day() -> None:
    first, later = Said("a", "b", "c"), Said("d", later=30)
    said = first.obstacle("a", "b", "c")
    first.source(said, provision_id=PBRL.id)
    again = later.obstacle("d", same_as=said.id)
    later.source(again, provision_id=PBRL.id, status=SourceStatus.CONFIRMED)
    (line,) = the_list(first, later)
    assert [(one.status, one.services) for one in line.statuses] == [(SourceStatus.CONFIRMED, 4)]
    assert line.obstacle_ids == ((said.id, first.day_id),)


def test_an_obstacle_that_was_tied_later_is_one() -> None:
    first, later = Said("a"), Said("b", later=9)
    one, two = first.obstacle("a"), later.obstacle("b")
    first.source(one, provision_id=PBRL.id, status=SourceStatus.CLAIMED)
    later.source(two, provision_id=PBRL.id, status=SourceStatus.MISUNDERSTOOD)
    tie = ObstacleTie(
        id="tie", tied_id=two.id, tied_on=later.day_id, into_id=one.id, into_on=first.day_id
    )
    (line,) = the_list(first, later, ties=[tie])
    assert [row.status for row in line.statuses] == [SourceStatus.MISUNDERSTOOD]
    assert len(line.obstacle_ids) == 1


def test_what_answers_it_is_told_apart_by_whether_the_text_must_change() -> None:
    said = cited("a", "b", "c")
    obstacle = next(row for row in said.rows if row.id.startswith("Obstacle-"))
    said.answer(obstacle, "Spør barnet først")
    said.answer(obstacle, "Endre loven", needs_law_change=True)
    (line,) = the_list(said)
    assert [one.text for one in line.solved] == ["Spør barnet først"]
    assert [one.text for one in line.needs_change] == ["Endre loven"]
    assert line.solved[0].day_id == said.day_id


def test_what_another_day_found_for_the_same_obstacle_answers_it_too() -> None:
    first, later = Said("a"), Said("b", later=30)
    one = first.obstacle("a")
    first.source(one, provision_id=PBRL.id)
    later.answer(later.obstacle("b", same_as=one.id), "Bruk samtykke")
    (line,) = the_list(first, later)
    assert [row.text for row in line.solved] == ["Bruk samtykke"]


def test_the_same_answer_in_the_same_words_on_two_days_is_told_once() -> None:
    first, later = Said("a"), Said("b", later=30)
    one = first.obstacle("a")
    first.source(one, provision_id=PBRL.id)
    again = later.obstacle("b", same_as=one.id)
    first.answer(one, "Spør barnet først")
    later.answer(again, "spør barnet først.")
    later.answer(again, "Spør barnet først", needs_law_change=True)
    (line,) = the_list(first, later)
    assert [row.text for row in line.solved] == ["Spør barnet først"]
    assert [row.text for row in line.needs_change] == ["Spør barnet først"]


def test_methods_it_hits_come_by_how_many_services_meet_it() -> None:
    six = "abcdef"
    said, other = cited("a", "b", "c"), Said(*six)
    other.source(other.obstacle(*six, about="v-2"), provision_id=PBRL.id)
    (line,) = the_list(said, other)
    assert [(one.method_id, one.services) for one in line.methods] == [("m-2", 6), ("m-1", 3)]


def test_who_can_change_it_is_what_most_say_else_what_the_catalogue_says() -> None:
    assert the_list(cited("a"))[0].who_can_change == ("parliament",)
    one = cited("a", who_can_change="ministry")
    two = cited("b", "c", who_can_change="directorate")
    assert the_list(one, two)[0].who_can_change == ("directorate", "ministry")


def test_what_the_text_does_and_which_articles_were_named_is_told_once() -> None:
    one = cited("a", effect=SourceEffect.FORBIDS)
    two = Said("b", "c")
    two.source(two.obstacle("b", "c", crc_article="12"), provision_id=PBRL.id)
    (line,) = the_list(one, two)
    assert line.effects == (SourceEffect.UNCLEAR, SourceEffect.FORBIDS)
    assert line.articles == ("12",)


def test_an_obstacle_of_a_mixed_group_is_that_of_its_services() -> None:
    said = Said(*FIVE)
    said.rows.append(
        Group(id="g", day_id=said.day_id, name="1", position=1, service_ids=("a", "b", "c"))
    )
    said.source(said.obstacle(group_id="g"), provision_id=PBRL.id)
    assert the_list(said)[0].services == 3


def test_no_days_are_no_list() -> None:
    assert the_list() == ()


# Legal


def test_a_method_is_legally_blocked_by_services_counted_once_across_texts() -> None:
    sure = SourceStatus.CONFIRMED
    both = cited("a", "b", status=sure), cited("b", "c", provision=GUIDE, status=sure)
    said = [*both, cited("d")]
    found = legal(texts_of(register(), [one.day for one in said]))
    assert (found["m-1"].confirmed_services, found["m-1"].stops) == (3, False)
    assert "m-2" not in found


@pytest.mark.parametrize("severity", [Severity.STOPS, Severity.IRRITATES])
def test_only_what_stops_a_service_stops_it(severity) -> None:
    said = Said("a")
    row = said.obstacle("a", severity=severity)
    said.source(row, provision_id=PBRL.id, status=SourceStatus.CONFIRMED)
    found = legal(texts_of(register(), [said.day]))
    assert found["m-1"].stops is (severity is Severity.STOPS)


def test_a_local_rule_is_no_law() -> None:
    said = Said("a")
    row = said.obstacle("a", category_code="LOKAL", severity=Severity.STOPS)
    said.source(row, citation="Rutine 7", status=SourceStatus.CONFIRMED)
    assert legal(texts_of(register(), [said.day])) == {}
    assert the_list(said)[0].kind is None


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from(FIVE), min_size=1),
            st.sampled_from([PBRL, GUIDE]),
            st.sampled_from(SourceStatus),
            st.sampled_from(["v-1", "v-2"]),
        ),
        max_size=8,
    )
)
def test_no_line_ever_tells_of_one_or_two_services(said_by) -> None:
    days = []
    for services, provision, status, version in said_by:
        said = Said(*sorted(services))
        row = said.obstacle(*sorted(services), about=version)
        said.source(row, provision_id=provision.id, status=status)
        days.append(said)
    for line in the_list(*days):
        counts = [line.services, line.discussed]
        counts += [one.services for one in line.statuses]
        counts += [one.services for one in line.methods]
        assert not {1, 2} & set(counts)
        told = [one.services or 0 for one in line.statuses]
        assert max(told) <= (line.services or 0)


# What is looked at


def test_a_part_of_the_list_has_the_numbers_of_the_whole() -> None:
    of_none = Said("b")
    of_none.source(of_none.obstacle("b", about=""), provision_id=GUIDE.id)
    elsewhere = Said("d", later=1)
    elsewhere.source(elsewhere.obstacle("d", about="v-2"), provision_id=PBRL.id)
    whole = the_list(cited("a", "b", "c"), elsewhere, of_none)
    assert [line.key for line in hitting(whole, ["m-1"])] == ["p-pbrl", "p-guide"]
    assert [line.key for line in hitting(whole, ["m-3"])] == ["p-guide"]
    (line,) = hitting(whole, ["m-1"], of_none=False)
    assert line.services == 4
    # Of the four one cites it elsewhere, and three would tell of that one.
    assert [(hit.services, hit.told) for hit in line.methods] == [(None, False), (None, True)]


def test_those_who_do_not_cite_it_are_never_one_or_two() -> None:
    for many, discussed in ((5, None), (6, 6)):
        rounds = [asked(one, 5, 0, 0) for one in "abcdef"[:many]]
        (line,) = the_list(cited("a", "b", "c"), sums=rounds)
        assert (line.services, line.discussed) == (3, discussed)

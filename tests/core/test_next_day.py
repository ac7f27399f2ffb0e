"""The next day begins with what was carried, and the old day's paper says where it went."""

from dataclasses import replace

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes, report
from dialog_app.core.commands import follow_ups, replan
from dialog_app.core.commands.days import NewDay, make
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, DayKind, ItemState, PlanChange, PlanChangeKind
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Minutes, Outcome
from dialog_app.core.next_day import carried_items, carried_to, kind_of_next, methods_for_next
from dialog_app.core.ports import KeptPaper
from dialog_app.core.record import Step, added
from dialog_app.core.since_last import since_last
from dialog_app.desk.preparing import Approval
from tests.core.days import NINE, PPT, READING, SCHOOL, SHARING, Room, TestLaptop, register
from tests.core.earlier import AUTUMN, WINTER, held, narrowed, on, spring
from tests.core.test_since_last import about
from tests.reports import as_text


@pytest.fixture
def laptop() -> TestLaptop:
    return TestLaptop()


def carrying(laptop: TestLaptop) -> Room:
    """Return a held day that carried an item and, from another item on, a method."""
    here = spring(laptop)
    item = next(row for row in here.day.agenda if row.title == "Hindringer")
    here.do(replan.carry, item.id)
    note = PlanChange(
        id="carried-method",
        day_id=here.day.id,
        kind=PlanChangeKind.CARRIED,
        at=NINE,
        item_id=here.day.agenda[-1].id,
        version_id=READING.version_id,
    )
    here.day = here.day.after(Step("step.replanned", added(note)))
    held(here)
    return here


def following(laptop: TestLaptop, before: Day) -> Day:
    """Return a day planned from the one before."""
    plan = NewDay(
        kind=DayKind.DIALOGUE,
        date=WINTER,
        title="Neste",
        services=((SCHOOL, 12),),
        subjects=(READING,),
        previous_day_id=before.id,
        carried=carried_items(before),
    )
    return Day().after(make(register(), laptop, plan))


def test_what_was_carried_comes_first(laptop: TestLaptop) -> None:
    before = carrying(laptop).day
    assert methods_for_next(before) == (READING.version_id, SHARING.version_id)
    assert kind_of_next(before) is DayKind.DEEP_DIVE


def test_a_carried_item_stands_in_the_new_agenda_with_the_way_back(laptop: TestLaptop) -> None:
    before = carrying(laptop).day
    (old,) = carried_items(before)
    after = following(laptop, before)
    (item,) = after.where(AgendaItem, lambda row: bool(row.carried_from))
    assert (item.carried_from, item.title, item.minutes) == (old.id, old.title, old.minutes)
    assert item.state is ItemState.COMING
    assert [row.position for row in after.agenda] == list(range(len(after.agenda)))
    opening = [row.title for row in after.agenda][:3]
    assert opening == ["Rigging", "Velkommen", "Hindringer"], "right after what the day opens with"


def test_it_is_known_where_each_thing_went(laptop: TestLaptop) -> None:
    before = carrying(laptop).day
    after = following(laptop, before)
    (old,) = carried_items(before)
    assert carried_to(before, [after]) == {old.id: after.info, READING.version_id: after.info}
    assert carried_to(before, []) == {}


def test_what_the_plan_takes_up_needs_no_answer(laptop: TestLaptop) -> None:
    before = carrying(laptop).day
    lines = since_last(following(laptop, before), narrowed([before]))
    assert [left.planned for left in lines if not left.service_id] == [True, True]


def approved_as(document: minutes.Document) -> tuple[Minutes, KeptPaper]:
    issue = Minutes(id="m", day_id="", service_id=SCHOOL, state=MinutesState.APPROVED)
    approval = Approval(replace(issue, content_hash=minutes.content_hash(document)), document)
    return approval.with_pdf(b"%PDF-")


def test_drafts_say_where_it_went_and_approved_minutes_stand(laptop: TestLaptop) -> None:
    before = carrying(laptop).day
    after = following(laptop, before)
    words, went = Texts("nb"), "er overført til dialogdag 10.02.2027."
    draft = minutes.document(before, register(), SCHOOL, words, later=(after,))
    assert went in as_text.render(draft)
    other = minutes.document(before, register(), PPT, words, later=(after,))
    assert went not in as_text.render(other), "PPT does not take part in the later day"
    issue, paper = approved_as(minutes.document(before, register(), SCHOOL, words))
    issue = replace(issue, day_id=before.id)
    day, kept = before.after(Step("step.x", added(issue))), {issue.id: paper}
    stands = minutes.issued(day, register(), SCHOOL, words, later=(after,), papers=kept)
    assert went not in as_text.render(stands.document)
    told = as_text.render(report.document(before, register(), words, later=(after,)))
    assert "overført til dialogdag 10.02.2027" in told


def test_minutes_begin_with_how_it_went_and_tell_no_other_service(laptop: TestLaptop) -> None:
    first = held(spring(laptop))
    second = on(laptop, AUTUMN)
    for left in since_last(second.day, narrowed([first])):
        second.do(follow_ups.follow_up, about(left), Outcome.STILL_OPEN)
        second.do(follow_ups.tell_more, about(left), f"fortalt av {left.service_id}")
    held(second)
    paper = as_text.render(minutes.document(second.day, register(), SCHOOL, Texts("nb")))
    assert "Siden sist" in paper
    assert "Sende ut ny mal" in paper
    assert "Fortsatt åpent. «fortalt av s-school»" in paper
    assert "s-ppt" not in paper
    assert "Ringe skolen" not in paper


def test_what_is_said_after_the_day_is_no_part_of_its_minutes(laptop: TestLaptop) -> None:
    here = spring(laptop)
    held(here)
    words = Texts("nb")
    before = minutes.document(here.day, register(), SCHOOL, words)
    for left in since_last(on(TestLaptop(), AUTUMN).day, narrowed([here.day])):
        here.do(follow_ups.follow_up, about(left), Outcome.DONE)
    assert minutes.document(here.day, register(), SCHOOL, words) == before

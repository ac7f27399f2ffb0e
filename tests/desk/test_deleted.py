"""What is open at the desk stays what is on the disk when a day is deleted beside it."""

import datetime
from dataclasses import replace

from dialog_app.core.commands.days import NewDay
from dialog_app.core.model.days import DayKind
from dialog_app.core.model.said import FollowedKind, FollowUp, Note, Outcome
from dialog_app.core.model.services import Consent, ConsentKind
from dialog_app.core.record import Change, Step, added, removed
from dialog_app.desk.session import Session
from tests.drivers import memory_archive

AT = datetime.datetime(2026, 11, 18, 8, 0, tzinfo=datetime.UTC)


def two_days() -> tuple[Session, str, str]:
    session, _archive = memory_archive.empty()
    made = [
        session.new_day(NewDay(kind=DayKind.DIALOGUE, date=AT.date(), title=title))
        for title in ("Første", "Andre")
    ]
    first, second = (desk.record.id for desk in made)
    consent = Consent(
        id="c",
        kind=ConsentKind.OWNER_NAMED,
        about="a",
        basis="ja",
        given_on=AT.date(),
        day_id=first,
    )
    session.register_desk.take(Step("step.consent_recorded", added(consent)))
    follow = FollowUp(
        id="f",
        day_id=second,
        kind=FollowedKind.ACTION,
        about_id="a",
        about_day_id=first,
        outcome=Outcome.DONE,
        at=AT,
        words="Ringe",
    )
    made[1].take(Step("step.followed_up", added(follow)))
    return session, first, second


def test_open_desks_take_in_what_was_deleted_and_can_undo_none_of_it() -> None:
    session, first, second = two_days()
    follow = session.day_desk(second).record.one(FollowUp, "f")
    consent = session.register.one(Consent, "c")
    told: list[str] = []
    session.day_desk(second).listen(lambda _day, step: told.append(step.label))
    gone = removed(*session.day_desk(first).record.rows(), consent)
    session.deleted(first, (*gone, Change(follow, replace(follow, words=""))), whole=True)
    assert session.day_desk(second).record.one(FollowUp, "f").words == ""
    assert session.register.find(Consent, "c") is None
    assert told == ["step.deleted"]


def test_a_day_that_loses_only_what_was_never_for_paper_stays_open() -> None:
    session, first, _second = two_days()
    desk = session.day_desk(first)
    note = Note(id="n", day_id=first, text="privat", number=1)
    desk.take(Step("step.note_added", added(note)))
    session.deleted(first, removed(note), whole=False)
    assert session.day_desk(first) is desk
    assert not desk.record.all(Note)

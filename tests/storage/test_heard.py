"""What is kept of the answers beside them is never anything but the answers added up."""

import datetime
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.picture import picture
from dialog_app.core.commands import answers, cards, plan, register, running, slips
from dialog_app.core.commands.answers import CHOICES, Asked, Choice
from dialog_app.core.commands.days import NewDay
from dialog_app.core.merge.result import taken
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayKind, Phase
from dialog_app.core.model.said import Answer, Position
from dialog_app.core.model.services import Service
from dialog_app.desk.session import DayDesk, Session
from dialog_app.storage import merging, purging, sums
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop, answer, making, small_day

PROGRAMME = "psykisk-helse-kommune"
FILTERS = (
    Filter(),
    Filter(phase=Phase.BEFORE),
    Filter(version=VersionChoice.EACH),
    Filter(version=VersionChoice.TOGETHER),
)


@pytest.fixture
def session(archive: SqliteArchive) -> Session:
    made = Session(archive, TestLaptop())
    for name in ("Fagerli", "Havneby", "Kaien"):
        made.register_desk.run(register.add_service, ["4601"], name=name, kind="SH")
    return made


def _differs(archive: SqliteArchive) -> list[str]:
    return archive.read(lambda connection: list(sums.faults(connection)))


def _subjects(session: Session) -> list[Subject]:
    rows = session.register.methods_of("G")[:3]
    return [Subject(SubjectKind.METHOD, session.register.newest(row.id).id) for row in rows]


def _day(session: Session, days_ago: int) -> DayDesk:
    services = tuple((row.id, 9) for row in session.register.all(Service))
    date = datetime.date(2026, 11, 20) - datetime.timedelta(days=days_ago)
    plan = NewDay(
        kind=DayKind.DIALOGUE,
        date=date,
        title=f"Dag {days_ago}",
        services=services,
        subjects=tuple(_subjects(session)),
    )
    desk = session.new_day(plan)
    desk.run(running.start)
    return desk


def _deeds(dice: random.Random, session: Session, desk: DayDesk) -> list[Callable[[], object]]:
    def asked() -> Asked:
        service = dice.choice(session.register.all(Service)).id
        phase = dice.choice((Phase.BEFORE, Phase.AFTER))
        return Asked(service, dice.choice(_subjects(session)), phase)

    def position() -> Position:
        return dice.choice(tuple(Position))

    return [
        lambda: desk.run(answers.set_count, asked(), position(), dice.randrange(9)),
        lambda: desk.run(answers.set_count, asked(), position(), dice.randrange(9)),
        lambda: desk.run(answers.majority, asked(), position()),
        lambda: desk.run(answers.set_present, asked(), dice.randrange(20)),
        lambda: desk.run(cards.answer_card, asked(), dice.randrange(1, 5), Choice(Position.AGREE)),
        lambda: desk.run(slips.enter_slips, asked(), {dice.choice(CHOICES): 6}),
        desk.undo,
        desk.redo,
        lambda: desk.run(running.next_item),
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_answered_and_undone_the_picture_is_that_of_the_answers(
    session: Session, archive: SqliteArchive, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - a test's own dice
    desks = [_day(session, days_ago) for days_ago in (200, 30)]
    for number in range(60):
        desk = dice.choice(desks)
        dice.choice(_deeds(dice, session, desk))()
        if number % 4 == 0:
            _is_the_same(session)
    assert _differs(archive) == []
    for desk in desks:
        desk.run(running.end_day)
        session.close_day(desk.scope, "ferdig")
        _is_the_same(session)
    assert not any(row.card for desk in desks for row in archive.day(desk.scope).all(Answer))
    assert _differs(archive) == []


def _is_the_same(session: Session) -> None:
    live, every = session.across.pictures(), session.across.sums()
    for chosen in FILTERS:
        assert live.picture(session.register, PROGRAMME, chosen) == picture(
            session.register, every, PROGRAMME, chosen
        )


def test_a_picture_is_the_same_object_until_something_is_answered(session: Session) -> None:
    desk = _day(session, 30)
    asked = Asked(session.register.all(Service)[0].id, _subjects(session)[0], Phase.AFTER)
    desk.run(answers.set_count, asked, Position.AGREE, 8)
    desk.run(running.end_day)
    first = session.across.pictures().picture(session.register, PROGRAMME)
    desk.keep_draft("notat", "halvveis")
    assert session.across.pictures().picture(session.register, PROGRAMME) is first
    desk.run(answers.set_count, asked, Position.AGREE, 9)
    again = session.across.pictures().picture(session.register, PROGRAMME)
    assert again != first
    (cell,) = next(row for row in again.rows if row.asked).cells
    assert cell.told.took_position == 9


def test_a_day_that_was_given_the_wrong_date_changes_places_with_the_other(
    session: Session, archive: SqliteArchive
) -> None:
    asked = Asked(session.register.all(Service)[0].id, _subjects(session)[0], Phase.AFTER)
    early, late = _day(session, 60), _day(session, 30)
    for desk, count in ((early, 7), (late, 9)):
        desk.run(answers.set_count, asked, Position.AGREE, count)
        desk.run(running.end_day)
    assert _told(session) == (late.scope, 9)
    early.run(plan.change_day, date=datetime.date(2026, 11, 1))
    assert _told(session) == (early.scope, 7)
    _is_the_same(session)
    assert _differs(archive) == []
    early.undo()
    assert _told(session) == (late.scope, 9)
    assert _differs(archive) == []


def _told(session: Session) -> tuple[str, int]:
    now = session.across.pictures().picture(session.register, PROGRAMME)
    (cell,) = next(row for row in now.rows if row.asked).cells
    return cell.day_id, cell.told.took_position


def test_a_deleted_day_leaves_nothing_in_the_sums_nor_in_the_picture(
    session: Session, archive: SqliteArchive
) -> None:
    desk = _day(session, 30)
    asked = Asked(session.register.all(Service)[0].id, _subjects(session)[0], Phase.AFTER)
    desk.run(answers.set_count, asked, Position.AGREE, 8)
    desk.run(running.end_day)
    assert session.across.pictures().picture(session.register, PROGRAMME).columns
    purging.purge(archive, desk.scope)
    assert _differs(archive) == []
    assert archive.read(lambda c: c.execute('SELECT COUNT(*) FROM "heard"').fetchone()) == (0,)
    assert not session.across.pictures().picture(session.register, PROGRAMME).columns


def test_what_another_laptop_answered_stands_in_the_picture_once_it_is_taken_in(
    session: Session, archive: SqliteArchive, tmp_path: Path, key: Key | None
) -> None:
    desk = _day(session, 30)
    first, second = (row.id for row in session.register.all(Service)[:2])
    asked = Asked(first, _subjects(session)[0], Phase.AFTER)
    desk.run(answers.set_count, asked, Position.AGREE, 8)
    archive.backup_to(tmp_path / "andre.dialogarkiv")
    laptop = TestLaptop("laptop-8")
    other = open_archive(tmp_path / "andre.dialogarkiv", laptop, key)
    there = Session(other, laptop).day_desk(desk.scope)
    there.run(answers.set_count, replace(asked, service_id=second), Position.AGREE, 7)
    there.run(running.end_day)
    copy = merging.working_copy(other, desk.scope)
    other.close()
    before = session.across.pictures().picture(session.register, PROGRAMME)
    assert not any(row.asked for row in before.rows)
    looked = merging.look(archive, merging.read(copy, None))
    assert looked.comparison is not None
    merging.write(archive, looked, taken(looked.comparison, {}))
    now = session.across.pictures().picture(session.register, PROGRAMME)
    assert len(now.columns) == 2
    _is_the_same(session)
    assert _differs(archive) == []


def test_a_wrong_sum_is_found_when_the_archive_is_looked_through(archive: SqliteArchive) -> None:
    info, asked = small_day()
    archive.write(info.id, making(info, asked, answer(1, count=7)), "do", 0, "")
    assert archive.faults() == ()
    archive.amend(
        lambda c: c.execute("""UPDATE "heard" SET "days" = replace("days", ' 7 ', ' 8 ')""")
    )
    assert archive.faults() == ("differs: heard",)

"""Deleting days on the command line: what is due, one day, and what is said of it afterwards."""

import json
from pathlib import Path

from dialog_app.cli.desk import opened
from dialog_app.core import retention
from dialog_app.desk.session import Session
from tests.cli.conftest import Type


def make_due(archive: Path, title: str) -> str:
    """Let a day be due since it was held."""
    with opened(archive) as (_open, session):
        day_id = day_of(session, title)
        desk = session.day_desk(day_id)
        desk.run(retention.keep_until, desk.record.info.date)
    return day_id


def day_of(session: Session, title: str) -> str:
    return next(line.id for line in session.days() if line.title == title)


def test_nothing_is_due_in_a_new_archive(type_in: Type, archive: Path) -> None:
    told = type_in("purge", archive, "--due", "--dry-run")
    assert (told.code, told.out) == (0, "Ingenting skal slettes nå.\n")
    assert json.loads(type_in("purge", archive, "--due", "--json").out) == []


def test_what_is_due_is_told_before_and_deleted_when_asked(type_in: Type, archive: Path) -> None:
    day_id = make_due(archive, "Dialogdag Bergen")
    (due,) = json.loads(type_in("purge", archive, "--due", "--dry-run", "--json").out)
    assert (due["what"], due["day"], due["title"]) == ("day", day_id, "Dialogdag Bergen")
    assert "hele dagen" in type_in("purge", archive, "--due", "--dry-run").out
    told = type_in("purge", archive, "--due")
    assert told.code == 0
    assert "Begrunnelser: " in told.out
    assert "når programmet ikke" in told.out
    assert "Bergen" not in told.out
    assert b"Dialogdag Bergen" not in archive.read_bytes()
    assert type_in("purge", archive, "--due", "--dry-run").out == "Ingenting skal slettes nå.\n"
    assert type_in("check", archive).code == 0


def test_one_day_is_deleted_by_name_and_the_others_open_as_before(
    type_in: Type, archive: Path
) -> None:
    with opened(archive) as (_open, session):
        day_id = day_of(session, "Dialogdag Bergen")
        others = [line.id for line in session.days() if line.id != day_id]
    (done,) = json.loads(type_in("purge", archive, day_id, "--json").out)
    assert done["what"] == "day"
    assert done["counts"]["day_info"] == 1
    for other in others:
        assert type_in("day", "show", archive, other).code == 0
        assert type_in("minutes", archive, other, "--list").code == 0
    assert type_in("day", "show", archive, day_id).code == 1


def test_a_call_that_names_neither_a_day_nor_what_is_due_is_off(
    type_in: Type, archive: Path
) -> None:
    assert type_in("purge", archive).code == 2
    assert type_in("purge", archive, "21.11.2026", "--due").code == 2
    assert type_in("purge", archive, "21.11.2026", "--dry-run").code == 2


def test_only_what_was_never_for_paper_waits_for_the_day_to_be_closed(
    type_in: Type, archive: Path
) -> None:
    with opened(archive) as (_open, session):
        day_id = day_of(session, "Dialogdag Drammen, Bærum og Oslo")
    assert type_in("purge", archive, day_id, "--raw").refusal == "Dagen må avsluttes først."

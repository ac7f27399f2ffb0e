"""Days carried between laptops by files on a stick, typed on the command line."""

import json
import shutil

import pytest

from dialog_app.cli.desk import opened
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.model.said import Obstacle
from dialog_app.storage import day_file, exchange
from dialog_app.storage.incoming import reading
from tests.core.merge_rooms import shared
from tests.storage.faults_here import faults_here

DAY = "Dialogdag Lillevik"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Read files here: processes of their own are tried where they are made."""
    monkeypatch.setattr(exchange, "read_day", lambda raw, _waiting=None: day_file.read(raw))
    monkeypatch.setattr(reading, "faults", faults_here)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "passord.txt").write_text("hundre stille elver\n", encoding="utf-8")
    return folder


@pytest.fixture
def other(archive):
    """The archive of another laptop, copied before the rooms part."""
    return shutil.copy(archive, archive.with_name("other.dialogarkiv"))


def _desk(path, deed):
    with opened(path) as (_archive, session):
        (line,) = [line for line in session.days() if line.title == DAY]
        return deed(session.day_desk(line.id))


def _day_id(path):
    return _desk(path, lambda desk: desk.record.id)


def _say(path, text):
    _desk(path, lambda desk: desk.run(findings.add_obstacle, About(), text, "TID"))


def _reword(path, number, text):
    def deed(desk):
        row = sorted(desk.record.all(Obstacle), key=lambda one: one.number)[number]
        desk.run(findings.reword, Obstacle, row.id, text)

    _desk(path, deed)


def _hand_over(type_in, path, stick, name):
    locked = ("--bundle-passphrase-file", stick / "passord.txt")
    told = type_in("hand-over", path, _day_id(path), stick / name, *locked)
    assert told.code == 0
    assert told.out.strip() == str(stick / name)
    assert "arbeidskopi" in told.err


def _merge(type_in, path, stick, *more):
    locked = ("--bundle-passphrase-file", stick / "passord.txt")
    told = type_in("merge", path, *more, *locked, "--json")
    return told.code, json.loads(told.out)


def test_two_rooms_become_one_record_on_both_laptops(type_in, archive, other, stick):
    _say(archive, "Vi rekker det ikke")
    _say(other, "Taushetsplikten")
    _hand_over(type_in, other, stick, "rom2.dialogdag")
    code, (told,) = _merge(type_in, archive, stick, stick / "rom2.dialogdag")
    assert (code, told["taken_in"], told["conflicts"]) == (0, True, [])
    assert told["new"] >= 1
    _hand_over(type_in, archive, stick, "rom1.dialogdag")
    code, (told,) = _merge(type_in, other, stick, stick / "rom1.dialogdag")
    assert (code, told["conflicts"]) == (0, [])
    days = [_desk(path, lambda desk: desk.record) for path in (archive, other)]
    assert shared(days[0]) == shared(days[1])
    texts = {row.text for row in days[0].obstacles}
    assert {"Vi rekker det ikke", "Taushetsplikten"} <= texts
    numbers = [row.number for row in days[0].all(Obstacle)]
    assert len(numbers) == len(set(numbers))
    code, (told,) = _merge(type_in, archive, stick, stick / "rom2.dialogdag")
    assert (code, told["new"], told["changed"], told["gone"]) == (0, 0, 0, 0)
    assert type_in("check", archive).code == 0


def test_what_two_have_changed_is_chosen_by_people_alone(type_in, archive, other, stick):
    _reword(archive, 0, "Slik vi sa det her")
    _reword(other, 0, "Slik de sa det der")
    _hand_over(type_in, other, stick, "rom2.dialogdag")
    before = _desk(archive, lambda desk: desk.record)
    code, (told,) = _merge(type_in, archive, stick, stick / "rom2.dialogdag")
    assert (code, told["taken_in"]) == (1, False)
    (conflict,) = told["conflicts"]
    assert (conflict["mine"], conflict["theirs"]) == ("Slik vi sa det her", "Slik de sa det der")
    assert _desk(archive, lambda desk: desk.record) == before
    for_reading = type_in(
        "merge",
        archive,
        stick / "rom2.dialogdag",
        "--bundle-passphrase-file",
        stick / "passord.txt",
    )
    assert "den andre: Slik de sa det der" in for_reading.out
    code, (told,) = _merge(type_in, archive, stick, stick / "rom2.dialogdag", "--choose", "theirs")
    assert (code, told["taken_in"]) == (0, True)
    texts = {row.text for row in _desk(archive, lambda desk: desk.record).all(Obstacle)}
    assert "Slik de sa det der" in texts
    _desk(archive, lambda desk: desk.undo())
    assert _desk(archive, lambda desk: desk.record) == before
    # What was taken back can be taken in again.
    code, (told,) = _merge(type_in, archive, stick, stick / "rom2.dialogdag", "--dry-run")
    assert (code, len(told["conflicts"])) == (1, 1)


def test_a_laptop_without_the_day_simply_gets_it(type_in, archive, tmp_path, stick):
    empty = tmp_path / "tomt.dialogarkiv"
    with opened_new(empty):
        pass
    _hand_over(type_in, archive, stick, "dag.dialogdag")
    code, (told,) = _merge(type_in, empty, stick, stick / "dag.dialogdag", "--dry-run")
    assert (code, told["new_day"], told["taken_in"]) == (0, True, False)
    code, (told,) = _merge(type_in, empty, stick, stick / "dag.dialogdag")
    assert (code, told["new_day"], told["taken_in"]) == (0, True, True)
    assert _desk(empty, lambda desk: desk.record) == _desk(archive, lambda desk: desk.record)
    _say(empty, "Sagt på den nye maskinen")
    _hand_over(type_in, empty, stick, "tilbake.dialogdag")
    code, (told,) = _merge(type_in, archive, stick, stick / "tilbake.dialogdag")
    assert (code, told["conflicts"]) == (0, [])
    assert told["new"] == 1


def opened_new(path):
    from contextlib import closing

    from dialog_app.storage.archive import open_archive
    from tests.storage.made import TestLaptop

    return closing(open_archive(path, TestLaptop("tomt"), create=True))


def test_a_working_copy_as_json_is_taken_in_the_same_way(type_in, archive, other, stick):
    _say(other, "Fra den andre")
    copy = type_in("day", "export", other, _day_id(other))
    (stick / "dag.json").write_text(copy.out, encoding="utf-8")
    code, (told,) = _merge(type_in, archive, stick, stick / "dag.json")
    assert (code, told["taken_in"], told["new"]) == (0, True, 1)


def test_each_file_is_taken_in_or_not_on_its_own(type_in, archive, other, stick):
    _say(other, "Fra den andre")
    _hand_over(type_in, other, stick, "god.dialogdag")
    broken = bytearray((stick / "god.dialogdag").read_bytes())
    broken[-1] ^= 1
    (stick / "skadd.dialogdag").write_bytes(broken)
    files = (stick / "skadd.dialogdag", stick / "god.dialogdag")
    code, told = _merge(type_in, archive, stick, *files)
    assert code == 1
    assert [one["taken_in"] for one in told] == [False, True]
    assert "skadet" in told[0]["refused"]


def test_a_closed_day_takes_nothing_in_and_gives_nothing_to_a_copy(type_in, archive, other, stick):
    _hand_over(type_in, other, stick, "dag.dialogdag")
    with opened(archive) as (_archive, session):
        session.close_day(_day_id_of(session), "alt er sett på")
    code, (told,) = _merge(type_in, archive, stick, stick / "dag.dialogdag")
    assert code == 1
    assert "avsluttet på denne maskinen" in told["refused"]
    _hand_over(type_in, archive, stick, "lukket.dialogdag")
    code, (told,) = _merge(type_in, other, stick, stick / "lukket.dialogdag")
    assert code == 1
    assert "avsluttet på den andre maskinen" in told["refused"]
    with opened(archive) as (storage, _session):
        query = 'SELECT count(*) FROM "part_state"'
        assert storage.read(lambda c: c.execute(query).fetchone()) == (0,)


def test_a_closed_day_once_more_is_the_same_and_another_closed_one_is_refused(
    type_in, archive, other, stick
):
    _say(other, "Fra den andre")
    for place in (archive, other):
        with opened(place) as (_archive, session):
            session.close_day(_day_id_of(session), "alt er sett på")
    _hand_over(type_in, archive, stick, "lukket.dialogdag")
    code, (told,) = _merge(type_in, archive, stick, stick / "lukket.dialogdag")
    assert (code, told["refused"], told["new"], told["changed"]) == (0, "", 0, 0)
    assert told["same"] > 0
    _hand_over(type_in, other, stick, "annen.dialogdag")
    code, (told,) = _merge(type_in, archive, stick, stick / "annen.dialogdag")
    assert code == 1
    assert "avsluttet på denne maskinen" in told["refused"]
    with opened(archive) as (storage, _session):
        query = 'SELECT count(*) FROM "part_state"'
        assert storage.read(lambda c: c.execute(query).fetchone()) == (0,)


def _day_id_of(session):
    return next(line.id for line in session.days() if line.title == DAY)


def test_a_wrong_passphrase_and_a_missing_one_are_told_apart(type_in, archive, other, stick):
    _hand_over(type_in, other, stick, "dag.dialogdag")
    missing = type_in("merge", archive, stick / "dag.dialogdag")
    assert missing.code == 1
    assert "--bundle-passphrase-file" in missing.refusal
    (stick / "passord.txt").write_text("noe helt annet\n", encoding="utf-8")
    code, (told,) = _merge(type_in, archive, stick, stick / "dag.dialogdag")
    assert code == 1
    assert "Passordet er feil" in told["refused"]

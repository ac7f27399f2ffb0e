"""Many days handed over, from many laptops at once, on the command line."""

import json
import shutil

import pytest

from dialog_app.cli.desk import opened
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.model.said import Obstacle
from dialog_app.core.model.services import Service
from dialog_app.storage import bundle, merging, secret
from dialog_app.storage.incoming import reading
from tests.core.merge_rooms import shared
from tests.storage.faults_here import faults_here

DAY = "Dialogdag Lillevik"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(reading, "faults", faults_here)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "passord.txt").write_text("hundre stille elver\n", encoding="utf-8")
    return folder


@pytest.fixture
def laptop(archive, tmp_path):
    """Return what gives another laptop's archive, copied before the rooms parted."""

    def of_name(name):
        return shutil.copy(archive, tmp_path / f"{name}.dialogarkiv")

    return of_name


def on_day(path, deed):
    with opened(path) as (there, session):
        (line,) = [line for line in session.days() if line.title == DAY]
        return deed(there, session.day_desk(line.id))


def save(there, desk, path, words="hundre stille elver"):
    path.write_bytes(
        bundle.sealed(merging.working_copy(there, desk.record.id), secret.passphrase(words))
    )


def say_and_save(path, stick, texts, prefix):
    def deed(there, desk):
        for number, text in enumerate(texts):
            desk.run(findings.add_obstacle, About(), text, "TID")
            save(there, desk, stick / f"{prefix}{number:02}.dialogdag")

    on_day(path, deed)


def reword_and_save(path, file, text):
    def deed(there, desk):
        first = min(desk.record.all(Obstacle), key=lambda one: one.number)
        desk.run(findings.reword, Obstacle, first.id, text)
        save(there, desk, file)

    on_day(path, deed)


def merged(type_in, archive, stick, *files):
    told = type_in(
        "merge", archive, *files, "--bundle-passphrase-file", stick / "passord.txt", "--json"
    )
    return told, json.loads(told.out)


def the_day(path):
    return on_day(path, lambda _there, desk: desk.record)


def test_of_twenty_files_in_a_folder_three_bad_ones_stop_nobody(
    type_in, archive, laptop, stick, monkeypatch
):
    for name in ("rød", "grønn"):
        say_and_save(laptop(name), stick, [f"{name} {n}" for n in range(8)], name)
    on_day(laptop("gul"), lambda there, desk: save(there, desk, stick / "gul.dialogdag"))
    on_day(
        laptop("lås"),
        lambda there, desk: save(there, desk, stick / "lås.dialogdag", "et annet passord"),
    )
    broken = bytearray((stick / "gul.dialogdag").read_bytes())
    broken[-1] ^= 1
    (stick / "skadd.dialogdag").write_bytes(broken)
    (stick / "annet.dialogdag").write_bytes(b"noe helt annet")
    (stick / "les meg.txt").write_text("ikke en dag")
    backups: list[object] = []
    monkeypatch.setattr(merging, "back_up", backups.append)
    monkeypatch.setattr(
        "dialog_app.storage.keeping.Keeping.make", lambda _self: pytest.fail("backup")
    )
    told, each = merged(type_in, archive, stick, stick)
    assert told.code == 1
    assert len(each) == 20
    assert len(backups) == 1
    refused = {one["file"].rsplit("/", 1)[-1]: one["refused"] for one in each if one["refused"]}
    assert set(refused) == {"lås.dialogdag", "skadd.dialogdag", "annet.dialogdag"}
    assert "Passordet er feil" in refused["lås.dialogdag"]
    assert "skadet" in refused["skadd.dialogdag"]
    assert all(one["taken_in"] for one in each if not one["refused"])
    assert "20 av 20" in told.err
    texts = {row.text for row in the_day(archive).obstacles}
    assert {f"{name} {n}" for name in ("rød", "grønn") for n in range(8)} <= texts
    assert type_in("check", archive).code == 0


def test_what_contradicts_itself_ends_the_same_whichever_file_is_named_first(
    type_in, archive, laptop, stick
):
    files = [stick / f"{name}.dialogdag" for name in ("a", "b", "c")]
    for file in files:
        reword_and_save(laptop(file.stem), file, f"Slik sa {file.stem} det")
    mine, again = archive, laptop("igjen")
    _, first = merged(type_in, mine, stick, *files)
    _, second = merged(type_in, again, stick, *reversed(files))
    assert the_day(mine) == the_day(again)
    assert sorted(map(str, first)) == sorted(map(str, second))
    assert sum(one["taken_in"] for one in first) == 1
    assert sum(bool(one["conflicts"]) for one in first) == 2


def test_one_file_after_the_other_is_as_all_at_once(type_in, archive, laptop, stick):
    for name in ("a", "b", "c"):
        say_and_save(laptop(name), stick, [f"{name} sier", f"{name} sier mer"], name)
    files = sorted(stick.glob("*.dialogdag"))
    again = laptop("igjen")
    merged(type_in, archive, stick, *files)
    for file in reversed(files):
        merged(type_in, again, stick, file)
    assert shared(the_day(archive)) == shared(the_day(again))


def test_two_services_with_one_name_stay_two_and_it_is_said(type_in, archive, laptop, stick):
    raw = on_day(laptop("rød"), lambda there, desk: merging.working_copy(there, desk.record.id))
    day = the_day(archive)
    service_id = day.service_ids[0]
    # Another laptop wrote the same service down for itself, and held another day with it.
    text = raw.decode().replace(service_id, "5e1f" * 8)
    for row in day.rows():
        text = text.replace(row.id, f"{row.id[:-4]}0000")
    (stick / "dag.json").write_text(text, encoding="utf-8")
    told = type_in("merge", archive, stick / "dag.json")
    assert told.code == 0
    with opened(archive) as (_archive, session):
        rows = [one for one in session.register.all(Service) if one.id in {service_id, "5e1f" * 8}]
        name = session.register.service(service_id).name
    assert len(rows) == 2
    assert f"heter «{name}»" in told.out


@pytest.mark.parametrize("many", [1, 2])
def test_each_of_several_passphrases_is_tried(type_in, archive, laptop, stick, many):
    words = ("hundre stille elver", "et annet passord")
    files = []
    for number in range(2):
        file = stick / f"passord{number}.txt"
        file.write_text(words[number] + "\n", encoding="utf-8")
        files.append(file)
        on_day(
            laptop(f"m{number}"),
            lambda there, desk, n=number: save(there, desk, stick / f"{n}.dialogdag", words[n]),
        )
    given = [part for file in files[:many] for part in ("--bundle-passphrase-file", file)]
    told = type_in("merge", archive, stick, *given, "--json")
    assert sum(one["taken_in"] for one in json.loads(told.out)) == many


def test_a_folder_without_days_is_said(type_in, archive, stick):
    told = type_in("merge", archive, stick, "--bundle-passphrase-file", stick / "passord.txt")
    assert (told.code, told.out) == (1, "")
    assert "Mappen har ingen dager" in told.err

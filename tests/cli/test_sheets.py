"""Taking tables in on the command line."""

import json

import pytest

from dialog_app.cli.desk import opened
from dialog_app.core.measures import Tally
from dialog_app.core.model.said import Round

SERVICES = "navn;slags tjeneste;kommune\nUngdomsklinikken;SH;Bergen\n"


@pytest.fixture
def file(tmp_path):
    """Write a table and return where it lies."""

    def written(text, name="tabell.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def names(archive):
    with opened(archive) as (_, session):
        return [row.name for row in session.register.services]


def test_a_table_is_looked_at_and_then_taken_in(type_in, archive, file):
    path = file(SERVICES)
    looked = type_in("import", archive, "services", path, "--dry-run")
    assert (looked.code, looked.err) == (0, "")
    assert "Ungdomsklinikken" not in names(archive)
    taken = type_in("import", archive, "services", path, "--json")
    told = json.loads(taken.out)
    assert (told["new"], told["changed"], told["same"], told["bad"]) == (1, 0, 0, [])
    assert told["rows"][0]["title"] == "Ungdomsklinikken, Bergen"
    assert "Ungdomsklinikken" in names(archive)
    again = json.loads(type_in("import", archive, "services", path, "--json").out)
    assert (again["new"], again["same"]) == (0, 1)


def test_bad_rows_are_named_and_nothing_is_taken_in(type_in, archive, file):
    rows = "".join(f"Tjeneste {n};ukjent;\n" for n in range(5000))
    told = type_in("import", archive, "services", file(SERVICES + rows))
    assert told.code == 1
    assert "«ukjent»" in told.out.splitlines()[0]
    assert "4950" in told.out
    assert len(told.out.splitlines()) < 60
    assert "Ungdomsklinikken" not in names(archive)
    whole = type_in("import", archive, "services", file(SERVICES + rows), "--json")
    assert len(json.loads(whole.out)["bad"]) == 5000


def test_answers_go_to_a_day(type_in, archive, read, file):
    day = read.planned
    service = read.register.full_name(day.service_ids[0])
    place = ", ".join(read.register.places(day.service_ids[0]))
    code = read.register.method_of(day.subjects[0].version_id).code
    rows = f"{service};{place};{code};before;agree;3\n"
    path = file("service;municipality;method;round;position;count\n" + rows)
    assert type_in("import", archive, "answers", path).code == 1
    told = type_in("import", archive, "answers", path, "--day", day.id, "--json")
    assert told.code == 0, told.out + told.err
    with opened(archive) as (_, session):
        saved = session.saved_day(day.id)
        (asked,) = saved.all(Round)
        assert saved.tally(asked) == Tally(3, 0, 0)
        assert session.day_desk(day.id).undoable.label == "step.answers_taken_in"


@pytest.mark.parametrize("words", [["services"], ["kings", "x.csv"], []])
def test_a_call_that_is_off_says_so(type_in, archive, words):
    assert type_in("import", archive, *words).code == 2


def test_a_file_that_is_not_there_is_named(type_in, archive, tmp_path):
    told = type_in("import", archive, "services", tmp_path / "borte.csv")
    assert told.code == 1
    assert "borte.csv" in told.refusal


def test_answers_without_a_day_are_refused_in_one_sentence(type_in, archive, file):
    path = file("service;method;round;position;count\nx;y;before;agree;1\n")
    assert type_in("import", archive, "answers", path).refusal


def test_a_table_of_the_register_is_written_and_changes_nothing_when_it_comes_back(
    type_in, archive, tmp_path
):
    for kind in ("services", "methods", "provisions"):
        for ending in ("csv", "xlsx"):
            path = tmp_path / f"{kind}.{ending}"
            assert type_in("export", archive, kind, path).out.strip() == str(path)
            told = json.loads(type_in("import", archive, kind, path, "--json").out)
            assert (told["bad"], told["new"], told["changed"]) == ([], 0, 0)
            assert told["same"] > 5


@pytest.mark.parametrize("kind", ["answers", "findings"])
def test_a_table_of_a_day_is_for_one_service_and_never_comes_back(
    type_in, archive, read, tmp_path, kind
):
    day, path = read.deep_dive, tmp_path / "ut.xlsx"
    assert type_in("export", archive, kind, path).refusal
    assert type_in("export", archive, kind, path, "--day", day.id).refusal
    assert not path.exists()
    service = day.service_ids[0]
    told = type_in("export", archive, kind, path, "--day", day.id, "--service", service)
    assert told.code == 0
    back = type_in("import", archive, "answers", path, "--day", day.id)
    assert back.code == 1
    assert "vernet" in back.refusal


def test_an_empty_table_has_the_columns_of_its_kind(type_in, archive, tmp_path):
    path = tmp_path / "mal.xlsx"
    assert type_in("template", "methods", path).code == 0
    # Its columns are known; what it lacks is rows.
    assert "Tabellen er tom" in type_in("import", archive, "methods", path).refusal


def test_a_day_is_made_for_a_table_of_answers_that_can_be_taken_in(type_in, archive, read, file):
    service = next(iter(read.register.services))
    name, place = service.name, ", ".join(read.register.places(service.id)[:1])
    head = "service;municipality;method;round;position;count\n"
    bad = file(head + f"{name};{place};NOPE;before;agree;9\n", "høring.csv")
    before = type_in("day", "list", archive).out
    assert type_in("import", archive, "answers", bad, "--new-day", "21.11.2025").code == 1
    assert type_in("day", "list", archive).out == before
    good = file(head + f"{name};{place};BV01;before;agree;9\n", "høring.csv")
    told = type_in("import", archive, "answers", good, "--new-day", "21.11.2025", "--json")
    assert told.code == 0, told.out + told.err
    shown = type_in("day", "show", archive, json.loads(told.out)["day"]).out
    assert "høring" in shown
    assert "21.11.2025" in shown
    assert "enig 9" in shown
    both = ("--day", "x", "--new-day", "21.11.2025")
    assert type_in("import", archive, "answers", good, *both).code == 2

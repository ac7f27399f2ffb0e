"""What all services say together, from the command line: protected numbers, and why."""

import csv
import json
from pathlib import Path

from tests.cli.conftest import Type


def test_what_services_say_together_is_told_in_words(type_in: Type, archive: Path) -> None:
    told = type_in("across", archive)
    assert (told.code, told.err) == (0, "")
    first, *lines = told.out.splitlines()
    assert first.startswith("Tjenestene har meldt seg selv.")
    assert any("tjenester: samlet enig." in line for line in lines)
    assert any("Regelen foreslår:" in line for line in lines)
    assert any(line.startswith("  pbrl. § 3-4 (lov): ") for line in lines)


def test_a_program_gets_protected_numbers_and_the_law_list(type_in: Type, archive: Path) -> None:
    told = type_in("across", archive, "--json")
    found = json.loads(told.out)
    methods = found["methods"]
    assert methods
    assert found["law"]
    for method in methods:
        counts = [*method["answers"].values(), *method["services_by_word"].values()]
        assert not {1, 2} & {*counts, *method["moved"].values()}
        assert method["words"]
        assert method["because"]
        assert len(method["input_hash"]) == 64
    for law in found["law"]:
        assert not {1, 2} & {law["services"], law["discussed"], *law["statuses"].values()}


def test_a_description_narrows_both(type_in: Type, archive: Path) -> None:
    whole = json.loads(type_in("across", archive, "--json").out)
    part = json.loads(type_in("across", archive, "--description", "G", "--json").out)
    assert {method["code"][0] for method in part["methods"]} == {"G"}
    assert 0 < len(part["methods"]) < len(whole["methods"])
    assert 0 < len(part["law"]) < len(whole["law"])


def test_a_description_that_is_not_there_is_refused(type_in: Type, archive: Path) -> None:
    told = type_in("across", archive, "--description", "FINNES IKKE")
    assert told.code == 1
    assert "FINNES IKKE" in told.refusal


def test_an_archive_without_days_has_nothing_to_tell(type_in: Type, tmp_path: Path) -> None:
    from dialog_app.desk.laptop import ThisLaptop
    from dialog_app.storage.archive import open_archive

    empty = tmp_path / "tom.dialogarkiv"
    open_archive(empty, ThisLaptop("laptop-1"), create=True).close()
    told = type_in("across", empty)
    assert (told.code, told.err) == (0, "")
    assert "Ingen har vist til en lov" in told.out


def test_the_law_list_is_given_as_a_table_that_says_it_is_protected(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "lov.csv"
    assert type_in("export", archive, "law", out).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        mark, header, *rows = csv.reader(file, delimiter=";")
    assert mark[0].startswith("Vernet av Dialogdag: ")
    assert "Tjenestene har meldt seg selv." in mark[0]
    services = header.index("tjenester som viser til den")
    assert rows
    assert not {"1", "2"} & {row[services] for row in rows}
    assert "færre enn 3 tjenester" in {row[services] for row in rows}

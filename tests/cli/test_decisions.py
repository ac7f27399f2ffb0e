"""What is decided is printed with what children say beside it."""

import json

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.storage.sheets.reading import read_sheet


def test_decisions_are_printed_with_the_advice_beside_them(type_in, archive) -> None:
    told = type_in("decisions", archive, "--description", "G")
    assert told.code == 0
    about = told.out.split("\n\n")
    shared = next(part for part in about if part.startswith("G4 "))
    assert "Dette sier barn: «Eksempel (år og antall er tenkt): Vi vil vite" in shared
    assert "Revideres (avgjørelse 1, " in shared
    assert "Bestemte sammen: Leder 5, helsesykepleier 3, PP-rådgiver 2, 4 proffer" in shared
    assert "Særstandpunkt: «Barnet får vite hva som er delt" in shared
    assert "Forskning: Ikke søkt" in shared
    first = next(part for part in about if part.startswith("G2 "))
    assert "Ikke avgjort." in first
    assert "Regelen foreslår, dere bestemmer." in first
    assert about.index(first) < about.index(shared)


def test_programs_get_the_same_as_json(type_in, archive) -> None:
    rows = json.loads(type_in("decisions", archive, "--json").out)
    by_code = {row["code"]: row for row in rows}
    shared = by_code["G4"]
    assert shared["decisions"][0]["decided"] == "revised"
    assert shared["decisions"][0]["legal"] is True
    assert shared["decisions"][0]["dissents"][0]["people"] == 6
    assert shared["advice"][0]["fate"] == "changed"
    assert by_code["G7"]["research"]["finding"] == "none_found"
    assert by_code["G2"]["waiting"] == "undecided"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_decisions_are_written_as_a_table_with_numbers_and_no_names(
    type_in, archive, tmp_path, ending
) -> None:
    out = tmp_path / f"b.{ending}"
    told = type_in("decisions", archive, "--description", "G", "--out", out)
    assert (told.code, told.out.strip()) == (0, str(out))
    grid = read_sheet(out)
    assert Lexicon([Texts("nb")]).is_protected(grid)
    header, *rows = [row.cells for row in grid.rows]
    shared = next(dict(zip(header, row, strict=False)) for row in rows if row[0] == "G4")
    assert shared["regelen foreslår"] == shared["bestemt"] == "Revideres"
    assert shared["loven står i veien"] == "ja"
    assert shared["begrunnelse"].startswith("Rådet fra barna står.")
    assert (shared["leder"], shared["proffer"], shared["særstandpunkter"]) == ("5", "4", "1")
    assert shared["regelens versjon"] == "1"
    first = next(dict(zip(header, row, strict=False)) for row in rows if row[0] == "G2")
    assert (first["regelen foreslår"], first["bestemt"]) == ("Ikke nå", "")


def test_a_table_of_decisions_is_of_a_known_kind(type_in, archive, tmp_path) -> None:
    told = type_in("decisions", archive, "--out", tmp_path / "b.pdf")
    assert told.refusal == "Tabellen kan være .csv eller .xlsx."
    assert not (tmp_path / "b.pdf").exists()


def test_an_unknown_description_is_refused(type_in, archive) -> None:
    told = type_in("decisions", archive, "--description", "XX")
    assert told.refusal == "Ingen beskrivelse har koden «XX»."

"""What is decided is printed with what children say beside it."""

import json


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


def test_an_unknown_description_is_refused(type_in, archive) -> None:
    told = type_in("decisions", archive, "--description", "XX")
    assert told.refusal == "Ingen beskrivelse har koden «XX»."

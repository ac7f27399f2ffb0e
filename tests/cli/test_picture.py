"""The picture across services on the command line."""

import csv

import pytest
from defusedxml import ElementTree as Tree

from dialog_app.cli.desk import Refused
from dialog_app.cli.picture import chosen_method
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.services import Consent
from tests.core.across_rounds import catalogue, register

ENDINGS = ("png", "svg", "csv", "xlsx")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_picture_is_written_as_its_name_says(type_in, archive, tmp_path, ending):
    out = tmp_path / f"bilde.{ending}"
    told = type_in("picture", archive, "--description", "G", "--out", out)
    assert (told.code, told.err) == (0, "")
    assert told.out.strip() == str(out)
    starts = {"png": b"\x89PNG", "svg": b"<?xml", "csv": b"\xef\xbb\xbf", "xlsx": b"PK"}
    assert out.read_bytes().startswith(starts[ending])


def test_a_table_tells_protected_numbers_and_names_with_consent(type_in, archive, read, tmp_path):
    out = tmp_path / "bilde.csv"
    type_in("picture", archive, "--description", "G", "--out", out)
    mark, header, *rows = csv.reader(out.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert mark[0].startswith("Vernet av Dialogdag")
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    named = {row.about for row in read.register.all(Consent)}
    names = {row.name for row in read.register.services if row.id not in named}
    assert names.isdisjoint(cell for row in rows for cell in row)
    told = [dict(zip(header, row, strict=True)) for row in rows]
    for row in told:
        took = row["tok stilling"]
        parts = [row[name] for name in header[header.index("tok stilling") + 1 : -2] if row[name]]
        if parts:
            assert sum(map(int, parts)) == int(took)
            assert all(int(part) == 0 or int(part) >= 3 for part in parts)
        if not took:
            assert not parts


def test_a_picture_has_words_for_those_who_do_not_see_it(type_in, archive, tmp_path):
    out = tmp_path / "bilde.svg"
    type_in("picture", archive, "--description", "psykisk-helse-kommune", "--out", out)
    root = Tree.fromstring(out.read_bytes())
    assert "tjeneste" in (root.findtext("{http://www.w3.org/2000/svg}desc") or "")


@pytest.mark.parametrize("what", ["words", "rounds", "services"])
def test_each_picture_of_a_method_is_written(type_in, archive, tmp_path, what):
    made = [tmp_path / f"{what}.{ending}" for ending in ("svg", "csv")]
    for out in made:
        told = type_in("picture", archive, "--method", "g4", "--what", what, "--out", out)
        assert (told.code, told.err) == (0, "")
        assert told.out.strip() == str(out)
    drawn = Tree.fromstring(made[0].read_bytes())
    said = drawn.findtext("{http://www.w3.org/2000/svg}desc") or ""
    mark, header, *rows = csv.reader(made[1].read_text("utf-8-sig").splitlines(), delimiter=";")
    assert mark[0].startswith("Vernet av Dialogdag")
    table = [dict(zip(header, row, strict=True)) for row in rows]
    assert table
    assert {row["kode"] for row in table} == {"G4"}
    counted = [row for row in table if row["antall"]]
    assert all(f"{row['svar']} {row['antall']}" in said for row in counted)
    assert all(int(row["antall"]) == 0 or int(row["antall"]) >= 3 for row in counted)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--method", "SH1"], "Bildet er ikke laget: for lite om SH1"),
        (["--method", "G2", "--what", "rounds"], "Bildet er ikke laget: for lite om G2"),
        (["--method", "XX"], "Ingen arbeidsmåte har koden «XX»."),
        (["--method", "G4", "--since", "1.1.2026"], "Med --method går ikke --version"),
        (["--method", "G4", "--round", "before"], "Med --method går ikke --version"),
        (["--method", "G4", "--what", "law"], "--what law går med --description"),
        (["--description", "BV", "--what", "law"], "Ingen har vist til en lov"),
        (["--description", "G", "--what", "law", "--round", "after"], "--version, --since"),
        (["--description", "G", "--what", "words"], "--what law går med --description"),
    ],
)
def test_a_method_with_too_little_has_no_picture_and_it_is_said(
    type_in, archive, tmp_path, more, why
):
    told = type_in("picture", archive, *more, "--out", tmp_path / "b.png")
    assert told.code == 1
    assert told.refusal.startswith(why)
    assert not list(tmp_path.glob("b.*"))


@pytest.mark.parametrize("ending", ["svg", "csv"])
def test_the_law_list_is_written_too(type_in, archive, tmp_path, ending):
    out = tmp_path / f"lov.{ending}"
    told = type_in("picture", archive, "--description", "G", "--what", "law", "--out", out)
    assert (told.code, told.out.strip()) == (0, str(out))
    written = out.read_text("utf-8-sig")
    assert "pbrl. § 3-4" in written
    assert "Felles grunndel" in written or ending == "csv"


def test_a_code_that_several_methods_have_is_refused_and_the_id_is_taken():
    twin = WorkingMethod(id="twin", code="G4", description_code="G")
    known = register(catalogue("G4", "G5"), twin)
    with pytest.raises(Refused, match="så bruk id-en i stedet"):
        chosen_method(known, "G4")
    assert chosen_method(known, "twin") is twin
    assert chosen_method(known, "g5").code == "G5"


def test_what_cannot_be_written_is_said_in_a_sentence(type_in, archive, tmp_path):
    unknown = type_in("picture", archive, "--description", "XX", "--out", tmp_path / "b.png")
    assert (unknown.code, unknown.out) == (1, "")
    assert "XX" in unknown.err
    ending = type_in("picture", archive, "--description", "G", "--out", tmp_path / "b.gif")
    assert ".png" in ending.err
    nowhere = type_in("picture", archive, "--description", "G", "--out", tmp_path / "no" / "b.png")
    assert nowhere.code == 1
    assert nowhere.refusal == "Filen eller mappen b.png kan ikke leses eller skrives."
    assert not list(tmp_path.glob("b.*"))

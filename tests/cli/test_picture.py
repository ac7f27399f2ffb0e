"""The picture across services on the command line."""

import csv

import pytest
from defusedxml import ElementTree as Tree

from dialog_app.core.model.services import Consent

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


def test_what_cannot_be_written_is_said_in_a_sentence(type_in, archive, tmp_path):
    unknown = type_in("picture", archive, "--description", "XX", "--out", tmp_path / "b.png")
    assert (unknown.code, unknown.out) == (1, "")
    assert "XX" in unknown.err
    ending = type_in("picture", archive, "--description", "G", "--out", tmp_path / "b.gif")
    assert ".png" in ending.err
    nowhere = type_in("picture", archive, "--description", "G", "--out", tmp_path / "no" / "b.png")
    assert nowhere.code == 1
    assert not list(tmp_path.glob("b.*"))

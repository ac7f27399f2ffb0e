"""Recommendations and pages back to children from the command line."""

import pytest


def test_recommendations_are_written_for_each_who_can_change_something(type_in, archive, tmp_path):
    told = type_in("recommend", archive, "--out", tmp_path / "ut", "--format", "pdf,docx,csv")
    assert told.code == 0
    paths = told.out.splitlines()
    assert sorted(path.rsplit(".", 1)[1] for path in paths[:3]) == ["csv", "docx", "pdf"]
    assert (tmp_path / "ut" / "anbefalinger_Stortinget.pdf").read_bytes().startswith(b"%PDF")
    assert "så det lages ikke noe dokument" in told.err


def test_one_addressee_alone(type_in, archive, tmp_path):
    told = type_in(
        "recommend", archive, "--to", "parliament", "--out", tmp_path, "--language", "nn"
    )
    assert [line.rsplit("/", 1)[1] for line in told.out.splitlines()] == [
        "tilradingar_Stortinget.pdf"
    ]


def test_an_addressee_without_points_gets_no_empty_document(type_in, archive, tmp_path):
    told = type_in("recommend", archive, "--to", "owner", "--out", tmp_path)
    assert told.code == 1
    assert told.refusal.startswith("Det er ingen punkter til denne mottakeren")
    assert list(tmp_path.glob("anbefal*")) == []


def test_pages_back_are_written_for_one_description(type_in, archive, tmp_path):
    told = type_in("give-back", archive, "--description", "sh", "--out", tmp_path / "ut")
    assert told.code == 0
    assert all(path.endswith((".pdf", ".docx")) for path in told.out.splitlines())
    assert any("_SH6_" in path for path in told.out.splitlines())


def test_a_description_that_is_not_there_is_refused(type_in, archive, tmp_path):
    told = type_in("give-back", archive, "--description", "XYZ", "--out", tmp_path)
    assert told.refusal == "Ingen beskrivelse har koden «XYZ»."


@pytest.mark.parametrize("command", ["recommend", "give-back"])
def test_a_format_nobody_knows_is_a_wrong_call(type_in, archive, tmp_path, command):
    assert type_in(command, archive, "--out", tmp_path, "--format", "odt").code == 2

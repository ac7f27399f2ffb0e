"""All about a professional on the command line, for the person who asks."""

import json
from pathlib import Path

import pypdf

from dialog_app.cli.desk import opened
from dialog_app.core.model.said import Note
from dialog_app.core.record import Step, added
from tests.cli.conftest import Type


def test_all_that_mentions_a_name_is_told_as_text_json_and_pdf(
    type_in: Type, archive: Path, tmp_path: Path
) -> None:
    with opened(archive) as (_open, session):
        desk = session.day_desk(session.days()[0].id)
        note = Note(id="n", day_id=desk.record.id, text="Ringe Marit Nordvik", number=99)
        desk.take(Step("step.note_added", added(note)))
    told = type_in("about", archive, "Marit", "Nordvik")
    assert told.code == 0
    assert "Private notater (fri tekst)" in told.out
    assert "Ringe Marit Nordvik" in told.out
    rows = json.loads(type_in("about", archive, "Marit Nordvik", "--json").out)
    assert {row["table"] for row in rows if row["whole_name"]} == {"note", "journal"}
    out = tmp_path / "innsyn.pdf"
    assert type_in("about", archive, "Marit Nordvik", "--out", out).code == 0
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "Ringe Marit Nordvik" in " ".join(text.split())


def test_nothing_found_is_no_failure(type_in: Type, archive: Path) -> None:
    told = type_in("about", archive, "Ola", "Ukjent")
    assert told.code == 0
    assert "Ingenting i arkivet nevner navnet." in told.out

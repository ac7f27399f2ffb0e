"""The description of good practice from the command line."""

import hashlib
import json
from pathlib import Path

from dialog_app.core.across.sums import sums_of
from dialog_app.core.describe.follow import follow
from dialog_app.core.describe.said import Said
from dialog_app.core.model.practice import GroundKind, Section


def test_a_description_is_written_in_every_kind(type_in, archive, tmp_path):
    out = tmp_path / "ut"
    told = type_in("describe", archive, "sh", "--out", out, "--format", "pdf,docx,txt")
    assert (told.code, told.err) == (0, "")
    paths = [Path(line) for line in told.out.splitlines()]
    assert [path.suffix for path in paths] == [".pdf", ".docx", ".txt"]
    assert paths[0].name == "beskrivelse_SH_Skolehelsetjenesten_nb_v1.pdf"
    assert "UTKAST" in paths[2].read_text("utf-8")


def test_what_is_approved_is_written_as_it_was_kept(type_in, archive, tmp_path):
    call = ("describe", archive, "SH", "--out", tmp_path, "--json")
    (first,) = json.loads(type_in(*call, "--approve", "--role", "fagleder").out)
    assert (first["version"], first["state"]) == (1, "approved")
    raw = Path(first["path"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == first["sha256"]
    Path(first["path"]).unlink()
    (again,) = json.loads(type_in(*call).out)
    assert again == first
    assert Path(first["path"]).read_bytes() == raw
    assert type_in("check", archive).code == 0


def test_what_is_wrong_is_told_in_one_sentence(type_in, archive, tmp_path):
    refused = {
        "«XX»": ("XX",),
        "ingen versjon 7": ("SH", "--version", "7"),
        "Skriv rollen": ("SH", "--approve"),
    }
    for sentence, words in refused.items():
        told = type_in("describe", archive, *words, "--out", tmp_path / "ut")
        assert told.code == 1
        assert sentence in told.refusal
    assert not (tmp_path / "ut").exists()


def test_every_sentence_of_the_demonstration_leads_back_to_its_grounding(read):
    """Purpose of the whole: from a sentence to the advice, answers, obstacles and rights behind."""
    days = tuple(read.days.values())
    said = Said(read.register, days, [one for day in days for one in sums_of(day)])
    found = list(follow(said, "SH"))
    assert {one.paragraph.section for one in found} == set(Section)
    loose = [one.words for one in found if not one.behind or any(b.gone for b in one.behind)]
    assert loose == []
    of_methods = [one for one in found if one.paragraph.section is Section.METHODS]
    assert len({one.paragraph.method_id for one in of_methods}) >= 3
    for one in of_methods:
        kinds = {ground.kind for ground in one.behind}
        assert {GroundKind.METHOD_VERSION, GroundKind.DECISION} <= kinds, one.words
        assert {GroundKind.MAIN_ANSWER, GroundKind.ANSWERS} <= kinds, one.words
        for ground in one.behind:
            assert ground.text.best("nb") or ground.kind is GroundKind.DECISION, ground
    taken = {b.text.nb for one in of_methods for b in one.behind if b.kind is GroundKind.REWORDING}
    assert "Den voksnes rolle, taushet, melding og innsyn forklares før barnet forteller." in taken


def test_deleting_a_day_leaves_what_was_approved_and_tells_it_of_the_draft(
    type_in, archive, read, tmp_path
):
    call = ("describe", archive, "SH", "--out", tmp_path, "--json")
    (kept,) = json.loads(type_in(*call, "--approve", "--role", "fagleder").out)
    raw = Path(kept["path"]).read_bytes()
    day = read.days["Dialogdag Stavanger"]
    assert type_in("purge", archive, day.id).code == 0
    json.loads(type_in(*call).out)
    assert Path(kept["path"]).read_bytes() == raw
    assert type_in("check", archive).code == 0
    other = type_in(
        "describe", archive, "SH", "--out", tmp_path, "--language", "nn", "--format", "txt"
    )
    assert "sletta sidan" in Path(other.out.strip()).read_text("utf-8")

"""The description of good practice from the command line."""

import hashlib
import json
from pathlib import Path


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

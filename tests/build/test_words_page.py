"""The page of words says what the program says."""

import csv
from pathlib import Path

import pytest

import words


def test_the_page_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(["--check"]) == 0, capsys.readouterr().err


def test_every_word_of_the_field_is_on_the_page() -> None:
    for name in ("glossary", "terms"):
        with (words.CATALOGUE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert f"| {row['en']} | {row['nb']} | {row['nn']} |" in words.page()


def test_an_old_page_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(words, "PAGE", tmp_path / "words.md")
    assert words.main(["--check"]) == 1
    assert "build/words.py" in capsys.readouterr().err
    assert words.main([]) == 0
    assert words.main(["--check"]) == 0

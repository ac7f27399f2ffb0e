"""Shipped files are found wherever the program runs from."""

import sys
from pathlib import Path

import pytest

from dialog_app.base import resources


@pytest.fixture(autouse=True)
def _look_again():
    resources.root.cache_clear()
    yield
    resources.root.cache_clear()


def test_a_checkout_finds_its_words():
    assert resources.path("words", "nb").is_dir()


def test_a_frozen_program_looks_in_its_own_folder_first(monkeypatch, tmp_path):
    (tmp_path / "resources" / "words").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.root() == tmp_path / "resources"


def test_a_wheel_carries_them_inside_the_package(monkeypatch, tmp_path):
    inside = tmp_path / "dialog_app" / "_resources" / "words"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "dialog_app" / "base" / "r.py"))
    assert resources.root() == inside.parent


def test_a_program_without_its_files_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "dialog_app" / "base" / "r.py"))
    with pytest.raises(FileNotFoundError):
        resources.root()


def test_no_other_module_asks_where_it_is():
    package = resources.path("..", "dialog_app").resolve()
    askers = {path.name for path in package.rglob("*.py") if "__file__" in path.read_text("utf-8")}
    assert askers == {"resources.py"}


def test_a_package_is_found_without_importing_it():
    assert resources.package_folder("no_such_package_here") is None
    assert isinstance(resources.package_folder("dialog_app"), Path)


def test_a_frozen_program_finds_what_it_carries_of_a_package(monkeypatch, tmp_path):
    (tmp_path / "some_fonts").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.package_folder("some_fonts") == tmp_path / "some_fonts"

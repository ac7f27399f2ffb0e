"""The wheel holds the program and its shipped files, and making it leaves build/ alone."""

import subprocess
import sys
import zipfile

import pytest

import dev_texts
from tests.repository.source import ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    before = sorted((ROOT / "build").iterdir())
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert sorted((ROOT / "build").iterdir()) == before
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_the_program_and_every_shipped_file_are_in_the_wheel(names):
    tracked = [name for name, _ in dev_texts.texts()]
    program = {name for name in tracked if name.startswith("dialog_app/")}
    shipped = {f"dialog_app/_{name}" for name in tracked if name.startswith("resources/")}
    assert shipped
    assert sorted((program | shipped) - names) == []


def test_nothing_else_is_in_the_wheel(names):
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"dialog_app"}

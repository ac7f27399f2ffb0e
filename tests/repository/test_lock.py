"""The lock file: every package we name, with hashes, and no word of where it came from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.repository.source import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMED = [
    *PROJECT["project"]["dependencies"],
    *(line for group in PROJECT["dependency-groups"].values() for line in group),
]


PINS = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, flags=re.MULTILINE)
"""Name and version; a package may be pinned once for older and once for newer Pythons."""


def pinned() -> dict[str, str]:
    return {name.lower().replace("_", "-"): version for name, version in PINS}


def test_no_address_is_in_it():
    assert "://" not in LOCK
    assert not re.search(r"^\s*--(?!hash=)", LOCK, flags=re.MULTILINE)
    assert " @ " not in LOCK


def test_every_package_has_a_hash():
    blocks = re.split(r"\n(?=[A-Za-z])", LOCK.strip())
    assert len(blocks) == len(PINS) >= len(pinned())
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("line", NAMED)
def test_what_pyproject_names_is_pinned_within_its_bounds(line):
    wanted = Requirement(line)
    assert wanted.specifier.contains(pinned()[wanted.name.lower().replace("_", "-")])


def test_files_that_record_where_packages_came_from_stay_out():
    assert not [name for name in ("uv.lock", "poetry.lock", "pdm.lock") if (ROOT / name).exists()]

"""The changelog keeps its form, so that a facilitator finds what is new."""

import re

from dialog_app import __version__
from tests.repository.source import ROOT

LINES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
VERSION = re.compile(r"## \[(Unreleased|\d+\.\d+\.\d+)\](?: - (\d{4}-\d{2}-\d{2}))?")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def versions() -> list[re.Match[str] | None]:
    return [VERSION.fullmatch(line) for line in LINES if line.startswith("## ")]


def test_what_is_not_released_comes_first_and_the_rest_has_a_date():
    found = versions()
    assert all(found)
    names = [match[1] for match in found if match]
    assert names[0] == "Unreleased"
    assert [match[1] for match in found[1:] if match and not match[2]] == []
    assert len(set(names)) == len(names)


def test_the_newest_release_is_not_ahead_of_the_program():
    released = [match[1] for match in versions() if match and match[1] != "Unreleased"]
    ours = tuple(int(part) for part in __version__.split("."))
    assert all(tuple(map(int, version.split("."))) <= ours for version in released)


def test_changes_stand_under_the_known_kinds():
    assert {line.removeprefix("### ") for line in LINES if line.startswith("### ")} <= KINDS


def test_every_kind_has_something_to_say():
    heads = [number for number, line in enumerate(LINES) if line.startswith("### ")]
    assert heads
    assert [
        LINES[n] for n in heads if not any(x.startswith("- ") for x in LINES[n + 1 : n + 3])
    ] == []

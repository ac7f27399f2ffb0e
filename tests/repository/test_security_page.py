"""The page on security promises nothing that no test holds."""

import ast
import re

import pytest

from tests.repository.source import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| **")]


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_many_tests_are_named():
    assert len(NAMED) > 30


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name or file for file, name in NAMED])
def test_a_test_that_is_named_is_there(file, name):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not name or name in there


@pytest.mark.parametrize("row", ROWS, ids=lambda row: cells(row)[0])
def test_every_row_names_what_holds_it_or_says_that_nothing_does(row):
    who, reach, does, remains, held = cells(row)
    assert all((who, reach, does, remains))
    assert "`tests/" in held or (held == "none" and "out of scope" in does)


@pytest.mark.parametrize("part", sorted(set(re.findall(r"torture `(\w+)`", PAGE))))
def test_a_part_of_the_torture_that_is_named_is_there(part):
    import torture

    assert part in torture.PARTS


@pytest.mark.parametrize(
    "who",
    [
        *("Finder", "Thief", "colleague", "Hostile file", "copied backup", "Malware"),
        *("Service leader", "knows the rule"),
    ],
)
def test_everybody_we_thought_of_is_in_it(who):
    assert any(who in cells(row)[0] for row in ROWS)

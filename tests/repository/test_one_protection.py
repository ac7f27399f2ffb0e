"""Answers as they were given are read in few places; whoever tells of them asks one module."""

import ast
from collections.abc import Iterator

import pytest

from tests.repository.source import calls, imported, trees

FILES = trees("dialog_app")
PROTECTION = "dialog_app.core.protection"

TOLD = {
    "dialog_app/core/change_of_mind.py",
    "dialog_app/core/chain_web.py",
    "dialog_app/core/minutes/answers.py",
    "dialog_app/core/national/beside.py",
    "dialog_app/core/slides/results.py",
    "dialog_app/core/story/method.py",
    "dialog_app/core/story/service.py",
}
"""What tells others of answers: the paper and its tables, the wall, the stories, the chain."""

AS_GIVEN = {
    # What counts are made of, and what looks them up for those above.
    "dialog_app/core/day.py",
    "dialog_app/core/protection.py",
    "dialog_app/core/story/counts.py",
    "dialog_app/core/across/heard.py",
    "dialog_app/core/across/sums.py",
    "dialog_app/core/national/beside.py",
    "dialog_app/core/national/roles.py",
    "dialog_app/core/national/sources.py",
    "dialog_app/storage/role_sums.py",
    "dialog_app/storage/sums.py",
    "dialog_app/storage/pieces.py",
    # What the facilitator counts with, alone.
    "dialog_app/cli/show.py",
    "dialog_app/ui/live/counted.py",
}


def reads_counts(tree: ast.Module) -> bool:
    """Tell whether a file asks for the counts of a round, or adds answers up itself."""
    return any(calls(tree, "tally", "tallies", "Tally"))


def test_the_counts_of_a_round_are_read_in_these_places_only() -> None:
    assert {name for name, tree in FILES.items() if reads_counts(tree)} == TOLD | AS_GIVEN


@pytest.mark.parametrize("name", sorted(TOLD))
def test_who_tells_of_answers_asks_what_may_be_told(name: str) -> None:
    assert PROTECTION in imported(FILES[name])


def limits() -> Iterator[str]:
    """Give the files that have a limit for small numbers of their own."""
    names = {"LEAST_ANSWERS", "LEAST_PART", "LEAST_FOR_PERCENT"}
    for name, tree in FILES.items():
        targets = (node.target for node in ast.walk(tree) if isinstance(node, ast.AnnAssign))
        if names & {target.id for target in targets if isinstance(target, ast.Name)}:
            yield name


def test_the_limits_for_small_numbers_stand_in_one_file() -> None:
    assert list(limits()) == ["dialog_app/core/protection.py"]

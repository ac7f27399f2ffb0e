"""Bokmål, nynorsk and English are complete, and say the same things."""

import ast
import tomllib

import pytest

from tests.repository.source import ROOT, calls, trees
from tests.repository.words import facts, words

PROGRAM = trees("dialog_app")
SAME = ROOT / "tests" / "repository" / "same_in_nynorsk.toml"

# A text may leave out that it is one of them: «ett punkt».
MAY_BE_LEFT_OUT = {"n"}


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_language_has_every_text(language):
    assert sorted(words(language).keys() ^ words("nb").keys()) == []


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_text_needs_the_same_facts_in_every_language(language):
    here = words(language)
    other = {
        key: (text, here[key])
        for key, text in words("nb").items()
        if key in here and (facts(text) ^ facts(here[key])) - MAY_BE_LEFT_OUT
    }
    assert other == {}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_text_is_empty_or_holds_blanks_at_its_ends(language):
    # Qt's own words are as Qt joins them.
    ours = {key: text for key, text in words(language).items() if not key.startswith("qt.")}
    wrong = {key: text for key, text in ours.items() if text != text.strip() or not text}
    assert wrong == {}


def test_nynorsk_that_equals_bokmaal_was_looked_at_one_by_one():
    nynorsk = words("nn")
    same = {key: text for key, text in words("nb").items() if nynorsk.get(key) == text}
    looked_at = tomllib.loads(SAME.read_text(encoding="utf-8"))
    assert same == looked_at


def test_every_rule_that_says_no_has_a_sentence():
    codes = {
        code
        for tree in PROGRAM.values()
        for call in calls(tree, "RuleBroken")
        for code in _code(call)
    }
    assert codes
    # A sentence that counts something has a form for one and one for others.
    known = {key.removesuffix(".one") for key in words("nb")}
    assert sorted(code for code in codes if f"errors.{code}" not in known) == []


def test_what_is_refused_of_minutes_and_papers_alike_has_a_sentence_for_both():
    tree = PROGRAM["dialog_app/core/approval.py"]
    codes = {code for call in calls(tree, "_refusal") for code in _code(call, place=1)}
    known = words("nb").keys()
    wanted = {f"errors.{kind}.{code}" for kind in ("minutes", "practice_paper") for code in codes}
    assert len(codes) > 1
    assert sorted(wanted - known) == []


def _code(call: ast.Call, place: int = 0) -> list[str]:
    first = call.args[place] if call.args else None
    nodes = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return [value for value in values if isinstance(value, str)]


def test_every_text_the_program_asks_for_is_there():
    known = words("nb").keys()
    branches = {key.rpartition(".")[0] for key in known}
    missing = [
        f"{name}:{call.lineno} {key}"
        for name, tree in PROGRAM.items()
        for call in calls(tree, "say", "words")
        for key in _code(call)
        if key not in known and key not in branches
    ]
    assert missing == []

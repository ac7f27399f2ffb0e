"""Every step has words, in every language."""

import ast
import datetime

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands.answers import Asked, set_count
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.record import Step
from dialog_app.ui import words
from dialog_app.ui.text import disk_trouble, saved_at, step_words, today
from tests.core.days import SCHOOL, SHARING, register, room
from tests.repository.source import trees

NOT_STEPS = {"step.stale"}


def labels() -> set[str]:
    found = set()
    for name, tree in trees("dialog_app").items():
        if "/core/" not in name and "/plan/" not in name and "/desk/" not in name:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                head, _, tail = node.value.partition(".")
                if head == "step" and tail.replace("_", "").isalpha() and tail[-1] != "_":
                    found.add(node.value)
    return found - NOT_STEPS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_program_has_words(language):
    known = Texts(language)
    assert len(labels()) > 40
    assert sorted(label for label in labels() if not known.has(label)) == []


@pytest.fixture
def norwegian():
    words.set_language("nb")


@pytest.mark.usefixtures("norwegian")
def test_a_count_is_told_with_its_position_in_words():
    kept = room()
    asked = Asked(SCHOOL, SHARING, Phase.BEFORE)
    kept.do(set_count, asked, Position.AGREE, 3)
    step = kept.do(set_count, asked, Position.AGREE, 4)
    assert step_words(step, register(), kept.day) == (
        "enig fra 3 til 4: Skolehelsetjenesten, G4 Avtale før deling, før dialogen"
    )


@pytest.mark.usefixtures("norwegian")
def test_a_step_of_a_newer_program_is_a_change():
    assert step_words(Step("step.from_the_future", ()), register()) == "endring"
    assert step_words(Step("step.item_started", ()), register()) == "endring"


@pytest.mark.usefixtures("norwegian")
def test_times_are_told_as_the_clock_on_the_wall_in_norway():
    summer = datetime.datetime(2026, 7, 1, 22, 30, tzinfo=datetime.UTC)
    assert saved_at(summer) == "Lagret kl. 00.30"
    assert today(summer) == datetime.date(2026, 7, 2)


@pytest.mark.usefixtures("norwegian")
def test_trouble_nobody_knows_has_a_sentence_too():
    assert disk_trouble("something new") == disk_trouble("unknown")

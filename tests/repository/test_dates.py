"""«Today» is Norway's date, whatever zone the laptop is set to, and never the date in UTC."""

import ast
from collections.abc import Iterator

import pytest

from tests.repository.source import called, trees

PROGRAM = trees("dialog_app")
NORWAY = "dialog_app/core/norway.py"


def of_another_calendar(tree: ast.AST) -> Iterator[str]:
    """Give every call that takes a date from UTC, or from the zone the laptop is set to."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or call.args or call.keywords:
            continue
        written = ast.unparse(call)
        own_zone = called(call) in {"today", "now", "astimezone"} and (
            called(call) == "astimezone" or written.startswith(("date", "datetime"))
        )
        if own_zone or written.endswith("now().date()"):
            yield written


@pytest.mark.parametrize(
    "written",
    [
        "datetime.date.today()",
        "datetime.datetime.now().date()",
        "laptop.now().date()",
        "self.session.laptop.now().astimezone().date()",
    ],
)
def test_a_date_of_another_calendar_is_found(written):
    assert list(of_another_calendar(ast.parse(written)))


def test_no_date_is_of_another_calendar():
    found = {
        f"{name}: {written}"
        for name, tree in PROGRAM.items()
        for written in of_another_calendar(tree)
    }
    assert not found


def test_one_module_knows_the_zone():
    knowing = {
        name
        for name, tree in PROGRAM.items()
        for part in ast.walk(tree)
        if isinstance(part, ast.Constant) and part.value == "Europe/Oslo"
    }
    assert knowing == {NORWAY}

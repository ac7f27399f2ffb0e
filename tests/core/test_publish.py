"""No table across services gives anybody away."""

import json
from pathlib import Path

import pytest

from dialog_app.core.publish.rule import Grid, ruled
from dialog_app.core.publish.table import Given, RawTable, Shape, publish, raw_table

POSITIONS = ("agree", "partly", "disagree")


def given(row: str, counts: tuple[int, ...], services: int = 4) -> list[Given]:
    """The persons of a row, dealt out evenly among some services."""
    dealt = [
        (column, f"s{number % services}")
        for column, count in zip(POSITIONS, counts, strict=True)
        for number in range(count)
    ]
    return [Given(row, column, service, 1) for column, service in dealt]


def counted(rows: tuple[str, ...], parts: list[Given]) -> RawTable:
    return raw_table(Shape(key="t", rows=rows, columns=POSITIONS), parts)


def test_the_rule_hides_what_was_agreed(shared: Path) -> None:
    cases = json.loads((shared / "vectors" / "consensus.json").read_text("utf-8"))["suppress"]
    assert len(cases) >= 5
    for case in cases:
        board, rows = ruled(Grid(case["T"]))
        cells = [[int((r, c) in board.hidden) for c in range(3)] for r in range(3)]
        assert cells == case["hidden"], case["name"]
        assert [int(row in rows) for row in range(3)] == case["row_total_hidden"]


def test_a_table_of_many_stands_whole_and_says_nothing_below() -> None:
    parts = [*given("nurse", (9, 4, 5)), *given("teacher", (8, 6, 3))]
    table = publish(counted(("nurse", "teacher"), parts))
    assert table.is_whole
    assert table.of("nurse", "agree") == 9
    assert table.row_totals == {"nurse": 18, "teacher": 17}
    assert table.column_totals == {"agree": 17, "partly": 10, "disagree": 8}
    assert table.total == 35
    assert table.note == ""


def test_a_hidden_number_is_not_in_the_table_at_all() -> None:
    rows = ("nurse", "teacher", "leader")
    parts = [given("nurse", (9, 3, 4)), given("teacher", (6, 1, 5)), given("leader", (4, 3, 3))]
    table = publish(counted(rows, [one for part in parts for one in part]))
    assert ("teacher", "partly") not in table.cells
    assert ("nurse", "partly") not in table.cells
    assert table.of("teacher", "partly") is None
    assert table.note == "publish.hidden"


@pytest.mark.parametrize(
    ("services", "why"),
    [({"a": 9, "b": 1, "c": 1}, "one gives over 80 %"), ({"a": 6, "b": 6}, "two")],
)
def test_a_row_of_too_few_services_is_hidden(services: dict[str, int], why: str) -> None:
    few = [Given("nurse", "agree", name, persons) for name, persons in services.items()]
    rest = [*given("teacher", (9, 4, 5)), *given("leader", (9, 6, 6))]
    table = publish(counted(("nurse", "teacher", "leader"), [*few, *rest]))
    assert "nurse" not in table.row_totals, why
    assert len(table.row_totals) == 1, why


def test_those_in_no_row_count_when_it_is_found_out_what_to_hide() -> None:
    given_all = [*given("nurse", (9, 4, 5)), *given("teacher", (8, 6, 3)), *given("pro", (1, 1, 0))]
    table = publish(counted(("nurse", "teacher"), given_all))
    assert "teacher" not in table.row_totals
    assert table.total == 37


def test_where_all_are_too_few_nothing_is_told() -> None:
    table = publish(
        RawTable(key="t", rows=("a", "b"), columns=POSITIONS, counts=((1, 1, 0), (1, 0, 1)))
    )
    assert not table.cells
    assert table.total is None
    assert table.is_empty
    assert table.note == "publish.everything_hidden"

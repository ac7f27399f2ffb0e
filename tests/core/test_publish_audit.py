"""An attacker who knows the rule cannot tell a hidden number, and where one could it is found."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from dialog_app.core.publish import linked
from dialog_app.core.publish.audit import Told, audit, told
from dialog_app.core.publish.check import check
from dialog_app.core.publish.fit import Level, coarsened, next_level
from dialog_app.core.publish.hiding import by_rule, is_withheld
from dialog_app.core.publish.network import Network, Range
from dialog_app.core.publish.rounds import derived
from dialog_app.core.publish.rule import Cell, Grid, ruled
from dialog_app.core.publish.steps import hidden_places, hides_these
from dialog_app.core.publish.table import Given, RawTable, Shape, publish, raw_table

Counts = tuple[tuple[int, ...], ...]
COUNT = st.one_of(st.integers(0, 4), st.integers(0, 25))


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    return tuple(tuple(draw(COUNT) for _ in range(columns)) for _ in range(rows))


def raw(counts: Counts, key: str = "t", totals: str = "") -> RawTable:
    rows, columns = map(str, range(len(counts))), (f"c{at}" for at in range(len(counts[0])))
    return RawTable(key=key, rows=tuple(rows), columns=tuple(columns), counts=counts, totals=totals)


def with_totals(counts: Counts) -> list[list[int]]:
    lines = [[*line, sum(line)] for line in counts]
    return [*lines, [sum(column) for column in zip(*lines, strict=True)]]


def seen(counts: Counts, hidden: frozenset[Cell]) -> tuple[object, ...]:
    """All that is printed of a table, and where something is not."""
    lines = with_totals(counts)
    places = product(range(len(lines)), range(len(lines[0])))
    return tuple(None if (r, c) in hidden else lines[r][c] for r, c in places)


def every(rows: int, columns: int, people: int) -> Iterator[Counts]:
    """Give every table of so many people."""
    cells = rows * columns
    for counts in product(range(people + 1), repeat=cells - 1):
        if sum(counts) <= people:
            whole = (*counts, people - sum(counts))
            yield tuple(whole[at : at + columns] for at in range(0, cells, columns))


@pytest.mark.parametrize(
    ("rows", "columns", "people"), [*((1, 3, n) for n in range(5, 12)), (2, 2, 7)]
)
def test_whoever_tries_every_table_there_could_be_can_tell_no_hidden_number(
    rows: int, columns: int, people: int
) -> None:
    alike: dict[object, list[Counts]] = defaultdict(list)
    hidden = {counts: hidden_places(Grid(counts)) for counts in every(rows, columns, people)}
    for counts, places in hidden.items():
        alike[seen(counts, places)].append(counts)
    for counts, places in hidden.items():
        found = audit([told(raw(counts))])
        others = [with_totals(one) for one in alike[seen(counts, places)]]
        mine = with_totals(counts)
        given_away = [(r, c) for r, c in places if all(one[r][c] == mine[r][c] for one in others)]
        if given_away and not is_withheld(Grid(counts), places):
            assert not found.passes, counts


def test_what_a_hidden_number_may_be_is_as_agreed(shared: Path) -> None:
    cases = json.loads((shared / "vectors" / "consensus.json").read_text("utf-8"))["suppress"]
    for case in cases:
        board, rows = ruled(Grid(case["T"]))
        network = Network(board.grid, board.hidden | {(row, board.width) for row in rows})
        found = {f"{r},{c}": list(network.range((r, c))) for r, c in board.hidden}
        assert found == case["attacker_interval"], case["name"]


def milp_range(grids: list[tuple[Grid, frozenset[Cell]]], at: int, place: Cell) -> Range:
    """The same by somebody else's solver; tables share the totals below."""
    names: dict[object, int] = {}
    lines: list[tuple[dict[int, int], int]] = []
    for number, (grid, hidden) in enumerate(grids):
        values = with_totals(grid.counts)  # type: ignore[arg-type]
        tall, wide = len(values), len(values[0])
        groups = [[(r, c) for c in range(wide)] for r in range(tall)]
        groups += [[(r, c) for r in range(tall)] for c in range(wide)]
        for line in groups:
            signs: dict[int, int] = {}
            shown = 0
            for r, c in line:
                sign = -1 if (r, c) == line[-1] else 1
                if (r, c) in hidden:
                    name = ("total", c) if r == tall - 1 else (number, r, c)
                    signs[names.setdefault(name, len(names))] = sign
                else:
                    shown += sign * values[r][c]
            lines.append((signs, -shown))
    matrix = np.zeros((len(lines), len(names)))
    for row, (signs, _) in enumerate(lines):
        for number, sign in signs.items():
            matrix[row, number] = sign
    right = np.array([total for _, total in lines])
    tall = grids[at][0].height
    wanted = names[("total", place[1]) if place[0] == tall else (at, *place)]
    ends = []
    for sign in (1, -1):
        goal = np.zeros(len(names))
        goal[wanted] = sign
        done = milp(
            goal,
            integrality=np.ones(len(names)),
            bounds=Bounds(0, np.inf),
            constraints=LinearConstraint(matrix, right, right),
        )
        ends.append(round(sign * done.fun))
    return Range(*ends)


@settings(max_examples=25)
@given(tables())
def test_ranges_of_one_table_are_those_of_another_solver(counts: Counts) -> None:
    grid = Grid(counts)
    hidden = by_rule(grid)
    if is_withheld(grid, hidden):
        return
    network = Network(grid, hidden)
    for place in sorted(hidden)[:6]:
        assert network.range(place) == milp_range([(grid, hidden)], 0, place)


def test_ranges_of_linked_tables_are_those_of_another_solver() -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable
    compared = 0
    while compared < 12:
        first = tuple(tuple(chance.choice((0, 1, 2, 5, 9)) for _ in range(3)) for _ in range(3))
        totals = [sum(column) for column in zip(*first, strict=True)]
        above = tuple(chance.randint(0, total) for total in totals)
        below = tuple(total - one for total, one in zip(totals, above, strict=True))
        grids = [Grid(first), Grid((above, below))]
        pairs = [(grid, by_rule(grid)) for grid in grids]
        if any(is_withheld(*pair) or not pair[1] for pair in pairs):
            continue
        place = min(pairs[0][1])
        assert linked.range_of(pairs, 0, place) == milp_range(pairs, 0, place), first
        compared += 1


def test_one_table_alone_fits_what_the_rule_leaves_so_more_is_hidden() -> None:
    # Hiding 2 and 2 of seven looks wide, but 1 and 3 would have been hidden elsewhere.
    grid = Grid(((3, 2, 2),))
    by_the_rule = by_rule(grid)
    assert (0, 0) not in by_the_rule
    assert all(least < most for least, most in map(Network(grid, by_the_rule).range, by_the_rule))
    alike = [one for one in every(1, 3, 7) if by_rule(Grid(one)) == by_the_rule]
    assert [one for one in alike if one[0][0] == 3] == [((3, 2, 2),)]
    assert hidden_places(grid) > by_the_rule


def test_hiding_only_the_small_numbers_is_found_out() -> None:
    table = raw(((9, 3, 4), (6, 1, 5), (4, 3, 3)))

    def small(grid: Grid) -> frozenset[Cell]:
        places = ((row, column) for row in range(3) for column in range(3))
        return frozenset(place for place in places if grid.of(place)[0] == 1)

    hidden = small(table.grid)
    found = audit([Told(table, hidden, lambda grid: small(grid) == hidden)])
    assert found.pinned == (("t", "1", "c1"),)


@settings(max_examples=25)
@given(tables())
def test_no_hidden_number_of_a_document_that_may_be_made_is_pinned(counts: Counts) -> None:
    levels: dict[str, int] = {}
    table = raw(counts)
    verdict = check([table], levels)
    while not verdict.may_be_made:
        assert not verdict.tables
        assert verdict.level is not None
        levels[verdict.coarsen] = verdict.level
        verdict = check([table], levels)
    for one in verdict.told:
        if not is_withheld(one.raw.grid, one.hidden):
            network = Network(one.raw.grid, one.hidden)
            assert all(least < most for least, most in map(network.range, one.hidden))


@settings(max_examples=25)
@given(tables(), tables())
def test_the_fast_question_has_the_same_answer(one: Counts, other: Counts) -> None:
    hidden = hidden_places(Grid(one))
    assert hides_these(Grid(one), hidden)
    if len(one) == len(other) and len(one[0]) == len(other[0]):
        assert hides_these(Grid(other), hidden) == (hidden_places(Grid(other)) == hidden)


def people(row: str, counts: tuple[int, ...], kinds: int = 4) -> list[Given]:
    names = ("agree", "partly", "disagree")
    dealt = [column for column, count in zip(names, counts, strict=True) for _ in range(count)]
    return [Given(row, column, f"s{at % kinds}", 1) for at, column in enumerate(dealt)]


def roles(*rows: tuple[str, tuple[int, ...]]) -> RawTable:
    shape = Shape(
        key="roles",
        rows=tuple(row for row, _ in rows),
        columns=("agree", "partly", "disagree"),
        totals="g4",
    )
    return raw_table(shape, [one for row, counts in rows for one in people(row, counts)])


def test_tables_that_share_hidden_totals_are_attacked_together() -> None:
    first = roles(("nurse", (9, 2, 0)), ("teacher", (6, 0, 0)), ("leader", (8, 0, 3)))
    second = roles(("a", (12, 1, 2)), ("b", (11, 1, 1)))
    second = RawTable(
        key="kinds",
        rows=second.rows,
        columns=second.columns,
        counts=second.counts,
        services=second.services,
        totals="g4",
    )
    verdict = check([first, second], {})
    assert verdict.may_be_made or verdict.coarsen in {"roles", "kinds"}


def test_a_total_that_one_table_hides_and_a_coarser_one_shows_is_found() -> None:
    """Agree goes with disagree in the one; the other has agree and all the rest."""
    first = raw(((3, 5, 1), (2, 4, 0)), "roles", totals="g4")
    second = raw(((4, 4), (1, 6)), "kinds", totals="g4")
    alone = check([first], {})
    assert alone.may_be_made
    assert (2, 0) in alone.told[0].hidden
    assert not check([first, second], {}).may_be_made


def test_a_table_gets_coarser_step_by_step_and_loses_nobody() -> None:
    table = roles(("nurse", (9, 4, 3)), ("teacher", (7, 2, 6)), ("leader", (2, 1, 0)))
    assert coarsened(table, Level.FEWER_ROWS).rows == ("nurse", "others")
    assert coarsened(table, Level.TWO_POSITIONS).columns == ("agree", "not_agree")
    assert coarsened(table, Level.NO_SPLIT).rows == ("all",)
    assert coarsened(table, Level.ONLY_TOTAL).counts == ((34,),)
    assert [next_level(table, level) for level in Level] == [1, 2, 3, 4, None]
    for level in Level:
        assert publish(coarsened(table, level)).total == 34


def test_a_level_that_would_change_nothing_is_passed_over() -> None:
    table = roles(("nurse", (9, 4, 3)))
    assert next_level(table, 0) == Level.TWO_POSITIONS


def test_where_everything_is_hidden_a_coarser_table_is_offered() -> None:
    table = roles(("nurse", (1, 1, 1)), ("teacher", (1, 2, 0)), ("leader", (1, 0, 2)))
    verdict = check([table], {})
    assert verdict.empty == (("roles", Level.FEWER_ROWS),)
    assert check([roles(("nurse", (1, 1, 0)))], {}).tables[0].total is None


def test_a_coarser_table_is_added_up_from_what_is_printed() -> None:
    table = publish(roles(("nurse", (9, 4, 5)), ("teacher", (8, 6, 3)), ("leader", (5, 5, 5))))
    coarser = derived(table, "two", {"teacher": "school", "leader": "school"})
    assert coarser.rows == ("nurse", "school")
    assert coarser.of("school", "agree") == 13
    assert coarser.row_totals["school"] == 32
    hidden = publish(roles(("nurse", (9, 3, 4)), ("teacher", (6, 1, 5)), ("leader", (4, 3, 3))))
    assert derived(hidden, "two", {"nurse": "x", "leader": "x"}).of("x", "partly") is None


def test_it_is_told_how_far_the_attacker_has_come() -> None:
    heard: list[tuple[int, int]] = []
    table = roles(("a", (9, 3, 4)), ("b", (6, 1, 5)))
    check([table], {}, lambda done, of: heard.append((done, of)))
    assert heard
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]

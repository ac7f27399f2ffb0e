"""The picture across services: who stands where, with which word, and why there is none."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.across.cells import Cell, Picture, RemarkKind, Row, Why
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.picture import picture
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.catalogue import MethodState, WorkingMethod
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.protection import may_stand_side_by_side, protect
from dialog_app.core.publish.names import SizeBand
from dialog_app.core.register import Register
from tests.core.across_rounds import (
    BERGEN,
    MAY,
    OCTOBER,
    OSLO,
    PROGRAMME,
    catalogue,
    consent,
    heard,
    register,
    service,
)

AGREE, RESERVED, MIXED, DIVIDED = (12, 0, 0), (8, 4, 0), (3, 5, 4), (6, 0, 6)
FOUR = [f"s-{n}" for n in range(4)]
BEFORE = Filter(phase=Phase.BEFORE)
EACH, TOGETHER = (Filter(version=one) for one in (VersionChoice.EACH, VersionChoice.TOGETHER))


def _register(*codes: str, services: Iterable[str] = FOUR, versions: int = 1) -> Register:
    return register(
        catalogue(*(codes or ("G4",)), versions=versions), *(service(one) for one in services)
    )


def _codes(drawn: Picture) -> list[str]:
    return [row.line.code for row in drawn.rows]


def _cells(drawn: Picture, row: int = 0) -> dict[str, Cell]:
    ids = (column.service_id for column in drawn.columns)
    return dict(zip(ids, drawn.rows[row].cells, strict=True))


def _remarks(drawn: Picture) -> dict[RemarkKind, int]:
    return {one.kind: one.n for one in drawn.remarks}


def _why(*rounds: RoundSum, **more: Any) -> Why | None:
    drawn = picture(_register(), rounds, PROGRAMME, Filter(**more))
    return drawn.rows[0].cells[0].why


def test_each_cell_has_the_word_of_its_service_or_says_why_there_is_none() -> None:
    told = [
        heard("s-0", "G4-1", *AGREE),
        heard("s-1", "G4-1", *RESERVED),
        heard("s-2", "G4-1", 3, 1, 0),
    ]
    drawn = picture(_register("G4", "G5"), [*told, heard("s-3", "G5-1", *DIVIDED)], PROGRAMME)
    cells = _cells(drawn, _codes(drawn).index("G4"))
    words = {one: cell.word for one, cell in cells.items()}
    assert words == {
        "s-0": Label.AGREE_TOGETHER,
        "s-1": Label.AGREE_WITH_RESERVATIONS,
        "s-2": None,
        "s-3": None,
    }
    assert (cells["s-2"].why, cells["s-3"].why) == (Why.TOO_FEW, Why.NOT_ASKED)
    first = cells["s-0"]
    assert (first.date, first.number, first.phase) == (OCTOBER, 1, Phase.AFTER)


def test_every_reason_for_having_no_word_is_told_apart() -> None:
    assert _why(heard("s-0", "G4-1", 0, 0, 6)) is Why.ONLY_NUMBER
    assert _why(heard("s-0", "G4-1", 9, 1, 2)) is Why.NO_WORD
    assert _why(heard("s-0", "G4-1")) is Why.UNCOUNTED
    assert _why(heard("s-0", "G4-1", present=4)) is Why.TOO_FEW
    before = heard("s-0", "G4-1", 10, 0, 0, phase=Phase.BEFORE)
    after = heard("s-0", "G4-1", *AGREE)
    assert _why(before, after, phase=Phase.BEFORE) is Why.BESIDE
    assert _why(before, after) is None


def test_a_service_that_answered_on_two_days_stands_once_as_it_answered_last() -> None:
    rounds = [
        heard("s-0", "G4-1", *AGREE, date=OCTOBER),
        heard("s-0", "G4-1", *DIVIDED, date=MAY),
    ]
    for order in (rounds, rounds[::-1]):
        (cell,) = picture(_register(), order, PROGRAMME).rows[0].cells
        assert (cell.word, cell.date) == (Label.AGREE_TOGETHER, OCTOBER)


def test_versions_stand_apart_until_somebody_asks_for_them_together_and_then_it_is_said() -> None:
    rounds = [
        heard("s-0", "G4-1", *DIVIDED, date=MAY),
        heard("s-0", "G4-2", *AGREE),
        heard("s-1", "G4-1", *DIVIDED, date=MAY),
    ]
    both = _register(versions=2)
    newest = picture(both, rounds, PROGRAMME)
    assert [row.line.number for row in newest.rows] == [2]
    assert _cells(newest)["s-1"].why is Why.OTHER_VERSION
    assert (newest.together, _remarks(newest)[RemarkKind.OTHER_VERSIONS]) == (False, 1)

    each = picture(both, rounds, PROGRAMME, EACH)
    assert [row.line.number for row in each.rows] == [2, 1]
    assert [row.words.total() for row in each.rows] == [1, 2]

    (row,) = (together := picture(both, rounds, PROGRAMME, TOGETHER)).rows
    assert [(cell.word, cell.number) for cell in row.cells] == [
        (Label.AGREE_TOGETHER, 2),
        (Label.DIVIDED, 1),
    ]
    assert (together.together, row.numbers) == (True, (2, 1))
    assert _remarks(together)[RemarkKind.VERSIONS_TOGETHER] == 1


def test_two_versions_are_not_told_beside_each_other_where_a_few_came_or_left() -> None:
    rounds = [heard("s-0", "G4-1", 6, 0, 4, date=MAY), heard("s-0", "G4-2", *AGREE)]
    newest, first = picture(_register(versions=2), rounds, PROGRAMME, EACH).rows
    assert newest.cells[0].word is Label.AGREE_TOGETHER
    assert (first.cells[0].why, first.cells[0].told) == (Why.BESIDE, None)
    # Nor by filtering the newer one away.
    early = Filter(version=VersionChoice.EACH, until=MAY)
    agreed = register(*_register(versions=2).rows(), consent("s-0"))
    drawn = picture(agreed, rounds, PROGRAMME, early)
    assert [row.cells[0].told for row in drawn.rows] == [None, None]
    assert _remarks(drawn)[RemarkKind.BESIDE] == 1


def test_the_most_divided_method_stands_first_and_what_nobody_was_asked_last() -> None:
    answers = {
        "G1": [AGREE, AGREE, AGREE],
        "G2": [AGREE, AGREE, DIVIDED],
        "G3": [AGREE, DIVIDED, (0, 0, 12)],
        "G4": [AGREE, MIXED, MIXED],
        "G5": [AGREE, AGREE, RESERVED],
        "G6": [DIVIDED],
        "G7": [(1, 1, 1)],
        "G8": [],
    }
    rounds = [
        heard(FOUR[place], f"{code}-1", *counts)
        for code, told in answers.items()
        for place, counts in enumerate(told)
    ]
    drawn = picture(_register(*answers), rounds, PROGRAMME)
    assert _codes(drawn) == ["G3", "G2", "G4", "G5", "G1", "G6", "G7", "G8"]
    assert not drawn.rows[-1].asked


def test_a_description_has_its_base_part_and_the_services_it_is_for() -> None:
    rows = register(
        catalogue("G4", "SH1", "PPT1"),
        service("s-sh"),
        service("s-ppt", "PPT"),
        service("s-os", "OS"),
    )
    rounds = [heard(one, "G4-1", *AGREE) for one in ("s-sh", "s-ppt", "s-os")]
    rounds.append(heard("s-os", "SH1-1", *AGREE))
    drawn = picture(rows, rounds, "SH")
    assert sorted(_codes(drawn)) == ["G4", "SH1"]
    assert {column.service_id for column in drawn.columns} == {"s-sh", "s-os"}
    assert sorted(_codes(picture(rows, rounds, "G"))) == ["G4"]
    assert len(picture(rows, rounds, PROGRAMME).columns) == 3


def test_rounds_still_being_counted_are_left_out_and_open_days_are_said() -> None:
    open_day: dict[str, Any] = {"state": DayState.RUNNING, "day_id": "today"}
    rounds = [
        heard("s-0", "G4-1", *AGREE, **open_day),
        heard("s-1", "G4-1", *DIVIDED, closed=False, **open_day),
    ]
    drawn = picture(_register(), rounds, PROGRAMME)
    assert [column.service_id for column in drawn.columns] == ["s-0"]
    assert (drawn.open_days, _remarks(drawn)[RemarkKind.OPEN_DAYS]) == (1, 1)


def test_mixed_groups_are_no_services_but_are_told_as_a_number() -> None:
    group = heard("", "G4-1", *AGREE, group_id="g-1")
    drawn = picture(_register(), [heard("s-0", "G4-1", *AGREE), group, group], PROGRAMME)
    assert (len(drawn.columns), drawn.groups, _remarks(drawn)[RemarkKind.GROUPS]) == (1, 1, 1)


def test_a_service_is_named_only_while_its_consent_stands() -> None:
    rows = register(
        catalogue("G4"),
        service("s-0", name="Fagerli", size=16),
        service("s-1", name="Lillevik", size=4),
        service("s-2", name="Granly", size=3),
        consent("s-0"),
        consent("s-1", withdrawn_on=OCTOBER),
    )
    rounds = [heard(f"s-{n}", "G4-1", *AGREE) for n in range(3)]
    named, *others = picture(rows, rounds, PROGRAMME).columns
    assert named.name == "Fagerli"
    assert [(one.name, one.kind, one.band, one.number) for one in others] == [
        ("", "SH", SizeBand.SMALL, 1),
        ("", "SH", SizeBand.SMALL, 2),
    ]
    # The number stays when others are filtered away.
    later = picture(rows, rounds[2:], PROGRAMME).columns
    assert [(one.service_id, one.number) for one in later] == [("s-2", 2)]


def test_two_services_with_one_name_have_their_place_beside_it() -> None:
    rows = register(
        catalogue("G4"),
        service("s-0", name="PPT", owner_name="Sund"),
        service("s-1", name="PPT", owner_name="Vik"),
        consent("s-0"),
        consent("s-1"),
    )
    drawn = picture(rows, [heard(one, "G4-1", *AGREE) for one in ("s-0", "s-1")], PROGRAMME)
    assert [column.name for column in drawn.columns] == ["PPT, Sund", "PPT, Vik"]
    assert _remarks(drawn)[RemarkKind.SAME_NAME] == 2


def test_kind_period_and_place_narrow_the_picture() -> None:
    rows = register(
        catalogue("G4"),
        *(service(one) for one in FOUR),
        service("s-oslo", "PPT", OSLO),
    )
    rounds = [heard(one, "G4-1", *AGREE) for one in (*FOUR, "s-oslo")]
    rounds += [heard(one, "G4-1", *DIVIDED, date=MAY) for one in FOUR[:3]]

    def ids(**chosen: Any) -> set[str]:
        drawn = picture(rows, rounds, PROGRAMME, Filter(**chosen))
        return {column.service_id for column in drawn.columns}

    assert ids(kinds=("PPT",)) == {"s-oslo"}
    assert ids(municipalities=(BERGEN,)) == set(FOUR)
    assert ids(until=MAY) == set(FOUR[:3])
    assert ids(since=OCTOBER, until=OCTOBER) == {*FOUR, "s-oslo"}


def test_a_place_is_not_told_of_so_few_unnamed_services_that_it_would_name_them() -> None:
    rows = register(catalogue("G4"), *(service(one) for one in FOUR), service("s-oslo", place=OSLO))
    rounds = [heard(one, "G4-1", *AGREE) for one in (*FOUR, "s-oslo")]
    drawn = picture(rows, rounds, PROGRAMME, Filter(municipalities=(OSLO,)))
    assert drawn.columns == ()
    assert _remarks(drawn)[RemarkKind.PLACE_WOULD_NAME] == 1
    agreed = register(*rows.rows(), consent("s-oslo"))
    assert len(picture(agreed, rounds, PROGRAMME, Filter(municipalities=(OSLO,))).columns) == 1


def _unnamed(*rows: Any, rounds: Iterable[RoundSum], **chosen: Any) -> set[str]:
    drawn = picture(register(catalogue("G4"), *rows), rounds, PROGRAMME, Filter(**chosen))
    return {column.service_id for column in drawn.columns if not column.name}


def test_the_only_service_of_its_kind_in_a_place_is_not_told_of_there() -> None:
    rounds = [heard(one, "G4-1", *AGREE) for one in FOUR]
    kinds = [service(one, kind) for one, kind in zip(FOUR, ("SH", "SH", "SH", "PPT"), strict=True)]
    assert _unnamed(*kinds, rounds=rounds, municipalities=(BERGEN,)) == set(FOUR[:3])
    agreed = [consent(FOUR[0])]
    assert _unnamed(*kinds, *agreed, rounds=rounds, municipalities=(BERGEN,)) == set()
    sizes = [service(one, size=size) for one, size in zip(FOUR, (12, 14, 20, 80), strict=True)]
    assert _unnamed(*sizes, rounds=rounds, municipalities=(BERGEN,)) == set(FOUR[:3])


def test_two_places_less_one_of_them_do_not_tell_who_is_in_the_other() -> None:
    rows = [*(service(one) for one in FOUR), service("s-oslo", place=OSLO)]
    rounds = [heard(one, "G4-1", *AGREE) for one in (*FOUR, "s-oslo")]
    both = _unnamed(*rows, rounds=rounds, municipalities=(BERGEN, OSLO))
    assert both - _unnamed(*rows, rounds=rounds, municipalities=(BERGEN,)) == set()


def test_the_day_of_one_unnamed_service_is_not_told_by_choosing_it() -> None:
    rounds = [heard(one, "G4-1", *AGREE) for one in FOUR[1:]]
    rounds.append(heard("s-0", "G4-1", *AGREE, date=MAY))
    rows = [service(one) for one in FOUR]
    assert _unnamed(*rows, rounds=rounds, until=MAY) == set()
    assert _unnamed(*rows, rounds=rounds, since=OCTOBER) == set(FOUR[1:])


def test_no_days_one_service_and_everything_hidden_each_say_so() -> None:
    nothing = picture(_register(), [], PROGRAMME)
    assert (_remarks(nothing), len(nothing.rows)) == ({RemarkKind.NO_ANSWERS: 0}, 1)
    assert RemarkKind.NO_METHODS in _remarks(picture(_register(), [], "finnes-ikke"))
    one = [heard("s-0", "G4-1", *AGREE)]
    assert RemarkKind.ONE_SERVICE in _remarks(picture(_register(), one, PROGRAMME))
    left = picture(_register(), one, PROGRAMME, Filter(until=MAY))
    assert RemarkKind.NOTHING_LEFT in _remarks(left)
    few = [heard(name, "G4-1", 1, 1, 1) for name in FOUR]
    assert _remarks(picture(_register(), few, PROGRAMME))[RemarkKind.ALL_HIDDEN] == 4


def test_services_that_all_answered_different_versions_are_said_to_have_nothing_in_common() -> None:
    rounds = [heard(name, f"G4-{n + 1}", *AGREE) for n, name in enumerate(FOUR)]
    several = _register(versions=4)
    for chosen in (Filter(), EACH):
        assert RemarkKind.NONE_ALIKE in _remarks(picture(several, rounds, PROGRAMME, chosen))
    assert len(picture(several, rounds, PROGRAMME, EACH).rows) == 4
    together = picture(several, rounds, PROGRAMME, TOGETHER)
    assert RemarkKind.NONE_ALIKE not in _remarks(together)


def test_five_hundred_methods_are_drawn_and_remarked_on() -> None:
    codes = [f"G{n}" for n in range(500)]
    rounds = [heard(name, f"{code}-1", *AGREE) for code in codes for name in FOUR]
    drawn = picture(_register(*codes), rounds, PROGRAMME)
    assert (len(drawn.rows), _remarks(drawn)) == (500, {RemarkKind.MANY_METHODS: 500})


def test_a_withdrawn_method_stays_where_it_was_answered_and_goes_where_it_was_not() -> None:
    rows = _register("G4", "G5")
    gone = [
        dataclasses.replace(row, state=MethodState.WITHDRAWN) for row in rows.all(WorkingMethod)
    ]
    drawn = picture(register(*rows.rows(), *gone), [heard("s-0", "G4-1", *AGREE)], PROGRAMME)
    assert [(row.line.code, row.line.withdrawn) for row in drawn.rows] == [("G4", True)]


# Whatever was answered

_counts = st.tuples(*(st.integers(0, 7) for _ in range(4)))
_rounds = st.lists(
    st.builds(
        lambda counts, name, version, phase, months: heard(
            name,
            f"G4-{version}",
            *counts,
            phase=phase,
            date=MAY + datetime.timedelta(days=30 * months),
        ),
        _counts,
        st.sampled_from(FOUR[:2]),
        st.integers(1, 2),
        st.sampled_from((Phase.BEFORE, Phase.AFTER)),
        st.integers(0, 3),
    ),
    max_size=12,
)
_FILTERS = [
    Filter(version=version, phase=phase, until=until)
    for version in VersionChoice
    for phase in (Phase.BEFORE, Phase.AFTER)
    for until in (None, MAY, MAY + datetime.timedelta(days=60))
]


def _inside(thing: Any) -> Iterable[Any]:
    yield thing
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _inside(getattr(thing, field.name))
    elif isinstance(thing, tuple | frozenset | list):
        for part in thing:
            yield from _inside(part)


@given(_rounds)
def test_no_picture_holds_what_protection_hides_however_it_is_filtered(
    rounds: list[RoundSum],
) -> None:
    known = _register(versions=2)
    by_place: dict[tuple[str, str, Phase, datetime.date], list[Tally]] = defaultdict(list)
    for one in rounds:
        by_place[one.service_id, one.version_id, one.phase, one.date].append(one.tally)
    told: dict[str, set[tuple[Any, int]]] = defaultdict(set)
    for chosen in _FILTERS:
        drawn = picture(known, rounds, PROGRAMME, chosen)
        assert not any(isinstance(part, Tally | RoundSum) for part in _inside(drawn))
        for service_id, cell in _all_cells(drawn):
            if cell.told is None:
                continue
            place = (service_id, cell.version_id, cell.phase, cell.date)
            behind = [tally for tally in by_place[place] if protect(tally) == cell.told]
            assert behind
            told[service_id].add((place, cell.told.took_position or 0))
    for numbers in told.values():
        shown = [Tally(n, 0, 0) for _, n in numbers if n]
        assert all(may_stand_side_by_side(one, other) for one in shown for other in shown)


def _all_cells(drawn: Picture) -> Iterable[tuple[str, Cell]]:
    for row in drawn.rows:
        yield from _of(drawn, row)


def _of(drawn: Picture, row: Row) -> Iterable[tuple[str, Cell]]:
    ids = (column.service_id for column in drawn.columns)
    return zip(ids, row.cells, strict=True)

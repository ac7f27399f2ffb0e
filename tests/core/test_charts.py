"""Charts of what is protected: nothing that is kept back is in them."""

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.change_of_mind import Change, told_change
from dialog_app.core.charts.kinds import Fill, Stacks
from dialog_app.core.charts.of_counts import flow_chart, rows_chart, words_chart
from dialog_app.core.charts.of_published import per_word_chart, rounds_chart
from dialog_app.core.charts.said import lines, whole
from dialog_app.core.measures import Tally
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.protection import protect
from dialog_app.core.publish.table import PublishedTable, Unit

NB = Voice(Texts("nb"), "nb")


def test_small_parts_stand_merged_and_few_answers_stand_without_a_bar():
    rows = (("PPT", protect(Tally(9, 3, 1))), ("OS", protect(Tally(3, 1, 0))))
    chart = rows_chart("Svar", rows, NB)
    told = dict(lines(chart))
    assert told["PPT"] == "Enig 9, Delvis eller uenig 4"
    assert told["OS"] == "for få til å si noe"
    assert isinstance(chart.picture, Stacks)
    assert not chart.picture.rows[1].parts
    assert [key.fill for key in chart.legend] == [Fill.AGREE, Fill.PARTLY_OR_DISAGREE]


def test_where_only_the_number_may_be_told_there_is_no_bar():
    chart = rows_chart("Svar", [("PPT", protect(Tally(1, 1, 3)))], NB)
    assert dict(lines(chart))["PPT"] == "Bare at 5 svarte, kan vises."


def test_hidden_services_are_not_drawn_and_it_is_said():
    table = PublishedTable(
        key="words",
        rows=("g4",),
        columns=("agree_together", "divided", "mixed"),
        unit=Unit.SERVICES,
        cells={("g4", "agree_together"): 7},
        row_totals={},
        column_totals={},
        total=None,
    )
    chart = words_chart("Ord", table, {"g4": "G4 Avtale"}, NB)
    assert dict(lines(chart))["G4 Avtale"] == "samlet enig 7; Noen tall er skjult."
    assert "Tall under 3 personer eller 3 tjenester" in whole(chart)


def one_row(cells: dict[str, int], total: int | None, *columns: str) -> PublishedTable:
    return PublishedTable(
        key="words",
        rows=("g4",),
        columns=columns,
        unit=Unit.SERVICES,
        cells={("g4", column): count for column, count in cells.items()},
        row_totals={} if total is None else {"g4": total},
        column_totals={},
        total=total,
    )


WORDS = ("agree_together", "divided", "mixed")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (one_row({"agree_together": 7}, 11, *WORDS), "samlet enig 7, andre ord 4"),
        (one_row({"agree_together": 7}, 9, *WORDS), None),
        (one_row({"agree_together": 7}, None, *WORDS), None),
        (one_row({"agree_together": 7, "divided": 0, "mixed": 0}, 7, *WORDS), None),
        (one_row({"all": 7}, 7, "all"), None),
    ],
)
def test_services_whose_word_is_hidden_stand_together_or_there_is_no_bar(table, said):
    chart = per_word_chart("Ord", table, NB)
    assert (chart and dict(lines(chart))["Tjenester"]) == said


def test_a_round_with_something_hidden_is_not_drawn():
    positions = ("agree", "partly", "disagree", "no_position")
    full = one_row(dict(zip(positions, (30, 10, 8, 5), strict=True)), 53, *positions)
    some = one_row({"agree": 30, "no_position": 5}, 53, *positions)
    chart = rounds_chart("Svar", {Phase.AFTER: full}, NB)
    assert chart is not None
    assert lines(chart) == (
        ("Etter dialogen", "Enig 30, Delvis 10, Uenig 8; Tok ikke stilling 5 · i alt 53"),
    )
    assert rounds_chart("Svar", {Phase.BEFORE: some, Phase.AFTER: full}, NB) is None
    assert rounds_chart("Svar", {}, NB) is None


def test_who_moved_stands_only_where_it_may_be_told():
    up = {(Position.PARTLY, Position.AGREE): 4, (Position.AGREE, Position.AGREE): 9}
    told = [protect(Tally(9, 4, 0)), protect(Tally(13, 0, 0))]
    change = told_change(Change(Tally(9, 4, 0), Tally(13, 0, 0), up))
    chart = flow_chart("Før og etter", (told[0], told[1]), change, NB)
    assert "før dialogen: Enig 9, Delvis 4, Uenig 0" in whole(chart)
    other = told_change(Change(Tally(9, 4, 0), Tally(13, 0, 0), {}))
    alone = flow_chart("Før og etter", (told[0], told[1]), other, NB)
    assert "ikke de samme personene" in whole(alone)


def test_every_language_has_every_word():
    for language in LANGUAGES:
        voice = Voice(Texts(language), language)
        chart = rows_chart("x", [("a", protect(Tally(8, 0, 4)))], voice)
        assert len(whole(chart).splitlines()) > 2

"""Charts of what is protected: nothing that is kept back is in them."""

from dataclasses import replace

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.picture import picture
from dialog_app.core.charts.figure import figure_table
from dialog_app.core.charts.kinds import Flow
from dialog_app.core.charts.of_picture import heat_chart, heat_table
from dialog_app.core.charts.of_published import per_word_chart, rounds_chart
from dialog_app.core.charts.of_services import services_figure
from dialog_app.core.charts.said import lines, whole
from dialog_app.core.describe.figures import rounds_figure, words_figure
from dialog_app.core.describe.said import Said
from dialog_app.core.measures import Tally
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.publish.table import PublishedTable, Unit
from tests.core.across_rounds import catalogue, heard, register, service

NB = Voice(Texts("nb"), "nb")
HEADER = (
    *("kode", "arbeidsmåte", "versjon", "runde", "tjeneste", "svar", "hva som telles"),
    *("antall", "merknad"),
)


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
    chart = per_word_chart(table, NB)
    assert (chart and dict(lines(chart))["Tjenester"]) == said


def test_a_round_with_something_hidden_is_not_drawn():
    positions = ("agree", "partly", "disagree", "no_position")
    full = one_row(dict(zip(positions, (30, 10, 8, 5), strict=True)), 53, *positions)
    some = one_row({"agree": 30, "no_position": 5}, 53, *positions)
    chart = rounds_chart({Phase.AFTER: full}, NB)
    assert chart is not None
    assert lines(chart) == (
        ("Etter dialogen", "Enig 30, Delvis 10, Uenig 8; Tok ikke stilling 5 · i alt 53"),
    )
    assert rounds_chart({Phase.BEFORE: some, Phase.AFTER: full}, NB) is None
    assert rounds_chart({}, NB) is None


def test_who_moved_stands_between_the_rounds():
    positions = ("agree", "partly", "disagree", "no_position")
    full = one_row(dict(zip(positions, (30, 10, 8, 5), strict=True)), 53, *positions)
    chart = rounds_chart({Phase.BEFORE: full, Phase.AFTER: full}, NB, ("Flere ble enige.",))
    assert chart is not None
    assert isinstance(chart.picture, Flow)
    assert [words for about, words in lines(chart) if not about] == ["Flere ble enige."]


def pictured(**given: Tally):
    """Return what these services answered to one method, and the row of it."""
    known = register(catalogue("G4"), *(service(one) for one in given))
    rounds = [
        heard(one, "G4-1", tally.agree, tally.partly, tally.disagree)
        for one, tally in given.items()
    ]
    drawn = picture(known, rounds, "G", Filter())
    return drawn, drawn.rows[0], known


def test_each_service_has_a_bar_of_what_its_cell_tells_and_no_name_without_consent():
    drawn, row, known = pictured(
        s1=Tally(9, 3, 1), s2=Tally(3, 1, 0), s3=Tally(1, 1, 3), s4=Tally(8, 0, 4)
    )
    figure = services_figure(drawn, row, known, NB)
    assert figure is not None
    told = sorted(said for _, said in lines(figure.chart))
    assert "Enig 9, Delvis eller uenig 4; enig med forbehold" in told
    assert "for få svar til at noe kan vises" in told
    assert "bare antallet kan vises uten å røpe noen" in told
    whole_text = whole(figure.chart)
    assert not any(f"s{n}" in whole_text.split() for n in (1, 2, 3, 4))
    rows = [dict(zip(HEADER, cells, strict=True)) for cells in figure_table(figure, NB).rows]
    assert sum(int(row["antall"]) for row in rows if row["antall"] != "") == 25
    assert {row["hva som telles"] for row in rows} == {"personer"}


def test_an_example_of_the_starter_catalogue_says_so_in_pictures_and_tables():
    drawn, row, known = pictured(**{f"s{n}": Tally(9, 3, 0) for n in range(4)})
    assert "eksempel" not in whole(heat_chart(drawn, known, NB))
    row = replace(row, line=replace(row.line, starter_example=True))
    drawn = replace(drawn, rows=(row,))
    example = "eksempel fra startkatalogen"
    assert f"* {example}" in whole(heat_chart(drawn, known, NB))
    assert {str(cells[1]).split(", ")[-1] for cells in heat_table(drawn, known, NB).rows} == {
        example
    }
    figure = services_figure(drawn, row, known, NB)
    assert figure is not None
    assert example in figure.chart.about


def test_where_nothing_of_any_service_may_be_told_there_is_no_picture():
    drawn, row, known = pictured(s1=Tally(3, 1, 0), s2=Tally(1, 1, 3))
    assert services_figure(drawn, row, known, NB) is None


AGREED = [heard(f"s{n}", "G4-2", 12, 0, 0) for n in range(8)]
DIVIDED = [heard(f"s{n}", "G4-2", 8, 0, 6) for n in range(8, 12)]


def said(rounds):
    """Return what these rounds say of a method with two wordings."""
    services = [service(f"s{n}") for n in range(12)]
    return Said(register(catalogue("G4", versions=2), *services), (), rounds)


def test_a_table_of_words_holds_what_the_picture_draws_and_nothing_else():
    figure = words_figure(said([*AGREED, *DIVIDED]), "m-G4", NB)
    assert figure is not None
    assert dict(lines(figure.chart))["Tjenester"] == "samlet enig 8, delt 4"
    assert "Tjenestene har selv valgt å være med." in whole(figure.chart)
    assert figure_table(figure, NB).rows == (
        ("G4", "G4", 2, "etter dialogen", "", "samlet enig", "tjenester", 8, ""),
        ("G4", "G4", 2, "etter dialogen", "", "delt", "tjenester", 4, ""),
    )


def test_a_table_of_rounds_holds_how_many_people_and_how_they_answered():
    figure = rounds_figure(said([*AGREED, *DIVIDED]), "m-G4", NB)
    assert figure is not None
    told = [(row[3], row[5], row[6], row[7]) for row in figure_table(figure, NB).rows]
    assert told == [
        ("etter dialogen", "Enig", "personer", 128),
        ("etter dialogen", "Delvis", "personer", 0),
        ("etter dialogen", "Uenig", "personer", 24),
    ]


@pytest.mark.parametrize("made", [words_figure, rounds_figure])
def test_of_few_services_and_of_older_wordings_there_is_no_picture(made):
    assert made(said(AGREED[:2]), "m-G4", NB) is None
    assert made(said([]), "m-G4", NB) is None
    assert made(said([*AGREED, *DIVIDED]), "m-G4", NB, "G4-1") is None
    assert made(said([*AGREED, *DIVIDED]), "m-G4", NB, "G4-2") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language):
    voice = Voice(Texts(language), language)
    drawn, row, known = pictured(s1=Tally(9, 3, 1), s2=Tally(8, 0, 4))
    figure = services_figure(drawn, row, known, voice)
    assert figure is not None
    assert len(whole(figure.chart).splitlines()) > 3
    assert len(figure_table(figure, voice).header) == len(HEADER)

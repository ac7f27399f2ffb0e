"""Charts in documents: drawn on paper, told in words wherever nothing is drawn."""

import io

import pikepdf
import pytest

from dialog_app.core.charts.kinds import Chart
from dialog_app.core.charts.said import as_blocks, lines
from dialog_app.core.minutes.blocks import Document, Paragraph, content_hash, plain
from dialog_app.core.minutes.compared import as_lines, compared
from dialog_app.core.minutes.document_json import from_json, hash_of, to_json
from dialog_app.reports import docx, pdf, plain_text
from tests.reports import descriptions, given_back
from tests.reports.charts import EVERY, STACKS, heat
from tests.reports.test_pdf import of_blocks


def figures(document) -> list[str]:
    """Return what each figure of a document says to whoever does not see it."""
    file = pikepdf.open(io.BytesIO(pdf.render(document)))
    return [
        str(one.Alt)
        for one in file.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
    ]


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_a_chart_on_paper_is_a_figure_that_says_what_it_shows(chart: Chart):
    (told,) = figures(of_blocks(chart))
    assert told.startswith(f"{chart.title}. {chart.instead}")
    for about, said in lines(chart):
        assert about in told
        assert said in told


def test_a_picture_wider_and_higher_than_a_page_is_drawn_in_pieces():
    found = figures(of_blocks(heat(columns=14, rows=60)))
    assert len(found) > 4
    for place in range(14):
        assert any(f"Nordvik PPT {place}" in told for told in found)
    for row in range(60):
        assert any(f"G{row} Avtale" in told for told in found)
    assert sum("4 tjenester og 3 arbeidsmåter" in told for told in found) == 1


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_text_and_word_files_say_what_is_drawn(chart: Chart):
    document = of_blocks(chart)
    text = plain_text.render(document)
    for said in (chart.title, chart.instead, *chart.notes, *(said for _, said in lines(chart))):
        assert said in text
    assert docx.render(document)


def test_a_chart_is_kept_and_read_again_and_its_hash_covers_its_counts():
    document = of_blocks(*EVERY)
    assert from_json(to_json(document)) == document
    assert content_hash(of_blocks(STACKS)) != content_hash(of_blocks(EVERY[0]))
    fewer = heat(rows=2)
    assert content_hash(of_blocks(fewer)) != content_hash(of_blocks(heat(rows=3)))


def test_what_changed_in_a_chart_is_told_line_by_line():
    told = as_lines(compared(of_blocks(heat(rows=2)), of_blocks(heat(rows=3))))
    assert any("G2 Avtale før deling" in line for line in told)


def test_a_chart_in_words_has_its_title_first():
    first = as_blocks(STACKS)[0]
    assert isinstance(first, Paragraph)
    assert plain(first.words) == STACKS.title


def drawn() -> list[tuple[str, Document]]:
    """Return the papers across services that hold charts, the worst too."""
    every = (*descriptions.descriptions(), *given_back.documents())
    return [(name, one) for name, one in every if "drawn" in name]


def test_a_paper_with_charts_is_kept_as_it_was_made_and_says_in_words_what_it_draws():
    papers = drawn()
    assert {name.split("-")[0] for name, _ in papers} == {"back", "description", "recommend"}
    for name, document in papers:
        charts = [one for one in document.blocks if isinstance(one, Chart)]
        assert charts, name
        kept = to_json(document)
        assert from_json(kept) == document
        assert hash_of(kept) == content_hash(document)
        told = figures(document)
        assert len(told) == len(charts), name
        text = plain_text.render(document)
        for chart in charts:
            assert chart.title in text
            assert any(one.startswith(f"{chart.title}. ") for one in told)

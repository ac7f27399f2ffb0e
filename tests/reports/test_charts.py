"""Charts as files: the same picture as SVG and PNG, readable without seeing it."""

import io
from dataclasses import replace

import pytest
from defusedxml import ElementTree as Tree
from PIL import Image

from dialog_app.core.charts.kinds import Chart, Fill
from dialog_app.core.charts.said import lines
from dialog_app.core.errors import RuleBroken
from dialog_app.reports.charts.layout import whole
from dialog_app.reports.charts.looks import on_paper, on_screen
from dialog_app.reports.charts.png import png
from dialog_app.reports.charts.strokes import Box, Pattern, Stroke, Words, patterned
from dialog_app.reports.charts.svg import svg
from tests.reports.charts import EVERY, FLOW, NASTY, SHARES, STACKS, heat

_SVG = "{http://www.w3.org/2000/svg}"


def _texts(chart: Chart) -> list[str]:
    root = Tree.fromstring(svg(chart, "nb"))
    return ["".join(one.itertext()) for one in root.iter(f"{_SVG}text")]


def test_every_cell_of_the_heat_picture_has_a_word():
    found = _texts(heat())
    for word in ("enig", "delt", "for få"):
        assert found.count(word) == 3
    assert found.count("–") == 4  # one for each method, and one in the legend


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_a_picture_says_in_words_what_it_shows(chart: Chart):
    root = Tree.fromstring(svg(chart, "nn"))
    assert root.findtext(f"{_SVG}title") == chart.title
    told = root.findtext(f"{_SVG}desc") or ""
    assert told.startswith(chart.instead)
    for about, said in lines(chart):
        assert about in told
        assert said in told
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nn"


def test_words_of_people_are_only_words_in_a_picture():
    nasty = replace(heat(title=NASTY), title=NASTY, instead=NASTY + "\x00\x1b\u202e")
    raw = svg(nasty, "nb")
    root = Tree.fromstring(raw)
    assert not list(root.iter(f"{_SVG}script"))
    assert b"<script>" not in raw
    assert root.findtext(f"{_SVG}title") == NASTY


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_the_same_picture_is_always_the_same_bytes(chart: Chart):
    assert png(chart) == png(chart)
    assert svg(chart, "nb") == svg(chart, "nb")


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_svg_and_png_are_the_same_picture(chart: Chart):
    image = Image.open(io.BytesIO(png(chart)))
    root = Tree.fromstring(svg(chart, "nb"))
    assert image.size == pytest.approx(
        [2 * float(root.get(one, "0")) for one in ("width", "height")], abs=1
    )
    assert image.text["Title"] == chart.title  # type: ignore[attr-defined]
    assert len(image.getcolors(1 << 24) or ()) > 20


def test_a_picture_that_no_program_would_open_is_refused_as_png():
    with pytest.raises(RuleBroken, match=r"chart\.too_large"):
        png(heat(columns=300, rows=400))


def test_a_large_picture_is_drawn_less_finely():
    image = Image.open(io.BytesIO(png(heat(columns=120, rows=16))))
    assert image.width == pytest.approx(heat_width(120), abs=1)


def heat_width(columns: int) -> float:
    return whole(heat(columns=columns, rows=1), on_screen()).width


@pytest.mark.parametrize("look", [on_screen(), on_paper()], ids=["screen", "paper"])
@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_nothing_stands_outside_the_picture(chart: Chart, look: object):
    drawing = whole(chart, look)  # type: ignore[arg-type]
    for mark in drawing.marks:
        if isinstance(mark, Words):
            assert 0 <= mark.x <= mark.x + mark.wide <= drawing.width
        elif isinstance(mark, Box):
            assert 0 <= mark.x <= mark.x + mark.width <= drawing.width + 0.01
            assert 0 <= mark.y <= mark.y + mark.height <= drawing.height + 0.01


@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_pattern_stays_within_its_box(pattern: Pattern):
    for box in (Box(10, 10, 3, 30), Box(10, 10, 200, 12), Box(10, 10, 0.4, 12), Box(10, 10, 9, 2)):
        for mark in patterned(box, pattern, "#000000"):
            ends = (
                [(mark.x, mark.y), (mark.to_x, mark.to_y)]
                if isinstance(mark, Stroke)
                else [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]  # type: ignore[union-attr]
            )
            for x, y in ends:
                assert box.x - 1e-9 <= x <= box.x + box.width + 1e-9
                assert box.y - 1e-9 <= y <= box.y + box.height + 1e-9


@pytest.mark.parametrize("look", [on_screen(), on_paper()], ids=["screen", "paper"])
def test_no_two_parts_look_the_same(look: object):
    positions = {
        Fill.AGREE,
        Fill.PARTLY,
        Fill.DISAGREE,
        Fill.AGREE_OR_PARTLY,
        Fill.PARTLY_OR_DISAGREE,
    }
    words = {
        *(Fill.AGREE_TOGETHER, Fill.AGREE_WITH_RESERVATIONS, Fill.MIXED, Fill.DIVIDED),
        *(Fill.DISAGREE_TOGETHER, Fill.TOO_FEW, Fill.NO_WORD),
    }
    for paints, fills in ((look.bars, positions), (look.bars, words), (look.cells, words)):  # type: ignore[attr-defined]
        assert len({paints[fill] for fill in fills}) == len(fills)


def test_a_count_that_is_kept_back_is_nowhere_in_the_files():
    assert "færre enn 3 tjenester" in _texts(SHARES)
    assert _texts(SHARES).count("5 av 9 tjenester") == 1
    assert "for få til å si noe" in _texts(STACKS)


def test_who_moved_stands_between_before_and_after():
    found = _texts(FLOW)
    assert found.index("Før dialogen") < found.index("4 flyttet seg mot enig")
    assert found.index("4 flyttet seg mot enig") < found.index("Etter dialogen")

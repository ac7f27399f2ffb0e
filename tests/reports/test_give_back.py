"""Every page back to the children is one sheet, whatever was typed, and keeps their words."""

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.charts.kinds import Chart, Stacks
from dialog_app.core.minutes.blocks import Bullets, Quote, plain
from dialog_app.reports import give_back
from dialog_app.reports.drawing import page_count
from tests.core.across_rows import ADVICE, SAID
from tests.reports import given_back


def quotes(document):
    return [block for block in document.blocks if isinstance(block, Quote)]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (ADVICE, given_back.LONGEST),
        (ADVICE, given_back.ONE_WORD),
        (ADVICE, given_back.HOSTILE),
        ("m-ask", given_back.LONGEST),
    ],
)
def test_the_longest_texts_there_can_be_fit_on_one_sheet(about, said):
    document = give_back.document(given_back.crowded(said), about, Texts("nb"))
    assert page_count(document) == 1
    assert all(block.items for block in document.blocks if isinstance(block, Bullets))


def test_what_did_not_fit_is_said_to_be_missing():
    document = give_back.document(given_back.crowded(), ADVICE, Texts("nb"))
    (quote,) = quotes(document)
    assert plain(quote.words).endswith(" …»")
    assert plain(quote.source).endswith("bare begynnelsen fikk plass")
    lines = [plain(one) for b in document.blocks if isinstance(b, Bullets) for one in b.items]
    assert any(line.endswith("punkter til, som ikke fikk plass her.") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_usual_page_is_one_sheet_in_large_type_with_every_word_the_children_said(language):
    document = give_back.document(given_back.usual(), ADVICE, Texts(language))
    assert page_count(document) == 1
    assert document.scale >= 1.1
    assert SAID in plain(quotes(document)[0].words)


def test_how_services_answered_is_drawn_where_the_sheet_has_room():
    document = give_back.document(given_back.short(), ADVICE, Texts("nb"))
    (chart,) = (one for one in document.blocks if isinstance(one, Chart))
    assert isinstance(chart.picture, Stacks)
    (bar,) = chart.picture.rows
    assert [(part.words, part.count) for part in bar.parts] == [
        ("samlet enig", 9),
        ("delt", 3),
    ]
    assert page_count(document) == 1
    assert document.scale == 1.5


def test_words_come_before_a_picture_where_there_is_little_room():
    document = give_back.document(given_back.crowded(), ADVICE, Texts("nb"))
    assert not [one for one in document.blocks if isinstance(one, Chart)]

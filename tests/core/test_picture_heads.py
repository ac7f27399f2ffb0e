"""What stands over the services of a picture, so that they can be told apart at a glance."""

from dialog_app.base.texts import Texts
from dialog_app.core.across.columns import columns
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.heads import telling_names
from dialog_app.core.across.picture import picture
from dialog_app.core.charts.kinds import Heat
from dialog_app.core.charts.of_picture import heat_chart
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import Description
from tests.core.across_rounds import PROGRAMME, catalogue, consent, heard, register, service

SCHOOL = Description(id="d-SH", code="SH", programme_code=PROGRAMME, title=Words("Skolehelse"))


def telling(*names, kind="SH"):
    rows = [service(f"s{n}", kind, name=name, size=12) for n, name in enumerate(names)]
    ids = [f"s{n}" for n in range(len(names))]
    known = register(SCHOOL, *rows, *(consent(one) for one in ids))
    found = telling_names(known, columns(known, ids))
    return [found[one] for one in ids]


def test_what_all_of_a_kind_begin_with_is_left_out():
    names = ("Helsesøster i Bergen Fagerli", "Helsesøster i Bergen Storvik")
    assert telling(*names) == ["Fagerli", "Storvik"]


def test_the_kind_itself_is_left_out_where_a_name_begins_with_it():
    assert telling("Skolehelse Fagerli") == ["Fagerli"]
    assert telling("SH Nordtun", "Fagerli") == ["Nordtun", "Fagerli"]


def test_something_always_stands_there():
    assert telling("Skolehelse") == ["Skolehelse"]
    assert telling("Skolehelse Vest", "Skolehelse Vest") == ["Vest", "Vest"]
    assert telling("Vest", "Vest Fagerli") == ["Vest", "Fagerli"]


def test_words_are_never_cut_in_two():
    assert telling("Fagerli", "Fagervik") == ["Fagerli", "Fagervik"]


def test_a_service_that_may_not_be_named_gives_no_words_away():
    known = register(SCHOOL, service("s1", "SH", name="Skolehelse Fagerli", size=12))
    assert telling_names(known, columns(known, ["s1"])) == {}


def test_a_saved_picture_has_the_same_over_its_columns_and_the_whole_name_behind():
    rows = [service(one, "SH", name=f"SH {one}", size=12) for one in ("Fagerli", "Storvik")]
    known = register(catalogue("SH1"), *rows, consent("Fagerli"), consent("Storvik"))
    given = [heard(one, "SH1-1", 12, 0, 0) for one in ("Fagerli", "Storvik")]
    chart = heat_chart(picture(known, given, "SH", Filter()), known, Voice(Texts("nb"), "nb"))
    assert isinstance(chart.picture, Heat)
    heads = [(column.words, column.whole) for column in chart.picture.columns]
    assert heads == [("SH\nFagerli", "SH Fagerli"), ("SH\nStorvik", "SH Storvik")]
    assert "SH: SH" in chart.notes[0]

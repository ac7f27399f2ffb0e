"""The agenda is for everybody and the run sheet for those who lead: what stands in which."""

import datetime
from dataclasses import replace

import pypdf
import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Table, plain
from dialog_app.core.model.days import AgendaItem, ItemState
from dialog_app.core.papers import DayPaper, public_agenda, run_sheet
from dialog_app.core.register import Register
from dialog_app.reports import day_papers
from tests.reports import as_text, sample

INTERNAL, NOTES, PUBLIC = "INTERNKANARI", "NOTATKANARI", "OFFENTLIGKANARI"
LONG_LEADER = "LEDERKANARI"
PLAN = sample.Plan(methods=2)


def marked(**more):
    """Return a day where internal items, notes and leaders are marked words."""
    day = sample.day(PLAN)
    rows = [row for row in day.rows() if not isinstance(row, AgendaItem)]
    hidden = item("i-1", 0, INTERNAL, internal=True, notes=f"{NOTES} én")
    shown = item("i-2", 1, PUBLIC, notes=f"{NOTES} to", leader=LONG_LEADER, **more)
    later = item("i-3", 2, "Utsjekk", least_minutes=5)
    return Day([*rows, hidden, shown, later])


def item(item_id, position, title, **more):
    """Return an item nobody has held, 20 minutes long."""
    kept = sample.day(PLAN).agenda[0]
    plain_one = AgendaItem(
        id=item_id,
        origin=kept.origin,
        day_id=kept.day_id,
        position=position,
        kind=kept.kind,
        title=title,
        minutes=20,
        least_minutes=10,
    )
    return replace(plain_one, **more)


def register():
    return sample.register(PLAN)


def on_paper(path):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def rows_of(document):
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[plain(cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_internal_reaches_the_agenda(tmp_path, language):
    path = tmp_path / "a.pdf"
    day_papers.write(DayPaper.AGENDA, path, marked(), register(), Texts(language))
    said = on_paper(path)
    said += as_text.render(public_agenda.document(marked(), register(), Texts(language)))
    assert PUBLIC in said
    for secret in (INTERNAL, NOTES, LONG_LEADER, sample.PRIVATE):
        assert secret not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_run_sheet_holds_what_the_agenda_leaves_out(tmp_path, language):
    path = tmp_path / "r.pdf"
    day_papers.write(DayPaper.RUN_SHEET, path, marked(), register(), Texts(language))
    said = on_paper(path)
    for part in (INTERNAL, f"{NOTES} én", f"{NOTES} to", LONG_LEADER, PUBLIC, "112", "116 111"):
        assert part in said
    # Private notes of the day are its facilitator's own.
    assert sample.PRIVATE not in said


def test_times_of_the_agenda_follow_the_plan():
    day = marked(minutes=35)
    start = day.info.public_start
    first = datetime.datetime.combine(day.info.date, start)
    ends = first + datetime.timedelta(minutes=35)
    rows = rows_of(public_agenda.document(day, register(), Texts("nb")))
    assert rows[0] == [f"{first:%H.%M}", f"{ends:%H.%M}", PUBLIC]
    assert [row[2] for row in rows] == [PUBLIC, "Utsjekk"]


def test_what_an_item_alone_is_about_stands_beside_its_title():
    chosen = sample.day(PLAN).subjects[0]
    day = marked(method_version_ids=(chosen.version_id,))
    code = register().method_of(chosen.version_id).code
    rows = rows_of(public_agenda.document(day, register(), Texts("nb")))
    assert rows[0][2] == f"{PUBLIC}  ({code})"


def test_an_item_that_was_dropped_is_on_neither_paper():
    day = marked(state=ItemState.DROPPED)
    for made in (public_agenda, run_sheet):
        assert PUBLIC not in as_text.render(made.document(day, register(), Texts("nb")))


def test_a_title_in_another_language_is_used_where_there_is_none():
    day = marked(title_nn="PÅ NYNORSK")
    rows = rows_of(public_agenda.document(day, register(), Texts("nn")))
    assert [row[2] for row in rows] == ["PÅ NYNORSK", "Utsjekk"]


def test_the_run_sheet_says_who_comes_in_numbers():
    day = marked()
    said = as_text.render(run_sheet.document(day, register(), Texts("nb")))
    assert register().full_name(sample.MINE) in said
    assert f"Hvem: Proffer; Antall: {day.info.pros}" in said


def test_a_service_the_register_no_longer_has_stops_nothing():
    said = as_text.render(run_sheet.document(marked(), Register(), Texts("nb")))
    assert PUBLIC in said


def test_a_paper_made_twice_is_the_same_to_the_byte(tmp_path):
    made = []
    for name in ("en", "to"):
        for kind in DayPaper:
            path = tmp_path / f"{kind}{name}.pdf"
            day_papers.write(kind, path, marked(), register(), Texts("nb"))
            made.append(path.read_bytes())
    kinds = len(DayPaper)
    assert made[:kinds] == made[kinds:]
    assert len(set(made)) == kinds


def test_papers_are_named_so_that_they_sort_and_say_what_they_are():
    names = [day_papers.name_of(kind, marked(), register(), Texts("nb")) for kind in DayPaper]
    assert names == [
        "2026-11-18_Bergen_dialogdag_dagsorden.pdf",
        "2026-11-18_Bergen_dialogdag_regibok.pdf",
        "2026-11-18_Bergen_dialogdag_skjema.pdf",
        "2026-11-18_Bergen_dialogdag_plakat.pdf",
    ]

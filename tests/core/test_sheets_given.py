"""Tables given to other programs: the register comes back as it was, a day's are protected."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands import answers, findings
from dialog_app.core.commands.answers import Asked
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import Tally
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import Position
from dialog_app.core.protection import NoDistribution, OnlyCount, Part, protected_row
from dialog_app.core.register import Register
from dialog_app.core.sheets import giving, protected, reading
from dialog_app.core.sheets.grid import Grid, GridRow
from dialog_app.core.sheets.kinds import COLUMNS, SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.core.sheets.preview import Fate
from dialog_app.core.tables import table_name
from tests.core.days import TestLaptop
from tests.drivers.memory_archive import empty, planned_day, small_register, subject

LEXICON = Lexicon([Texts(language) for language in LANGUAGES])
OF_REGISTER = (SheetKind.SERVICES, SheetKind.METHODS, SheetKind.PROVISIONS)


def as_grid(table):
    """Return a written table as it is read back."""
    lines = [table.header, *table.rows]
    header, *rows = [(table.mark,), *lines] if table.mark else lines
    told = enumerate(rows, 2)
    return Grid(tuple(header), tuple(GridRow(n, tuple(map(str, row))) for n, row in told))


def look(kind, table, register):
    source = reading.Source(kind, as_grid(table), LEXICON)
    return reading.look(source, register, TestLaptop())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OF_REGISTER)
def test_a_table_of_the_register_taken_in_again_changes_nothing(kind, language):
    register = small_register()
    preview = look(kind, giving.of_register(kind, register, Texts(language)), register)
    assert preview.bad == ()
    assert preview.unknown_columns == ()
    assert preview.lines
    assert {line.fate for line in preview.lines} == {Fate.SAME}


@pytest.mark.parametrize("kind", OF_REGISTER)
def test_a_table_of_the_register_makes_the_same_one_where_there_is_nothing(kind):
    full = small_register()
    gone = {"service", "service_municipality", "working_method", "method_version", "provision"}
    bare = Register(row for row in full.rows() if _name(row) not in gone)
    words = Texts("nb")
    table = giving.of_register(kind, full, words)
    preview = look(kind, table, bare)
    assert preview.bad == ()
    again = giving.of_register(kind, bare.after(preview.step), words)
    # Ids are made anew, and nobody can claim a public source by way of a table.
    own = {"id", "provenance"}
    places = {place for place, name in enumerate(COLUMNS[kind].fields) if name in own}
    assert sorted(_without(places, again)) == sorted(_without(places, table))


def _name(row):
    return table_name(type(row))


def _without(places, table):
    return [tuple(c for n, c in enumerate(row) if n not in places) for row in table.rows]


def test_a_starter_example_says_so_in_every_language():
    for language in LANGUAGES:
        words = Texts(language)
        table = giving.of_register(SheetKind.METHODS, small_register(), words)
        marked = [row for row in table.rows if words("terms.provenance.starter_example") in row]
        assert {row[0] for row in marked} == {"SH4", "PPT1"}


@pytest.mark.parametrize("kind", SheetKind)
def test_a_template_has_every_column_and_no_rows(kind):
    table = giving.template(kind, Texts("nn"))
    assert [LEXICON.field(kind, word) for word in table.header] == [*COLUMNS[kind].fields]
    assert table.rows == ()


# One service's part of a day


class Day:
    """A day with answers of one service on one method, before and after."""

    def __init__(self, **rounds):
        self.session, _ = empty()
        self.desk = planned_day(self.session)
        for phase, counts in rounds.items():
            asked = Asked("service-sh", subject("G4"), Phase(phase))
            for position, count in zip(Position, counts, strict=True):
                self.desk.run(answers.set_count, asked, position, count)

    def tables(self, service_id="service-sh", language="nb"):
        matter = Matter(self.desk.record, self.session.register, service_id)
        voice = Voice(Texts(language), language)
        return protected.answers_table(matter, voice), protected.findings_table(matter, voice)

    def answers(self):
        table, _ = self.tables()
        return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def parts(row):
    words = Texts("nb")
    named = {part: row[words(f"terms.part.{part.value}")] for part in Part}
    return {part: count for part, count in named.items() if count != ""}


@given(st.tuples(*[st.integers(0, 14)] * 3), st.integers(0, 5))
def test_a_row_holds_what_may_be_told_and_nothing_more(counts, none):
    (row,) = Day(after=(*counts, none)).answers()
    agree, partly, disagree = counts
    allowed = protected_row(Tally(agree, partly, disagree, none))
    if isinstance(allowed, NoDistribution):
        assert parts(row) == {}
        assert row["tok stilling"] == ""
    elif isinstance(allowed, OnlyCount):
        assert parts(row) == {}
        assert row["tok stilling"] == allowed.n
    else:
        assert parts(row) == dict(allowed.parts)
    assert row[Texts("nb")("terms.part.no_position")] == none


def test_two_rounds_that_would_tell_what_one_person_answered_are_not_both_given():
    assert len(Day(before=(9, 0, 0, 0), after=(9, 0, 6, 0)).answers()) == 2
    (only,) = Day(before=(9, 0, 0, 0), after=(9, 0, 1, 0)).answers()
    assert only["runde"] == "etter dialogen"


def test_nothing_of_another_service_and_nothing_private_is_given():
    day = Day(after=(9, 3, 4, 0))
    day.desk.run(findings.add_note, "KANARI-notat")
    for service, word in (("service-ppt", "KANARI-annen"), ("service-sh", "vår egen hindring")):
        about = findings.About(subject=subject("G4"), service_id=service)
        day.desk.run(findings.add_obstacle, about, word, "LOV")
    for table in day.tables():
        assert "KANARI" not in repr(table)
    _, found = day.tables()
    assert [row[5] for row in found.rows] == ["vår egen hindring"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_protected_table_says_so_and_is_never_taken_in(language):
    day = Day(after=(9, 3, 4, 0))
    for table, kind in product(day.tables(language=language), SheetKind):
        assert table.mark == Texts(language)("sheets.mark.protected")
        source = reading.Source(kind, as_grid(table), LEXICON)
        with pytest.raises(RuleBroken, match=r"sheet\.protected"):
            reading.look(source, day.session.register, day.desk.laptop, day.desk.record)
    # Nor is it when somebody takes the mark away: its columns are not those of answers.
    for table in day.tables(language=language):
        bare = Grid(table.header, as_grid(table).rows[1:])
        source = reading.Source(SheetKind.ANSWERS, bare, LEXICON)
        with pytest.raises(RuleBroken, match=r"sheet\.column_missing"):
            reading.look(source, day.session.register, day.desk.laptop, day.desk.record)

"""A table from another program: what it would do, which rows are bad and why, and doing it."""

import itertools

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands import slips
from dialog_app.core.commands.answers import Asked, Choice
from dialog_app.core.errors import RuleBroken
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import CrcArticle, Description, Provision
from dialog_app.core.model.days import Phase
from dialog_app.core.model.said import NoPosition, Position, Way
from dialog_app.core.model.services import ServiceMunicipality
from dialog_app.core.record import Step, added
from dialog_app.core.sheets import reading
from dialog_app.core.sheets.grid import NO_VALUE, Grid, GridRow
from dialog_app.core.sheets.kinds import COLUMNS, SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.core.sheets.preview import Difference, Fate
from dialog_app.core.step_words import StepWords
from tests.drivers.memory_archive import demonstration, held_day, subject

LEXICON = Lexicon([Texts(language) for language in LANGUAGES])


def grid(header, *rows):
    """Return a table as a file gives it: its columns as «a | b», and so its rows."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in (header, *rows)]
    return Grid(cells[0], tuple(GridRow(n, row) for n, row in enumerate(cells[1:], 2)))


class Desk:
    """The desk with the tables of somebody who takes them in."""

    def __init__(self):
        self.session, _ = demonstration()
        self.day = next(
            self.session.day_desk(line.id)
            for line in self.session.days()
            if line.title.startswith("Dialogdag")
        )

    @property
    def register(self):
        return self.session.register

    def look(self, kind, header, *rows):
        source = reading.Source(SheetKind(kind), grid(header, *rows), LEXICON)
        return reading.look(source, self.register, self.day.laptop, self.day.record)

    def take(self, kind, header, *rows):
        preview = self.look(kind, header, *rows)
        assert preview.bad == ()
        desk = self.day if preview.kind.of_day else self.session.register_desk
        desk.take(preview.step)
        return preview

    def refusals(self, kind, header, *rows):
        """Return why rows are bad, as (row number, code)."""
        preview = self.look(kind, header, *rows)
        assert preview.step is None
        assert not preview.can_be_taken
        return [(row.number, row.code) for row in preview.bad]

    def tally(self, service, code, phase=Phase.BEFORE, group=""):
        asked = self.day.record.round(service, subject(code), phase, group)
        return self.day.record.tally(asked)


@pytest.fixture
def desk():
    return Desk()


@pytest.mark.parametrize("kind", SheetKind)
def test_no_word_can_mean_two_columns_of_one_table(kind):
    for language in LANGUAGES:
        words = Texts(language)
        said = {
            field: {words(f"sheets.header.{field}"), *words(f"sheets.also.{field}").split("|")}
            for field in COLUMNS[kind].fields
        }
        for one, other in itertools.combinations(said, 2):
            assert not said[one] & said[other], (language, one, other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SheetKind)
def test_every_column_is_known_by_its_name_in_every_language(kind, language):
    words = Texts(language)
    for field in COLUMNS[kind].fields:
        assert LEXICON.field(kind, words(f"sheets.header.{field}").upper()) == field
        assert LEXICON.field(kind, field) == field


# Services


def test_services_come_in_and_can_be_taken_back(desk):
    before = desk.register
    preview = desk.take(
        "services",
        "kommune | Navn | Slags tjeneste | Leders e-post | Målform | antall ansatte",
        "0301 Oslo | Ungdomsklinikken | SH | a@b.no | nynorsk | 12",
    )
    assert (preview.count(Fate.NEW), preview.to_take) == (1, 1)
    made = next(row for row in desk.register.services if row.name == "Ungdomsklinikken")
    assert (made.kind, made.leader_email, made.language, made.size) == ("SH", "a@b.no", "nn", 12)
    assert desk.register.places(made.id) == ("Oslo",)
    desk.session.register_desk.undo()
    assert desk.register == before


def test_a_service_that_is_here_is_changed_only_where_the_table_says_something(desk):
    here = desk.register.services[0]
    preview = desk.take("services", "name | leader | size", f"{here.name} | Kari |")
    (line,) = preview.lines
    assert [(d.field, d.before, d.after) for d in line.differences] == [
        ("leader_name", here.leader_name, "Kari")
    ]
    after = desk.register.service(here.id)
    assert (after.leader_name, after.size, after.kind) == ("Kari", here.size, here.kind)
    again = desk.look("services", "name | leader", f"{here.name} | Kari")
    assert (again.count(Fate.SAME), again.can_be_taken) == (1, False)


def test_a_service_is_renamed_by_its_id_and_keeps_its_places(desk):
    here = desk.register.services[0]
    desk.take("services", "id | name", f"{here.id} | Et annet navn")
    assert desk.register.service(here.id).name == "Et annet navn"
    assert desk.register.places(here.id) == Desk().register.places(here.id)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (" | SH | | ", "sheet.cell_empty"),
        ("Ny | Nordpolen | | ", "sheet.service_kind_unknown"),
        ("Ny | | | ", "sheet.service_kind_missing"),
        ("Ny | SH | ikke-e-post | ", "service.email_wrong"),
        ("Ny | SH | | 12,5", "sheet.not_whole"),
        ("Ny | SH | | -3", "sheet.not_whole"),
        ("Ny | SH | | 10000", "service.size_wrong"),
        (f"Ny | SH | | {NO_VALUE}", "sheet.formula_unsaved"),
        ("Ny" * 100_000 + " | SH | | ", "sheet.cell_too_long"),
    ],
)
def test_a_service_that_cannot_be_taken_in_says_why(desk, row, code):
    header = "navn | type | e-post | ansatte"
    assert desk.refusals("services", header, "God | SH | |", row) == [(3, code)]


def test_one_bad_row_keeps_every_row_out(desk):
    before = desk.register
    preview = desk.look("services", "navn | type", "En | SH", "To | ??", "Tre | SH")
    assert len(preview.lines) == 2
    assert preview.step is None
    assert desk.register == before


def test_the_same_service_twice_names_the_first_row(desk):
    rows = ("En | SH | 0301 Oslo", "En | SH | Oslo")
    (bad,) = desk.look("services", "navn | type | kommune", *rows).bad
    assert (bad.code, bad.number, bad.facts["number"]) == ("sheet.twice", 3, 2)


def test_a_municipality_is_added_where_the_table_gives_its_number(desk):
    desk.take("services", "navn | type | kommune", "En | SH | 1833 Rana", "To | SH | Rana")
    made = [row for row in desk.register.services if row.name in ("En", "To")]
    assert {desk.register.places(row.id) for row in made} == {("Rana",)}
    assert len(desk.register.where(ServiceMunicipality, lambda r: r.municipality_number == "1833"))
    header = "navn | type | kommune"
    assert desk.refusals("services", header, "Ny | SH | Atlantis") == [
        (2, "sheet.municipality_unknown")
    ]


def test_columns_nobody_knows_are_told_and_left_aside(desk):
    preview = desk.look("services", "navn | type | yndlingsfarge", "En | SH | blå")
    assert preview.unknown_columns == ("yndlingsfarge",)
    assert preview.can_be_taken


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("type | leder", "sheet.column_missing"),
        ("navn | tjeneste", "sheet.column_twice"),
        ("Vernet av Dialogdag: små tal | ", "sheet.protected"),
        ("PROTECTED BY DIALOGDAG | ", "sheet.protected"),
    ],
)
def test_a_table_that_is_none_of_ours_is_refused_whole(desk, header, code):
    with pytest.raises(RuleBroken, match=code):
        desk.look("services", header, "En | SH")


def test_five_thousand_bad_rows_are_counted_and_named(desk):
    rows = [f"Tjeneste {n} | ukjent" for n in range(5000)]
    bad = desk.refusals("services", "navn | type", *rows)
    assert len(bad) == 5000
    assert bad[-1] == (5001, "sheet.service_kind_unknown")


# Working methods


def test_methods_fill_a_programme_and_make_its_description(desk):
    preview = desk.take(
        "methods",
        "kode | beskrivelse | beskrivelsens navn | program | navn | forklaring | opphav",
        "SK1 | SK | Skolen | kommune | Hør først | Læreren hører før hun sier. |",
        "SK2 | SK | | | Spør igjen | | eksempel fra startkatalogen",
    )
    assert preview.joining == ("SK Skolen",)
    (made,) = desk.register.where(Description, lambda row: row.code == "SK")
    assert made.programme_code == "kommune"
    first, second = desk.register.methods_of("SK")
    assert (first.code, first.provenance) == ("SK1", Provenance.OWN)
    assert (second.code, second.provenance) == ("SK2", Provenance.STARTER_EXAMPLE)
    assert desk.register.newest(first.id).summary.nb == "Læreren hører før hun sier."


def test_another_text_of_a_method_is_a_new_version(desk):
    method = next(row for row in desk.register.methods if row.code == "G4")
    old = desk.register.newest(method.id)
    preview = desk.take(
        "methods", "code | title | author | why", "g4 | Avtale først | lærer | Lettere å si"
    )
    assert preview.lines[0].differences[0].before == old.title.nb
    newest = desk.register.newest(method.id)
    assert (newest.number, newest.title.nb) == (old.number + 1, "Avtale først")
    assert (newest.author_role, newest.reason) == ("lærer", "Lettere å si")
    assert newest.summary == old.summary


def test_a_translation_that_was_missing_is_no_new_version(desk):
    method = next(row for row in desk.register.methods if row.code == "G4")
    old = desk.register.newest(method.id)
    desk.take("methods", "kode | navn på engelsk", "G4 | Agree before sharing")
    newest = desk.register.newest(method.id)
    assert (newest.id, newest.title.en) == (old.id, "Agree before sharing")


def test_a_method_code_used_twice_is_a_bad_row(desk):
    header = "kode | beskrivelse | navn"
    assert desk.refusals("methods", header, "X1 | G | En", "x1 | G | To") == [(3, "sheet.twice")]
    assert desk.refusals("methods", header, "G4 | SH | En") == [(2, "sheet.method_elsewhere")]
    assert desk.refusals("methods", header, "X1 | QQ | En", "X2 | G |") == [
        (2, "sheet.description_unknown"),
        (3, "method.title_missing"),
    ]


# Provisions


def test_a_provision_that_is_in_use_is_renamed_and_still_pointed_at(desk):
    held = held_day(desk.session)
    (obstacle,) = held.record.obstacles
    provision_id = held.record.sources(obstacle)[0].provision_id
    here = desk.register.one(Provision, provision_id)
    preview = desk.take(
        "provisions",
        "id | kortnavn | paragraf | sist kontrollert",
        f"{here.id} | pasrl. | {here.section} | 18.11.2026",
    )
    assert {d.field for d in preview.lines[0].differences} == {"short_name", "last_checked"}
    after = desk.register.one(Provision, held.record.sources(obstacle)[0].provision_id)
    assert after.short_name == "pasrl."
    assert after.last_checked.isoformat() == "2026-11-18"


def test_provisions_are_known_by_short_name_and_section(desk):
    header = "slags regel | kortnavn | paragraf | fullt navn"
    desk.take("provisions", header, "lov | bvl. | § 1-4 | Barnevernsloven")
    again = desk.look("provisions", header, "lov | BVL. | §1-4 | Barnevernsloven")
    # What differs is the way of writing it.
    assert [d.field for d in again.lines[0].differences] == ["short_name", "section"]
    assert desk.refusals("provisions", header, "dikt | x | | y", " | ny | | y") == [
        (2, "sheet.word_unknown"),
        (3, "sheet.provision_kind_missing"),
    ]


def test_a_provision_cannot_take_the_name_of_another(desk):
    desk.take("provisions", "type | kortnavn | §", "lov | en | § 1", "lov | to | § 1")
    one = next(row for row in desk.register.provisions if row.short_name == "en")
    assert desk.refusals("provisions", "id | kortnavn | §", f"{one.id} | to | § 1") == [
        (2, "provision.taken")
    ]


@pytest.mark.parametrize("typed", ["31.02.2026", "i går", "21.11", "01.01.0001"])
def test_what_is_no_date_is_no_date(desk, typed):
    row = f"rundskriv | ny | {typed}"
    assert desk.refusals("provisions", "type | kortnavn | kontrollert", row) == [
        (2, "sheet.not_a_date")
    ]


# Numbers present


def test_numbers_present_come_in_and_a_service_joins_the_day(desk):
    name = desk.register.full_name("service-sh")
    desk.day.take(desk.look("present", "tjeneste | rolle | til stede", f"{name} | leder | 2").step)
    assert desk.day.record.present("service-sh") == 18
    role = desk.register.roles[0]
    again = desk.look("present", "service | role | present", f"{name} | {role.code} | 3")
    assert again.count(Fate.NEW) + again.count(Fate.CHANGED) == 1
    assert desk.refusals(
        "present", "service | role | present", f"{name} | konge | 1", "Ingen | leder | 1"
    ) == [(2, "sheet.role_unknown"), (3, "sheet.service_unknown")]


# Answers

ANSWERS = "tjeneste | arbeidsmåte | runde | rolle | svar | antall"
SH = "Skolehelsetjenesten"


def test_answers_come_in_by_words_of_three_languages(desk):
    desk.take(
        "answers",
        ANSWERS,
        f"{SH} | G4 | før | | enig | 9",
        f"{SH} | G4 | before | | Partly agree | 3",
        f"{SH} | g4 | før dialogen | | ueinig | 1",
        f"{SH} | G4 | 1 runde | | vet ikke | 2".replace("1 runde", "runde 1"),
    )
    assert desk.tally("service-sh", "G4") == Tally(9, 3, 1, 2)
    asked = desk.day.record.round("service-sh", subject("G4"), Phase.BEFORE)
    rows = desk.day.record.answers(asked)
    assert {row.way for row in rows} == {Way.HANDS}
    assert NoPosition.DONT_KNOW in {row.no_position for row in rows}
    assert asked.present == desk.day.record.present("service-sh")


def test_answers_by_role_stand_as_the_roster_leaves_them(desk):
    desk.take(
        "answers", ANSWERS, f"{SH} | G4 | før | leder | enig | 2", f"{SH} | G4 | før | | enig | 5"
    )
    asked = desk.day.record.round("service-sh", subject("G4"), Phase.BEFORE)
    rows = {(row.role_code, row.way, row.card) for row in desk.day.record.answers(asked)}
    assert rows == {("leader", Way.ROSTER, ""), ("", Way.HANDS, "")}
    assert desk.tally("service-sh", "G4").agree == 7


def test_answers_taken_in_again_change_what_differs_and_can_be_taken_back(desk):
    desk.take("answers", ANSWERS, f"{SH} | G4 | før | | enig | 9", f"{SH} | G4 | før | | uenig | 1")
    before = desk.day.record
    preview = desk.take(
        "answers", ANSWERS, f"{SH} | G4 | før | | enig | 8", f"{SH} | G4 | før | | uenig | 1"
    )
    assert (preview.count(Fate.CHANGED), preview.count(Fate.SAME)) == (1, 1)
    assert preview.lines[0].differences == (Difference("count", "9", "8"),)
    assert desk.tally("service-sh", "G4") == Tally(8, 0, 1)
    desk.day.undo()
    assert desk.day.record == before


def test_a_method_and_a_service_the_day_did_not_have_join_it(desk):
    preview = desk.take("answers", ANSWERS, f"{SH} | SH4 | etter | | enig | 4")
    assert preview.joining == ("SH4",)
    assert subject("SH4") in {row.subject for row in desk.day.record.subjects}
    assert desk.tally("service-sh", "SH4", Phase.AFTER).agree == 4


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Ukjent | G4 | før | | enig | 1", "sheet.service_unknown"),
        (f"{SH} | G99 | før | | enig | 1", "sheet.method_unknown"),
        (f"{SH} | G4 | i midten | | enig | 1", "sheet.word_unknown"),
        (f"{SH} | G4 | før | konge | enig | 1", "sheet.role_unknown"),
        (f"{SH} | G4 | før | | kanskje | 1", "sheet.word_unknown"),
        (f"{SH} | G4 | før | | enig | halvparten", "sheet.not_whole"),
        (f"{SH} | G4 | før | | enig | 2.5", "sheet.not_whole"),
        (f"{SH} | G4 | før | | enig | ", "sheet.cell_empty"),
        (f"{SH} | G4 | før | | enig | 1000", "answer.count_out_of_range"),
        (f"{SH} | G4 | før | | enig | 17", "sheet.more_than_present"),
        (f"{SH} | G5 | før | | uenig | 1", "sheet.twice"),
    ],
)
def test_an_answer_that_cannot_be_taken_in_says_why(desk, row, code):
    good = f"{SH} | G5 | før | | uenig | 1"
    assert desk.refusals("answers", ANSWERS, good, row) == [(3, code)]


def test_a_round_counted_with_slips_is_not_counted_again_from_a_file(desk):
    asked = Asked("service-sh", subject("G4"), Phase.BEFORE)
    desk.day.run(slips.enter_slips, asked, {Choice(Position.AGREE): 6})
    row = f"{SH} | G4 | før | | enig | 6"
    assert desk.refusals("answers", ANSWERS, row) == [(2, "sheet.counted_in_the_room")]


def test_a_closed_day_takes_in_nothing(desk):
    held = held_day(desk.session)
    desk.session.close_day(held.scope, "øvelse")
    desk.day = held
    with pytest.raises(RuleBroken, match=r"day\.closed"):
        desk.look("answers", ANSWERS, f"{SH} | G4 | før | | enig | 1")


def test_guidelines_without_sections_are_told_apart_by_their_full_names(desk):
    header = "type | kortnavn | fullt navn"
    desk.take("provisions", header, "retningslinje | veil. | Om en", "guideline | veil. | Om to")
    named = desk.look("provisions", "kortnavn | fullt navn | hvem kan endre", "veil. | Om to | X")
    assert (named.count(Fate.CHANGED), named.bad) == (1, ())
    assert desk.refusals("provisions", "kortnavn | hvem kan endre", "veil. | X") == [
        (2, "sheet.provision_several")
    ]


def test_the_log_says_that_rows_came_from_a_file(desk):
    desk.take("answers", ANSWERS, f"{SH} | G4 | før | | enig | 9", f"{SH} | G4 | før | | uenig | 1")
    for language in LANGUAGES:
        words = StepWords(desk.register, language, desk.day.record)
        told = words.phrase(desk.day.undoable).said(Texts(language))
        assert "2" in told
        assert told == Texts(language)("step.answers_taken_in", count=2)


def test_articles_of_the_convention_are_those_that_there_are(desk):
    article = CrcArticle(id="crc:12", article="12", title=Words("Rett til å bli hørt"))
    desk.session.register_desk.take(Step("step.test", added(article)))
    preview = desk.take("methods", "kode | artikler", "G4 | 12")
    assert [(d.before, d.after) for d in preview.lines[0].differences] == [("", "12")]
    (method,) = (row for row in desk.register.methods if row.code == "G4")
    assert method.crc_articles == ("12",)
    assert desk.look("methods", "kode | artikler", "G4 | ").count(Fate.SAME) == 1
    assert desk.refusals("methods", "kode | artikler", "G4 | 12, 99") == [(2, "sheet.word_unknown")]

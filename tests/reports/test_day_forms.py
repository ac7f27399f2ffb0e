"""Blank forms and the poster: the plan on paper, for a day when the machine does not work."""

from dataclasses import replace

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands import answers, findings
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.findings import About, ActionPlan
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Heading, Level, Table, plain
from dialog_app.core.model.days import DayService, DayState, DaySubject, Phase
from dialog_app.core.model.said import Action, Obstacle, Position
from dialog_app.core.papers import DayPaper, forms, poster
from dialog_app.core.register import Register
from dialog_app.reports import day_papers
from dialog_app.reports.drawing import page_count
from tests.core.days import TestLaptop
from tests.reports import as_text, sample

PLAN = sample.Plan(methods=3)


def of(methods=3, service=sample.MINE, language="nb"):
    plan = sample.Plan(methods=methods)
    return forms.document(sample.day(plan), sample.register(plan), Texts(language), service)


def methods_named(document):
    return [
        plain(block.words)
        for block in document.blocks
        if isinstance(block, Heading) and block.level is Level.METHOD and block.above
    ]


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_have_a_place_for_answers_obstacles_and_actions(language):
    document = of(language=language)
    titles = [[column.title for column in table.columns] for table in tables(document)]
    words = Texts(language)
    assert len(methods_named(document)) == 3
    counted = [t for t in titles if words("forms.answers.column.came") in t]
    assert len(counted) == 3
    assert all(len(one) == 2 + len(Position) for one in counted)
    for part, name in (("obstacles", "source"), ("possibilities", "answers"), ("actions", "when")):
        assert any(words(f"forms.{part}.column.{name}") in one for one in titles)


def test_every_kind_of_obstacle_has_a_letter():
    known = sample.register(PLAN).categories
    said = as_text.render(of())
    assert known
    for place, row in enumerate(known):
        assert f"Type: {'ABCDEFGHIJKLMNOP'[place]}; Type hindring: {row.title.nb}" in said


def test_forms_hold_the_plan_and_nothing_that_was_said_or_answered():
    said = as_text.render(of())
    secrets = (*sample.REASONS, PLAN.obstacle, sample.PRIVATE, sample.ELSEWHERE, "leder 1")
    for secret in secrets:
        assert secret not in said
    assert Texts("nb")("terms.position.agree").capitalize() not in [
        plain(cell) for table in tables(of()) for row in table.rows for cell in row
    ]


@pytest.mark.parametrize(("methods", "named"), [(0, 1), (1, 1), (60, 60)])
def test_each_method_has_its_boxes_and_no_method_one_blank(methods, named):
    document = of(methods)
    assert len(methods_named(document)) == named
    assert page_count(document) >= 2


def test_each_service_gets_forms_in_its_language_and_one_is_for_anybody(tmp_path):
    known = sample.register(PLAN)
    other = replace(known.service(sample.OTHER), language="nn")
    register = Register([*(row for row in known.rows() if row.id != sample.OTHER), other])
    paths = day_papers.write_in(tmp_path, DayPaper.FORMS, sample.day(PLAN), register, Texts("en"))
    assert [path.name for path in paths] == [
        "2026-11-18_Bergen_skolehelsetjenesten_skjema.pdf",
        "2026-11-18_annentjeneste-ppt_skjema.pdf",
        "2026-11-18_Bergen_dialogue-day_form.pdf",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_two_services_of_one_name_have_a_file_each_and_one_that_is_gone_has_none(tmp_path):
    known = sample.register(PLAN)
    twin = replace(known.service(sample.MINE), id=sample.OTHER)
    kept = [
        row
        for row in known.rows()
        if row.id != sample.OTHER and type(row).__name__ != "ServiceMunicipality"
    ]
    rows = list(sample.day(PLAN).rows())
    rows.append(DayService(id="sv-3", day_id=sample.DAY, service_id="borte", position=2))
    paths = day_papers.write_forms(
        tmp_path, Day(rows), Register([*kept, twin]), (sample.MINE, sample.OTHER, "borte")
    )
    assert len({path.name for path in paths}) == len(list(tmp_path.iterdir())) == 2


def of_poster(methods):
    plan = sample.Plan(methods=methods)
    day, register = sample.day(plan), sample.register(plan)
    return day_papers.document(DayPaper.POSTER, day, register, Texts("nb"))


def test_the_poster_is_one_page_in_as_large_type_as_there_is_room_for():
    scales = []
    for methods in (1, 4, 12, 24):
        document = of_poster(methods)
        assert page_count(document) == 1
        scales.append(document.scale)
    assert scales == sorted(scales, reverse=True)
    assert scales[0] > scales[-1]
    assert scales[0] >= 2.5


def test_the_poster_says_every_code_and_title_in_the_order_of_the_plan():
    for methods, columns in ((3, 1), (7, 2)):
        plan = sample.Plan(methods=methods)
        document = poster.document(
            sample.day(plan), sample.register(plan), Texts("nb"), columns=columns
        )
        (table,) = tables(document)
        pairs = [
            tuple(map(plain, row[place : place + 2]))
            for place in range(0, 2 * columns, 2)
            for row in table.rows
            if len(row) > place
        ]
        codes = [sample.register(plan).method_of(f"v-{n}").code for n in range(methods)]
        assert [code for code, _ in pairs if code] == codes


def test_a_poster_without_methods_says_so():
    assert "Ingen arbeidsmåter er valgt ennå." in as_text.render(of_poster(0))


def test_sixty_methods_are_all_on_the_poster():
    document = of_poster(60)
    assert as_text.render(document).count("Arbeidsmåte:") == 60


def test_what_was_written_by_hand_is_typed_in_when_the_day_is_held():
    day, laptop = sample.day(PLAN), TestLaptop()
    assert day.info.state is DayState.HELD
    subject = next(row.subject for row in day.all(DaySubject) if row.version_id == "v-2")
    asked = Asked(sample.MINE, subject, Phase.BEFORE)
    about = About(subject=subject, service_id=sample.MINE)
    day = day.after(answers.set_count(day, laptop, asked, Position.AGREE, 9))
    day = day.after(findings.add_obstacle(day, laptop, about, "Ingen tid", "TID"))
    day = day.after(findings.add_action(day, laptop, about, "Ringe", ActionPlan(who="leder")))
    assert day.tally(day.round(sample.MINE, subject, Phase.BEFORE)).agree == 9
    assert "Ingen tid" in [row.text for row in day.all(Obstacle)]
    assert "Ringe" in [row.text for row in day.all(Action)]

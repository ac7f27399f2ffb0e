"""A printed description holds all of what it rests on, and nothing that gives anybody away."""

import ast
import dataclasses
import datetime
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import norway
from dialog_app.core.charts.kinds import Chart, Flow, Stacks
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import SourceGiven
from dialog_app.core.commands.shelf.methods import set_state
from dialog_app.core.decide.dissents import add_dissent
from dialog_app.core.decide.fate import FateGiven, set_fate
from dialog_app.core.describe import commands
from dialog_app.core.describe import document as build
from dialog_app.core.describe.document import contents, document
from dialog_app.core.describe.said import Said
from dialog_app.core.describe.telling import NamesSomebody
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.issue import About, edition, states
from dialog_app.core.minutes.blocks import (
    Document,
    Heading,
    Level,
    Quote,
    Table,
    content_hash,
    plain,
)
from dialog_app.core.minutes.document_json import from_json, to_json
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodState,
    MethodVersion,
    WorkingMethod,
)
from dialog_app.core.model.days import Phase
from dialog_app.core.model.practice import Coarsening, DecidedAs, Fate, MethodDecision, PaperKind
from dialog_app.core.model.services import Service
from dialog_app.core.publish.audit import Audit, Number
from dialog_app.core.publish.check import NotMade, Verdict, check
from dialog_app.core.publish.table import RawTable
from dialog_app.core.record import Change, Step, added
from dialog_app.reports import plain_text
from tests.core.described import ADVICE, MANY, MIXED, Described, answers, described
from tests.drivers.memory_archive import subject
from tests.repository.source import calls, trees
from tests.repository.words import words

GROUNDS = ("Barns kunnskap", "Fagfolks kunnskap", "Rettigheter", "Forskning")


@pytest.fixture
def here() -> Described:
    made = described()
    made.grow()
    return made


def made(
    here: Described, language: Language = "nb", said: Said | None = None, code: str = "SH"
) -> Document:
    paper = edition(here.register, About(PaperKind.DESCRIPTION, code, language))
    return document(contents(said or here.said, code), paper, Texts(language))


def told(here: Described, language: Language = "nb", said: Said | None = None) -> str:
    return plain_text.render(made(here, language, said))


def of_method(here: Described, title: str, said: Said | None = None) -> str:
    """Return what is printed of one method."""
    whole = told(here, said=said)
    start = whole.index(f"\n{title}\n=")
    end = whole.find("\nArbeidsmåte ", start)
    return whole[start : end if end > 0 else None]


def test_next_to_every_method_stand_the_four_grounds_the_empty_ones_too(here: Described) -> None:
    for title in ("Avtale før deling", "Vite hva som står", "Skjema etter praten"):
        found = of_method(here, title)
        places = [found.index(f"\n{ground}\n") for ground in GROUNDS]
        assert places == sorted(places)
        assert "Ikke søkt." in found
    assert "Ingen råd fra barn er knyttet til" in of_method(here, "Skjema etter praten")


def test_advice_from_children_stands_as_they_gave_it_whatever_was_decided(here: Described) -> None:
    here.decide("G4", DecidedAs.NOT_YET, reason="Vi er uenige.")
    answer = here.register.all(MainAnswer)[0]
    given = FateGiven(Fate.NOT_INCLUDED, "Det ble for vanskelig.")
    here.run(set_fate, answer.id, "method:G4", given)
    (quote,) = (block for block in made(here).blocks if isinstance(block, Quote))
    assert plain(quote.words) == f"«{ADVICE}»"
    found = of_method(here, "Avtale før deling")
    assert "Hva som skjedde med rådet: ikke tatt inn. Det ble for vanskelig." in found


def test_what_is_not_practice_is_told_as_what_it_is(here: Described) -> None:
    here.decide("SH4", DecidedAs.NOT_YET, reason="Vi venter.")
    found = of_method(here, "Skjema etter praten")
    assert "Ikke nå: dette er ikke bestemt som god praksis." in found
    assert "Praten kommer før skjemaet." not in found
    assert "Vi venter." in found
    assert "Drøftes videre" in of_method(here, "Vite hva som står")


def test_a_method_that_was_withdrawn_is_told_and_its_text_is_not_practice(here: Described) -> None:
    here.run(set_state, "method:SH4", MethodState.WITHDRAWN)
    whole = told(here)
    assert "Trukket tilbake\n\n  - SH4 Skjema etter praten" in whole
    assert "Praten kommer før skjemaet." not in whole


def test_nobody_has_decided_anything_and_nothing_is_written(here: Described) -> None:
    for row in here.register.all(MethodDecision):
        assert row.decided
    found = plain_text.render(made(here, code="PPT"))
    assert "Ikke bestemt ennå" in found
    assert "PPT1 Treffe barnet først" in found


def test_the_first_page_says_who_decided_when_and_how_services_were_recruited(here) -> None:
    first = told(here).split("Verdier\n=")[0]
    assert "leder 2, øvrige fagfolk 6 og 3 proffer" in first
    assert "tas opp igjen 01.11.2027" in first
    assert "selv valgt å være med" in first
    assert "Bestemt 18.11.2026" in first


def test_the_common_base_part_is_for_all_services_also_by_itself(here: Described) -> None:
    alone = plain_text.render(made(here, code="G"))
    assert "Felles for alle tjenester" in alone
    assert "For denne tjenesten" not in alone
    assert "For denne tjenesten" in told(here)


def test_a_starter_example_says_that_it_is_one(here: Described) -> None:
    assert "SH4, versjon 1 · eksempel fra startkatalogen" in told(here)


def test_dissent_stands_in_the_words_of_those_who_hold_it(here: Described) -> None:
    decision = next(row for row in here.register.all(MethodDecision) if "G4" in row.method_id)
    given = DissentGiven(
        text="Vi spør foreldrene først.", who="helsesykepleierne", people=6, why="Det haster."
    )
    here.run(add_dissent, decision.id, given)
    found = of_method(here, "Avtale før deling")
    assert "Særstandpunkt: Fra helsesykepleierne" in found
    assert "«Vi spør foreldrene først.»" in found
    assert "Begrunnelse: «Det haster.»" in found


def test_every_sentence_has_a_number_that_stands_in_what_it_rests_on(here: Described) -> None:
    paragraph = here.paragraph("SH4")
    new = commands.NewWording(text=Words("En setning. To setninger."), grounds=())
    here.run(commands.reword, paragraph.id, new)
    found = of_method(here, "Skjema etter praten")
    assert "En setning.¹ To setninger.²" in found
    assert found.count("Ikke knyttet til noe ennå") == 2


def test_no_service_is_named_in_what_others_wrote(here: Described) -> None:
    name = here.register.service("service-os").name
    desk = here.session.day_desk(here.session.days()[-1].id)
    about = findings.About(subject=subject("G4"), service_id="service-sh")
    said = f"{name} får ikke lov"
    desk.run(findings.add_obstacle, about, said, "LOV", SourceGiven(citation=f"Rutine i {name}"))
    desk.run(findings.add_possibility, about, f"Gjøre som {name}")
    here.decide("G4", reason=f"{name} sa det.", not_covered=f"{name} på kveldstid.")
    decision = max(here.register.all(MethodDecision), key=lambda row: row.number)
    held = DissentGiven(text=f"{name} ser det annerledes.", who=f"de i {name}", people=6)
    here.run(add_dissent, decision.id, held)
    found = told(here)
    assert name not in found
    assert "teksten er holdt tilbake" in found


def test_why_a_version_was_corrected_names_no_service_either(here: Described) -> None:
    name = here.register.service("service-os").name
    first = edition(here.register, About(PaperKind.DESCRIPTION, "SH", "nb"))
    for reason, told_ in ((f"{name} ba om det.", False), ("Et ord var feil.", True)):
        paper = replace(first, version=2, reason=reason)
        found = plain_text.render(document(contents(here.said, "SH"), paper, Texts("nb")))
        assert "Versjon 2, endret fordi:" in found
        assert (reason in found) is told_


def test_a_paragraph_that_names_a_service_keeps_the_description_from_being_made(
    here: Described,
) -> None:
    name = here.register.service("service-os").name
    paragraph = here.paragraph("SH4")
    new = commands.NewWording(text=Words(f"Slik gjør de det i {name}."))
    here.run(commands.reword, paragraph.id, new)
    with pytest.raises(NamesSomebody) as refused:
        made(here)
    assert refused.value.paragraph_id == paragraph.id
    assert refused.value.facts == {"words": name}
    here.decide("SH4", DecidedAs.NOT_YET, reason="Vi venter.")
    assert name not in told(here)


def test_what_children_said_is_never_reworded_and_held_back_where_it_names_somebody(
    here: Described,
) -> None:
    name = here.register.service("service-os").name
    (answer,) = here.register.all(MainAnswer)
    shown = replace(answer, text=Words(f"Ikke som i {name}."))
    here.run(lambda *_: Step("test", (Change(answer, shown),)))
    (quote,) = (block for block in made(here).blocks if isinstance(block, Quote))
    assert plain(quote.words).startswith("Teksten er holdt tilbake")


def test_small_numbers_and_few_services_are_not_told(here: Described) -> None:
    said = here.said
    few = Said(said.register, said.days.values(), answers(a=(9, 1, 2, 0), b=(7, 0, 2, 0)))
    found = of_method(here, "Avtale før deling", few)
    assert "færre enn 3 tjenester" in found
    assert "skjult" in found
    assert "Etter dialogen" not in found


def test_counts_of_many_services_are_told_without_what_gives_them_away(here: Described) -> None:
    said = here.said
    counts = {"a": (9, 3, 4, 0), "b": (6, 3, 5, 0), "c": (8, 4, 4, 1), "d": (7, 4, 3, 0)}
    many = Said(said.register, said.days.values(), answers(**counts))
    document_ = made(here, said=many)
    tables = [one for one in document_.blocks if isinstance(one, Table)]
    row = next(r for one in tables for r in one.rows if plain(r[0]) == "Etter dialogen")
    cells = [plain(cell) for cell in row[1:]]
    # One person took no position: that is hidden, and so is what it could be worked out from.
    assert cells == ["30", "skjult", "16", "skjult", "61"]
    assert "Svar på versjon 1 fra 4 tjenester." in plain_text.render(document_)


def test_what_the_services_say_together_is_told_in_words_first(here: Described) -> None:
    said = here.said
    found = of_method(
        here, "Avtale før deling", Said(said.register, said.days.values(), answers(**MANY))
    )
    words = found.index("12 av 12 tjenester: enig med forbehold.")
    assert "56 % av dem som tok stilling, er enige." in found
    assert words < found.index("Etter dialogen: Enig 108")


def test_words_and_rounds_are_drawn_from_what_is_told_and_said_only_once(here: Described) -> None:
    said = here.said
    many = Said(said.register, said.days.values(), MIXED)
    charts = [one for one in made(here, said=many).blocks if isinstance(one, Chart)]
    per_word, rounds = charts
    assert isinstance(per_word.picture, Stacks)
    (bar,) = per_word.picture.rows
    assert [(part.words, part.count) for part in bar.parts] == [
        ("samlet enig", 7),
        ("enig med forbehold", 5),
    ]
    assert isinstance(rounds.picture, Flow)
    assert [part.count for part in rounds.picture.before.parts] == [108, 48, 36]
    assert [part.count for part in rounds.picture.after.parts] == [157, 20, 15]
    found = of_method(here, "Avtale før deling", many)
    assert found.count("enig med forbehold") == 1
    assert "av 12 tjenester" not in found
    assert "82 % av dem som tok stilling, er enige." in found


def test_what_is_hidden_is_never_drawn_as_if_it_were_not_there(here: Described) -> None:
    said = here.said
    counts = {"a": (9, 3, 4, 0), "b": (6, 3, 5, 0), "c": (8, 4, 4, 1), "d": (7, 4, 3, 0)}
    many = Said(said.register, said.days.values(), answers(**counts))
    assert not [one for one in made(here, said=many).blocks if isinstance(one, Chart)]


@pytest.mark.parametrize(("more", "stands"), [(0, True), (1, False), (4, False), (5, True)])
def test_before_stands_beside_after_only_where_nobody_can_be_taken_from_it(
    here: Described, more: int, stands: bool
) -> None:
    said = here.said
    before = {**MANY, "a": (9 + more, 4, 3, 0)}
    rounds = answers(Phase.BEFORE, **before) + answers(**MANY)
    found = of_method(here, "Avtale før deling", Said(said.register, said.days.values(), rounds))
    assert ("Før dialogen" in found) is stands
    assert "Etter dialogen" in found


def coarsened(here: Described, key: str, level: int) -> Said:
    """Return twelve services' answers, with one table of the description made coarser."""
    row = Coarsening(id="co", kind=PaperKind.DESCRIPTION, about="SH", table=key, level=level)
    here.session.register_desk.take(Step("step.x", added(row)))
    return Said(here.register, here.said.days.values(), answers(**MANY))


def test_a_coarser_table_is_told_coarser_and_no_words_say_more(here: Described) -> None:
    found = of_method(here, "Avtale før deling", coarsened(here, "after.method:G4", 2))
    assert "Etter dialogen: Enig 108, Delvis eller uenig 84" in found
    assert "tjenester: enig med forbehold" not in found


def test_the_coarsest_table_is_how_many_there_were(here: Described) -> None:
    found = of_method(here, "Avtale før deling", coarsened(here, "after.method:G4", 4))
    assert "Etter dialogen  Alle: 192; I alt: 192" in found


def test_a_description_whose_tables_give_somebody_away_is_not_made(
    here: Described, monkeypatch: pytest.MonkeyPatch
) -> None:
    def caught(raws: Sequence[RawTable], _levels: object) -> Verdict:
        found = Audit(pinned=(Number(raws[0].key, "method:G4", "agree"),))
        return Verdict(found, coarsen=raws[0].key, level=2)

    monkeypatch.setattr(build, "check", caught)
    said = Said(here.register, here.said.days.values(), answers(**MANY))
    with pytest.raises(NotMade) as refused:
        made(here, said=said)
    assert (refused.value.code, refused.value.facts) == (
        "description.gives_away",
        {"code": "G4"},
    )
    table = refused.value.table
    assert table is not None
    assert Texts("nb")(table.title, **table.facts) == "Svar etter dialogen: G4"


def test_every_table_of_a_description_is_attacked(
    here: Described, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(raws: Sequence[RawTable], levels: Mapping[str, int]) -> Verdict:
        asked.extend(raw.key for raw in raws)
        return check(raws, levels)

    monkeypatch.setattr(build, "check", noted)
    rounds = answers(Phase.BEFORE, **MANY) + answers(**MANY)
    made(here, said=Said(here.register, here.said.days.values(), rounds))
    assert asked == ["before.method:G4", "after.method:G4", "words.method:G4"]


def test_no_service_is_named(here: Described) -> None:
    here.session.register_desk.take(
        Step("step.x", added(Service(id="s-x", name="Kanariskolen", kind="SH")))
    )
    names = {row.name for row in here.register.all(Service)} - {"Skolehelsetjenesten", "PPT"}
    whole = told(here)
    assert names
    assert not [name for name in names if name in whole]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_strength_stands_in_a_description(language: Language) -> None:
    texts = " ".join(
        text for key, text in words(language).items() if key.startswith("describe.paper")
    )
    wrong = ("sterk anbefaling", "svak anbefaling", "sterk tilråding", "strong recommendation")
    assert not [word for word in (*wrong, "weak recommendation", "GRADE") if word in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_whole_in_every_language_and_can_be_kept(here: Described, language: Language) -> None:
    found = made(here, language)
    assert found.language == language
    assert from_json(to_json(found)) == found
    assert "{" not in plain_text.render(found)
    assert content_hash(made(here, language)) == content_hash(found)


def test_a_text_that_is_not_in_the_language_stands_as_a_quotation(here: Described) -> None:
    assert "«Praten kommer før skjemaet.»" in told(here, "nn")


def test_a_deadline_for_comments_passes_and_is_no_part_of_the_content(here: Described) -> None:
    before = content_hash(made(here))
    until = norway.date(here.session.laptop.now()) + datetime.timedelta(days=7)
    here.run(states.send_for_comments, About(PaperKind.DESCRIPTION, "SH"), until)
    found = made(here)
    assert "Frist for merknader" in plain_text.render(found)
    assert content_hash(found) == before


def test_headings_leave_no_level_out(here: Described) -> None:
    levels = [block.level for block in made(here).blocks if isinstance(block, Heading)]
    assert levels[0] is Level.SERVICE
    assert levels.count(Level.SERVICE) == 1


def test_hostile_text_is_text(here: Described) -> None:
    hostile = "<b>fet</b> & {n} \u202eomvendt"
    new = commands.NewWording(text=Words(hostile))
    here.run(commands.reword, here.paragraph("SH4").id, new)
    assert "<b>fet</b> & {n}" in told(here)


def test_five_hundred_methods_are_told_at_once(here: Described) -> None:
    method = here.register.one(WorkingMethod, "method:SH4")
    version = here.register.newest("method:SH4")
    rows: list[WorkingMethod | MethodVersion] = []
    for n in range(500):
        rows.append(dataclasses.replace(method, id=f"m{n}", code=f"X{n}", position=n + 9))
        rows.append(dataclasses.replace(version, id=f"v{n}", method_id=f"m{n}"))
    here.session.register_desk.take(Step("step.x", added(*rows)))
    started = time.monotonic()
    assert "X499" in told(here)
    assert time.monotonic() - started < 5


def test_every_text_a_description_asks_for_is_there() -> None:
    known = words("nb").keys()
    branches = {key.rpartition(".")[0] for key in known}
    asked = {
        f"describe.paper.{call.args[0].value!s}"
        for tree in trees("dialog_app/core/describe").values()
        for call in calls(tree, "tell", "line")
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert len(asked) > 40
    assert {key for key in asked if key not in known and key not in branches} == set()

"""What children are told of what became of their advice, and what no page ever says."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.give_back import page
from dialog_app.core.give_back.about import main_answers, methods
from dialog_app.core.give_back.ground import ground
from dialog_app.core.give_back.law_words import EXPLAINED, law_key
from dialog_app.core.minutes.blocks import Bullets, Document, Heading, Paragraph, Quote, plain
from dialog_app.core.model.base import Language, Provenance, Row, Words
from dialog_app.core.model.catalogue import (
    MethodState,
    MethodVersion,
    Provision,
    ProvisionKind,
    WorkingMethod,
)
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.practice import AdviceFate, DecidedAs, Fate, MethodDecision
from dialog_app.core.model.said import SourceStatus, TrialState
from dialog_app.core.register import Register
from dialog_app.storage import base_set
from tests.core.across_rows import ADVICE, SAID, SECRET_NAME, Held, register

AGREE, DIVIDED = (9, 0, 0), (4, 0, 4)


def made(
    held: Held, *more: Row, about: str = ADVICE, language: Language = "nb", **advice: Any
) -> Document:
    rows = register(*more, **advice)
    return page.document(ground(rows, held.days, held.sums), about, Texts(language))


def parts(document: Document) -> dict[str, list[str]]:
    """Return the lines under each heading of a page."""
    found: dict[str, list[str]] = {}
    name = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            name = plain(block.words)
        elif isinstance(block, Bullets):
            found[name] = [plain(one) for one in block.items]
        elif isinstance(block, Quote):
            found["quote"] = [plain(block.words), plain(block.source)]
        elif isinstance(block, Paragraph):
            found.setdefault("said", []).append(plain(block.words))
    return found


def everything(document: Document) -> str:
    told = [document.title, document.header, *document.footer]
    for block in (*document.blocks, *document.closing):
        if isinstance(block, Bullets):
            told += [plain(one) for one in block.items]
        elif isinstance(block, Quote):
            told += [block.heading, plain(block.words), plain(block.source)]
        elif isinstance(block, Heading | Paragraph):
            told.append(plain(block.words))
    return "\n".join(told)


ANSWERED, TRYING = "Dette svarte de voksne", "Dette skal de prøve"
STANDS, NEXT = "Dette får de ikke til ennå, og hvorfor", "Hva skjer nå?"


# --- their words ------------------------------------------------------------------------------


def test_children_read_their_own_words_unchanged_and_where_they_come_from():
    told = parts(made(Held()))
    assert told["quote"] == [f"«{SAID}»", "fra 214 barn · 13–16 år · 2020"]


def test_an_example_says_that_it_is_one():
    told = parts(made(Held(), provenance=Provenance.STARTER_EXAMPLE))
    assert told["quote"][1].endswith("eksempel fra startkatalogen")


def test_words_that_name_a_service_are_held_back_whole_and_the_page_does_not_claim_them():
    document = made(Held(), text=Words(NAMES_ONE))
    assert parts(document)["quote"][0].startswith("Teksten er holdt tilbake")
    assert SECRET_NAME not in everything(document)
    assert document.title == "Tilbake til barna: Hovedsvar fra barn"
    assert "Ingen voksne har endret det" not in everything(document)


def test_words_are_the_same_however_the_adults_answer():
    held = Held()
    held.answered(range(12), 0, 0, 12)
    told = parts(made(held))
    assert told["quote"][0] == f"«{SAID}»"
    assert told[ANSWERED] == [
        "Vi spurte om forslaget «Spørre først». Alle de 12 tjenestene er samlet uenige."
    ]


def test_a_method_without_advice_says_so_and_is_no_empty_page():
    rows = register()
    bare = [row for row in rows.rows() if row.id not in {ADVICE, "l-ask"}]
    document = page.document(ground(type(rows)(bare), (), ()), "m-ask", Texts("nb"))
    assert parts(document)["said"] == [
        "Siden handler om et forslag til de voksne: «Spørre først»",
        "Her er ingen ord fra barn lagt inn ennå.",
    ]
    assert "Det dere sa" not in repr(document.closing)


# --- what adults answered ---------------------------------------------------------------------


def test_nine_of_twelve_services_agree_together():
    held = Held()
    held.answered(range(9), *AGREE)
    held.answered(range(9, 12), *DIVIDED)
    assert parts(made(held, about="m-ask"))[ANSWERED] == [
        "9 av 12 tjenester er samlet enige. 3 er delt: noen er enige, noen er uenige."
    ]


def test_one_or_two_services_are_never_a_number():
    held = Held()
    held.answered(range(10), *AGREE)
    held.answered(range(10, 12), *DIVIDED)
    (line,) = parts(made(held, about="m-ask"))[ANSWERED]
    assert line == "De fleste tjenestene er samlet enige."


def test_two_services_are_too_few_to_tell_of():
    held = Held()
    held.answered(range(2), *AGREE)
    (line,) = parts(made(held, about="m-ask"))[ANSWERED]
    assert line == "Færre enn 3 tjenester har svart. Da kan vi ikke si hva de svarte."


def test_a_day_that_still_goes_on_tells_nothing():
    held = Held(state=DayState.RUNNING)
    held.answered(range(12), *AGREE)
    held.tries(range(12))
    told = parts(made(held, about="m-ask"))
    assert told[ANSWERED] == ["Ingen tjenester har svart ennå."]
    assert told[TRYING] == ["Ingen tjenester har sagt at de prøver noe av dette ennå."]


def test_what_they_say_after_the_dialogue_counts():
    held = Held()
    held.answered(range(12), *AGREE, phase=Phase.AFTER)
    held.answered(range(12), *DIVIDED, phase=Phase.BEFORE)
    (line,) = parts(made(held, about="m-ask"))[ANSWERED]
    assert line == "Alle de 12 tjenestene er samlet enige."


def test_answers_to_an_earlier_wording_say_so_and_are_not_added_up():
    newer = MethodVersion(
        id="v-ask-2", method_id="m-ask", number=2, title=Words("Spørre alltid"), summary=Words("")
    )
    held = Held()
    held.answered(range(12), *AGREE)
    (line,) = parts(made(held, newer, about="m-ask"))[ANSWERED]
    assert line.endswith("De svarte på et tidligere forslag. Det er skrevet om siden.")


# --- what they try, and what stands in the way ------------------------------------------------


def test_trials_and_actions_are_counted_by_services():
    held = Held()
    held.tries(range(5))
    held.tries(range(5, 7), TrialState.STOPPED)
    held.acts(range(4), "Spørre barnet i døra")
    held.acts([8], "Noe bare vi skal gjøre")
    assert parts(made(held))[TRYING] == [
        "5 tjenester prøver dette nå.",
        "Færre enn 3 tjenester har prøvd og sluttet igjen.",
        "5 tjenester har avtalt noe de skal gjøre.",
        "4 tjenester: Spørre barnet i døra",
    ]


def test_what_one_or_two_services_do_is_told_in_one_line():
    held = Held()
    held.tries([0])
    held.tries([1], TrialState.STOPPED)
    held.acts([2], "Noe bare vi skal gjøre")
    assert parts(made(held))[TRYING] == [
        "Noen få tjenester prøver dette nå, har prøvd og sluttet igjen eller har avtalt noe de"
        " skal gjøre."
    ]


def test_a_law_is_explained_and_said_to_be_claimed_until_it_is_confirmed():
    held = Held()
    held.by_law(range(4))
    held.hindered(range(3), "TID")
    assert parts(made(held))[STANDS] == [
        "Helsepersonelloven § 21 står i veien. Det sier 4 tjenester. "
        "Den sier at de som hjelper deg, ikke skal fortelle videre det du sier. "
        "Ingen har funnet ut om det stemmer ennå. Stortinget kan endre det.",
        "De har for lite tid, eller de er for få voksne. Det sier 3 tjenester. "
        "Kommunen eller sykehuset som eier tjenesten, kan endre det.",
    ]


def test_a_law_that_was_misunderstood_is_told_without_anybody_who_must_change_it():
    held = Held()
    held.by_law(range(4), SourceStatus.MISUNDERSTOOD)
    (line,) = parts(made(held))[STANDS]
    assert line.endswith("Det er undersøkt. Den står ikke i veien likevel.")


def test_what_one_service_has_is_not_named():
    held = Held()
    held.by_law([0])
    assert parts(made(held))[STANDS] == [
        "Noen få tjenester sier at noe står i veien. De er for få til at vi kan si hva."
    ]


def test_every_law_shipped_is_explained_in_three_languages():
    shipped = {
        law_key(row)
        for row in base_set.rows()
        if isinstance(row, Provision) and row.kind is ProvisionKind.LAW
    }
    assert shipped == EXPLAINED
    for language in LANGUAGES:
        assert all(Texts(language).has(f"give_back.law.{key}") for key in shipped)


# --- what happens next ------------------------------------------------------------------------


def revised(*, legal=False):
    return MethodDecision(
        id="x-1",
        method_id="m-ask",
        version_id="v-ask",
        number=1,
        proposed=DecidedAs.UNCHANGED,
        decided=DecidedAs.REVISED,
        reason="fordi",
        legal=legal,
    )


def test_a_decision_is_told_with_what_became_of_the_advice():
    decided = revised(legal=True)
    fate = AdviceFate(
        id="f-1",
        main_answer_id=ADVICE,
        method_id="m-ask",
        fate=Fate.CHANGED,
        why="loven sier det",
    )
    (line, last) = parts(made(Held(), decided, fate))[NEXT]
    assert line == (
        "Forslaget «Spørre først» skal skrives om. Det dere sa, endres ikke. "
        "Regler fra staten står i veien. De som kan endre reglene, får vite det. "
        "Forslaget er litt annerledes enn rådet deres. "
        "De voksne forklarer det slik: loven sier det."
    )
    assert last == "Når noe endrer seg, kan dere få en ny side."


def test_a_proposal_that_was_withdrawn_is_not_said_to_come_all_the_same():
    decided = revised()
    rows = [
        replace(row, state=MethodState.WITHDRAWN) if isinstance(row, WorkingMethod) else row
        for row in register(decided).rows()
    ]
    document = page.document(ground(Register(rows), (), ()), ADVICE, Texts("nb"))
    assert parts(document)[NEXT][0] == (
        "Forslaget «Spørre først» er trukket tilbake. De voksne skal ikke bruke det. "
        "Det dere sa, blir stående."
    )


# --- no page gives anybody away ---------------------------------------------------------------

counts = st.tuples(*[st.integers(0, 6)] * 3)


@given(st.lists(counts, max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_no_number_on_a_page_is_one_or_two_services_and_no_service_is_named(
    answers, hindered, tries
):
    held = Held()
    for place, count in enumerate(answers):
        held.answered([place], *count)
    held.by_law(range(hindered))
    held.tries(range(tries))
    held.acts(range(tries), "Gjøre noe")
    told = made(held, about="m-ask", year=None, children=None, age_from=None, age_to=None)
    said = everything(told)
    assert SECRET_NAME not in said
    lines = [line for lines in parts(told).values() for line in lines]
    numbered = re.findall(r"(?<!enn )\b([12]) (?:av|tjenester?|er|har)\b", "\n".join(lines))
    assert numbered == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_the_services_chose_to_take_part(language):
    assert Texts(language)("give_back.foot.chose") in everything(made(Held(), language=language))


def test_pages_of_a_description_are_its_methods_and_what_they_grew_out_of():
    rows = register()
    assert [one.id for one in main_answers(rows, frozenset({"G"}))] == [ADVICE]
    assert [one.id for one in methods(rows, frozenset({"SH"}))] == []


NAMES_ONE = f"Som på {SECRET_NAME} 3"


def test_nothing_many_services_wrote_alike_names_one_of_them():
    held = Held()
    held.acts(range(4), NAMES_ONE)
    held.hindered(range(4), "LOKAL", citation=NAMES_ONE, who_can_change=NAMES_ONE)
    fate = AdviceFate(
        id="f-1", main_answer_id=ADVICE, method_id="m-ask", fate=Fate.CHANGED, why=NAMES_ONE
    )
    told = made(held, fate)
    assert SECRET_NAME not in everything(told)
    assert parts(told)[STANDS] == [
        "En regel som ikke kan navngis her, står i veien. Det sier 4 tjenester. "
        "Ingen har funnet ut om det stemmer ennå. Vi vet ikke ennå hvem som kan endre det."
    ]

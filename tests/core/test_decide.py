"""The rule proposes and people decide; nothing they decide touches what children said."""

import datetime
import inspect
import pkgutil
from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import decide as package
from dialog_app.core.commands.shelf import advice
from dialog_app.core.commands.shelf.methods import NewText, new_version
from dialog_app.core.decide import dissents, told
from dialog_app.core.decide.commands import CHOICES, Wording, decide, put_right
from dialog_app.core.decide.fate import FateGiven, clear_fate, fate_of, set_fate
from dialog_app.core.decide.groundings import Ground, Unknown, groundings
from dialog_app.core.decide.order import Waiting, to_decide
from dialog_app.core.decide.research import ResearchGiven, research_of, set_research
from dialog_app.core.decide.table import decisions_table
from dialog_app.core.decide.view import Missing, standing
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import MainAnswer, MethodState, WorkingMethod
from dialog_app.core.model.practice import (
    AdviceFate,
    DecidedAs,
    DecisionDissent,
    Fate,
    MethodDecision,
    ResearchFinding,
)
from dialog_app.core.record import Change, Step
from dialog_app.core.register import Register
from dialog_app.core.step_words import StepWords
from tests.core import days, decisions
from tests.core.decisions import HELD, LEADER, METHOD, NURSE, SAID, TODAY, Rule, given

TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.fixture
def laptop() -> days.TestLaptop:
    return days.TestLaptop()


@pytest.fixture
def here(laptop: days.TestLaptop) -> Register:
    return decisions.register(laptop)


def changed(here: Register, **facts: object) -> Register:
    method = here.one(WorkingMethod, METHOD)
    return here.after(Step("step.x", (Change(method, replace(method, **facts)),)))  # type: ignore[arg-type]


def test_a_decision_keeps_what_the_rule_proposed_beside_what_people_decided(here, laptop) -> None:
    rule = Rule(DecidedAs.REVISED, legal=True, rule_version="3", input_hash="b" * 64)
    after, row = decisions.decided(here, laptop, given(DecidedAs.DISCUSSED, "Vi er delt."), rule)
    assert (row.proposed, row.decided) == (DecidedAs.REVISED, DecidedAs.DISCUSSED)
    assert (row.legal, row.rule_version, row.input_hash) == (True, "3", "b" * 64)
    newest = standing(after, METHOD).newest
    assert newest is not None
    assert [(one.role_code, one.present) for one in newest.roles] == [(LEADER, 4), (NURSE, 6)]
    assert (newest.people, newest.row.pros, newest.differs) == (10, 3, True)


def test_a_changed_decision_is_a_new_one_and_the_earlier_is_still_told(here, laptop) -> None:
    once, first = decisions.decided(here, laptop, given())
    twice, second = decisions.decided(once, laptop, given(DecidedAs.REVISED, "Nye svar."))
    there = standing(twice, METHOD)
    assert (first.number, second.number) == (1, 2)
    assert there.newest is not None
    assert there.newest.row == second
    assert [one.row for one in there.history] == [first]
    back = decide(once, laptop, METHOD, Rule(), given(DecidedAs.REVISED, "Nye svar."))
    assert once.after(back).after(back.inverse()) == once


@pytest.mark.parametrize(
    ("rule", "what", "code"),
    [
        (Rule(), given(DecidedAs.REVISED, " \n"), "decision.reason_missing"),
        (Rule(DecidedAs.TOO_LITTLE), given(DecidedAs.UNCHANGED), "decision.reason_missing"),
        (Rule(), given(DecidedAs.TOO_LITTLE, "Derfor."), "decision.class_missing"),
        (
            Rule(DecidedAs.NOT_YET, legal=True),
            given(DecidedAs.NOT_YET),
            "decision.legal_reason_missing",
        ),
        (Rule(), given(roles={}, pros=0), "decision.nobody"),
        (Rule(), given(roles={LEADER: 0}, pros=0), "decision.nobody"),
        (Rule(), given(roles={LEADER: 1000}), "decision.people_wrong"),
        (Rule(), given(roles={LEADER: -1}), "decision.people_wrong"),
        (Rule(), given(roles={"wizard": 3}), "decision.role_unknown"),
        (Rule(), given(pros=-1), "decision.pros_wrong"),
        (Rule(), given(decided_on=TOMORROW, revisit_on=None), "decision.date_later"),
        (Rule(), given(revisit_on=TODAY), "decision.revisit_before"),
        (Rule(), given(version_id=days.READING.version_id), "decision.version_wrong"),
        (Rule(), given(reason="x" * 4001), "text.too_long"),
        (Rule(), given(not_covered="x" * 2001), "text.too_long"),
    ],
)
def test_what_cannot_stand_is_refused_with_a_sentence(here, laptop, rule, what, code) -> None:
    with pytest.raises(RuleBroken) as broken:
        decide(here, laptop, METHOD, rule, what)
    assert broken.value.code == code
    for language in LANGUAGES:
        assert Texts(language)(f"errors.{code}", **broken.value.facts)


def test_a_withdrawn_or_merged_method_is_not_decided_about_but_keeps_what_stands(
    here, laptop
) -> None:
    after, row = decisions.decided(here, laptop, given())
    for facts, code in (
        ({"state": MethodState.WITHDRAWN}, "decision.withdrawn"),
        ({"merged_into": "m-G2"}, "decision.merged"),
    ):
        gone = changed(after, **facts)
        with pytest.raises(RuleBroken, match=code):
            decide(gone, laptop, METHOD, Rule(), given())
        there = standing(gone, METHOD)
        assert not there.open
        assert there.newest is not None
        assert there.newest.row == row


def test_a_legal_obstacle_only_leaves_a_method_out_where_people_say_why(here, laptop) -> None:
    rule = Rule(DecidedAs.UNCHANGED, legal=True)
    with pytest.raises(RuleBroken) as broken:
        decide(here, laptop, METHOD, rule, given(DecidedAs.NOT_YET))
    assert "lovgiverne" in Texts("nb")(f"errors.{broken.value.code}")
    _, row = decisions.decided(here, laptop, given(DecidedAs.NOT_YET, "Vi venter."), rule)
    assert row.decided is DecidedAs.NOT_YET
    _, kept = decisions.decided(here, laptop, given(), rule)
    assert (kept.decided, kept.reason) == (DecidedAs.UNCHANGED, "")


def test_names_can_be_taken_out_of_any_decision_and_nothing_else_changes(here, laptop) -> None:
    what = given(DecidedAs.REVISED, "Kari Nordmann mener det.")
    once, first = decisions.decided(here, laptop, what)
    twice, _ = decisions.decided(once, laptop, given())
    right = Wording(reason="Det kom nye svar.", conflict_of_interest="", not_covered="")
    after = twice.after(put_right(twice, laptop, first.id, right))
    assert after.one(MethodDecision, first.id) == replace(first, reason="Det kom nye svar.")
    with pytest.raises(RuleBroken, match=r"decision\.reason_missing"):
        put_right(twice, laptop, first.id, replace(right, reason=" "))
    assert put_right(after, laptop, first.id, right).changes == ()


def test_hostile_text_is_kept_as_plain_words(here, laptop) -> None:
    hostile = "\x00<b>Fet\u202e tekst</b>\ud800 "
    _, row = decisions.decided(here, laptop, given(reason=hostile, not_covered=hostile))
    assert row.reason == row.not_covered == "<b>Fet tekst</b>"


def test_a_dissent_stands_in_the_words_of_those_who_hold_it(here, laptop) -> None:
    after, row = decisions.decided(here, laptop, given())
    after = after.after(dissents.add_dissent(after, laptop, row.id, HELD))
    newest = standing(after, METHOD).newest
    assert newest is not None
    [told] = newest.dissents
    assert (told.text, told.who, told.people) == (HELD.text, HELD.who, HELD.people)
    assert (told.why, told.would_change, told.number) == (HELD.why, HELD.would_change, 1)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"text": " "}, "text.empty"),
        ({"who": ""}, "dissent.who_missing"),
        ({"people": 0}, "dissent.people_wrong"),
        ({"people": 4}, "decision.too_few_dissent"),
        ({"why": "x" * 4001}, "text.too_long"),
    ],
)
def test_fewer_than_five_dissent_only_where_all_of_them_have_said_yes(
    here, laptop, facts, code
) -> None:
    after, row = decisions.decided(here, laptop, given())
    with pytest.raises(RuleBroken) as broken:
        dissents.add_dissent(after, laptop, row.id, replace(HELD, **facts))
    assert broken.value.code == code
    dissents.add_dissent(after, laptop, row.id, replace(HELD, people=1, consented=True))


def test_a_dissent_can_be_reworded_taken_away_and_carried_to_the_next_decision(
    here, laptop
) -> None:
    after, first = decisions.decided(here, laptop, given())
    after = after.after(dissents.add_dissent(after, laptop, first.id, HELD))
    [row] = after.all(DecisionDissent)
    step = dissents.change_dissent(after, laptop, row.id, replace(HELD, text="Nye ord."))
    reworded = after.after(step)
    assert reworded.one(DecisionDissent, row.id).text == "Nye ord."
    assert step.merge
    next_one, second = decisions.decided(reworded, laptop, given())
    there = standing(next_one, METHOD).newest
    assert there is not None
    assert there.dissents == ()
    carried = next_one.after(dissents.carry_dissent(next_one, laptop, row.id, second.id))
    there = standing(carried, METHOD).newest
    assert there is not None
    assert [one.text for one in there.dissents] == ["Nye ord."]
    with pytest.raises(RuleBroken, match=r"decision\.dissent_carried"):
        dissents.carry_dissent(carried, laptop, row.id, second.id)
    with pytest.raises(RuleBroken, match=r"decision\.dissent_elsewhere"):
        dissents.carry_dissent(carried, laptop, row.id, first.id)
    gone = reworded.after(dissents.remove_dissent(reworded, laptop, row.id))
    assert gone.all(DecisionDissent) == ()


SOUGHT = ResearchGiven(
    finding=ResearchFinding.SUPPORTS, references="Hansen 2020", searched_on=TODAY
)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"references": ""}, "research.references_missing"),
        ({"searched_on": None}, "research.date_missing"),
        ({"searched_on": TOMORROW}, "research.date_later"),
        ({"finding": ResearchFinding.NOT_SEARCHED}, "research.not_searched_but"),
        ({"references": "x" * 8001}, "text.too_long"),
    ],
)
def test_what_research_says_needs_its_references_and_its_date(here, laptop, facts, code) -> None:
    with pytest.raises(RuleBroken) as broken:
        set_research(here, laptop, METHOD, replace(SOUGHT, **facts))
    assert broken.value.code == code


def test_research_is_not_searched_until_somebody_says_so(here, laptop) -> None:
    assert standing(here, METHOD).finding is ResearchFinding.NOT_SEARCHED
    after = here.after(set_research(here, laptop, METHOD, SOUGHT))
    none = ResearchGiven(finding=ResearchFinding.NONE_FOUND, searched_on=TODAY)
    after = after.after(set_research(after, laptop, METHOD, none))
    found = research_of(after, METHOD)
    assert found is not None
    assert (found.finding, found.references) == (ResearchFinding.NONE_FOUND, "")
    assert set_research(after, laptop, METHOD, none).changes == ()
    again = after.after(set_research(after, laptop, METHOD, ResearchGiven()))
    assert research_of(again, METHOD) is None


def test_what_became_of_an_advice_is_told_with_why(here, laptop) -> None:
    said = decisions.the_advice(here)
    with pytest.raises(RuleBroken, match=r"fate\.why_missing"):
        set_fate(here, laptop, said.id, METHOD, FateGiven(Fate.CHANGED, " "))
    with pytest.raises(RuleBroken, match=r"fate\.not_tied"):
        set_fate(here, laptop, said.id, "m-G2", FateGiven(Fate.UNCHANGED))
    after = here.after(
        set_fate(here, laptop, said.id, METHOD, FateGiven(Fate.CHANGED, "Det haster."))
    )
    after = after.after(set_fate(after, laptop, said.id, METHOD, FateGiven(Fate.UNCHANGED)))
    [there] = standing(after, METHOD).advice
    assert there.fate is not None
    assert (there.fate.fate, there.fate.why) == (Fate.UNCHANGED, "")
    gone = after.after(clear_fate(after, laptop, said.id, METHOD))
    assert fate_of(gone, said.id, METHOD) is None


DISAGREE = (
    lambda here, laptop, row: dissents.add_dissent(here, laptop, row.id, HELD),
    lambda here, laptop, row: set_fate(
        here, laptop, decisions.the_advice(here).id, METHOD, FateGiven(Fate.NOT_INCLUDED, "Nei.")
    ),
    lambda here, laptop, row: decide(
        here, laptop, METHOD, Rule(DecidedAs.NOT_YET), given(DecidedAs.NOT_YET)
    ),
    lambda here, laptop, row: set_research(
        here, laptop, METHOD, replace(SOUGHT, finding=ResearchFinding.CONTRADICTS)
    ),
)


@drawn(st.lists(st.sampled_from(DISAGREE), max_size=6), st.sampled_from(CHOICES))
def test_however_professionals_disagree_the_advice_stands_as_children_gave_it(deeds, what) -> None:
    laptop = days.TestLaptop()
    here = decisions.register(laptop)
    said = decisions.the_advice(here)
    after, row = decisions.decided(here, laptop, given(what, "Derfor."))
    for deed in deeds:
        after = after.after(deed(after, laptop, row))
    assert [there.answer for there in standing(after, METHOD).advice] == [said]
    assert groundings(after, METHOD).children.advice[0].answer.text.nb == SAID
    assert after.all(MainAnswer) == here.all(MainAnswer)


def test_no_deed_about_decisions_makes_or_changes_what_children_said() -> None:
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    sources = {
        name: inspect.getsource(__import__(f"{package.__name__}.{name}", fromlist=["decide"]))
        for name in names
    }
    assert len(sources) > 4
    for source in sources.values():
        assert "MainAnswer(" not in source
        assert "replace(there.answer" not in source


def test_what_nobody_has_written_down_is_told(here, laptop) -> None:
    there = standing(here, METHOD)
    assert there.missing == (Missing.DECISION, Missing.FATES, Missing.RESEARCH)
    after, _ = decisions.decided(here, laptop, given(revisit_on=None))
    wanted = (Missing.FATES, Missing.RESEARCH, Missing.REVISIT, Missing.NOT_COVERED)
    assert standing(after, METHOD).missing == wanted
    assert Missing.ADVICE in standing(here, "m-G2").missing
    for language in LANGUAGES:
        for one in Missing:
            assert Texts(language)(f"decide.missing.{one.value}")


def test_numbers_that_have_changed_since_are_told(here, laptop) -> None:
    assert not standing(here, METHOD).changed_since("c" * 64)
    after, row = decisions.decided(here, laptop, given())
    assert standing(after, METHOD).changed_since("c" * 64)
    assert not standing(after, METHOD).changed_since(row.input_hash)
    assert not standing(after, METHOD).due(TODAY)
    assert standing(after, METHOD).due(TODAY + datetime.timedelta(days=365))


def test_the_four_grounds_stand_by_themselves_and_empty_ones_stay(here, laptop) -> None:
    found = groundings(here, METHOD)
    assert found.empty == (Ground.PROFESSIONALS, Ground.RIGHTS, Ground.RESEARCH)
    assert found.children.unknown == (Unknown.SURVEY, Unknown.AGES, Unknown.FATE)
    with_article = changed(here, crc_articles=("12",))
    after = with_article.after(set_research(with_article, laptop, METHOD, SOUGHT))
    full = groundings(after, METHOD, services=4)
    assert full.empty == ()
    assert [row.article for row in full.rights.articles] == ["12"]
    assert full.research.finding is ResearchFinding.SUPPORTS
    none = ResearchGiven(finding=ResearchFinding.NONE_FOUND, searched_on=TODAY)
    searched = after.after(set_research(after, laptop, METHOD, none))
    assert groundings(searched, METHOD).research.filled


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_is_told_in_the_log(here, laptop, language) -> None:
    after, row = decisions.decided(here, laptop, given())
    said = decisions.the_advice(here)
    steps = [
        decide(after, laptop, METHOD, Rule(), given()),
        put_right(
            after,
            laptop,
            row.id,
            Wording(reason="a", conflict_of_interest="b", not_covered="c"),
        ),
        dissents.add_dissent(after, laptop, row.id, HELD),
        set_research(after, laptop, METHOD, SOUGHT),
        set_fate(after, laptop, said.id, METHOD, FateGiven(Fate.UNCHANGED)),
    ]
    words = Texts(language)
    for step in steps:
        told = StepWords(after, language).phrase(step).said(words)
        assert "G4" in told
        assert "{" not in told


def test_what_became_of_an_advice_goes_with_the_advice_and_with_the_tie(here, laptop) -> None:
    said = decisions.the_advice(here)
    after = here.after(set_fate(here, laptop, said.id, METHOD, FateGiven(Fate.UNCHANGED)))
    loose = after.after(advice.untie(after, laptop, said.id, METHOD))
    assert loose.all(AdviceFate) == ()
    gone = after.after(advice.remove_main_answer(after, laptop, said.id))
    assert gone.all(AdviceFate) == ()
    step = advice.remove_main_answer(after, laptop, said.id)
    assert after.after(step).after(step.inverse()) == after


def test_what_waits_for_people_comes_first(here, laptop) -> None:
    def orders(register: Register, rule: Rule, today: datetime.date = TODAY) -> list[Waiting]:
        found = to_decide(register, ("G",), lambda _version: rule, today)
        return [one.waiting for one in found if one.standing.method.id == METHOD]

    rule = Rule()
    assert orders(here, rule) == [Waiting.UNDECIDED]
    assert orders(here, Rule(DecidedAs.TOO_LITTLE)) == [Waiting.TOO_LITTLE]
    after, _ = decisions.decided(here, laptop, given())
    assert orders(after, rule) == [Waiting.DECIDED]
    assert orders(after, Rule(input_hash="c" * 64)) == [Waiting.LOOK_AGAIN]
    assert orders(after, rule, TODAY + datetime.timedelta(days=400)) == [Waiting.LOOK_AGAIN]
    assert orders(changed(after, state=MethodState.WITHDRAWN), rule) == [Waiting.CLOSED]
    assert orders(changed(here, state=MethodState.WITHDRAWN), rule) == []
    both = to_decide(after, ("G",), lambda _version: rule, TODAY)
    assert [one.standing.method.code for one in both] == ["G2", "G4"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_stands_can_be_told_in_every_language(here, laptop, language) -> None:
    words = Texts(language)
    rule = Rule(DecidedAs.REVISED, legal=True)
    after, row = decisions.decided(here, laptop, given(DecidedAs.NOT_YET, "Derfor."), rule)
    after = after.after(dissents.add_dissent(after, laptop, row.id, HELD))
    there = standing(after, METHOD)
    assert there.newest is not None
    facts = dict(told.decision_facts(after, there.newest, words, language))
    assert all(facts)
    assert "4" in told.took_part(after, there.newest, words, language)
    assert "2" in told.decided_line(replace(row, number=2), words)
    assert told.proposed_then(row, words)
    assert HELD.who in told.dissent_by(there.newest.dissents[0], words)
    names = [name for _, name, what, _ in told.grounds(groundings(after, METHOD), words) if what]
    assert len(names) == len(Ground)
    assert [told.fate_words(one, words) for one in there.advice]


def test_a_table_has_a_row_for_each_version_and_neither_names_nor_what_dissenters_say(
    here, laptop
) -> None:
    first, row = decisions.decided(here, laptop, given(DecidedAs.REVISED, "Ring 99 88 77 66."))
    first = first.after(dissents.add_dissent(first, laptop, row.id, HELD))
    text = NewText(title=Words("Ny ordlyd"), summary=Words("Ny."), reason="Tydeligere")
    after = first.after(new_version(first, laptop, METHOD, text))
    found = to_decide(after, ("G",), lambda _version: Rule(DecidedAs.DISCUSSED, legal=True), TODAY)
    table = decisions_table(after, found, Voice(Texts("nb"), "nb"))
    of_method = [dict(zip(table.header, cells, strict=True)) for cells in table.rows]
    newer, older = (one for one in of_method if one["kode"] == "G4")
    assert (newer["arbeidsmåte"], newer["versjon"]) == ("Ny ordlyd", 2)
    assert (newer["regelen foreslår"], newer["loven står i veien"]) == ("Drøftes", "ja")
    assert (newer["bestemt"], newer["leder"]) == ("", "")
    assert (older["versjon"], older["bestemt"], older["dato"]) == (1, "Revideres", str(TODAY))
    assert (older["leder"], older["helsesykepleier"], older["proffer"]) == (4, 6, 3)
    assert older["særstandpunkter"] == 1
    assert older["begrunnelse"] == "teksten er holdt tilbake fordi den kan si hvem det gjelder"
    assert HELD.text not in str(table.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_in_every_language_what_it_is(here, language) -> None:
    found = to_decide(here, ("G",), lambda _version: Rule(), TODAY)
    words = Texts(language)
    table = decisions_table(here, found, Voice(words, language))
    assert table.mark.startswith(words("sheets.mark.short"))
    assert {len(cells) for cells in table.rows} == {len(table.header)}

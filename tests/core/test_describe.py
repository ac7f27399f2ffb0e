"""A description grows from what was decided, is people's to edit, and can be followed back."""

import time

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.commands.shelf.methods import NewText, new_version, set_state
from dialog_app.core.describe import commands, grow
from dialog_app.core.describe.follow import follow, of_paragraph
from dialog_app.core.describe.grounds import Ground
from dialog_app.core.describe.news import News, news
from dialog_app.core.describe.paragraphs import (
    grounds_of,
    of_sentence,
    paragraphs,
    standing,
    versions_of,
)
from dialog_app.core.describe.sentences import sentences
from dialog_app.core.describe.taking_in import take_in_wording
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import MethodState
from dialog_app.core.model.practice import DecidedAs, Grounding, GroundKind, Paragraph, Section
from dialog_app.core.model.said import Obstacle, Rewording
from dialog_app.core.register import Register
from dialog_app.core.step_words import StepWords
from tests.core.described import ADVICE, PROPOSED, Described, described


@pytest.fixture
def here() -> Described:
    return described()


@pytest.fixture
def grown(here: Described) -> Described:
    here.grow()
    return here


SPLIT = {
    "Barnet vet det først. Så fortelles det videre.": 2,
    "Jf. pbrl. § 3-4. Barnet får vite det.": 2,
    "Det gjelder f.eks. skolen, bl.a. Lillevik skole.": 1,
    "Kl. 9.30 den 21. november møtes de.": 1,
    "«Hva vil du?» spør vi. «Hva trenger du?» Så venter vi.": 3,
    "Vi spør om mat, søvn osv. Barnet svarer.": 2,
    "Uten punktum": 1,
    "Første linje\nAndre linje": 2,
    "Vent … så går vi. (Barnet bestemmer.) Ferdig!": 3,
    "": 0,
    " \n ": 0,
}


@pytest.mark.parametrize("text", SPLIT)
def test_a_text_is_split_where_people_end_their_sentences(text: str) -> None:
    assert len(sentences(text)) == SPLIT[text], sentences(text)


@drawn(st.text(st.sampled_from("aB .!?…»«)\n1,§"), max_size=60))
def test_no_word_is_lost_and_splitting_again_changes_nothing(text: str) -> None:
    parts = sentences(text)
    assert "".join(" ".join(parts).split()) == "".join(text.split())
    assert all(part == part.strip() and part for part in parts)
    assert sentences("\n".join(parts)) == parts


def test_values_come_first_then_the_common_part_then_what_is_own(here: Described) -> None:
    proposed = grow.proposals(here.said, "SH")
    told = [(one.code, one.section, one.text.nb) for one in proposed]
    assert told == [
        ("G", Section.VALUES, "Åpenhet: voksne viser hvem de er."),
        ("G", Section.VALUES, "Ydmykhet."),
        ("G", Section.METHODS, "Barnet vet og får mene noe før noe fortelles videre."),
        ("SH", Section.METHODS, "Praten kommer før skjemaet."),
    ]


def test_what_is_not_decided_as_practice_is_never_proposed_as_it(here: Described) -> None:
    about = {one.method_id for one in grow.proposals(here.said, "SH")} - {""}
    assert about == {"method:G4", "method:SH4"}
    here.decide("SH4", DecidedAs.NOT_YET, reason="Ikke ennå.")
    assert "method:SH4" not in {one.method_id for one in grow.proposals(here.said, "SH")}


def test_a_proposed_paragraph_rests_on_all_that_led_to_it(grown: Described) -> None:
    version = standing(grown.register, grown.paragraph("G4").id)
    kinds = {row.kind for row in grounds_of(grown.register, version.id)}
    assert kinds == {
        GroundKind.METHOD_VERSION,
        GroundKind.MAIN_ANSWER,
        GroundKind.ANSWERS,
        GroundKind.OBSTACLE,
        GroundKind.POSSIBILITY,
        GroundKind.PROVISION,
        GroundKind.DECISION,
    }


def test_nothing_grows_twice_and_what_was_taken_out_does_not_grow_back(grown: Described) -> None:
    assert grow.proposals(grown.said, "SH") == ()
    grown.run(commands.withdraw, grown.paragraph("SH4").id)
    assert grow.proposals(grown.said, "SH") == ()
    assert [row.method_id for row in paragraphs(grown.register, "SH")] == []
    grown.run(commands.bring_back, grown.paragraph("SH4").id)
    assert [row.method_id for row in paragraphs(grown.register, "SH")] == ["method:SH4"]


def test_a_draft_is_one_step_and_undone_as_one(here: Described) -> None:
    before = here.register
    here.grow()
    here.session.register_desk.undo()
    assert here.register == before


def test_what_people_edited_is_never_overwritten(grown: Described) -> None:
    paragraph = grown.paragraph("G4")
    new = commands.NewWording(
        text=Words("Våre egne ord."), author_role="redaktør", reason="Klarere."
    )
    grown.run(commands.reword, paragraph.id, new)
    text = NewText(title=Words("Ny"), summary=Words("Helt ny tekst."))
    grown.run(new_version, "method:G4", text)
    grown.grow()
    assert standing(grown.register, paragraph.id).text.nb == "Våre egne ord."
    assert [row.number for row in versions_of(grown.register, paragraph.id)] == [1, 2]


def test_sentences_that_stand_keep_what_they_rest_on(grown: Described) -> None:
    paragraph = grown.paragraph("SH4")
    first = Words("En. To. Tre.")
    grown.run(commands.reword, paragraph.id, commands.NewWording(text=first, grounds=()))
    for at, code in ((1, "G4"), (3, "G5")):
        ground = Ground(GroundKind.METHOD_VERSION, f"version:{code}:1", "", at)
        grown.run(commands.add_ground, paragraph.id, ground)
    grown.run(commands.reword, paragraph.id, commands.NewWording(text=Words("Null. En! Tre.")))
    version = standing(grown.register, paragraph.id)
    by_sentence = {row.sentence: row.about_id for row in grounds_of(grown.register, version.id)}
    assert by_sentence[3] == "version:G5:1"
    assert "version:G4:1" in by_sentence.values()


def test_every_wording_has_what_it_rests_on_in_the_same_order() -> None:
    rows = [
        Grounding(id=name, paragraph_version_id="v", kind=GroundKind.ARTICLE, about_id=about)
        for name, about in (("a", "crc:17"), ("b", "crc:3"), ("c", "crc:12"))
    ]
    found = [row.about_id for row in grounds_of(Register(rows), "v")]
    assert found == ["crc:3", "crc:12", "crc:17"]


def test_a_translation_is_no_new_wording_and_keeps_its_sentences(grown: Described) -> None:
    paragraph = grown.paragraph("SH4")
    own = standing(grown.register, paragraph.id).text.nb
    grown.run(commands.translate, paragraph.id, Words(own, "Praten kjem før skjemaet."))
    version = standing(grown.register, paragraph.id)
    assert (version.number, version.text.nn) == (1, "Praten kjem før skjemaet.")
    with pytest.raises(RuleBroken, match=r"paragraph\.sentences_differ"):
        grown.run(commands.translate, paragraph.id, Words(own, "Ei. To."))
    with pytest.raises(RuleBroken, match=r"paragraph\.not_a_translation"):
        grown.run(commands.translate, paragraph.id, Words("Noe annet.", ""))


def test_paragraphs_move_within_their_section(grown: Described) -> None:
    values = [row.id for row in paragraphs(grown.register, "G") if row.section is Section.VALUES]
    grown.run(commands.move, values[1], -1)
    moved = [row.id for row in paragraphs(grown.register, "G") if row.section is Section.VALUES]
    assert moved == values[::-1]
    before = grown.register
    grown.run(commands.move, values[1], -5)
    assert grown.register == before


@pytest.mark.parametrize(
    ("code", "deed"),
    [
        ("paragraph.text_missing", lambda at: (commands.NewWording(text=Words(" ")),)),
        ("paragraph.unchanged", lambda at: (commands.NewWording(text=at),)),
        ("text.too_long", lambda at: (commands.NewWording(text=Words("a" * 5001)),)),
        (
            "paragraph.no_sentence",
            lambda at: (
                commands.NewWording(
                    text=Words("En."),
                    grounds=(Ground(GroundKind.METHOD_VERSION, "version:G4:1", "", 2),),
                ),
            ),
        ),
        (
            "row.gone",
            lambda at: (
                commands.NewWording(text=Words("En."), grounds=(Ground(GroundKind.VALUE, "x"),)),
            ),
        ),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(grown: Described, code: str, deed) -> None:
    paragraph, before = grown.paragraph("SH4"), grown.register
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        grown.run(commands.reword, paragraph.id, *deed(standing(before, paragraph.id).text))
    assert grown.register == before


def test_a_name_is_not_kept_as_an_author(grown: Described) -> None:
    new = commands.NewWording(text=Words("Ny."), author_role="redaktør Kari Nordmann")
    grown.run(commands.reword, grown.paragraph("SH4").id, new)
    version = standing(grown.register, grown.paragraph("SH4").id)
    assert version.author_role == "redaktør"


def test_every_sentence_leads_to_what_was_said(grown: Described) -> None:
    found = list(follow(grown.said, "SH"))
    assert {one.paragraph.description_code for one in found} == {"G", "SH"}
    assert all(one.behind and not any(each.gone for each in one.behind) for one in found)
    texts = {each.text.nb for one in found for each in one.behind}
    assert {ADVICE, "Vi må informere foreldre til barn under 16 år", "åpenhet"} <= texts


def test_a_day_that_was_deleted_is_told_and_the_sentence_stands(grown: Described) -> None:
    said = grown.said
    said.days.clear()
    (sentence,) = of_paragraph(said, grown.paragraph("G4"), "nb")
    gone = [one for one in sentence.behind if one.gone]
    assert {one.kind for one in gone} == {GroundKind.OBSTACLE, GroundKind.POSSIBILITY}
    assert News.GONE in {one.news for one in news(said, grown.paragraph("G4"))}


def test_a_wording_from_a_day_is_taken_in_with_where_it_came_from(grown: Described) -> None:
    grown.say()
    (proposed,) = grow.from_days(grown.said, "method:G4")
    assert proposed.text.nb == PROPOSED
    paragraph = grown.paragraph("G4")
    new = commands.NewWording(text=Words(), author_role="redaktør", reason="Fra dagen.")
    grown.run(take_in_wording, paragraph.id, proposed, new)
    version = standing(grown.register, paragraph.id)
    assert version.text.nb == PROPOSED
    rows = of_sentence(grown.register, version.id, 2)
    day = grown.session.day_desk(grown.session.days()[-1].id).record
    assert {row.id for row in day.all(Rewording)} <= {row.about_id for row in rows}
    assert GroundKind.MAIN_ANSWER in {row.kind for row in rows}


def test_what_changed_in_the_ground_is_told(grown: Described) -> None:
    paragraph = grown.paragraph("G4")
    assert news(grown.said, paragraph) == ()
    grown.say()
    grown.run(new_version, "method:G4", NewText(title=Words("Ny"), summary=Words("Ny tekst.")))
    grown.decide("G4", DecidedAs.NOT_YET, reason="Ikke nå.")
    told = {one.news: one.n for one in news(grown.said, paragraph)}
    assert told == {
        News.NOT_PRACTICE: 1,
        News.NEW_VERSION: 2,
        News.DECIDED_AGAIN: 2,
        News.WORDINGS: 1,
    }
    grown.run(set_state, "method:G4", MethodState.WITHDRAWN)
    assert [one.news for one in news(grown.said, paragraph)] == [News.WITHDRAWN]


def test_grounds_are_added_and_taken_away_by_hand(grown: Described) -> None:
    paragraph = grown.paragraph("SH4")
    desk = grown.session.day_desk(grown.session.days()[-1].id)
    (obstacle,) = desk.record.all(Obstacle)
    ground = Ground(GroundKind.OBSTACLE, obstacle.id, desk.scope, 1)
    grown.run(commands.add_ground, paragraph.id, ground)
    with pytest.raises(RuleBroken, match=r"paragraph\.ground_twice"):
        grown.run(commands.add_ground, paragraph.id, ground)
    (row,) = (
        one
        for one in grounds_of(grown.register, standing(grown.register, paragraph.id).id)
        if one.kind is GroundKind.OBSTACLE
    )
    grown.run(commands.remove_ground, row.id)
    grown.run(commands.add_ground, paragraph.id, ground)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_tells_each_step_in_words(grown: Described, language: Language) -> None:
    paragraph = grown.paragraph("SH4")
    grown.run(commands.reword, paragraph.id, commands.NewWording(text=Words("Ny.")))
    grown.run(commands.withdraw, paragraph.id)
    words = Texts(language)
    for entry in grown.session.register_desk.log[-3:]:
        assert entry.step is not None
        told = StepWords(grown.register, language).phrase(entry.step)
        assert "{" not in words(told.key, **told.facts)


def test_a_description_nobody_knows_is_refused(here: Described) -> None:
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        grow.proposals(here.said, "XX")
    new = commands.NewParagraph(
        description_code="XX", section=Section.METHODS, text=Words("En setning.")
    )
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        here.run(commands.write, new)
    assert here.register.all(Paragraph) == ()


def test_words_as_long_as_a_text_are_split_at_once() -> None:
    text = "x" * 5000 + ". Så. " + "Y" * 5000 + ". Ferdig nr. 2."
    started = time.monotonic()
    found = len(sentences(text))
    assert found == 4
    assert time.monotonic() - started < 1

"""Minutes are computed from the day: what stands in them, and what never does."""

import datetime
from dataclasses import replace

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import letter
from dialog_app.core.minutes.blocks import (
    Bars,
    Block,
    Bullets,
    Heading,
    Level,
    PageBreak,
    Quote,
    Table,
    plain,
)
from dialog_app.core.model.days import AgendaItem, DayInfo, ItemState, Phase
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import (
    Action,
    ActionState,
    Answer,
    Link,
    LinkKind,
    Minutes,
    Move,
    Obstacle,
    ObstacleSource,
    Position,
    Possibility,
    Reason,
    Round,
    SourceStatus,
    Trial,
)
from dialog_app.core.model.services import Consent, ConsentKind
from dialog_app.core.register import Register
from tests.reports import as_text, sample


def minutes_of(plan=None, service=sample.MINE, day=None):
    plan = plan or sample.Plan()
    day = day or sample.day(plan)
    return minutes.document(day, sample.register(plan), service, Texts(plan.language))


def changed(day, kind, change, keep=lambda row: True):
    """Return the day with every row of a kind changed."""
    return Day([change(row) if isinstance(row, kind) and keep(row) else row for row in day.rows()])


def without(day, *kinds):
    return Day([row for row in day.rows() if not isinstance(row, kinds)])


def text_of(document):
    return as_text.render(document)


def under(document, title) -> list[Block]:
    """Return the blocks under a heading, up to the next one."""
    found, inside = [], False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = plain(block.words) == title
        elif inside:
            found.append(block)
    return found


def rows_under(document, title):
    (table,) = (block for block in under(document, title) if isinstance(block, Table))
    return [tuple(plain(cell) for cell in row) for row in table.rows]


def test_page_one_says_what_was_agreed_and_by_whom_and_when():
    assert rows_under(minutes_of(), "Det vi ble enige om")[0] == (
        "1",
        "Lage en fast ordlyd for å be om barnets ja før noe deles",
        "fagansvarlig helsesykepleier",
        "15.01.2027",
    )


def test_what_needs_a_mandate_is_told_to_the_leader_with_the_reason():
    (first, *_) = rows_under(minutes_of(), "Trenger mandat fra leder")
    assert first == (
        "3",
        "Endre timeboka slik at første prat varer 30 minutter",
        "Timene settes i dag til 15 minutter.",
    )


def test_what_stands_in_the_law_is_told_with_source_status_and_who_can_change_it():
    law, guideline, *_ = rows_under(
        minutes_of(), "Trenger endring i lov, rundskriv eller retningslinje"
    )
    assert law == (
        "pbrl. § 3-4, sjekket 03.11.2026",
        sample.Plan().obstacle,
        "kilde funnet: krever noe annet",
        "Stortinget",
    )
    assert guideline[0].startswith("Nasjonal faglig retningslinje")
    assert guideline[2:] == ("påstått", "Helsedirektoratet")


@pytest.mark.parametrize("settled", [SourceStatus.MISUNDERSTOOD, SourceStatus.CHANGED])
def test_a_settled_source_needs_no_change_but_still_stands_with_its_obstacle(settled):
    day = changed(
        sample.day(sample.Plan()), ObstacleSource, lambda row: replace(row, status=settled)
    )
    document = minutes_of(day=day)
    assert under(document, "Trenger endring i lov, rundskriv eller retningslinje") == []
    assert "pbrl. § 3-4" in text_of(document)


def test_an_obstacle_in_the_law_without_a_source_says_so():
    day = without(sample.day(sample.Plan(methods=1)), ObstacleSource)
    rows = rows_under(minutes_of(day=day), "Trenger endring i lov, rundskriv eller retningslinje")
    assert rows[0][0] == "Lov og forskrift, kilde ikke oppgitt"


def test_page_one_tells_how_each_method_was_answered():
    assert rows_under(minutes_of(), "Svar på arbeidsmåtene") == [
        (
            "Avtale før deling (G4)",
            "bare antall",
            "enig 10 · delvis eller uenig 3 · tok ikke stilling 3",
        ),
        (
            "Vite hva som står (G5) *",
            "samlet enig",
            "enig 12 · delvis 0 · uenig 0 · tok ikke stilling 4",
        ),
        ("Tilbakemelding (G6)", "ikke spurt"),
    ]


def test_a_method_carried_over_says_so_where_it_was_not_asked():
    day = sample.day(sample.Plan())
    item = AgendaItem(
        id="carried",
        day_id=sample.DAY,
        position=99,
        kind=day.agenda[0].kind,
        title="Tilbakemelding",
        minutes=20,
        method_version_ids=("v-2",),
        state=ItemState.CARRIED,
    )
    rows = rows_under(minutes_of(day=Day([*day.rows(), item])), "Svar på arbeidsmåtene")
    assert rows[2][1] == "ikke spurt, overført til 10.02.2027"


def test_page_one_ends_where_the_methods_begin():
    blocks = minutes_of().blocks
    following = blocks[next(i for i, one in enumerate(blocks) if isinstance(one, PageBreak)) + 1]
    assert isinstance(following, Heading)
    assert following.level is Level.METHOD
    assert plain(following.above) == "Arbeidsmåte G4, versjon 2"


def test_the_childrens_answer_stands_word_for_word_in_the_box():
    quotes = [block for block in minutes_of().blocks if isinstance(block, Quote)]
    assert plain(quotes[0].words) == (
        "«Eksempel: Spør oss før dere sier det videre. Da tør vi å fortelle mer.»"
    )
    assert plain(quotes[0].source) == (
        "214 barn, kartlegging 2020 · barnekonvensjonen artikkel 12 og 16 · "
        "svaret endres ikke av det som står under"
    )


def test_a_method_without_childrens_answer_says_so_neutrally():
    assert text_of(minutes_of()).count("Det er ikke lagt inn noe hovedsvar fra barn her.") == 1


def test_a_starter_example_is_said_to_be_one_wherever_it_stands():
    text = text_of(minutes_of())
    assert "Arbeidsmåte G5, versjon 2 · eksempel fra startkatalogen" in text
    assert text.count("Vite hva som står (G5), eksempel fra startkatalogen") == 1
    first, after = text.split("Vite hva som står (G5) *")
    assert "* eksempel fra startkatalogen" in after
    assert "Neste møte" in first


def test_obstacles_are_numbered_and_possibilities_lettered_through_the_document():
    text = text_of(minutes_of())
    assert "  6  Hindring: For lite tid til å avtale ordene før møtet." in text
    assert "  d  Mulighet: Be om barnets ja" in text
    assert "Mulighet: Ingen mulighet funnet ennå.; Svarer på: 6" in text


@pytest.mark.parametrize(
    ("number", "name"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba")]
)
def test_letters_go_on_after_z(number, name):
    assert letter(number) == name


def test_what_was_found_for_the_obstacle_of_others_is_theirs():
    day = sample.day(sample.Plan(methods=1))
    found = Possibility(id="p", day_id=sample.DAY, text="Et felles grep.", number=99)
    link = Link(id="l", day_id=sample.DAY, kind=LinkKind.ANSWERS, from_id="p", to_id="x-3")
    plan = sample.Plan(methods=1)
    assert "Et felles grep." in text_of(minutes_of(plan, day=Day([*day.rows(), found])))
    linked = Day([*day.rows(), found, link])
    assert "Et felles grep." not in text_of(minutes_of(plan, day=linked))
    assert "Et felles grep." in text_of(minutes_of(plan, sample.OTHER, linked))


def test_an_action_without_owner_or_deadline_says_so():
    day = changed(sample.day(sample.Plan()), Action, lambda row: replace(row, who="", due=None))
    assert rows_under(minutes_of(day=day), "Det vi ble enige om")[0][2:] == (
        "ikke avtalt",
        "ikke avtalt",
    )


def test_an_action_names_what_it_comes_from():
    text = text_of(minutes_of())
    assert "Lage en fast ordlyd for å be om barnets ja før noe deles; Kommer av: b;" in text


def test_a_dropped_action_is_not_agreed():
    day = changed(
        sample.day(sample.Plan()), Action, lambda row: replace(row, state=ActionState.DROPPED)
    )
    assert rows_under_nothing(minutes_of(day=day))


def rows_under_nothing(document):
    return "Ingen tiltak er avtalt." in text_of(document)


def test_reasons_stand_in_quotation_marks():
    document = minutes_of()
    (bullets, *_) = [block for block in document.blocks if isinstance(block, Bullets)]
    assert plain(bullets.items[0]) == "«Når ungdommen er med på ordene, holder avtalen.»"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_word_and_no_number_of_another_service_is_there(language):
    # The checksum may hold any digits.
    text = text_of(replace(minutes_of(sample.Plan(language=language)), seal=""))
    assert sample.ELSEWHERE not in text
    for count in ("71", "72", "73", "74"):
        assert count not in text


def test_a_private_note_and_a_reason_that_may_not_stand_are_not_there():
    assert sample.PRIVATE not in text_of(minutes_of())


def test_the_other_service_sees_the_shared_obstacle_but_not_what_we_found():
    text = text_of(minutes_of(service=sample.OTHER))
    assert sample.Plan().obstacle in text
    assert "Skolehelsetjenesten" not in text
    assert "Forklare unntaket" not in text
    assert "Ingen mulighet funnet ennå." in text


def test_a_quotation_whose_consent_is_withdrawn_does_not_stand():
    plan = sample.Plan()
    day = sample.day(plan)
    reason = next(row for row in day.all(Reason) if row.text == sample.REASONS[0])
    consent = Consent(
        id="k",
        kind=ConsentKind.QUOTATION,
        about=reason.id,
        basis="muntlig",
        given_on=sample.DATE,
        withdrawn_on=sample.DATE,
    )
    register = Register([*sample.register(plan).rows(), consent])
    before = text_of(minutes_of())
    after = text_of(minutes.document(day, register, sample.MINE, Texts("nb")))
    assert after.count(sample.REASONS[0]) == before.count(sample.REASONS[0]) - 1


def test_an_owner_whose_consent_is_withdrawn_does_not_stand():
    day = changed(
        sample.day(sample.Plan()), Action, lambda row: replace(row, owner_consent_id="gone")
    )
    text = text_of(minutes_of(day=day))
    assert "fagansvarlig helsesykepleier" not in text
    assert "Ansvarlig: ikke oppgitt" in text


def test_internal_items_and_planned_times_are_not_in_the_programme():
    rows = rows_under(minutes_of(), "Programmet slik det ble gjennomført")
    assert rows[0] == ("09.00–09.10", "Velkommen: mål og trygg ramme")
    assert "Rigging" not in text_of(minutes_of())


def test_a_day_not_yet_held_has_no_programme_as_held():
    day = changed(
        sample.day(sample.Plan()),
        AgendaItem,
        lambda row: replace(row, started_at=None, ended_at=None, state=ItemState.COMING),
    )
    assert "Dagen er ikke gjennomført ennå." in text_of(minutes_of(day=day))


def test_those_present_are_told_by_role_for_the_day():
    assert (
        "Til stede: 16 fra tjenesten (leder 1, helsesykepleier 15), 5 proffer og "
        "2 fabrikkarbeidere. Referatet gjelder bare Skolehelsetjenesten."
    ) in text_of(minutes_of())


def test_what_nynorsk_lacks_is_quoted_in_bokmaal():
    document = minutes_of(sample.Plan(language="nn"))
    titles = [
        block
        for block in document.blocks
        if isinstance(block, Heading) and block.level is Level.METHOD
    ]
    assert plain(titles[0].words) == "«Avtale før deling»"
    assert titles[0].words[0].language == "nb"


def test_an_obstacle_in_the_documents_own_language_is_not_a_quotation():
    assert "«For lite tid" not in text_of(minutes_of(sample.Plan(language="nn")))


def test_a_long_obstacle_is_short_on_page_one_and_whole_further_back():
    plan = sample.Plan(methods=1, obstacle="langt hinder " * 300)
    text = text_of(minutes_of(plan))
    assert "(hele teksten står lenger bak)" in text
    assert plan.obstacle in text


def test_what_is_about_no_method_stands_in_a_part_of_its_own():
    day = sample.day(sample.Plan(methods=1))
    loose = Obstacle(
        id="loose", day_id=sample.DAY, number=99, text="Lokalene er for små.", category_code="TID"
    )
    document = minutes_of(sample.Plan(methods=1), day=Day([*day.rows(), loose]))
    assert "Det som gjelder flere arbeidsmåter" in text_of(document)
    assert "  4  Hindring: Lokalene er for små.; Type: Tid og bemanning" in text_of(document)


def test_a_reason_and_a_trial_that_are_about_no_method_are_not_lost():
    day = sample.day(sample.Plan(methods=1))
    loose = (
        Reason(id="r", day_id=sample.DAY, number=99, text="Alt hastet", service_id=sample.MINE),
        Trial(id="t", day_id=sample.DAY, service_id=sample.MINE, how_it_went="Bra begge uker"),
    )
    text = text_of(minutes_of(sample.Plan(methods=1), day=Day([*day.rows(), *loose])))
    general = text[text.index("Det som gjelder flere arbeidsmåter") :]
    assert "«Alt hastet»" in general
    assert "Bra begge uker" in general


def test_answers_to_a_method_that_was_taken_off_the_day_still_stand():
    plan = sample.Plan(methods=1)
    day = sample.day(plan)
    kept = Day([row for row in day.rows() if type(row).__name__ != "DaySubject"])
    assert "Avtale før deling (G4)" in text_of(minutes_of(plan, day=kept))


def test_a_method_the_catalogue_does_not_know_is_printed_all_the_same():
    day = sample.day(sample.Plan(methods=2))
    document = minutes.document(
        day, sample.register(sample.Plan(methods=1)), sample.MINE, Texts("nb")
    )
    assert "Arbeidsmåte som ikke står i katalogen" in text_of(document)


def test_a_service_that_is_not_there_is_refused():
    with pytest.raises(RuleBroken, match=r"row\.gone"):
        minutes_of(service="nobody")


def test_state_version_and_time_stand_around_the_pages():
    document = minutes_of()
    assert document.state == "UTKAST"
    assert document.footer == (
        "Skolehelsetjenesten, Bergen",
        "versjon 1",
        "skrevet 18.11.2026 kl. 16.05",
    )
    assert document.header == "Referat fra dialogdag 18.11.2026"


def test_only_a_draft_shouts():
    issue = Minutes(
        id="m", day_id=sample.DAY, service_id=sample.MINE, state=MinutesState.APPROVED, version=2
    )
    plan = sample.Plan()
    document = minutes.document(
        sample.day(plan), sample.register(plan), sample.MINE, Texts("nb"), issue
    )
    assert document.state == "Godkjent"
    assert document.footer[1] == "versjon 2"


def test_before_any_version_the_draft_has_the_time_the_day_ended():
    ended = datetime.datetime(2026, 11, 18, 14, 30, tzinfo=datetime.UTC)
    day = without(sample.day(sample.Plan()), Minutes)
    day = changed(day, DayInfo, lambda row: replace(row, ended_at=ended))
    assert minutes_of(day=day).footer[2] == "skrevet 18.11.2026 kl. 15.30"


def test_the_hash_follows_the_content_and_not_the_state():
    plan = sample.Plan()
    day, register = sample.day(plan), sample.register(plan)
    draft = minutes.document(day, register, sample.MINE, Texts("nb"))
    issue = replace(minutes.edition(day, sample.MINE), state=MinutesState.APPROVED, version=2)
    approved = minutes.document(day, register, sample.MINE, Texts("nb"), issue)
    changed_day = changed(day, Action, lambda row: replace(row, who="leder"))
    other = minutes.document(changed_day, register, sample.MINE, Texts("nb"))
    assert minutes.content_hash(draft) == minutes.content_hash(approved)
    assert minutes.content_hash(draft) != minutes.content_hash(other)
    assert draft.seal == f"Innholdet har kontrollsum {minutes.content_hash(draft)[:16]}."


def test_the_order_of_rows_changes_nothing():
    plan = sample.Plan()
    day, register = sample.day(plan), sample.register(plan)
    turned = Day(reversed(list(day.rows())))
    assert minutes.document(turned, register, sample.MINE, Texts("nb")) == minutes.document(
        day, register, sample.MINE, Texts("nb")
    )


def test_the_words_of_the_measures_that_are_printed_can_be_recorded():
    plan = sample.Plan()
    uses = minutes.label_uses(sample.day(plan), sample.register(plan), sample.MINE, Numbered())
    assert [(use.version_id, use.label, use.rule_version) for use in uses] == [
        ("v-1", "agree_together", "1")
    ]


class Numbered:
    """A laptop that only gives ids."""

    name = "laptop"
    _next = 0

    def new_id(self):
        self._next += 1
        return f"id-{self._next}"

    def now(self):
        raise AssertionError("nobody asked for the time")


def bars(document):
    return [
        [(bar.words, bar.count) for bar in block.rows]
        for block in document.blocks
        if isinstance(block, Bars)
    ]


def answered(tally, before=None, present=None):
    """Return the minutes of a day with one method, answered once or twice."""
    plan = sample.Plan(methods=1)
    day = without(sample.day(plan), Round, Answer)
    rows = sample.asked(plan, 0, Phase.AFTER, sample.MINE, tally)
    if before:
        rows += sample.asked(plan, 0, Phase.BEFORE, sample.MINE, before)
    if present is not None:
        rows = [replace(row, present=present) if isinstance(row, Round) else row for row in rows]
    return minutes_of(plan, day=Day([*day.rows(), *rows]))


def test_small_parts_are_merged_and_the_sentence_says_so():
    document = answered((9, 3, 1, 3))
    assert bars(document) == [[("Enig", 9), ("Delvis eller uenig", 4), ("Tok ikke stilling", 3)]]
    assert (
        "13 av 16 tok stilling. Enig med forbehold. Svar fra én eller to er slått sammen. "
        "Regelsett 1."
    ) in text_of(document)


def test_counts_that_need_no_merging_stand_as_they_are():
    assert bars(answered((8, 0, 4, 1))) == [
        [("Enig", 8), ("Delvis", 0), ("Uenig", 4), ("Tok ikke stilling", 1)]
    ]


def test_fewer_than_five_get_a_sentence_and_no_bar():
    document = answered((3, 1, 0, 2))
    assert bars(document) == []
    assert "Færre enn fem tok stilling, så fordelingen vises ikke." in text_of(document)
    assert "Tok ikke stilling: 2." in text_of(document)


def test_where_merging_does_not_help_only_the_number_is_told():
    document = answered((2, 2, 2, 1))
    assert bars(document) == []
    assert "6 tok stilling. Fordelingen vises ikke" in text_of(document)


def test_a_word_that_would_tell_more_than_the_row_does_not_stand():
    assert "nig med forbehold" not in text_of(answered((9, 1, 2, 0))).replace(
        "Ord som «samlet enig»", ""
    )


def test_two_rounds_with_almost_as_many_answers_do_not_stand_side_by_side():
    document = answered((9, 3, 0, 0), before=(6, 3, 0, 0))
    assert len(bars(document)) == 1
    assert bars(document)[0][0] == ("Enig", 9)
    assert "Bare det siste svaret vises." in text_of(document)


@pytest.mark.parametrize("before", [(6, 3, 3, 0), (4, 3, 0, 5)])
def test_two_rounds_that_tell_nothing_of_the_few_stand_side_by_side(before):
    document = answered((9, 3, 0, 0), before=before)
    assert len(bars(document)) == 2
    assert "Det er ikke nødvendigvis de samme personene" in text_of(document)


def moved(*moves):
    """Return the minutes of a day with both rounds on one method, by the same numbered cards."""
    plan = sample.Plan(methods=1)
    day = without(sample.day(plan), Round, Answer)
    sums = [
        [sum(n for *pair, n in moves if pair[place] is position) for position in Position]
        for place in (0, 1)
    ]
    rows = sample.asked(plan, 0, Phase.BEFORE, sample.MINE, tuple(sums[0]))
    rows += sample.asked(plan, 0, Phase.AFTER, sample.MINE, tuple(sums[1]))
    first = next(row for row in rows if isinstance(row, Round))
    kept = [
        Move(
            id=f"move-{place}",
            day_id=sample.DAY,
            version_id=first.version_id,
            service_id=sample.MINE,
            from_phase=Phase.BEFORE,
            to_phase=Phase.AFTER,
            before=before,
            after=after,
            count=count,
        )
        for place, (before, after, count) in enumerate(moves)
    ]
    return minutes_of(plan, day=Day([*day.rows(), *rows, *kept]))


AGREE, PARTLY, DISAGREE = Position.AGREE, Position.PARTLY, Position.DISAGREE


def test_who_moved_is_told_in_words_where_nobody_is_given_away():
    stayed = ((AGREE, AGREE, 6), (PARTLY, PARTLY, 3), (DISAGREE, DISAGREE, 3))
    document = moved((DISAGREE, AGREE, 4), *stayed)
    told = "Hva skjedde i dialogen: 4 flyttet seg mot enig, 12 ble stående, 0 flyttet seg fra."
    assert told in text_of(document)
    assert "Det er ikke nødvendigvis de samme personene" not in text_of(document)


def test_a_single_move_is_never_told_beside_the_answers():
    document = moved((AGREE, AGREE, 9), (DISAGREE, PARTLY, 3), (PARTLY, PARTLY, 1))
    assert "Hva skjedde i dialogen: 13 svarte begge gangene." in text_of(document)
    assert "flyttet seg" not in text_of(document)


def majority(present):
    document_plan = sample.Plan(methods=1)
    day = without(sample.day(document_plan), Round, Answer)
    asked = Round(
        id="r",
        day_id=sample.DAY,
        version_id="v-0",
        service_id=sample.MINE,
        phase=Phase.AFTER,
        present=present,
    )
    noted = Answer(id="a", day_id=sample.DAY, round_id="r", position=Position.AGREE, count=None)
    return minutes_of(document_plan, day=Day([*day.rows(), asked, noted]))


def test_a_majority_that_nobody_counted_is_told_in_words_only():
    document = majority(present=12)
    assert bars(document) == []
    assert "Flertall, ikke telt: enig." in text_of(document)


@pytest.mark.parametrize("present", [0, 4])
def test_a_majority_among_few_or_nobody_knows_how_many_would_tell_on_them(present):
    text = text_of(majority(present=present))
    assert "ikke telt: enig" not in text
    assert "Færre enn fem tok stilling" in text


def test_a_round_without_answers_says_that_nothing_was_written_down():
    plan = sample.Plan(methods=1)
    day = without(sample.day(plan), Answer)
    assert "Tjenesten ble spurt, men ingen svar er skrevet ned." in text_of(
        minutes_of(plan, day=day)
    )


def test_a_service_where_nobody_came_gets_its_minutes():
    text = text_of(minutes_of(sample.Plan(people=0)))
    assert "Færre enn fem tok stilling" in text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("methods", [0, 1, 30])
def test_no_share_is_ever_told(language, methods):
    text = text_of(minutes_of(sample.Plan(language=language, methods=methods)))
    assert "%" not in text
    assert "prosent" not in text

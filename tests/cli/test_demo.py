"""What somebody who opens the demonstration can count on finding there."""

import datetime
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from dialog_app.cli.demo import build
from dialog_app.core import privacy
from dialog_app.core.chain_web import web_of
from dialog_app.core.change_of_mind import change_of_mind, told_change
from dialog_app.core.day import Day
from dialog_app.core.decide.view import standing
from dialog_app.core.measures import Label, Tally, label
from dialog_app.core.model.base import DayRow, Row, Source
from dialog_app.core.model.catalogue import MainAnswer, RewordingVerdict, ToolVersion, Verdict
from dialog_app.core.model.days import DayKind, DayState, Phase
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent, MinutesChange, MinutesEvent
from dialog_app.core.model.practice import DecidedAs, Fate, ResearchFinding
from dialog_app.core.model.said import (
    Action,
    Answer,
    FollowedKind,
    Link,
    Minutes,
    Move,
    NoPosition,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Reason,
    Rewording,
    Round,
    SourceStatus,
    Trial,
    TrialState,
)
from dialog_app.core.model.services import Consent, ConsentKind, OwnerKind
from dialog_app.core.next_day import carried_items
from dialog_app.core.obstacle_register import ObstacleRegister
from dialog_app.core.protection import NoDistribution, OnlyCount, protect
from dialog_app.core.protection import Row as ToldRow
from dialog_app.core.since_last import carried_by, same_method, since_last, takes_up
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import open_archive
from tests.cli.conftest import TODAY, Read

CITIES = {
    "Tromsø", "Bergen", "Trondheim", "Stavanger", "Sandnes",
    "Arendal", "Kristiansand", "Drammen", "Bærum", "Oslo",
}  # fmt: skip
KINDS = {"SH", "PPT", "OS", "BA", "FL", "FV", "KO"}
DISAGREEMENT = {Label.DIVIDED, Label.MIXED, Label.DISAGREE_TOGETHER}


R = TypeVar("R", bound=DayRow)


def _all(read: Read, kind: type[R]) -> list[R]:
    return [row for day in read.days.values() for row in day.all(kind)]


def _rounds(read: Read) -> list[tuple[Day, Round]]:
    return [(day, asked) for day in read.days.values() for asked in day.all(Round)]


def _tallies(read: Read) -> list[Tally]:
    tallies = (day.tally(asked) for day, asked in _rounds(read))
    return [tally for tally in tallies if tally is not None]


def test_six_days_have_been_held_and_one_is_planned_for_today(read: Read) -> None:
    told = [
        (day.info.kind, day.info.date, day.info.state, len(day.service_ids))
        for day in (read.dialogue_day, read.single, read.deep_dive, read.planned)
    ]
    assert told == [
        (DayKind.DIALOGUE, TODAY - datetime.timedelta(weeks=6), DayState.CLOSED, 6),
        (DayKind.DIALOGUE, TODAY - datetime.timedelta(weeks=3), DayState.HELD, 1),
        (DayKind.DEEP_DIVE, TODAY - datetime.timedelta(weeks=1), DayState.HELD, 6),
        (DayKind.DIALOGUE, TODAY, DayState.PLANNED, 5),
    ]
    earlier = [day for day in read.days.values() if day.info.date < read.dialogue_day.info.date]
    assert {(day.info.state, len(day.service_ids)) for day in earlier} == {(DayState.CLOSED, 4)}
    assert (len(earlier), len(read.days)) == (3, 7)


def test_the_deep_dive_follows_the_dialogue_day_with_the_same_services(read: Read) -> None:
    assert read.deep_dive.info.previous_day_id == read.dialogue_day.id
    assert set(read.deep_dive.service_ids) == set(read.dialogue_day.service_ids)


def test_four_people_of_one_service_had_a_day_of_their_own(read: Read) -> None:
    (service_id,) = read.single.service_ids
    assert read.single.present(service_id) == 4


def test_the_register_holds_ten_cities_and_services_of_all_seven_kinds(read: Read) -> None:
    services = read.register.services
    places = {place for service in services for place in read.register.places(service.id)}
    assert {row.name for row in read.register.municipalities} >= CITIES
    assert places == CITIES
    assert {service.kind for service in services} == KINDS
    assert len(services) >= 14


def test_services_have_several_municipalities_owners_and_languages(read: Read) -> None:
    services = read.register.services
    assert any(len(read.register.places(service.id)) > 1 for service in services)
    owners = {service.owner_kind for service in services}
    assert owners >= {OwnerKind.DISTRICT, OwnerKind.HEALTH_TRUST, OwnerKind.COUNTY}
    assert {service.language for service in services} == {"nb", "nn"}


def test_what_was_said_is_enough_to_read(read: Read) -> None:
    assert len(_all(read, Reason)) >= 40
    assert len(_all(read, Obstacle)) >= 30
    assert len(_all(read, Possibility)) >= 20
    assert len(_all(read, Action)) >= 20
    assert all(day.all(Note) for day in (read.dialogue_day, read.single, read.deep_dive))


def test_the_nynorsk_service_speaks_nynorsk(read: Read) -> None:
    nynorsk = {service.id for service in read.register.services if service.language == "nn"}
    reasons = _all(read, Reason)
    mine = [row for row in reasons if row.service_id in nynorsk]
    assert mine
    assert {row.language for row in mine} == {"nn"}
    assert not any(word in row.text.split() for row in mine for word in ("ikke", "jeg", "noe"))


def test_sources_are_provisions_of_the_catalogue_with_effect_status_and_who(read: Read) -> None:
    sources = _all(read, ObstacleSource)
    known = {row.id for row in read.register.provisions}
    assert len(sources) >= 10
    assert {row.provision_id for row in sources} <= known
    assert len({row.provision_id for row in sources}) >= 10
    assert all(row.who_can_change for row in sources)
    assert len({row.effect for row in sources}) >= 4
    assert {row.status for row in sources} >= {SourceStatus.CLAIMED, SourceStatus.MISUNDERSTOOD}


def test_obstacles_are_shared_with_severities_and_one_has_no_possibility(read: Read) -> None:
    named = _all(read, ObstacleService)
    shared = Counter(row.obstacle_id for row in named)
    assert sum(number > 1 for number in shared.values()) >= 5
    assert len({row.severity for row in named}) == 3
    day = read.dialogue_day
    answered = {link.to_id for link in day.all(Link)}
    assert any(obstacle.id not in answered for obstacle in day.obstacles)
    assert any(not day.whose(obstacle) for obstacle in day.obstacles)


def test_some_possibilities_need_a_change_of_law(read: Read) -> None:
    rows = _all(read, Possibility)
    assert 3 <= sum(row.needs_law_change for row in rows) < len(rows)


def test_actions_have_who_and_when_or_are_loose_ends_or_need_a_mandate(read: Read) -> None:
    rows = _all(read, Action)
    assert any(row.who and row.due for row in rows)
    assert sum(not row.who and not row.due for row in rows) >= 2
    assert any(row.who and not row.due for row in rows)
    needing = [row for row in rows if row.needs_mandate]
    assert len(needing) >= 3
    assert all(row.why for row in needing)
    assert all(row.due.weekday() < 5 for row in rows if row.due)


def test_professionals_really_disagree_about_a_third_of_the_methods(read: Read) -> None:
    methods: dict[str, set[Label]] = {}
    for day, asked in _rounds(read):
        tally = day.tally(asked)
        if tally is not None:
            methods.setdefault(asked.version_id, set()).add(label(tally))
    disagreed = [labels for labels in methods.values() if labels & DISAGREEMENT]
    assert len(methods) >= 8
    assert len(disagreed) * 3 >= len(methods)


def test_answers_fit_those_who_were_present(read: Read) -> None:
    rounds = _rounds(read)
    assert rounds
    for day, asked in rounds:
        assert asked.present <= day.present(asked.service_id)
        tally = day.tally(asked)
        if tally is not None:
            assert tally.asked == asked.present


def test_a_majority_was_noted_and_some_services_were_not_asked(read: Read) -> None:
    assert any(day.tally(asked) is None for day, asked in _rounds(read))
    for day in (read.dialogue_day, read.deep_dive):
        pairs = {(asked.service_id, asked.version_id) for asked in day.all(Round)}
        all_pairs = len(day.service_ids) * len(day.subjects)
        assert len(pairs) < all_pairs
    missing = len(read.dialogue_day.service_ids) * len(read.dialogue_day.subjects) - len(
        {(asked.service_id, asked.version_id) for asked in read.dialogue_day.all(Round)}
    )
    assert missing >= 2


@pytest.mark.parametrize(
    "told",
    [
        lambda row: isinstance(row, NoDistribution),
        lambda row: isinstance(row, OnlyCount),
        lambda row: isinstance(row, ToldRow) and row.merged,
        lambda row: isinstance(row, ToldRow) and not row.merged,
    ],
    ids=["no distribution", "only how many", "merged", "as it is"],
)
def test_small_numbers_show_every_kind_of_protection(
    read: Read, told: Callable[[object], bool]
) -> None:
    assert any(told(protect(tally).row) for tally in _tallies(read))


def test_every_kind_of_no_position_occurs(read: Read) -> None:
    kinds = {row.no_position for row in _all(read, Answer)}
    assert kinds == set(NoPosition)


def test_answers_were_corrected_and_minds_changed(read: Read) -> None:
    for day in (read.dialogue_day, read.deep_dive):
        assert any(row.supersedes for row in day.all(Answer))
    day, moved = read.dialogue_day, 0
    for asked in day.all(Round):
        later = day.round(asked.service_id, asked.subject, Phase.AFTER)
        if asked.phase is Phase.BEFORE and later is not None:
            moved += day.tally(asked) != day.tally(later)
    assert moved >= 10


def test_trials_were_chosen_and_told_about_next_time(read: Read) -> None:
    assert len(read.dialogue_day.all(Trial)) >= 5
    later = read.deep_dive.all(Trial)
    assert {row.state for row in later} == set(TrialState)
    assert all(row.how_it_went for row in later if row.state is not TrialState.CHOSEN)


def test_from_every_action_one_walks_back_to_what_children_advise(read: Read) -> None:
    days = sorted(read.days.values(), key=lambda day: day.info.date)
    web = web_of(read.register, days)
    actions = _all(read, Action)
    assert actions
    for action in actions:
        chain = web.chain(action.id)
        assert chain is not None
        assert chain.advice, action.text
        here = {chain.focus.id}
        walked: set[str] = set()
        # One link at a time, as somebody with the arrow keys would go.
        while here - walked:
            walked |= here
            here = {one.id for node in chain.nodes if node.id in here for one in chain.before(node)}
        assert walked & {node.id for node in chain.advice}, action.text


def test_starter_examples_stand_among_the_methods_of_every_day(read: Read) -> None:
    for day in read.days.values():
        marks = {read.register.is_starter_example(row.version_id) for row in day.subjects}
        assert marks == {True, False}


def test_the_words_of_children_are_examples_and_say_so(read: Read) -> None:
    answers = read.register.all(MainAnswer)
    treated = {
        read.register.method_of(row.version_id).id
        for day in (read.dialogue_day, read.single)
        for row in day.subjects
    }
    assert answers
    for answer in answers:
        for text in (answer.text.nb, answer.text.nn, answer.survey, answer.gathering):
            assert text.startswith("Eksempel")
    assert sum(bool(read.register.advice(method_id)) for method_id in treated) >= 8


def test_nobody_can_be_recognised_in_the_texts(read: Read) -> None:
    texts = [
        text
        for kind in (Reason, Obstacle, Possibility, Action, Note, Trial)
        for row in _all(read, kind)
        for text in _texts(row)
    ]
    assert texts
    assert [text for text in texts if privacy.signs(text)] == []
    assert {service.leader_name for service in read.register.services} == {""}


def _texts(row: Row) -> list[str]:
    values = (getattr(row, name, "") for name in ("text", "who", "why", "how_it_went"))
    return [value for value in values if value]


def test_the_days_ran_as_days_do(read: Read) -> None:
    for day in (read.dialogue_day, read.single, read.deep_dive):
        gone = carried_items(day)
        items = [item for item in day.agenda if not item.internal and item not in gone]
        assert all(item.started_at and item.ended_at for item in items)
        lengths = {
            (item.ended_at - item.started_at) - datetime.timedelta(minutes=item.minutes)
            for item in items
            if item.started_at and item.ended_at
        }
        assert len(lengths) > 1


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2028, 2, 29),
        pytest.param(datetime.date(2026, 1, 4), marks=pytest.mark.long),
    ],
)
def test_it_is_made_on_any_day_of_the_year(tmp_path: Path, day: datetime.date) -> None:
    place = tmp_path / "demo.dialogarkiv"
    build(place, day)
    archive = open_archive(place, ThisLaptop("test"))
    held = [line.date for line in archive.days()]
    archive.close()
    assert max(held) == day
    assert len(held) == 7


def test_one_obstacle_is_shared_by_services_over_two_days_with_its_source(read: Read) -> None:
    register = ObstacleRegister(read.days.values())
    shared = [one for one in register.all if len({said.day.id for said in one.sayings}) > 1]
    assert shared
    for one in shared:
        assert len(one.service_ids) > 1
        assert all(said.sources for said in one.sayings)


def test_what_a_day_had_no_time_for_comes_on_the_next(read: Read) -> None:
    carried = carried_items(read.dialogue_day)
    taken = {item.carried_from for item in read.deep_dive.agenda}
    assert carried
    assert taken >= {item.id for item in carried}
    (left,) = carried_by(read.single)
    assert takes_up(read.planned, left, same_method(read.register))


def test_todays_day_begins_with_what_one_service_left(read: Read) -> None:
    services = read.planned.service_ids
    held = [day for day in read.days.values() if day.info.state is not DayState.PLANNED]
    days = {one: [day for day in held if one in day.service_ids] for one in services}
    left = since_last(read.planned, days, same_method(read.register))
    assert {one.kind for one in left} == set(FollowedKind)
    assert {one.service_id for one in left} == {*read.single.service_ids, ""}


def test_cards_told_who_changed_their_mind_and_only_protected_moves_are_kept(read: Read) -> None:
    day = read.dialogue_day
    assert day.all(Move)
    assert not any(row.card for row in day.all(Answer))
    asked = {(row.service_id, row.subject) for row in day.all(Move)}
    told = [told_change(change) for one in asked if (change := change_of_mind(day, *one))]
    assert any(one.parts for one in told)
    assert any(one.people and not one.parts for one in told)


def test_a_proposed_wording_became_a_version_and_another_waits(read: Read) -> None:
    proposed = _all(read, Rewording)
    decided = read.register.all(RewordingVerdict)
    assert {row.verdict for row in decided} == {Verdict.ACCEPTED}
    assert len(proposed) > len(decided)
    for row in decided:
        assert row.author_role.startswith("Eksempel")
        assert row.reason.startswith("Eksempel")
        later = read.deep_dive.all(Round)
        assert row.became_id in {asked.version_id for asked in later}


def test_a_tool_is_an_example_and_is_tried_by_two_services(read: Read) -> None:
    (tool,) = [row for row in read.register.all(ToolVersion) if row.source is Source.LOCAL]
    for text in (tool.title.nb, tool.title.nn, tool.summary.nb, tool.summary.nn):
        assert text.startswith("Eksempel")
    tried = [row for row in _all(read, Trial) if row.version_id == tool.id]
    assert len({row.service_id for row in tried}) == 2
    assert any(row.how_it_went for row in tried)


def test_minutes_stand_in_every_state_and_one_is_being_corrected(read: Read) -> None:
    states = {(row.state, row.version) for day in read.days.values() for row in day.all(Minutes)}
    assert states == {
        (MinutesState.READ_THROUGH, 1),
        (MinutesState.FOR_COMMENTS, 1),
        (MinutesState.APPROVED, 1),
        (MinutesState.DRAFT, 2),
    }
    assert any(row.recipients for row in _all(read, Minutes))
    (dissent,) = _all(read, Dissent)
    assert dissent.people >= 5 or dissent.consented
    events = {row.kind for row in _all(read, MinutesChange)}
    assert events >= {MinutesEvent.REWORDED, MinutesEvent.DISSENT, MinutesEvent.CORRECTED}


def _heard_after(read: Read) -> dict[str, dict[str, Tally]]:
    """Return, by the code of each method, what each service answered last after dialogue."""
    found: dict[str, dict[str, Tally]] = {}
    for day in sorted(read.days.values(), key=lambda day: day.info.date):
        for asked in day.all(Round):
            tally = day.tally(asked)
            if asked.phase is Phase.AFTER and tally is not None:
                code = read.register.method_of(asked.version_id).code
                found.setdefault(code, {})[asked.service_id] = tally
    return found


def test_five_methods_of_the_base_part_were_answered_by_enough_to_decide_about(read: Read) -> None:
    heard = _heard_after(read)
    for code in ("G2", "G3", "G4", "G7", "G12"):
        tallies = heard[code].values()
        assert len(tallies) >= 10, code
        assert sum(tally.took_position for tally in tallies) >= 60, code
    kinds = Counter(read.register.service(one).kind for one in heard["G3"])
    assert sum(number >= 3 for number in kinds.values()) >= 3
    places = {place for one in heard["G3"] for place in read.register.places(one)}
    assert len(places) >= 5


def test_across_the_services_there_is_every_word_and_one_method_stands_on_two_versions(
    read: Read,
) -> None:
    heard = _heard_after(read)
    words = {protect(tally).word for tallies in heard.values() for tally in tallies.values()}
    assert words >= {None, *Label} - {Label.DISAGREE_TOGETHER, Label.TOO_FEW}
    versions = {
        asked.version_id
        for _, asked in _rounds(read)
        if read.register.method_of(asked.version_id).code == "G5"
    }
    assert len(versions) == 2


def test_two_roles_were_counted_in_five_services_and_cards_in_six_of_the_earlier_days(
    read: Read,
) -> None:
    here: dict[str, set[str]] = {}
    people: Counter[str] = Counter()
    for day in read.days.values():
        rounds = {row.id: row for row in day.all(Round)}
        for row in day.all(Answer):
            asked = rounds[row.round_id]
            method = read.register.method_of(asked.version_id).code
            if row.role_code and row.count and (method, asked.phase) == ("G7", Phase.AFTER):
                here.setdefault(row.role_code, set()).add(asked.service_id)
                people[row.role_code] += row.count
    enough = {role for role, found in here.items() if len(found) >= 5 and people[role] >= 20}
    assert enough == {"milieu_worker", "psychologist"}
    moved = {
        row.service_id
        for row in _all(read, Move)
        if read.register.method_of(row.version_id).code == "G2"
    }
    assert len(moved) >= 6


def test_one_law_is_confirmed_by_three_services_and_sources_stand_in_every_status(
    read: Read,
) -> None:
    sources = _all(read, ObstacleSource)
    assert {row.status for row in sources} == set(SourceStatus)
    named = _all(read, ObstacleService)
    confirmed: dict[str, set[str]] = {}
    for row in sources:
        if row.status is SourceStatus.CONFIRMED:
            hit = {one.service_id for one in named if one.obstacle_id == row.obstacle_id}
            confirmed.setdefault(row.provision_id, set()).update(hit)
    assert sorted(map(len, confirmed.values())) == [1, 1, 7]
    used = {row.category_code for row in _all(read, Obstacle)}
    assert {row.code for row in read.register.categories} - used == {"ANNET"}


def test_some_services_may_be_named_and_several_wordings_wait(read: Read) -> None:
    consents = read.register.all(Consent)
    assert {row.kind for row in consents} == {ConsentKind.SERVICE_NAMED}
    assert 5 <= len(consents) < len(read.register.services) / 2
    assert all(row.basis.startswith("Eksempel") for row in consents)
    methods = {read.register.method_of(row.version_id).code for row in _all(read, Rewording)}
    assert methods >= {"G2", "G3", "G4", "G7", "G12"}


def test_people_have_decided_about_some_methods_and_not_about_others(read: Read) -> None:
    by_code = {row.code: standing(read.register, row.id) for row in read.register.methods}
    decided = {code: there.decided for code, there in by_code.items() if there.decided}
    assert decided == {
        "G3": DecidedAs.REVISED,
        "G4": DecidedAs.REVISED,
        "G7": DecidedAs.UNCHANGED,
        "G12": DecidedAs.DISCUSSED,
    }
    newest = [there.newest for there in by_code.values() if there.newest is not None]
    assert [one.row.proposed for one in newest] == [one.row.decided for one in newest]
    assert [one.row.legal for one in newest].count(True) == 1
    assert [len(one.dissents) for one in newest if one.row.legal] == [1]
    found = [there.finding for there in by_code.values()]
    assert Counter(found).most_common()[0][0] is ResearchFinding.NOT_SEARCHED
    assert found.count(ResearchFinding.NONE_FOUND) == 1
    fates = {there.fate.fate for one in by_code.values() for there in one.advice if there.fate}
    assert fates == {Fate.UNCHANGED, Fate.CHANGED}

"""Whoever asks what is stored about them gets all of it, and sees what may be somebody else."""

import time
from dataclasses import replace

import pytest

from dialog_app.core.mentions import How, Mention
from dialog_app.core.model.base import Row
from dialog_app.core.model.days import AgendaItem, ItemKind
from dialog_app.core.model.practice import (
    DecidedAs,
    DecisionDissent,
    MethodDecision,
    PaperKind,
    PracticePaper,
    Research,
)
from dialog_app.core.model.said import Action, Minutes, Note, Reason
from dialog_app.core.model.services import Consent, ConsentKind, Service
from dialog_app.core.ports import REGISTER, KeptPaper
from dialog_app.core.record import Change, Step
from dialog_app.storage import papers
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.mentions import mentions
from dialog_app.storage.sqlite import Key
from tests.storage.made import NOON, making, small_day

NAME = "Kari Ådnøy Lie"


@pytest.fixture
def key() -> Key | None:
    return None


@pytest.fixture
def told(archive: SqliteArchive) -> SqliteArchive:
    """A day on which Kari is named in every way there is, and one on which another Kari is."""
    service = Service(
        id="s", name="PPT", kind="PPT", leader_name=NAME, leader_email="kari.lie@example.org"
    )
    consent = Consent(
        id="c",
        kind=ConsentKind.OWNER_NAMED,
        about="a",
        basis=f"{NAME} sa ja",
        given_on=NOON.date(),
        day_id="dag",
    )
    archive.write(REGISTER, making(service, consent), "do", 0, "")
    info, asked = small_day()
    rows = (
        Action(
            id="a",
            day_id="dag",
            text="Ringe PPT",
            number=1,
            service_id="s",
            owner_name=NAME,
            owner_consent_id="c",
        ),
        AgendaItem(
            id="i",
            day_id="dag",
            position=0,
            kind=ItemKind.DIALOGUE,
            title="Samtale",
            minutes=10,
            leader=f"fagperson {NAME}",
        ),
        Note(id="n", day_id="dag", text=f"Spør {NAME}s leder", number=1),
        Minutes(id="m", day_id="dag", service_id="s", recipients=("post@ppt.no", NAME)),
        Reason(id="r", day_id="dag", text="Kari på kontoret sa noe annet", number=1),
    )
    archive.write("dag", making(info, asked, *rows), "do", 0, "")
    archive.keep_draft("dag", "note", f"halvveis om {NAME}")
    paper = KeptPaper(f'{{"words": "{NAME}"}}', b"%PDF")
    archive.amend(lambda connection: papers.put(connection, "m", paper))
    archive.write(REGISTER, making(*_decided(archive)), "do", 0, "")
    issued = PracticePaper(id="p", kind=PaperKind.DESCRIPTION, about="G")
    archive.issue(making(issued), "p", paper)
    return archive


def _decided(archive: SqliteArchive) -> tuple[Row, ...]:
    """Return a decision and what stands around it, with Kari in all of it."""
    method = archive.register().methods[0]
    decision = MethodDecision(
        id="d",
        method_id=method.id,
        version_id=archive.register().newest(method.id).id,
        number=1,
        proposed=DecidedAs.UNCHANGED,
        decided=DecidedAs.UNCHANGED,
        reason=f"{NAME} foreslo det",
        conflict_of_interest=f"{NAME} leder tjenesten",
    )
    held = DecisionDissent(
        id="dd", decision_id="d", text="Vent", number=1, who=f"hos {NAME}", people=5
    )
    found = Research(id="rr", method_id=method.id, references=f"{NAME} (2020)")
    return decision, held, found


def places(found: tuple[Mention, ...], *, whole: bool) -> set[tuple[str, str, How]]:
    return {(one.table, one.field, one.how) for one in found if one.whole is whole}


def test_every_place_that_names_somebody_is_found(told: SqliteArchive) -> None:
    found = mentions(told, "kari ådnøy lie")
    assert places(found, whole=True) == {
        ("service", "leader_name", How.NAME),
        ("action", "owner_name", How.NAME),
        ("minutes", "recipients", How.NAME),
        ("consent", "basis", How.ROLE),
        ("agenda_item", "leader", How.ROLE),
        ("note", "text", How.TEXT),
        ("journal", "", How.COPY),
        ("draft", "", How.COPY),
        ("paper", "", How.COPY),
        ("issued", "", How.COPY),
        ("method_decision", "reason", How.TEXT),
        ("method_decision", "conflict_of_interest", How.TEXT),
        ("decision_dissent", "who", How.ROLE),
        ("research", "references", How.TEXT),
    }


def test_a_part_of_the_name_may_be_somebody_else_and_comes_last(told: SqliteArchive) -> None:
    found = mentions(told, NAME)
    assert ("reason", "text", How.TEXT) in places(found, whole=False)
    assert ("service", "leader_email", How.NAME) in places(found, whole=False)
    assert [one.whole for one in found] == sorted((one.whole for one in found), reverse=True)


def test_a_name_that_nobody_has_finds_nothing(told: SqliteArchive) -> None:
    assert mentions(told, "Ola Nordmann") == ()
    assert mentions(told, "K") == ()
    assert mentions(told, "  ") == ()
    assert mentions(told, ".*") == ()


def test_it_is_said_which_day_and_which_consent(told: SqliteArchive) -> None:
    (owner,) = [one for one in mentions(told, NAME) if one.field == "owner_name"]
    assert (owner.day_title, owner.consent_id, owner.standing) == ("Dialogdag i Bergen", "c", True)
    consent = told.register().one(Consent, "c")
    gone = replace(consent, withdrawn_on=NOON.date())
    told.write(REGISTER, Step("step.x", (Change(consent, gone),)), "do", 0, "")
    (owner,) = [one for one in mentions(told, NAME) if one.field == "owner_name"]
    assert not owner.standing


def test_copies_are_counted_by_day(told: SqliteArchive) -> None:
    journal = [one for one in mentions(told, NAME) if one.table == "journal"]
    assert {(one.day_id, one.count, one.words) for one in journal} == {("dag", 1, ""), ("", 2, "")}


def test_a_large_archive_answers_within_five_seconds(archive: SqliteArchive) -> None:
    def many(connection) -> None:
        for number in range(40_000):
            cells = (
                "x" * 5 + str(number),
                "l",
                "dag",
                f"Vi mener noe {number} om dette" * 4,
                1,
                "",
            )
            connection.execute('INSERT INTO "note" VALUES (?, ?, ?, ?, ?, ?)', cells)

    archive.write("dag", making(*small_day()), "do", 0, "")
    archive.amend(many)
    began = time.perf_counter()
    assert mentions(archive, NAME) == ()
    assert time.perf_counter() - began < 5

"""A deleted day is gone: from the rows, from what repeats it, from the bytes and every backup."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dialog_app.core import codec, retention
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.catalogue import ObstacleTie, RewordingVerdict, Verdict, WorkingMethod
from dialog_app.core.model.days import DayInfo, DayState
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import FollowUp, Minutes, Note, Reason, Rewording
from dialog_app.core.model.services import Consent, ConsentKind, Service
from dialog_app.core.ports import REGISTER, KeptPaper, StoreFailed
from dialog_app.core.record import Change, Step, removed
from dialog_app.core.retention import What
from dialog_app.core.stored import TEXTS, Whose
from dialog_app.core.tables import DAY_ROWS, table_name
from dialog_app.storage import backup, changes, papers, purging
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.backup import backup_name, backups_of
from dialog_app.storage.sqlite import Key
from tests.storage.conftest import Open
from tests.storage.made import NOON, TestLaptop, filled, making, small_day

DAY = "day_info-1"
WORDS = (Whose.PLAN, Whose.PRIVATE, Whose.SAID, Whose.ROLE, Whose.NAME)


@pytest.fixture
def key() -> Key | None:
    """Read the bytes in plain; one test here is about an encrypted archive."""
    return None


def canary(kind: type[Row], field: str) -> str:
    return f"KANARIX{table_name(kind)}{field}".replace("_", "")


def planted(kind: type[Row], **given: Any) -> Any:
    """Return a row with a word of its own in every field that holds words."""
    row = filled(kind)
    fields = {field.name: field for field in codec.fields_of(kind)}
    table = table_name(kind)
    for name, field in fields.items():
        if TEXTS.get(f"{table}.{name}") not in WORDS or name in given:
            continue
        word = canary(kind, name)
        if field.type is Words:
            given[name] = Words(word)
        else:
            given[name] = (word,) if field.type == tuple[str, ...] else word
    return replace(row, **given)


def canaries() -> set[str]:
    found = {
        canary(kind, column.partition(".")[2])
        for kind in DAY_ROWS
        for column, whose in TEXTS.items()
        if whose in WORDS and column.partition(".")[0] == table_name(kind)
    }
    return (
        found
        | {"KANARIXutkast", "KANARIXangret", "KANARIXpapir", "KANARIXsamtykke"}
        | {"KANARIXavgjort"}
    )


def plant(archive: SqliteArchive, **info: Any) -> Day:
    """Keep a day with a word in every field, its history, half-written text, paper and consent."""
    service = Service(id="service-1", name="PPT", kind="PPT")
    method = WorkingMethod(id="working_method-1", code="X1", description_code="G")
    archive.write(REGISTER, making(service, method), "do", 0, "")
    state = info.pop("state", DayState.HELD)
    rows = [planted(kind) for kind in DAY_ROWS if kind is not DayInfo]
    day = planted(
        DayInfo,
        state=state,
        date=datetime.date(2026, 11, 21),
        retention_until=None,
        **info,
    )
    archive.write(DAY, making(day, *rows, label="step.day_made"), "do", 0, "")
    gone = Reason(id="angret", day_id=DAY, text="KANARIXangret", number=9)
    archive.write(DAY, making(gone), "do", 0, "")
    archive.write(DAY, Step("step.x", removed(gone)), "undo", 2, "")
    archive.keep_draft(DAY, "note", "KANARIXutkast")
    paper = KeptPaper("KANARIXpapir", b"%PDF KANARIXpapir")
    archive.amend(lambda c: papers.put(c, "minutes-1", paper))
    _around(archive)
    return archive.day(DAY)


def _around(archive: SqliteArchive) -> None:
    """Keep what stands elsewhere and is about the day alone."""
    consent = Consent(
        id="consent-1",
        kind=ConsentKind.OWNER_NAMED,
        about="action-1",
        basis="KANARIXsamtykke",
        given_on=NOON.date(),
        day_id=DAY,
    )
    verdict = RewordingVerdict(
        id="verdict-1",
        rewording_id="rewording-1",
        said_on=DAY,
        method_id="working_method-1",
        verdict=Verdict.REJECTED,
        reason="KANARIXavgjort",
    )
    tie = ObstacleTie(
        id="tie-1", tied_id="obstacle-1", tied_on=DAY, into_id="andre", into_on="senere"
    )
    archive.write(REGISTER, making(consent, verdict, tie), "do", 0, "")


def later_day(archive: SqliteArchive) -> FollowUp:
    """Keep a later day on which the first one is followed up."""
    info, asked = small_day("senere")
    archive.write("senere", making(replace(info, title="Senere"), asked), "do", 0, "")
    follow: FollowUp = replace(
        planted(FollowUp),
        id="oppfulgt",
        day_id="senere",
        about_id="action-1",
        about_day_id=DAY,
        words="KANARIXgjentatt",
        text="Sagt senere",
    )
    archive.write("senere", making(follow), "do", 0, "")
    return follow


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()


def found_in(folder: Path, words: set[str]) -> set[str]:
    content = bytes_of(folder)
    return {word for word in words if word.lower().encode() in content}


def test_a_deleted_day_is_gone_from_the_bytes_and_every_backup(
    archive: SqliteArchive, path: Path
) -> None:
    plant(archive)
    later_day(archive)
    words = canaries() | {"KANARIXgjentatt"}
    archive.backup_to(backup_name(path, NOON))
    archive.rest()
    assert words - found_in(path.parent, words) == set(), "they can be found at all"
    done = purging.purge(archive, DAY).report
    archive.tidy()
    assert found_in(path.parent, words) == set()
    assert done.counts["reason"] == 1
    assert done.counts["journal"] == 3
    assert done.counts["repeated"] == 1
    assert done.counts["paper"] == done.counts["draft"] == done.counts["consent"] == 1
    archive.close()
    assert found_in(path.parent, words) == set()


def test_one_thing_that_is_deleted_is_gone_from_the_file_once_it_rests(
    archive: SqliteArchive, path: Path
) -> None:
    plant(archive)
    word = {"KANARIXreasontext"}
    archive.rest()
    assert found_in(path.parent, word) == word
    reason = archive.day(DAY).one(Reason, "reason-1")

    def delete(connection: Any) -> None:
        # Without its line in the history, which keeps it for undo until the day is closed.
        changes.apply(connection, removed(reason))
        connection.execute('DELETE FROM "journal" WHERE "scope" = ?', (DAY,))

    archive.amend(delete)
    archive.rest()
    assert found_in(path.parent, word) == set()


@pytest.mark.parametrize("key", [Key(bytes(range(32)), bytes(range(16)))], ids=["encrypted"])
def test_an_encrypted_one_holds_nothing_of_it_when_it_is_opened_either(
    archive: SqliteArchive, path: Path, key: Key | None, tmp_path: Path
) -> None:
    plant(archive)
    archive.backup_to(backup_name(path, NOON))
    purging.purge(archive, DAY)
    archive.tidy()
    (copy,) = backups_of(path)
    for opened in (archive, open_archive(copy, TestLaptop(), key)):
        dump = repr(opened.read(everything)).lower()
        assert {word for word in canaries() if word.lower() in dump} == set()
        assert opened.days() == []
        opened.close()


def everything(connection: Any) -> list[Any]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names]  # noqa: S608


def test_other_days_say_what_they_said_themselves_and_repeat_nothing(
    archive: SqliteArchive, open_it: Open
) -> None:
    plant(archive)
    follow = later_day(archive)
    purging.purge(archive, DAY)
    again = open_it()
    assert again.day("senere").one(FollowUp, "oppfulgt") == replace(follow, words="")
    assert again.faults() == ()
    assert not any("KANARIX" in hit.title for hit in again.across.found("kanarixgjentatt", 9, "nb"))
    (found,) = again.across.found("sagt senere", 9, "nb")
    assert found.day_id == "senere"


def test_the_catalogue_and_the_services_stay(archive: SqliteArchive) -> None:
    before = archive.register()
    plant(archive)
    purging.purge(archive, DAY)
    after = archive.register()
    assert after.find(Consent, "consent-1") is None
    assert after.find(ObstacleTie, "tie-1") is None
    assert after.find(RewordingVerdict, "verdict-1") is None
    kept = {row.id for row in before.rows()} | {"service-1", "working_method-1"}
    assert {row.id for row in after.rows()} == kept
    base = 'SELECT count(*) FROM "base_row"'
    assert archive.read(lambda c: c.execute(base).fetchone()[0]) > 100


def test_nothing_is_found_of_it_and_the_search_works(archive: SqliteArchive) -> None:
    plant(archive)
    assert archive.across.found("KANARIXreasontext", 9, "nb")
    purging.purge(archive, DAY)
    assert archive.across.found("KANARIX", 9, "nb") == ()
    query = """INSERT INTO "search_words" ("search_words") VALUES ('integrity-check')"""
    archive.amend(lambda connection: connection.execute(query))


def test_the_report_is_kept_and_says_nothing_of_what_was_said(archive: SqliteArchive) -> None:
    plant(archive)
    done = purging.purge(archive, DAY).report
    assert purging.purges(archive) == (replace(done, at=done.at.replace(microsecond=0)),)
    assert "KANARIX" not in repr(done)
    assert DAY not in repr(done)


def test_what_could_not_be_cleared_is_cleared_at_the_next_opening(
    archive: SqliteArchive, open_it: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(archive)
    archive.backup_to(backup_name(path, NOON))

    def full(*_: object) -> None:
        raise StoreFailed("full")

    with monkeypatch.context() as disk:
        disk.setattr(backup, "backup_to", full)
        purging.purge(archive, DAY)
        archive.tidy()
        assert purging.is_owed(archive)
        archive.close()
        assert backups_of(path) == [backup_name(path, NOON)]
    again = open_it()
    assert not purging.is_owed(again)
    assert backups_of(path) != [backup_name(path, NOON)]


def test_a_day_under_way_is_never_deleted(archive: SqliteArchive) -> None:
    plant(archive, state=DayState.RUNNING)
    with pytest.raises(RuleBroken) as refused:
        purging.purge(archive, DAY)
    assert refused.value.code == "purge.running"
    assert purging.due(archive, datetime.date(2040, 1, 1)) == ()


def approved(archive: SqliteArchive, at: datetime.datetime) -> None:
    """Let the minutes of the one service be approved, and the day be closed."""
    day = archive.day(DAY)
    (issue,) = day.all(Minutes)
    done = replace(issue, state=MinutesState.APPROVED, pdf_sha256="x", written_at=at)
    closed = replace(day.info, state=DayState.CLOSED)
    step = Step("step.x", (Change(issue, done), Change(day.info, closed)))
    archive.write(DAY, step, "do", 0, "")


def test_what_was_never_for_paper_goes_ninety_days_after_the_last_approval(
    archive: SqliteArchive, path: Path
) -> None:
    plant(archive)
    assert purging.due(archive, datetime.date(2027, 6, 1)) == ()
    approved(archive, NOON)
    assert purging.due(archive, datetime.date(2027, 2, 18)) == ()
    (one,) = purging.due(archive, datetime.date(2027, 2, 19))
    assert (one.what, one.since, one.approved) == (What.RAW, datetime.date(2027, 2, 19), 1)
    purging.purge(archive, DAY, What.RAW)
    archive.tidy()
    assert purging.due(archive, datetime.date(2027, 6, 1)) == ()
    day = archive.day(DAY)
    assert not day.all(Note)
    assert day.all(Rewording), "what may be printed stays"
    assert day.all(Dissent)
    assert archive.journal(DAY)[-1].step is None
    archive.close()


def test_what_was_never_for_paper_is_gone_from_the_bytes(
    archive: SqliteArchive, path: Path
) -> None:
    plant(archive)
    approved(archive, NOON)
    archive.backup_to(backup_name(path, NOON))
    private = {canary(Note, "text"), "KANARIXutkast", "KANARIXangret"}
    private |= {"KANARIXagendaitemnotes", "KANARIXwallmessage", "KANARIXprojectionmessage"}
    private |= {"KANARIXdayinfoclosereason"}
    assert found_in(path.parent, private) == private
    purging.purge(archive, DAY, What.RAW)
    archive.tidy()
    archive.close()
    assert found_in(path.parent, private) == set()
    assert found_in(path.parent, {"KANARIXreasontext"}), "what may be printed stays"


def test_a_day_is_due_twelve_months_after_it_or_when_somebody_said(archive: SqliteArchive) -> None:
    plant(archive)
    assert purging.due(archive, datetime.date(2027, 11, 20)) == ()
    (one,) = purging.due(archive, datetime.date(2027, 11, 21))
    assert (one.what, one.day_id, one.services) == (What.DAY, DAY, 1)
    laptop = TestLaptop()
    day = archive.day(DAY)
    step = retention.keep_until(day, laptop, datetime.date(2026, 12, 24))
    archive.write(DAY, step, "do", 0, "")
    (one,) = purging.due(archive, datetime.date(2026, 12, 24))
    assert one.since == datetime.date(2026, 12, 24)


def test_what_was_set_aside_is_named_and_left(archive: SqliteArchive, path: Path) -> None:
    assert purging.set_aside(path) == ()
    folder = path.parent / purging.QUARANTINE
    folder.mkdir()
    (folder / "skadet.dialogarkiv").write_bytes(b"x")
    assert [place.name for place in purging.set_aside(path)] == ["skadet.dialogarkiv"]

"""Approved minutes stand for good: the same bytes after whatever is done to the day since."""

import datetime
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import answers, findings, plan, running
from dialog_app.core.commands.answers import Asked
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.minutes import passing, states
from dialog_app.core.commands.minutes.approving import correct
from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes import build, page_one
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.days import DayKind, DayState, Phase, Side
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Position, Reason
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Step
from dialog_app.desk.approval import Approving
from dialog_app.desk.session import DayDesk, Session
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.backup import backup_name, backups_of
from dialog_app.storage.exchange import export_day, import_day
from tests.core.days import DATE, TestLaptop
from tests.desk.services import two_services

STRUCK, FIRST, KEPT = "KANARISTROKET", "KANARIFORST", "Vi rekker det ikke"


def draw(document: Document) -> bytes:
    """Draw a document as something that stands in for a PDF."""
    return f"%PDF- {document.title} {document.seal} {document.footer}".encode()


@dataclass
class Held:
    """A day that was held, being read through for one service, in an archive on the disk."""

    archive: SqliteArchive
    laptop: TestLaptop
    session: Session
    day_id: str
    service: str
    subject: Subject

    @property
    def path(self) -> Path:
        return self.archive.path

    @property
    def desk(self) -> DayDesk:
        return self.session.day_desk(self.day_id)

    @property
    def asked(self) -> Approving:
        return Approving(self.service, "leder", Texts("nb"))

    def again(self, path: Path | None = None) -> None:
        """Close the archive and open it, or another, as the next morning does."""
        self.session.close()
        self.archive = open_archive(path or self.path, self.laptop)
        self.session = Session(self.archive, self.laptop)

    def approve(self) -> minutes.Papers:
        self.session.approve_minutes(self.day_id, self.asked, draw)
        return self.session.papers(self.day_id)

    def issued(self, version: int | None = None):
        day, papers = self.desk.record, self.session.papers(self.day_id)
        rows = {row.version: row for row in minutes.versions(day, self.service)}
        chosen = rows[version] if version else None
        words = Texts("nb")
        return minutes.issued(
            day, self.session.register, self.service, words, chosen, papers=papers
        )


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Held]:
    """Play the day once; each test goes on from a copy of its file."""
    path = tmp_path_factory.mktemp("held") / "a.dialogarkiv"
    laptop = TestLaptop()
    archive = open_archive(path, laptop, create=True)
    session = Session(archive, laptop)
    services = two_services(session)
    version = session.register.newest(session.register.methods[0].id).id
    subject = Subject(SubjectKind.METHOD, version)
    wanted = NewDay(
        kind=DayKind.DIALOGUE,
        date=DATE,
        title="Dag",
        services=tuple((one, 12) for one in services),
        subjects=(subject,),
    )
    desk = session.new_day(wanted)
    desk.run(running.start)
    about = About(subject=subject, service_id=services[0])
    asked = Asked(services[0], subject, Phase.BEFORE)
    desk.run(answers.set_count, asked, Position.AGREE, 9)
    for text in (STRUCK, FIRST):
        desk.run(findings.add_reason, about, text, Position.PARTLY, Phase.BEFORE)
    desk.run(running.end_day)
    desk.run(states.begin_read_through, services[0], "fasilitator")
    struck, first = (row.id for row in sorted(desk.record.all(Reason), key=lambda r: r.number))
    desk.run(passing.strike, services[0], (struck, "text"), Side.PROS)
    desk.run(passing.reword, services[0], (first, "text"), KEPT, Side.PROFESSIONALS)
    session.close()
    return path, Held(archive, laptop, session, desk.scope, services[0], subject)


@pytest.fixture
def held(played: tuple[Path, Held], tmp_path: Path) -> Iterator[Held]:
    first, made = played
    path = tmp_path / first.name
    shutil.copyfile(first, path)
    laptop = TestLaptop(made.laptop.time, "laptop-2")
    laptop.new_id = iter(f"ny-{n}" for n in range(10_000)).__next__  # type: ignore[method-assign]
    archive = open_archive(path, laptop)
    here = replace(made, archive=archive, laptop=laptop, session=Session(archive, laptop))
    yield here
    here.session.close()


def test_the_bytes_and_both_hashes_are_those_that_were_approved(held: Held) -> None:
    (paper,) = held.approve().values()
    issue = minutes.edition(held.desk.record, held.service)
    assert issue.state is MinutesState.APPROVED
    assert hashlib.sha256(paper.pdf).hexdigest() == issue.pdf_sha256
    found = held.issued()
    assert (found.pdf, draw(found.document)) == (paper.pdf, paper.pdf)
    assert minutes.content_hash(found.document) == issue.content_hash
    assert "godkjent av leder" in " ".join(found.document.footer)
    assert found.document.state == "Godkjent"


def test_what_was_approved_with_a_deadline_on_it_is_printed_with_it_for_good(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier program printed the deadline for comments on approved minutes as content."""
    held.desk.run(plan.change_day, comment_deadline=DATE + datetime.timedelta(days=9))
    monkeypatch.setattr(page_one, "comment_deadline", lambda day, _issue: day.info.comment_deadline)
    earlier = {"passing": ()}
    monkeypatch.setattr(build, "Document", lambda **facts: Document(**{**facts, **earlier}))
    (paper,) = held.approve().values()
    monkeypatch.undo()
    held.again()
    found = held.issued()
    assert found.pdf == paper.pdf
    assert "Frist for merknader" in repr(found.document)
    held.desk.run(correct, held.service, "leder", "feil dato")
    assert "Frist for merknader" not in repr(held.issued(2).document)
    assert held.issued(1).pdf == paper.pdf


def more_is_answered(held: Held) -> None:
    day = held.desk.record
    row = replace(day.all(Reason)[0], text="Noe helt annet")
    changed = Change(day.all(Reason)[0], row)
    held.desk.take(Step("step.x", (changed,)))


def it_is_opened_again(held: Held) -> None:
    held.again()


def it_is_restored_from_a_backup(held: Held) -> None:
    copy = held.path.with_name("kopi.dialogarkiv")
    held.archive.backup_to(copy)
    held.session.close()
    shutil.copyfile(copy, held.path)
    held.again()


def the_day_is_closed(held: Held) -> None:
    held.session.close_day(held.day_id, "alt er sett på")


def it_goes_to_another_laptop(held: Held) -> None:
    raw = json.dumps(export_day(held.archive, held.day_id)).encode()
    other = open_archive(held.path.with_name("b.dialogarkiv"), TestLaptop(name="b"), create=True)
    assert import_day(other, raw) == held.day_id
    other.close()
    held.again(other.path)


def a_later_day_is_planned(held: Held) -> None:
    plan = NewDay(
        kind=DayKind.DEEP_DIVE,
        date=DATE + datetime.timedelta(days=90),
        title="Neste",
        services=((held.service, 12),),
        subjects=(held.subject,),
        previous_day_id=held.day_id,
    )
    held.session.new_day(plan)


SINCE: tuple[Callable[[Held], None], ...] = (
    more_is_answered,
    it_is_opened_again,
    it_is_restored_from_a_backup,
    the_day_is_closed,
    it_goes_to_another_laptop,
    a_later_day_is_planned,
)


def test_nothing_that_is_done_since_changes_what_was_approved(held: Held) -> None:
    held.approve()
    before = held.issued()
    for happens in SINCE:
        happens(held)
        assert held.issued() == before, happens.__name__
    assert held.archive.faults() == ()
    assert held.desk.record.info.state is DayState.CLOSED


def test_a_correction_is_version_two_and_leaves_the_first_as_it_was(held: Held) -> None:
    held.approve()
    first = held.issued()
    held.desk.run(correct, held.service, "leder", "Feil ord om tida.")
    draft = held.issued().document
    assert held.issued(1) == first
    assert "versjon 2" in draft.footer
    assert "rettet fordi: Feil ord om tida." in repr(draft.blocks)
    held.desk.run(states.begin_read_through, held.service)
    held.laptop.later(90)
    held.approve()
    assert held.issued(1) == first
    assert held.issued(2).pdf != first.pdf
    assert len(held.session.papers(held.day_id, held.service)) == 2


def found_in(folder: Path) -> set[str]:
    """Return which of the words stand in any file of a folder, in whatever letters."""
    files = (path.read_bytes().lower() for path in folder.rglob("*") if path.is_file())
    every = b"".join(files)
    return {word for word in (STRUCK, FIRST, KEPT) if word.casefold().encode() in every}


def test_what_was_struck_or_worded_anew_is_nowhere_once_it_is_approved(held: Held) -> None:
    held.archive.backup_to(backup_name(held.path, held.laptop.now()))
    assert found_in(held.path.parent) == {STRUCK, FIRST, KEPT}
    labels = [entry.step.label for entry in held.desk.log if entry.step]
    assert {"step.minutes_struck", "step.reason_added"} <= set(labels)
    held.approve()
    held.session.rest()
    assert found_in(held.path.parent) == {KEPT}
    left = [entry.step.label for entry in held.desk.log if entry.step]
    assert not {"step.minutes_struck", "step.minutes_reworded", "step.reason_added"} & set(left)
    assert {"step.minutes_approved", "step.minutes_state_set", "step.answer_counted"} <= set(left)


def test_the_file_is_rewritten_only_where_something_was_struck_since(held: Held) -> None:
    held.approve()
    (backup,) = backups_of(held.path)
    held.desk.run(correct, held.service, "leder", "feil")
    held.desk.run(states.begin_read_through, held.service)
    held.approve()
    assert backups_of(held.path) == [backup]


def test_approving_cannot_be_undone_and_correcting_can(held: Held) -> None:
    assert held.desk.undoable is not None
    held.approve()
    assert held.desk.undo() is None
    held.desk.run(correct, held.service, "leder", "feil")
    held.again()
    assert held.desk.undo() is not None
    assert minutes.edition(held.desk.record, held.service).version == 1
    assert held.desk.undo() is None


def test_lines_that_were_stripped_are_counted_once_when_the_day_is_closed(held: Held) -> None:
    held.approve()
    held.session.close_day(held.day_id, "alt er sett på")
    query = 'SELECT "label", "count" FROM "journal" WHERE "step" IS NULL'
    lines = dict(held.archive.read(lambda c: c.execute(query).fetchall()))
    assert lines["step.reason_added"] == 2
    assert lines["journal.stripped"] == 0


def test_what_changed_while_the_paper_was_drawn_is_not_approved(held: Held) -> None:
    approval = held.session.prepare_approval(held.day_id, held.asked)
    more_is_answered(held)
    with pytest.raises(RuleBroken, match=r"minutes\.changed_meanwhile"):
        held.session.approve(held.day_id, held.asked, approval, draw(approval.document))
    assert held.session.papers(held.day_id) == {}


def test_a_disk_that_fails_leaves_nothing_approved(held: Held, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise StoreFailed("full")

    before = held.desk.record
    with monkeypatch.context() as disk:
        disk.setattr(held.archive._file, "commit", full)
        with pytest.raises(StoreFailed):
            held.approve()
    assert held.desk.record == before == held.session.saved_day(held.day_id)
    assert held.session.papers(held.day_id) == {}
    held.approve()


def test_an_approval_told_to_have_failed_is_taken_back_with_its_paper(held: Held, monkeypatch):
    file = held.archive._file
    commit = file.commit

    def written_but_told_to_have_failed(work, is_there):
        commit(work, is_there)
        raise StoreFailed("unknown")

    history = held.archive.journal(held.day_id)
    with monkeypatch.context() as disk:
        disk.setattr(file, "commit", written_but_told_to_have_failed)
        with pytest.raises(StoreFailed):
            held.approve()
    assert held.issued().pdf == b""
    held.archive.keep_draft("", "place", "x")
    assert held.archive.journal(held.day_id) == history
    held.laptop.later(1)
    held.approve()
    held.again()
    assert "kl. 09.01" in " ".join(held.issued().document.footer)
    assert held.archive.faults() == ()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE paper SET pdf = CAST(pdf || ' ' AS BLOB)",
        "UPDATE paper SET content = replace(content, 'Godkjent', 'Utkast'), pdf = x'00'",
        "UPDATE paper SET content = replace(content, 'rekker', 'rakk')",
        "UPDATE paper SET content = '{'",
    ],
)
def test_a_paper_that_is_not_what_was_approved_is_refused_and_found(held: Held, harm: str) -> None:
    held.approve()
    held.archive.amend(lambda connection: connection.execute(harm))
    with pytest.raises(RuleBroken, match=r"paper\.damaged"):
        held.issued()
    assert held.archive.faults() == ("damaged: paper",)
    assert export_day(held.archive, held.day_id)["papers"] == []


def test_a_paper_that_is_gone_is_never_made_up(held: Held) -> None:
    held.approve()
    held.archive.amend(lambda connection: connection.execute("DELETE FROM paper"))
    with pytest.raises(RuleBroken, match=r"paper\.missing"):
        held.issued()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda paper: {**paper, "pdf": "AAAA"},
        lambda paper: {**paper, "pdf": "ikke base64"},
        lambda paper: {**paper, "content": paper["content"].replace("rekker", "rakk")},
        lambda paper: {**paper, "minutes_id": "en annen"},
        lambda paper: {**paper, "more": ""},
        lambda paper: {"minutes_id": paper["minutes_id"]},
        lambda paper: "papir",
    ],
)
def test_a_file_with_another_paper_than_was_approved_is_refused_whole(held: Held, spoil) -> None:
    held.approve()
    content = export_day(held.archive, held.day_id)
    content["papers"] = [spoil(content["papers"][0])]
    other = open_archive(held.path.with_name("b.dialogarkiv"), TestLaptop(), create=True)
    with pytest.raises(RuleBroken, match=r"import\.paper_wrong"):
        import_day(other, json.dumps(content).encode())
    assert other.days() == []
    other.close()

"""What grows out of the days stands for good once approved, whatever kind of document it is."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.commands.shelf.values import NewValue, add_value
from dialog_app.core.errors import RuleBroken
from dialog_app.core.issue import About, edition, states, told, versions
from dialog_app.core.minutes.blocks import Document, Paragraph, content_hash, text
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import Value
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.rehearsal import MemoryArchive
from dialog_app.desk.session import Session
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.salvage.saving import salvage
from tests.core.days import NINE, TestLaptop

DESCRIPTION = About(PaperKind.DESCRIPTION, "SH")
IN_NYNORSK = About(PaperKind.DESCRIPTION, "SH", "nn")
TO_CHILDREN = About(PaperKind.BACK_TO_CHILDREN, "method:G4")


def draw(document: Document) -> bytes:
    """Draw a document as something that stands in for a PDF."""
    return f"%PDF- {document.title} {document.footer} {document.blocks}".encode()


@dataclass
class Desk:
    """An archive on the disk, and a document that says what values there are."""

    archive: SqliteArchive
    laptop: TestLaptop
    session: Session

    def make(self, paper: PracticePaper) -> Document:
        words = Texts(paper.language)
        values = self.session.register.all(Value)
        said = sorted(value.title.nb for value in values if value.set_version == "Våre")
        return Document(
            language=paper.language,
            title=f"{paper.kind} {paper.about}",
            header="",
            state=told.state(words, paper),
            footer=told.footer(words, "Prøve", paper),
            page_of="",
            blocks=tuple(Paragraph(text(one)) for one in said),
        )

    def value(self, title: str) -> None:
        new = NewValue(set_version="Våre", title=Words(title), in_practice=Words())
        self.session.register_desk.run(add_value, new)

    def edition(self, about: About = DESCRIPTION) -> PracticePaper:
        return edition(self.session.register, about)

    def approve(self, about: About = DESCRIPTION, role: str = "fagleder") -> PracticePaper:
        approval = self.session.issuing.prepare(about, role, self.make)
        self.session.issuing.approve(approval, role, self.make, draw(approval.document))
        return self.edition(about)

    def issued(self, paper: PracticePaper):
        return self.session.issuing.issued(paper, self.make)

    def again(self) -> None:
        self.session.close()
        self.archive = open_archive(self.archive.path, self.laptop)
        self.session = Session(self.archive, self.laptop)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    laptop = TestLaptop()
    archive = open_archive(tmp_path / "a.dialogarkiv", laptop, create=True)
    made = Desk(archive, laptop, Session(archive, laptop))
    made.value("åpenhet")
    yield made
    made.session.close()


@pytest.mark.parametrize("about", [DESCRIPTION, IN_NYNORSK, TO_CHILDREN])
def test_what_was_approved_is_kept_byte_for_byte_with_both_hashes(desk: Desk, about: About) -> None:
    paper = desk.approve(about)
    first = desk.issued(paper)
    assert (paper.state, paper.version, paper.changed_by_role) == ("approved", 1, "fagleder")
    assert hashlib.sha256(first.pdf).hexdigest() == paper.pdf_sha256
    assert content_hash(first.document) == paper.content_hash
    assert first.pdf == draw(first.document)
    desk.value("mot")
    desk.again()
    assert desk.issued(desk.edition(about)) == first
    assert desk.archive.faults() == ()


def test_a_document_goes_out_for_comments_and_comes_back(desk: Desk) -> None:
    run = desk.session.register_desk.run
    assert desk.edition().state is MinutesState.DRAFT
    until = NINE.date() + datetime.timedelta(days=14)
    run(states.send_for_comments, DESCRIPTION, until, "redaktør")
    sent = desk.edition()
    assert (sent.state, sent.comment_deadline) == (MinutesState.FOR_COMMENTS, until)
    run(states.send_for_comments, DESCRIPTION, until + datetime.timedelta(days=7))
    assert desk.edition().comment_deadline != until
    run(states.back_to_draft, DESCRIPTION)
    assert (desk.edition().state, desk.edition().comment_deadline) == (MinutesState.DRAFT, None)
    assert [one.id for one in versions(desk.session.register, DESCRIPTION)] == [sent.id]
    for _ in range(4):
        desk.session.register_desk.undo()
    assert versions(desk.session.register, DESCRIPTION) == ()


def test_each_language_has_states_of_its_own(desk: Desk) -> None:
    desk.approve(IN_NYNORSK)
    assert desk.edition(DESCRIPTION).state is MinutesState.DRAFT


def test_what_is_not_possible_is_refused_with_its_own_sentence(desk: Desk) -> None:
    run = desk.session.register_desk.run
    yesterday = NINE.date() - datetime.timedelta(days=1)
    refused = {
        "deadline_gone": lambda: run(states.send_for_comments, DESCRIPTION, yesterday),
        "not_sent": lambda: run(states.back_to_draft, DESCRIPTION),
        "not_approved": lambda: run(states.correct, DESCRIPTION, "leder", "feil"),
        "role_missing": lambda: desk.approve(role="Kari Nordmann"),
        "hash_wrong": lambda: run(
            states.approve, states.as_approved(desk.session.register, DESCRIPTION, "leder", NINE)
        ),
    }
    for code, deed in refused.items():
        with pytest.raises(RuleBroken, match=rf"practice_paper\.{code}"):
            deed()
    assert versions(desk.session.register, DESCRIPTION) == ()
    desk.approve()
    for deed in (
        lambda: run(states.send_for_comments, DESCRIPTION),
        lambda: run(states.back_to_draft, DESCRIPTION),
        desk.approve,
    ):
        with pytest.raises(RuleBroken, match=r"practice_paper\.approved"):
            deed()
    with pytest.raises(RuleBroken, match=r"practice_paper\.reason_missing"):
        run(states.correct, DESCRIPTION, "leder", " ")


def test_a_change_after_approval_is_version_two_and_leaves_the_first(desk: Desk) -> None:
    first = desk.approve()
    kept = desk.issued(first)
    desk.session.register_desk.run(states.correct, DESCRIPTION, "leder", "Mot manglet.")
    desk.value("mot")
    draft = desk.edition()
    assert (draft.version, draft.reason, draft.state) == (2, "Mot manglet.", MinutesState.DRAFT)
    assert "mot" in repr(desk.issued(draft).document)
    second = desk.approve()
    assert desk.issued(second) != kept
    assert desk.issued(first) == kept


def test_approving_is_final_and_what_follows_can_be_undone(desk: Desk) -> None:
    desk.approve()
    assert desk.session.register_desk.undo() is None
    desk.session.register_desk.run(states.correct, DESCRIPTION, "leder", "feil")
    desk.again()
    assert desk.session.register_desk.undo() is not None
    assert desk.session.register_desk.undo() is None
    assert desk.edition().state is MinutesState.APPROVED


def test_what_changed_while_it_was_drawn_is_not_approved(desk: Desk) -> None:
    approval = desk.session.issuing.prepare(DESCRIPTION, "leder", desk.make)
    desk.value("mot")
    with pytest.raises(RuleBroken, match=r"practice_paper\.changed_meanwhile"):
        desk.session.issuing.approve(approval, "leder", desk.make, b"%PDF-")
    assert versions(desk.session.register, DESCRIPTION) == ()


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("UPDATE issued SET pdf = CAST(pdf || ' ' AS BLOB)", "damaged"),
        ("UPDATE issued SET content = replace(content, 'penhet', 'penhed')", "damaged"),
        ("UPDATE issued SET content = '{'", "damaged"),
        ("DELETE FROM issued", "missing"),
    ],
)
def test_a_paper_that_is_not_what_was_approved_is_refused(desk: Desk, harm: str, code: str) -> None:
    paper = desk.approve()
    desk.archive.amend(lambda connection: connection.execute(harm))
    with pytest.raises(RuleBroken, match=rf"paper\.{code}"):
        desk.issued(paper)
    assert desk.archive.faults() == (("damaged: issued",) if code == "damaged" else ())


@pytest.mark.parametrize("begun", [False, True])
def test_an_approval_told_to_have_failed_is_taken_back_with_its_paper(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    if begun:
        desk.session.register_desk.run(states.send_for_comments, DESCRIPTION)
    file = desk.archive._file
    commit = file.commit

    def written_but_told_to_have_failed(work, is_there):
        commit(work, is_there)
        raise StoreFailed("unknown")

    with monkeypatch.context() as disk:
        disk.setattr(file, "commit", written_but_told_to_have_failed)
        with pytest.raises(StoreFailed):
            desk.approve()
    desk.archive.keep_draft("", "place", "x")
    count = "SELECT count(*) FROM issued"
    assert desk.archive.read(lambda c: c.execute(count).fetchone()) == (0,)
    desk.approve()
    desk.again()
    assert desk.issued(desk.edition()).pdf
    assert desk.archive.faults() == ()


def test_a_rehearsal_keeps_the_same_promises() -> None:
    laptop = ThisLaptop("laptop-1", lambda: NINE)
    archive = MemoryArchive(laptop)
    desk = Desk(archive, laptop, Session(archive, laptop))  # type: ignore[arg-type]
    paper = desk.approve()
    assert desk.issued(paper).pdf
    assert desk.session.register_desk.undo() is None


@pytest.mark.parametrize("harmed", [False, True])
def test_what_is_saved_of_a_damaged_archive_is_what_was_approved_or_nothing(
    desk: Desk, harmed: bool
) -> None:
    paper = desk.approve()
    kept = desk.archive.issued(paper.id)
    if harmed:
        harm = "UPDATE issued SET content = replace(content, 'penhet', 'penhed')"
        desk.archive.amend(lambda connection: connection.execute(harm))
    desk.session.close()
    new = desk.archive.path.with_name("reddet.dialogarkiv")
    done = salvage(desk.archive.path, new, None, desk.laptop, "Reddet")
    assert done.lost.get("issued", 0) == harmed
    desk.archive = open_archive(new, desk.laptop)
    desk.session = Session(desk.archive, desk.laptop)
    assert desk.archive.issued(paper.id) == (None if harmed else kept)
    assert desk.archive.faults() == ()

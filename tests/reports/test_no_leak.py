"""No paper, file or table of any of very many services holds what is another's or nobody's."""

import dataclasses
import email
import email.policy
import io
import json
import re
import typing
import zipfile

import pikepdf
import pypdf
import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.blocks import Bars
from dialog_app.core.minutes.matter import Matter
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.papers import DayPaper, forms, invitation
from dialog_app.core.protection import Part, protect
from dialog_app.core.sheets import protected
from dialog_app.core.tables import DAY_ROWS
from dialog_app.reports import day_papers
from dialog_app.reports.outgoing import Files, OutgoingMaker
from tests.reports.planted import Planted, planted_fields, planted_in
from tests.reports.planted_day import planted_day

SERVICES = 150
WORDS = Texts("nb")


@pytest.fixture(scope="module")
def first() -> Planted:
    """Return the day."""
    return planted_day(SERVICES)


@pytest.fixture(scope="module")
def documents(first):
    """Return the minutes of every service."""
    return made_for(first, first.services)


def made_for(day, services):
    shares = Shares(day.day)
    return {one: minutes.document(shares.of(one), day.register, one, WORDS) for one in services}


def tables(day, share, service_id):
    matter = Matter(share, day.register, service_id)
    voice = Voice(WORDS, "nb")
    return protected.answers_table(matter, voice), protected.findings_table(matter, voice)


def test_a_word_stands_in_every_place_one_can_write(first):
    planted = planted_fields(first.day_rows)
    writable = {
        (kind.__name__, field.name)
        for kind in DAY_ROWS
        for field in dataclasses.fields(kind)
        if is_writable(kind, field.name)
    }
    assert writable - planted == set()


CODES = re.compile(r"id|.*_id|to_id|.*_kind|.*_code|origin|language|zone|rule_version|code")
NO_WORDS = {
    # Codes and ids of other rows.
    *(("AgendaItem", "carried_to"), ("AgendaItem", "carried_from"), ("Answer", "supersedes")),
    *(("Obstacle", "crc_article"), ("Obstacle", "merged_into"), ("Obstacle", "same_as")),
}


def is_writable(kind, name):
    typed = typing.get_type_hints(kind)[name]
    return typed is str and not CODES.fullmatch(name) and (kind.__name__, name) not in NO_WORDS


def test_the_minutes_hold_all_a_service_may_read_and_nothing_else(first, documents):
    for service_id, document in documents.items():
        found = planted_in(json.dumps(dataclasses.asdict(document)))
        assert found == first.own(service_id), service_id


def test_every_row_of_numbers_is_what_protection_tells(first, documents):
    shares = Shares(first.day)
    for service_id, document in documents.items():
        told = [dict(protect(tally).parts) for tally in first.tallies_of(service_id)]
        drawn = [[bar.count for bar in one.rows[:-1]] for one in bars(document)]
        assert drawn == [list(parts.values()) for parts in told if parts], service_id
        table, _ = tables(first, shares.of(service_id), service_id)
        cells = [dict(zip(Part, row[_FIRST_PART:-1], strict=True)) for row in table.rows]
        given = [{part: n for part, n in row.items() if n != ""} for row in cells]
        assert given == told, service_id


_FIRST_PART = 7


def bars(document):
    return (block for block in document.blocks if isinstance(block, Bars))


def test_made_of_the_whole_day_they_are_the_same_and_so_are_the_tables(first, documents):
    for service_id in first.services[::30]:
        whole = minutes.document(first.day, first.register, service_id, WORDS)
        assert whole == documents[service_id]
        for table in tables(first, first.day, service_id):
            found = planted_in(json.dumps(dataclasses.asdict(table)))
            assert found <= first.own(service_id), service_id


def test_what_a_service_may_not_know_changes_nothing_in_its_files(first, documents):
    other = planted_day(SERVICES, other=True)
    assert other.day != first.day
    of_first, of_other = Shares(first.day), Shares(other.day)
    for service_id, document in made_for(other, other.watched).items():
        assert document == documents[service_id], service_id
        one, two = (
            tables(day, shares.of(service_id), service_id)
            for day, shares in ((first, of_first), (other, of_other))
        )
        assert one == two, service_id


@pytest.fixture(scope="module")
def files(first):
    """Return the files of some services by kind: those at both ends, and some between."""
    maker = OutgoingMaker(first.day, first.register)
    chosen = [*first.services[:2], *first.services[74:76], *first.services[-2:]]
    made = {one: Files(maker.of(one)) for one in chosen}
    return {one: {kind: files.of(kind) for kind in FileKind} for one, files in made.items()}


def test_no_file_holds_what_a_service_may_not_read(first, files, documents):
    for service_id, made in files.items():
        own = first.own(service_id)
        shown = planted_in(json.dumps(dataclasses.asdict(documents[service_id])))
        for kind in (FileKind.DOCX, FileKind.TXT):
            name, content = made[kind]
            assert planted_in(name) <= own, name
            assert planted_in(everything_in(content)) == shown, name


def everything_in(content):
    """Return all that stands in a file, taken out of its wrapping where it has one."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())


def test_a_mail_goes_to_the_service_s_own_leader_and_says_nothing_more(first, files):
    for service_id, made in files.items():
        _, content = made[FileKind.EML]
        mail = email.message_from_bytes(content, policy=email.policy.default)
        assert mail["To"] == first.mails[service_id]
        assert planted_in(str(mail["Subject"])) <= first.own(service_id)
        assert planted_in(mail.get_body().get_content()) <= first.own(service_id)
        (attached,) = mail.iter_attachments()
        assert attached.get_content() == made[FileKind.PDF][1]


def test_no_pdf_holds_what_a_service_may_not_read(first, files, tmp_path):
    for service_id, made in files.items():
        own = first.own(service_id)
        name, content = made[FileKind.PDF]
        assert planted_in(everywhere_in(content)) <= own
        path = tmp_path / name
        path.write_bytes(content)
        assert planted_in(drawn_on(path)) == own


def everywhere_in(content):
    """Return all that stands in a PDF beside its pages: what it says of itself, outline, parts."""
    with pikepdf.open(io.BytesIO(content)) as file:
        told = [str(one) for one in file.docinfo.values()]
        told.append(file.Root.Metadata.read_bytes().decode("utf-8"))
        told += [repr(one) for one in file.objects]
    return "\n".join(told)


def drawn_on(path):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize("kind", [DayPaper.AGENDA, DayPaper.POSTER, DayPaper.FORMS])
def test_what_everybody_gets_holds_only_what_everybody_may_read(first, kind):
    everybody = set.intersection(*(first.own(one) for one in first.services))
    paper = day_papers.document(kind, first.day, first.register, WORDS)
    assert planted_in(json.dumps(dataclasses.asdict(paper))) <= everybody


def test_what_a_service_gets_before_the_day_holds_only_its_own(first):
    for service_id in first.services[::30]:
        names = first.leaders[service_id] | first.own(service_id)
        for make in (invitation.letter, forms.document):
            args = (WORDS, service_id) if make is forms.document else (service_id, WORDS)
            paper = make(first.day, first.register, *args)
            assert planted_in(json.dumps(dataclasses.asdict(paper))) <= names, service_id

"""Of 150 services none reads a word, a name or a number of another in any kind of file."""

import email
import io
import re
import zipfile
from email.policy import default

import pikepdf
import pypdf
import pytest

from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.document_json import to_json
from dialog_app.reports.outgoing import Files, OutgoingMaker
from tests.reports import many

SERVICES = 150
DAY, REGISTER = many.day_and_register(SERVICES, 1, "KANARI")


def whose(words):
    """Return the numbers of the services that something says a word or the name of."""
    found = re.findall(r"KANARI(\d{3})|Tjeneste (\d+)", words)
    return {int(said or named) for said, named in found}


def test_all_that_goes_out_for_a_service_is_its_own():
    maker = OutgoingMaker(DAY, REGISTER)
    assert len(DAY.service_ids) == SERVICES
    for service_id in DAY.service_ids:
        number = int(service_id.removeprefix("s-"))
        out = maker.of(service_id)
        said = to_json(out.paper.document)
        assert whose(said) == {number}
        assert f"KANARI{number:03}" in said
        letter = (out.letter.to, out.letter.subject, *out.letter.lines, out.service)
        assert whose(" ".join(letter)) == {number}


@pytest.mark.parametrize("number", [0, 77, 149])
def test_no_file_holds_more_than_it_was_made_from(number):
    files = Files(OutgoingMaker(DAY, REGISTER).of(f"s-{number}"))
    for kind in FileKind:
        _, content = files.of(kind)
        assert whose(WAYS[kind](content)) == {number}, kind


def pdf_words(content):
    """Return what a PDF says on its pages, and all it holds beside them."""
    pages = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    with pikepdf.open(io.BytesIO(content)) as file:
        rest = [repr(one) for one in file.objects]
        rest += [
            one.read_bytes().decode("latin-1")
            for one in file.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Type") == pikepdf.Name.Metadata
        ]
    return " ".join((pages, *rest))


def docx_words(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return " ".join(package.read(name).decode() for name in package.namelist())


def mail_words(content):
    message = email.message_from_bytes(content, policy=default)
    (attached,) = message.iter_attachments()
    heads = (*map(str, message.values()), attached.get_filename())
    body = message.get_body().get_content()
    return " ".join((*heads, body, pdf_words(attached.get_content())))


WAYS = {
    FileKind.PDF: pdf_words,
    FileKind.DOCX: docx_words,
    FileKind.TXT: bytes.decode,
    FileKind.EML: mail_words,
}

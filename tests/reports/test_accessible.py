"""Every paper can be read aloud and lie in an archive: checked by those who know the standards."""

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from functools import partial

import pikepdf
import pytest

from dialog_app.core.minutes.blocks import Column, Table, text
from dialog_app.reports import pdf
from tests.reports import charts, papers, sample, spoken
from tests.reports.test_pdf import of_blocks, rendered

# The checker keeps its library in the home of whoever runs the tests, not in a test's own.
OWN = dict(os.environ)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with every paper, by name."""
    place = tmp_path_factory.mktemp("papers")
    for name, plan in papers.plans():
        (place / f"{name}.pdf").write_bytes(pdf.render(papers.of_plan(plan)))
    for name, document in papers.others():
        (place / f"{name}.pdf").write_bytes(pdf.render(document))
    every = (*charts.EVERY, charts.heat(columns=14, rows=40, title=papers.EXTREME[1]))
    (place / "charts.pdf").write_bytes(pdf.render(of_blocks(*every)))
    return place


@pytest.fixture(scope="module")
def checked(shared):
    """Return what asks veraPDF: by name, an empty text or the rules that fail."""
    if shutil.which("java") is None:
        pytest.skip("no java here, and so no veraPDF")
    return partial(_asked, shared / "tools" / "check-pdf")


def _asked(tool, standard, folder):
    files = sorted(folder.glob("*.pdf"))
    run = subprocess.run(
        [tool, standard, *files], check=False, capture_output=True, text=True, env=OWN
    )
    told = re.findall(r"^(\S+) \w+ compliant=(\w+).*\n((?:  .*\n)*)", run.stdout, re.MULTILINE)
    if not told:
        pytest.skip(f"veraPDF could not be set up: {run.stderr[-300:]}")
    assert len(told) == len(files)
    return {
        path.rsplit("/", 1)[-1].removesuffix(".pdf"): "" if well == "true" else failed or "?"
        for path, well, failed in told
    }


@pytest.mark.long
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_every_paper_keeps_the_standards_for_access_and_for_archives(checked, folder, standard):
    told = checked(standard, folder)
    assert len(told) > 15
    assert {name: failed for name, failed in told.items() if failed} == {}


def _untag(file):
    page = file.pages[0]
    loose = pikepdf.Stream(file, b"BT 1 0 0 1 20 20 Tm /F1+0 10 Tf (x) Tj ET")
    page.Contents = pikepdf.Array([page.Contents, file.make_indirect(loose)])


def _forget_columns(file):
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.TH:
            del one["/A"]


def _forget(key):
    return lambda file: file.Root.__delitem__(key)


SPOILED = {
    "language": _forget("/Lang"),
    "structure": _forget("/StructTreeRoot"),
    "columns": _forget_columns,
    "untagged": _untag,
    "properties": _forget("/Metadata"),
}


@pytest.mark.long
def test_the_check_finds_a_paper_that_lacks_something(checked, tmp_path):
    content = rendered(sample.Plan(methods=1))
    for name, spoil in SPOILED.items():
        with pikepdf.open(io.BytesIO(content)) as file:
            spoil(file)
            file.save(tmp_path / f"{name}.pdf")
    told = checked("ua1", tmp_path)
    assert [name for name in SPOILED if not told[name]] == []


def needs_poppler(program):
    return pytest.mark.skipif(
        shutil.which(program) is None, reason=f"no {program} here (poppler-utils)"
    )


READ = (
    "0-nb",
    "1-nn",
    "3-en",
    "3-nn",
    "extreme",
    "name",
    "report-nb",
    "letter",
    "agenda",
    "silent",
)


@needs_poppler("pdfinfo")
@pytest.mark.parametrize("name", READ)
def test_all_words_are_read_aloud_in_order_as_what_they_are(tmp_path, name):
    plans = dict(papers.plans())
    document = papers.of_plan(plans[name]) if name in plans else dict(papers.others())[name]
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.render(document))
    assert spoken.of_file(path) == spoken.of_document(document)


@needs_poppler("pdfinfo")
def test_other_scripts_are_in_the_file_as_they_were_typed(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.render(papers.of_plan(dict(papers.plans())["extreme"])))
    read = " ".join(words for _, words in spoken.of_file(path))
    for typed in (
        "Sámi: čáŋđŧžš ŠŽŊ, nuorttasámi: ǩǥǯʒ",
        "Bra 😀👍 ≥ 3 → neste ✓ 🇳🇴 👨👩👧 ❤ ✅",
        "السلام عليكم، كيف حالكم؟ لا بأس (123 شخصا). نحن هنا",
        "میخواهم به شما بگویم که گچپژ خوب است ۱۲۳",
        "שלום עולם, מה שלומך? 12.5",
        "ሰላም ለዓለም og [devanagari",
        "<b>fet</b> & «sitat» \\ ( ) %PDF",
    ):
        assert typed in read


@needs_poppler("pdftotext")
def test_other_scripts_can_be_searched_for_and_copied(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.render(papers.of_plan(dict(papers.plans())["extreme"])))
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], check=True, capture_output=True, text=True
    )
    read = "".join(sign for sign in told.stdout if unicodedata.category(sign) != "Cf")
    for typed in ("السلام عليكم", "لا بأس", "گچپژ خوب است", "שלום עולם", "😀"):
        assert typed in read


@needs_poppler("pdffonts")
def test_every_font_comes_with_the_paper(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.render(papers.of_plan(dict(papers.plans())["extreme"])))
    told = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True)
    _, _, *fonts = told.stdout.splitlines()
    assert len(fonts) >= 5
    for font in fonts:
        assert re.search(r"^\w{6}\+(Noto|DejaVu)\S+ +TrueType +\w+ +yes yes yes ", font)


def test_a_quotation_in_another_language_says_which():
    with pikepdf.open(io.BytesIO(rendered(sample.Plan(language="nn")))) as file:
        spans = [
            one
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Span
        ]
        assert spans
        assert {str(one.Lang) for one in spans} == {"nb-NO"}


def _headers(content, scope):
    """Return how many cells of a file head a row, or a column."""
    with pikepdf.open(io.BytesIO(content)) as file:
        scopes = [
            str(one.A.get("/Scope"))
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.TH
        ]
    return scopes.count(scope)


def test_what_names_a_row_is_read_as_its_header_and_nothing_else():
    columns = (Column("", 5), Column("Tiltak", 55), Column("Ansvarlig", 40))
    named = ((text("1"), text("Øve"), text("leder")), (text("Menneske først"), text("ikke spurt")))
    nameless = ((), (text("Står alene"),), ((), text("uten nummer"), text("leder")))
    content = pdf.render(of_blocks(Table(columns, (*named, *nameless))))
    assert _headers(content, "/Row") == 2
    assert _headers(content, "/Column") == 3


def test_every_action_of_the_minutes_has_its_number_as_header():
    content = rendered(sample.Plan(methods=1))
    assert _headers(content, "/Row") > 10


def test_titles_that_come_again_on_a_later_page_are_not_read_again():
    rows = tuple((text(f"Rad {number}"),) for number in range(100))
    content = pdf.render(of_blocks(Table((Column("TITTEL", 100),), rows)))
    with pikepdf.open(io.BytesIO(content)) as file:
        titles = [
            one
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.TH
        ]
        assert len(file.pages) > 2
        assert len(titles) == 1


def test_a_file_names_no_time_and_has_a_name_of_its_own():
    one, other = rendered(sample.Plan(methods=1)), rendered(sample.Plan(methods=3))
    with pikepdf.open(io.BytesIO(one)) as file, pikepdf.open(io.BytesIO(other)) as second:
        assert "/CreationDate" not in file.docinfo
        assert b"Date" not in file.Root.Metadata.read_bytes()
        assert bytes(file.trailer.ID[0]) != bytes(second.trailer.ID[0])


def test_the_same_paper_is_the_same_bytes_whatever_was_printed_before_it():
    code = (
        "import hashlib, sys; from dialog_app.reports import pdf; from tests.reports import papers;"
        "plans = dict(papers.plans()); made = {name: pdf.render(papers.of_plan(plans[name])) "
        "for name in sys.argv[1:]};"
        "print(sorted((name, hashlib.sha256(made[name]).hexdigest()) for name in made))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, *names],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed, names in (("1", ("1-nb", "extreme")), ("2", ("extreme", "1-nb")))
    ]
    assert told[0] == told[1]

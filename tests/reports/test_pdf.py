"""The paper itself: what can be read from it, and what can never be in it."""

import io
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.minutes.blocks import Column as TableColumn
from dialog_app.core.minutes.blocks import Document, Heading, Level, Paragraph, Table, text
from dialog_app.reports import pdf
from tests.reports import sample

LANGUAGES = ["nb", "nn", "en"]


def rendered(plan=None, service=sample.MINE):
    plan = plan or sample.Plan()
    words = Texts(plan.language)
    return pdf.render(minutes.document(sample.day(plan), sample.register(plan), service, words))


def pages(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def read(content):
    """Return all words of the file on one line, as a reader of the paper would meet them."""
    return " ".join(" ".join(pages(content)).split())


def of_blocks(*blocks, language="nb"):
    return Document(
        language=language,
        title="Prøve",
        header="Referat",
        state="UTKAST",
        footer=("Tjenesten", "versjon 1"),
        page_of="side {page} av {pages}",
        blocks=blocks,
    )


def test_the_numbers_the_source_and_the_actions_can_be_read():
    told = read(rendered())
    for words in (
        "enig 10 · delvis eller uenig 3 · tok ikke stilling 3",
        "enig 12 · delvis 0 · uenig 0 · tok ikke stilling 4",
        "pbrl. § 3-4, sjekket 03.11.2026",
        "Lage en fast ordlyd for å be om barnets ja før noe deles",
        "15.01.2027",
        "«Eksempel: Spør oss før dere sier det videre. Da tør vi å fortelle mer.»",
        "Delvis eller uenig 3",
    ):
        assert words in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_another_service_and_no_private_one_is_in_the_file(language):
    told = read(rendered(sample.Plan(language=language)))
    assert sample.ELSEWHERE not in told
    assert sample.PRIVATE not in told


def test_every_page_says_which_it_is_and_what_it_belongs_to():
    told = pages(rendered())
    for number, page in enumerate(told, start=1):
        assert f"side {number} av {len(told)}" in page
        assert "UTKAST" in page
        assert "versjon 1 · skrevet 18.11.2026 kl. 16.05" in page


def test_the_same_minutes_are_the_same_bytes():
    assert rendered() == rendered()


@pytest.mark.parametrize(("language", "code"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_language_and_title_are_set(language, code):
    with pikepdf.open(io.BytesIO(rendered(sample.Plan(language=language)))) as file:
        assert str(file.Root.Lang) == code
        assert "Skolehelsetjenesten, Bergen" in str(file.docinfo.Title)
        assert file.Root.ViewerPreferences.DisplayDocTitle


def test_all_fonts_are_embedded_and_none_is_a_standard_one():
    with pikepdf.open(io.BytesIO(rendered())) as file:
        fonts = [
            one
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.Font
        ]
        assert fonts
        for font in fonts:
            assert "NotoSans" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


HOSTILE = (
    "<b>fet uten slutt",
    '<img src="/etc/passwd" width="10" height="10"/>',
    '<a href="javascript:alert(1)">trykk</a> <a href="file:///etc/passwd">her</a>',
    "<para color=\"[[[getattr(pow, '__globals__')]]]\">",
    "a & b &amp; c &lt;",
)


def test_markup_in_a_text_is_letters_and_nothing_else():
    content = rendered(sample.Plan(methods=1, texts=HOSTILE))
    told = read(content)
    for words in HOSTILE:
        assert f"«{words}»" in told
    assert not {"/URI", "/GoToR", "/Launch", "/JavaScript", "/JS", "/Link", "/Image"} & said(
        content
    )


def said(content):
    """Return every name that stands as a key or a value anywhere in the file."""
    found = set()
    with pikepdf.open(io.BytesIO(content)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                found |= set(one.keys()) | {str(value) for _, value in one.items()}
    return found


def test_letters_of_the_north_signs_and_letters_no_font_has_can_be_read():
    texts = (
        "Sámi: čáŋđŧžš ŠŽŊ",
        "Bra 😀👍🏽 ≥ 3 → neste ✓",
        "linje\x07\x00 én\r\nlinje to",
        "กข",
    )
    told = read(rendered(sample.Plan(methods=1, texts=texts)))
    assert "Sámi: čáŋđŧžš ŠŽŊ" in told
    assert "Bra 😀👍 ≥ 3 → neste ✓" in told
    assert "linje én linje to" in told
    assert "[thai character ko kai][thai character kho khai]" in told


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    ["ord " * 50_000, "x" * 200_000, "\n".join(["linje"] * 33_000)],
    ids=["words", "one", "lines"],
)
def test_two_hundred_thousand_letters_are_printed_whole(words):
    content = pdf.render(of_blocks(Paragraph(text(words))))
    told = "".join("".join(pages(content)).split())
    assert told.count(words[:1]) >= words.count(words[:1])


def test_a_cell_longer_than_a_page_goes_on_on_the_next():
    words = " ".join(f"ord{number}" for number in range(4000))
    table = Table((TableColumn("Nr", 10), TableColumn("Hva", 90)), ((text("1"), text(words)),))
    told = pages(pdf.render(of_blocks(table)))
    assert len(told) > 3
    assert "ord0 " in told[0]
    assert "ord3999" in told[-1]
    assert all("Hva" in page for page in told)


@given(st.text(max_size=300))
def test_anything_a_person_can_type_is_printed(words):
    table = Table((TableColumn("", 20), TableColumn("Hva", 80)), ((text(words), text(words)),))
    blocks = of_blocks(Heading(text(words), Level.METHOD), Paragraph(text(words)), table)
    content = pdf.render(replace(blocks, title=words, header=words, state=words, footer=(words,)))
    with pikepdf.open(io.BytesIO(content)) as file:
        assert len(file.pages) >= 1
        with file.open_metadata() as told:
            assert told["dc:title"] == str(file.docinfo.Title) != ""


@pytest.mark.parametrize("methods", [0, 1, 3, 30])
def test_the_last_page_is_never_nearly_empty(methods):
    content = rendered(sample.Plan(methods=methods))
    last = pages(content)[-1]
    assert len(last.split()) > 60


@pytest.mark.parametrize("before", range(38, 46))
def test_a_heading_never_stands_last_on_a_page(before):
    filler = [Paragraph(text(f"Avsnitt {number}.")) for number in range(before)]
    blocks = (*filler, Heading(text("OVERSKRIFT")), Paragraph(text("Under.")))
    (page,) = (page for page in pages(pdf.render(of_blocks(*blocks))) if "OVERSKRIFT" in page)
    assert "Under." in page


@pytest.mark.parametrize("methods", [1, 8])
def test_a_method_begins_where_its_first_answers_stand(methods):
    for page in pages(rendered(sample.Plan(methods=methods))):
        begins = page.rfind("versjon 2")
        assert begins < 0 or "Svar fra tjenesten" in page[begins:] or "ikke spurt" in page[begins:]


def test_a_row_is_never_broken():
    more = "mer " * 30
    rows = tuple((text(f"Rad {number} her {more} slutt {number}."),) for number in range(40))
    told = pages(pdf.render(of_blocks(Table((TableColumn("Hva", 100),), rows))))
    assert len(told) > 1
    for number in range(40):
        (page,) = (page for page in told if f"Rad {number} her" in page)
        assert f"slutt {number}." in " ".join(page.split())


def test_nothing_of_reportlab_is_loaded_until_something_is_printed():
    code = (
        "import sys, dialog_app.reports.pdf, dialog_app.reports.files;"
        "sys.exit(any(name.startswith('reportlab') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_font_for_other_scripts_is_read_until_a_text_asks_for_it():
    code = (
        "from dialog_app.reports import fonts, pdf; from tests.reports import papers, sample;"
        "pdf.render(papers.of_plan(sample.Plan(methods=1)));"
        "assert fonts._spare.cache_info().currsize == 0;"
        "pdf.render(papers.of_plan(sample.Plan(methods=1, texts=('→',))));"
        "assert fonts._spare.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

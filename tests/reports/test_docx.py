"""A Word file of minutes: real styles, the document's words in order, and nothing else."""

import io
import itertools
import zipfile

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.text.paragraph import Paragraph as WordParagraph

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core import minutes
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import (
    Bar,
    Bars,
    Bullets,
    Column,
    Document,
    Heading,
    Level,
    PageBreak,
    Paragraph,
    Pattern,
    Quote,
    Run,
    Table,
    WritingRoom,
    plain,
    text,
)
from dialog_app.core.model.said import (
    Action,
    Answer,
    Link,
    Obstacle,
    Possibility,
    Reason,
    Round,
    Trial,
)
from dialog_app.reports import docx, plain_text
from tests.reports import sample
from tests.reports.block_words import words_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def of_blocks(*blocks, language="nb", **more):
    """Return a document that holds the blocks."""
    kept = {"title": "Tittel", "header": "Referat", "state": "UTKAST", "footer": ("fot", "v1")}
    kept["page_of"] = "side {page} av {pages}"
    return Document(language=language, blocks=blocks, **kept | more)


def read(document):
    return python_docx.Document(io.BytesIO(docx.render(document)))


def of_sample(language="nb", methods=3):
    plan = sample.Plan(methods=methods, language=language)
    day, register = sample.day(plan), sample.register(plan)
    return minutes.document(day, register, sample.MINE, Texts(language))


def paragraphs(file):
    """Return every paragraph in the order it is read, those in cells too."""
    return [WordParagraph(found, file) for found in file.element.body.iter(qn("w:p"))]


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_paper_stands_in_the_file_and_in_order(language):
    document = of_sample(language)
    said = " ".join(" ".join(one.text.split()) for one in paragraphs(read(document)))
    at = 0
    for words in words_of(document):
        found = said.find(" ".join(words.split()), at)
        assert found >= at, words
        at = found


@pytest.mark.parametrize("methods", [0, 60])
def test_no_method_and_sixty_are_both_a_file(methods):
    document = of_sample(methods=methods)
    headings = [one.text for one in paragraphs(read(document)) if one.style.name == "Heading 2"]
    titles = [plain(b.words) for b in document.blocks if getattr(b, "level", "") is Level.METHOD]
    assert [one for one in headings if one in titles] == titles
    assert len(titles) >= methods


def test_headings_have_the_levels_of_an_outline_without_gaps():
    file = read(of_sample())
    levels = [
        int(one.style.name[-1]) for one in file.paragraphs if one.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert set(levels) == {1, 2, 3}


def test_lists_and_quotations_have_styles_of_their_own():
    file = read(
        of_blocks(Bullets((text("punkt"),)), Quote("Barnas svar", text("Hør!"), text("kilde")))
    )
    styles = {one.text: one.style.name for one in file.paragraphs}
    assert styles["punkt"] == "List Bullet"
    assert styles["Hør!"] == "Quote"
    assert styles["Barnas svar"] == "Quote Heading"
    assert styles["kilde"] == "Quote Source"


def test_a_table_says_its_titles_again_on_every_page_and_breaks_no_row():
    columns = (Column("Hva", 70), Column("Hvem", 30))
    file = read(of_blocks(Table(columns, ((text("a"), text("b")), (text("resten"),)))))
    (table,) = file.tables
    first, *rest = table.rows
    assert [cell.text for cell in first.cells] == ["Hva", "Hvem"]
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert rest[1].cells[0]._tc.grid_span == 2
    assert table.columns[0].width > 2 * table.columns[1].width


def test_bars_are_words_and_counts_and_no_number_the_document_does_not_hold():
    bars = Bars((Bar("Enig", 9, Pattern.AGREE), Bar("Uenig", 0, Pattern.DISAGREE)), 12)
    (table,) = read(of_blocks(bars)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Svar", "Antall", "Andel av dem som ble spurt"],
        ["Enig", "9", ""],
        ["Uenig", "0", ""],
    ]


def test_a_page_break_starts_what_comes_after_on_a_new_page():
    file = read(of_blocks(Paragraph(text("en")), PageBreak(), Heading(text("to"))))
    breaks = {one.text: one.paragraph_format.page_break_before for one in file.paragraphs}
    assert breaks["to"] is True
    assert not breaks["en"]


def test_room_to_write_is_as_many_lines_as_asked_for():
    file = read(of_blocks(WritingRoom(3)))
    assert [one.style.name for one in file.paragraphs].count("Writing Line") == 3


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_file_and_what_is_quoted_say_their_language(language, tag):
    content = docx.render(
        of_blocks(Paragraph((Run("eget"), Run("sitat", language="nn"))), language=language)
    )
    parts = parts_of(content)
    assert f'w:lang w:val="{tag}"' in parts["word/styles.xml"]
    assert f"<dc:language>{tag}</dc:language>" in parts["docProps/core.xml"]
    assert parts["word/document.xml"].count('<w:lang w:val="nn-NO"/>') == 1


def test_state_and_page_numbers_run_along_on_every_page():
    file = read(of_blocks())
    (section,) = file.sections
    assert section.header.paragraphs[0].text == "Referat\tUTKAST"
    foot = section.footer.paragraphs[0]
    assert foot.text == "fot · v1\tside 1 av 1"
    fields = [one.text for one in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_nothing_tells_who_wrote_it_or_when():
    properties = read(of_sample()).core_properties
    assert properties.author == "Dialogdag"
    assert properties.title == of_sample().title
    assert properties.last_modified_by == properties.comments == properties.keywords == ""
    assert properties.created is None
    assert properties.modified is None


def test_nothing_private_and_nothing_of_another_service_is_in_any_part():
    for name, part in parts_of(docx.render(of_sample())).items():
        assert sample.PRIVATE not in part, name
        assert sample.ELSEWHERE not in part, name


def test_the_same_day_always_gives_the_same_bytes():
    content = docx.render(of_sample())
    assert content == docx.render(of_sample())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(1980, 1, 1)}


def test_no_part_comes_from_the_library_that_writes_it(monkeypatch):
    def fails(*_where):
        raise FileNotFoundError

    for kind in (HeaderPart, FooterPart):
        monkeypatch.setattr(kind, "new", fails)
    parts = parts_of(docx.render(of_blocks()))
    assert {"word/header.xml", "word/footer.xml", "word/styles.xml"} <= set(parts)
    assert not [name for name in parts if "thumbnail" in name or "theme" in name]


def test_hostile_text_is_words_like_others():
    hostile = "a\x00b\x1b\ud800\ufffe\u202e<w:p>&amp;]]>\r\nneste\tًسلام 😀"
    file = read(
        of_blocks(Heading(text(hostile)), Paragraph(text(hostile)), title=hostile, header=hostile)
    )
    wanted = "ab<w:p>&amp;]]>\nneste ًسلام 😀"
    assert [one.text for one in file.paragraphs] == [wanted, wanted]
    assert file.core_properties.title == " ".join(wanted.split())


def test_twenty_thousand_letters_in_one_reason_are_all_there():
    reason = "ord " * 5000
    file = read(of_blocks(Bullets((text(reason),))))
    assert file.paragraphs[0].text.split() == reason.split()


def test_what_closes_the_minutes_stays_together():
    file = read(of_blocks(closing=(Heading(text("Vern")), Paragraph(text("Slik."))), seal="Sum 1."))
    kept = {one.text: one.paragraph_format.keep_with_next for one in file.paragraphs}
    assert kept == {"Vern": True, "Slik.": True, "Sum 1.": None}


def test_a_service_that_nobody_answered_for_has_a_file_too():
    plan = sample.Plan(methods=2)
    said = (Answer, Round, Reason, Obstacle, Possibility, Action, Trial, Link)
    day = Day([row for row in sample.day(plan).rows() if not isinstance(row, said)])
    document = minutes.document(day, sample.register(plan), sample.MINE, Texts("nb"))
    read_back = read(document)
    assert "Ingen tiltak er avtalt." in [one.text for one in read_back.paragraphs]
    assert plain_text.render(document).count("Ingen tiltak er avtalt.") == 1

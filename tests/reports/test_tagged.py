"""Tags and pages agree: what is drawn knows its part, and a part knows where it is drawn."""

import io
import re

import pikepdf
import pytest

from dialog_app.core.minutes.blocks import Paragraph, text
from dialog_app.reports import pdf
from tests.reports import papers, sample
from tests.reports.test_pdf import of_blocks


@pytest.fixture(scope="module", params=["several", "extreme"])
def file(request):
    plan = sample.Plan(language="nn", methods=4)
    if request.param == "extreme":
        plan = sample.Plan(methods=1, texts=papers.EXTREME)
    with pikepdf.open(io.BytesIO(pdf.render(papers.of_plan(plan)))) as opened:
        yield opened


def operations(page):
    for one in pikepdf.parse_content_stream(page):
        yield str(one.operator), one.operands


def drawn(file):
    """Return, for each page and number, the tag that stands beside the number on the page."""
    told = {}
    for place, page in enumerate(file.pages):
        for name, operands in operations(page):
            if name == "BDC" and "/MCID" in operands[1]:
                key = place, int(operands[1].MCID)
                assert key not in told, "a number stands twice on a page"
                told[key] = str(operands[0])
    return told


def kept(file):
    """Return, for each page and number, the part that the tree says is drawn there."""
    pages = {page.obj.objgen: place for place, page in enumerate(file.pages)}
    told = {}

    def walk(part):
        kids = part.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                told[pages[part.Pg.objgen], kid] = part
            elif kid.get("/Type") == pikepdf.Name.MCR:
                told[pages[kid.Pg.objgen], int(kid.MCID)] = part
            else:
                if "/P" in kid:
                    assert part.get("/Type") == "/StructTreeRoot" or kid.P.objgen == part.objgen
                walk(kid)

    walk(file.Root.StructTreeRoot)
    return told


def test_every_stretch_on_a_page_is_a_part_of_the_tree_and_every_part_is_drawn(file):
    on_pages, in_tree = drawn(file), kept(file)
    assert on_pages == {key: str(part.S) for key, part in in_tree.items()}


def test_a_reader_that_begins_on_a_page_finds_the_parts_from_there(file):
    in_tree = kept(file)
    listed = list(file.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(key): list(parts) for key, parts in zip(listed[::2], listed[1::2], strict=True)}
    found = {
        (place, number): part.objgen
        for place, page in enumerate(file.pages)
        for number, part in enumerate(owners[int(page.obj.StructParents)])
    }
    assert found == {key: part.objgen for key, part in in_tree.items()}


def test_everything_that_is_drawn_belongs_or_decorates(file):
    shows = re.compile(r"Tj|TJ|S|f|s|B")
    for page in file.pages:
        depth = 0
        for name, _ in operations(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            assert 0 <= depth <= 1
            assert depth == 1 or not shows.fullmatch(name)
        assert depth == 0


def test_a_paragraph_over_several_pages_is_one_part():
    content = pdf.render(of_blocks(Paragraph(text("ord " * 5000))))
    with pikepdf.open(io.BytesIO(content)) as file:
        owners = {part.objgen for part in kept(file).values()}
        assert len(file.pages) > 2
        assert len(owners) == 1
        assert len(kept(file)) == len(file.pages)

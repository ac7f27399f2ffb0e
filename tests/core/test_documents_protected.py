"""Documents across services are attacked before they are made, and coarser where asked for."""

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.give_back import page, protecting
from dialog_app.core.give_back.ground import Ground, ground
from dialog_app.core.minutes.blocks import Bullets, plain
from dialog_app.core.model.practice import Coarsening, PaperKind
from dialog_app.core.model.said import SourceStatus, WhoCanChange
from dialog_app.core.publish.audit import Audit, Number
from dialog_app.core.publish.check import NotMade, Verdict
from dialog_app.core.recommend import build, sheet
from dialog_app.core.recommend.points import recommended
from dialog_app.core.recommend.tables import tables
from dialog_app.reports.plain_text import render
from tests.core.across_rows import Held, register

PARLIAMENT = WhoCanChange.PARLIAMENT


def made(*more: Coarsening) -> Ground:
    held = Held()
    held.answered(range(9), 9, 0, 0)
    held.answered(range(9, 12), 4, 0, 4)
    held.by_law(range(4), SourceStatus.CONFIRMED)
    held.by_law(range(4, 8), SourceStatus.CLAIMED)
    return ground(register(*more), held.days, held.sums)


def coarser(kind: PaperKind, about: str, table: str) -> Coarsening:
    return Coarsening(id="c-1", kind=kind, about=about, table=table, level=4)


def failing(raws, _levels, _progress=None) -> Verdict:
    """Find that every document gives its first number away."""
    raw = raws[0]
    number = Number(raw.key, raw.rows[0], raw.columns[0])
    return Verdict(Audit(pinned=(number,)), coarsen=raw.key, level=1)


def test_what_is_printed_of_a_document_passes_the_attack():
    base = made()
    told = tables(base, PARLIAMENT, recommended(base).to(PARLIAMENT))
    assert [table.is_whole for table in told.values()] == [True, True]
    found = render(build.document(base, PARLIAMENT, Texts("nb")))
    assert "8 av 12 tjenester" in found
    assert "bekreftet hinder; Tjenester: 4 tjenester" in found


def test_a_document_that_fails_is_not_made_in_any_form(monkeypatch):
    monkeypatch.setattr(protecting, "check", failing)
    for make in (
        lambda: page.document(made(), "m-ask", Texts("nb")),
        lambda: build.document(made(), PARLIAMENT, Texts("nb")),
        lambda: sheet.table(made(), Texts("nb"), PARLIAMENT),
        lambda: sheet.table(made(), Texts("nb")),
    ):
        with pytest.raises(NotMade) as refused:
            make()
        assert refused.value.table is not None
        assert refused.value.code == "recommend.gives_away"


def test_a_table_made_coarser_is_printed_coarser():
    row = coarser(PaperKind.BACK_TO_CHILDREN, "m-ask", "answers:v-ask")
    blocks = page.document(made(row), "m-ask", Texts("nb")).blocks
    lines = [plain(one) for block in blocks if isinstance(block, Bullets) for one in block.items]
    assert lines[0].startswith("12 tjenester har svart.")
    assert not any("9 av 12" in line for line in lines)


def test_a_source_made_coarser_tells_no_number():
    row = coarser(PaperKind.RECOMMENDATION, "parliament", "source:p-hpl21")
    told = " ".join(render(build.document(made(row), PARLIAMENT, Texts("nb"))).split())
    assert "8 av 12" not in told
    assert "kan ikke vises uten å si for mye om noen få" in told

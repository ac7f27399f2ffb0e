"""A bar says which table of a document gives too much away, and makes it coarser."""

import pytest

from dialog_app.core.model.practice import PaperKind
from dialog_app.core.publish.audit import Audit, Number
from dialog_app.core.publish.check import Verdict
from dialog_app.core.publish.fit import levels
from dialog_app.ui.across.coarsen_bar import CoarsenBar
from tests.drivers import memory_archive
from tests.drivers.around import around as around_of

PAPER = (PaperKind.DESCRIPTION, "SH")
FAILS = Audit(undecided=(Number("roles", "leader", "agree"),))
TITLES = {"roles": "Etter rolle", "kinds": "Etter slag tjeneste"}.__getitem__


class Bar:
    """The bar over a document, in a register of the demonstration."""

    def __init__(self, qtbot, session) -> None:
        self.session = session
        around = around_of(session)
        self.bar = CoarsenBar(around, PAPER)
        self.checked_anew = 0
        self.bar.coarser.connect(self._count)
        qtbot.addWidget(self.bar)

    def _count(self) -> None:
        self.checked_anew += 1

    def levels(self) -> dict[str, int]:
        return levels(self.session.register, *PAPER)


@pytest.fixture
def bar(qtbot) -> Bar:
    session, _ = memory_archive.demonstration()
    return Bar(qtbot, session)


def test_it_says_which_table_and_makes_it_coarser(bar: Bar) -> None:
    bar.bar.show_verdict(Verdict(FAILS, coarsen="roles", level=1), TITLES)
    assert not bar.bar.isHidden()
    assert "«Etter rolle» gir for mye bort" in bar.bar.sentence.text()
    bar.bar.button.click()
    assert bar.levels() == {"roles": 1}
    assert bar.checked_anew == 1


def test_it_is_gone_when_all_may_stand(bar: Bar) -> None:
    bar.bar.show_verdict(Verdict(FAILS, coarsen="roles", level=1), TITLES)
    bar.bar.show_verdict(Verdict(Audit()), TITLES)
    assert bar.bar.isHidden()


def test_where_everything_is_hidden_it_offers_what_may_show_more(bar: Bar) -> None:
    bar.bar.show_verdict(Verdict(Audit(), empty=(("roles", None), ("kinds", 3))), TITLES)
    assert "«Etter slag tjeneste» er skjult" in bar.bar.sentence.text()
    bar.bar.button.click()
    assert bar.levels() == {"kinds": 3}


def test_without_a_coarser_table_there_is_no_button(bar: Bar) -> None:
    bar.bar.show_verdict(Verdict(Audit(), empty=(("roles", None),)), TITLES)
    assert bar.bar.button.isHidden()
    assert "for få" in bar.bar.sentence.text()


def test_a_refusal_is_said_beside_it(bar: Bar) -> None:
    bar.bar.show_verdict(Verdict(FAILS, coarsen="roles", level=9), TITLES)
    bar.bar.button.click()
    assert bar.levels() == {}
    assert bar.bar.error.sentence() == "Tabellen kan ikke gjøres grovere enn dette."
    assert bar.checked_anew == 0

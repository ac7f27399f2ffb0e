"""Somebody makes a table of a document coarser, and fine again; a service lets itself be named."""

from functools import partial

import pytest

from dialog_app.core.commands.shelf.consents import name_service, withdraw_consent
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.practice import Coarsening, PaperKind
from dialog_app.core.publish.commands import coarsen, refine
from dialog_app.core.publish.fit import levels
from dialog_app.core.publish.names import name_of, naming_consent
from dialog_app.core.register import Register
from tests.drivers import memory_archive

PAPER = (PaperKind.DESCRIPTION, "SH")


@pytest.fixture
def desk():
    session, _ = memory_archive.demonstration()
    return session.register_desk


def there(register: Register) -> dict[str, int]:
    return levels(register, *PAPER)


def test_a_table_made_coarser_stays_so_until_it_is_undone(desk) -> None:
    desk.run(coarsen, PAPER, "roles", 1)
    assert there(desk.record) == {"roles": 1}
    desk.run(coarsen, PAPER, "roles", 3)
    assert there(desk.record) == {"roles": 3}
    assert len(desk.record.all(Coarsening)) == 1
    desk.undo()
    assert there(desk.record) == {"roles": 1}
    assert levels(desk.record, PaperKind.RECOMMENDATION, "SH") == {}


def test_a_table_gets_fine_again(desk) -> None:
    desk.run(coarsen, PAPER, "roles", 2)
    desk.run(refine, PAPER, "roles")
    assert there(desk.record) == {}


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (partial(coarsen, table="roles", level=0), "coarsening.level_wrong"),
        (partial(coarsen, table="roles", level=5), "coarsening.level_wrong"),
        (partial(coarsen, table="", level=1), "coarsening.table_missing"),
        (partial(refine, table="roles"), "coarsening.none"),
    ],
)
def test_what_makes_no_sense_is_refused(desk, deed, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        deed(desk.record, desk.laptop, PAPER)
    assert refused.value.code == code


def test_a_service_is_named_from_the_day_it_says_yes_until_it_says_no(desk) -> None:
    service = desk.record.services[0]
    assert name_of(desk.record, service.id).name == ""
    desk.run(name_service, service.id, "brev av 21.11.2026")
    assert service.name in name_of(desk.record, service.id).name
    consent = naming_consent(desk.record, service.id)
    assert consent is not None
    desk.run(withdraw_consent, consent.id)
    assert name_of(desk.record, service.id).name == ""

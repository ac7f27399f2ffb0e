"""A service is named outside the archive only while it has said yes."""

import datetime
from dataclasses import replace

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import Description
from dialog_app.core.model.services import Consent, ConsentKind, Service
from dialog_app.core.publish.names import SizeBand, name_of, size_band
from dialog_app.core.register import Register

DAY = datetime.date(2026, 11, 21)
SERVICE = Service(id="s1", origin="x", name="Lia PPT", kind="PPT", owner_name="Lia", size=12)
KIND = Description(
    id="d1", origin="x", code="PPT", programme_code="p", title=Words("PPT-tjenesten")
)
CONSENT = Consent(
    id="c1",
    origin="x",
    kind=ConsentKind.SERVICE_NAMED,
    about="s1",
    basis="brev",
    given_on=DAY,
)


def told(*rows: Consent) -> str:
    register = Register([SERVICE, KIND, *rows])
    return name_of(register, "s1").told(Texts("nb"), "nb")


def test_without_a_consent_kind_and_size_are_told() -> None:
    assert told() == "PPT-tjenesten, 10–49 ansatte"


def test_with_a_consent_the_name_is_told() -> None:
    assert told(CONSENT) == "Lia PPT, Lia"


@pytest.mark.parametrize(
    "other",
    [
        replace(CONSENT, withdrawn_on=DAY),
        replace(CONSENT, about="s2"),
        replace(CONSENT, kind=ConsentKind.QUOTATION),
    ],
)
def test_a_consent_that_is_withdrawn_or_about_something_else_names_nobody(other: Consent) -> None:
    assert "Lia" not in told(other)


def test_a_service_without_a_size_is_its_kind_alone() -> None:
    register = Register([replace(SERVICE, size=None), KIND])
    assert name_of(register, "s1").told(Texts("en"), "en") == "PPT-tjenesten"


@pytest.mark.parametrize(
    ("size", "band"),
    [
        (0, SizeBand.SMALL),
        (9, SizeBand.SMALL),
        (10, SizeBand.MIDDLE),
        (49, SizeBand.MIDDLE),
        (50, SizeBand.LARGE),
        (None, SizeBand.UNKNOWN),
    ],
)
def test_the_edges_of_the_bands(size: int | None, band: SizeBand) -> None:
    assert size_band(size) is band


def test_a_service_that_is_not_there_is_refused() -> None:
    with pytest.raises(RuleBroken):
        name_of(Register(), "s1")

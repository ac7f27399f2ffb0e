"""Invitations are made from the plan, for one service or for all of them."""

import pytest

from tests.drivers.plan import PlanDriver
from tests.ui.test_plan import Planning


@pytest.fixture
def page(qtbot) -> PlanDriver:
    return Planning(qtbot).page


def endings(folder) -> list[str]:
    return sorted(path.name.rpartition("_")[2] for path in folder.iterdir())


def test_every_service_gets_a_letter_and_a_calendar_file(page, tmp_path):
    page.press("open_invite")
    page.fill("invite_contact", "Ola, tlf. 123 45 678")
    page.fill("invite_folder", str(tmp_path))
    page.press("save_invitations")
    services = len(page.services())
    assert endings(tmp_path) == ["invitasjon.ics"] * services + ["invitasjon.pdf"] * services
    calendars = [path.read_bytes() for path in tmp_path.glob("*.ics")]
    assert all(b"123 45 678" in content.replace(b"\r\n ", b"") for content in calendars)


def test_one_service_can_be_invited_alone(page, tmp_path):
    page.press("open_invite")
    page.choose_in("invite_whom", 1)
    page.fill("invite_folder", str(tmp_path))
    page.press("save_invitations")
    assert endings(tmp_path) == ["invitasjon.ics", "invitasjon.pdf"]


def test_whom_to_ask_is_written_once(page):
    page.press("open_invite")
    page.fill("invite_contact", "Ola, tlf. 123 45 678")
    page.escape()
    page.press("open_invite")
    assert page.text("invite_contact") == "Ola, tlf. 123 45 678"


def test_what_could_not_be_saved_is_said_on_the_card(page, tmp_path):
    (tmp_path / "fil").write_text("ikke en mappe", encoding="utf-8")
    page.press("open_invite")
    page.fill("invite_folder", str(tmp_path / "fil"))
    page.press("save_invitations")
    assert page.fault_on_card("invite_error")

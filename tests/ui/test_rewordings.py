"""A service proposes another wording on a day; the catalogue's owners decide about it."""

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands import rewordings
from dialog_app.core.commands.findings import About
from dialog_app.core.minutes.blocks import Bullets, Heading, plain
from dialog_app.core.model.catalogue import RewordingVerdict, Verdict
from dialog_app.core.model.said import Rewording
from tests.drivers.catalogue import CatalogueDriver
from tests.drivers.live import LiveDriver
from tests.drivers.memory_archive import subject

TODAY = "Dialogdag i Nordvik"
PROPOSED = "Barnet bestemmer sammen med oss hva som deles."


def today(office):
    line = next(line for line in office.session.days() if line.title == TODAY)
    return office.session.day_desk(line.id)


@pytest.fixture
def live(window):
    window.open_day(TODAY, "live")
    driver = LiveDriver(window.window)
    driver.go_on()
    driver.show("answers")
    driver.turn_to("PPT")
    return driver


@pytest.fixture
def proposed(office, opened):
    """Open the catalogue at a method that PPT has proposed another wording of."""
    about = About(subject=subject("G4"), service_id="service-ppt")
    today(office).run(rewordings.propose, about, PROPOSED)
    window = opened(office)
    window.press("Ctrl+3")
    driver = CatalogueDriver(window.part("catalogue_page"))
    driver.go_to("Felles grunndel")
    driver.choose("G4")
    return driver


def method(office, code):
    return next(row for row in office.session.register.methods if row.code == code)


def verdicts(office):
    return office.session.register.all(RewordingVerdict)


def test_a_proposal_is_captured_like_anything_that_is_said(office, live):
    live.write(f"o {PROPOSED}")
    assert (live.line_kind(), live.line_service()) == ("Ordlyd", "PPT")
    live.say("")
    (row,) = today(office).record.all(Rewording)
    assert (row.text, row.service_id, row.subject) == (PROPOSED, "service-ppt", subject("G4"))
    live.leave_line()
    live.show("reasons")
    card = live.card(PROPOSED)
    assert (card.foot, card.chips) == ("forslag til ordlyd", (("service", "PPT"),))


def test_a_proposal_can_be_worded_anew_taken_away_and_undone(office, window, live):
    live.say(f"o {PROPOSED}")
    live.leave_line()
    live.show("reasons")
    live.reword(PROPOSED, "Barnet bestemmer.")
    assert [row.text for row in today(office).record.all(Rewording)] == ["Barnet bestemmer."]
    live.withdraw("Barnet bestemmer.")
    assert not today(office).record.all(Rewording)
    window.press("Ctrl+Z")
    assert [row.text for row in today(office).record.all(Rewording)] == ["Barnet bestemmer."]


def test_a_proposal_is_moved_to_the_service_that_said_it(office, window, live):
    live.say(f"o {PROPOSED}")
    window.press("Ctrl+T")
    (row,) = today(office).record.all(Rewording)
    assert row.service_id != "service-ppt"


def test_only_the_service_itself_finds_its_proposal_in_its_minutes(office):
    about = About(subject=subject("G4"), service_id="service-ppt")
    today(office).run(rewordings.propose, about, PROPOSED)
    day, register = today(office).record, office.session.register
    mine = minutes.document(day, register, "service-ppt", Texts("nb"))
    place = next(
        at
        for at, block in enumerate(mine.blocks)
        if isinstance(block, Heading) and plain(block.words) == "Tjenestens forslag til ordlyd"
    )
    below = mine.blocks[place + 1]
    assert isinstance(below, Bullets)
    assert PROPOSED in plain(below.items[0])
    others = minutes.document(day, register, "service-sh", Texts("nb"))
    assert PROPOSED not in str(others.blocks)


def test_the_catalogue_tells_kind_of_service_day_and_what_differs(proposed):
    said = proposed.spoken_in("rewording_1")
    assert "PPT · 18.11.2026 · gitt på versjon 1" in said
    assert PROPOSED in said
    assert "Nytt:" in said


def test_a_proposal_is_accepted_and_becomes_a_version(office, proposed):
    before = office.session.register.newest(method(office, "G4").id)
    proposed.press("accept_rewording_1")
    assert proposed.written("version_form", "summary_nb") == PROPOSED
    assert proposed.written("version_form", "title_nb") == before.title.nb
    proposed.write("version_form", role="proffene", reason="Bedre sagt.", date="19.11.2026")
    proposed.save("version_form")
    newest = office.session.register.newest(method(office, "G4").id)
    assert (newest.number, newest.summary.nb, newest.author_role) == (2, PROPOSED, "proffene")
    assert "Tatt inn i versjon 2 · 19.11.2026 · proffene. Bedre sagt." in proposed.says()
    (verdict,) = verdicts(office)
    assert (verdict.verdict, verdict.became_id) == (Verdict.ACCEPTED, newest.id)
    assert [row.text for row in today(office).record.all(Rewording)] == [PROPOSED]


def test_a_proposal_is_put_aside_only_with_a_reason_and_the_text_stays(office, proposed):
    proposed.press("reject_rewording_1")
    proposed.write("reject_form", role="fasilitator")
    proposed.save("reject_form")
    assert "Skriv hvorfor" in proposed.wrong_at("reject_form", "reason")
    assert proposed.written("reject_form", "role") == "fasilitator"
    proposed.write("reject_form", reason="Sier det samme.")
    proposed.save("reject_form")
    assert "Lagt til side" in proposed.says()
    assert "Sier det samme." in proposed.says()
    (verdict,) = verdicts(office)
    assert (verdict.verdict, verdict.became_id) == (Verdict.REJECTED, "")


def test_a_proposal_is_kept_as_a_variant_and_that_can_be_undone(office, proposed):
    proposed.press("keep_rewording_1")
    assert proposed.written("method_form", "date") == "18.11.2026"
    proposed.write("method_form", code="G4b", role="proffene", reason="Begge trengs.", date="i går")
    proposed.save("method_form")
    assert proposed.wrong_at("method_form", "date")
    proposed.write("method_form", date="19.11.2026")
    proposed.save("method_form")
    made = method(office, "G4b")
    assert made.split_from == method(office, "G4").id
    assert office.session.register.newest(made.id).summary.nb == PROPOSED
    proposed.press("go_to_G4")
    assert "Beholdt som G4b · 19.11.2026 · proffene. Begge trengs." in proposed.says()
    proposed.undo()
    assert not verdicts(office)
    assert proposed.is_shown("accept_rewording_1")

"""The picture on the screen: what stands in a cell, beside it, and what is said around it."""

import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from dialog_app.core.measures import Label
from dialog_app.core.model.days import DayState, Phase
from dialog_app.ui import theme, tokens
from dialog_app.ui.across.heat_paint import NO_FRAME, look_of
from tests.core.across_rounds import MAY, consent, heard, service
from tests.drivers.across import AcrossDriver
from tests.drivers.across_archive import across_session

AGREE, RESERVED, DIVIDED, FEW = (12, 0, 0), (6, 6, 0), (8, 0, 4), (2, 1, 1)
ANSWERS = [
    heard("s1", "G4-2", *DIVIDED),
    heard("s2", "G4-2", *AGREE),
    heard("s3", "G4-2", *FEW),
    heard("s4", "G4-2", *DIVIDED),
    heard("s5", "G4-1", *AGREE, date=MAY),
    heard("s1", "G5-2", *AGREE),
    heard("s2", "G5-2", *RESERVED),
    heard("s4", "G5-2", *AGREE),
    heard("s1", "SH4-2", *AGREE),
]


@pytest.fixture
def shown(office, opened):
    """Open På tvers over these answers."""

    def show(given=ANSWERS, *more):
        office.session, office.archive = across_session(given, *more)
        return AcrossDriver(opened(office))

    return show


def test_methods_stand_most_divided_first_and_services_by_kind(shown):
    page = shown()
    assert page.methods() == ["G4 Avtale før deling", "G5 Vite hva som står"]
    assert page.services() == [
        "Skolehelsetjenesten / Bergen",
        "SH 1 / under 10",
        "SH 1 / 10–49",
        "PPT 1 / 10–49",
        "PPT 1 / over 49",
    ]
    assert page.below() == "MITT LIV psykisk helse · Felles grunndel · 5 tjenester"


def test_a_screen_reader_hears_method_service_and_word_of_every_cell(shown):
    page = shown()
    assert page.said(0, 0) == "G4 Avtale før deling, Skolehelsetjenesten Bergen, delt"
    assert page.said(0, 1) == "G4 Avtale før deling, SH 1 (under 10), samlet enig"
    assert page.said(0, 2).endswith("for få svar til at noe kan vises")
    assert page.said(0, 4).endswith("svarte på en annen versjon")
    assert page.said(1, 4) == "G5 Vite hva som står, PPT 1 (over 49), ikke spurt"


def test_a_chosen_cell_tells_what_lies_behind_it_and_no_more_than_may_be_told(shown):
    page = shown()
    page.choose_cell(0, 0)
    told = page.beside()
    assert "Avtale før deling · Skolehelsetjenesten Bergen" in told
    assert "delt: enig\u00a08, delvis\u00a00, uenig\u00a04" in told
    assert "12 tok stilling, 20.10.2026, etter dialogen, versjon 2" in told
    page.choose_cell(0, 1)
    # Its day would name a service that has not consented.
    assert "tok stilling, etter dialogen, versjon 2" in page.beside()
    page.choose_cell(0, 2)
    told = page.beside()
    assert "for få svar til at noe kan vises" in told
    assert not any(part in told for part in ("enig 2", "delvis 1", "4 tok stilling"))


def test_arrows_go_through_the_cells_and_enter_to_the_story_of_the_method(shown):
    page = shown()
    page.table.setFocus()
    page.window.press("Down")
    assert "Vite hva som står · Skolehelsetjenesten Bergen" in page.beside()
    page.window.press("Right")
    assert "Vite hva som står · SH 1 (under 10)" in page.beside()
    page.window.press("Return")
    assert page.window.place == "catalogue"
    assert page.window.part("method_list").key() == "m-G5"


def test_what_was_chosen_is_chosen_still_when_one_comes_back(shown):
    page = shown()
    page.choose_cell(1, 3)
    page.window.press("Ctrl+1")
    page.window.press("Ctrl+4")
    assert "Vite hva som står · PPT 1 (10–49)" in page.beside()


def test_coming_back_shows_what_was_answered_meanwhile(shown, office):
    page = shown()
    assert page.said(1, 2).endswith("ikke spurt")
    page.window.press("Ctrl+1")
    office.archive.given = (*office.archive.given, heard("s3", "G5-2", *AGREE))
    page.window.press("Ctrl+4")
    assert page.said(1, 2).endswith("samlet enig")


def test_coming_back_to_the_same_makes_no_new_picture(shown, office):
    page = shown()
    before = page.table.heat.picture
    office.archive.given = tuple(office.archive.given)
    page.window.press("Ctrl+1")
    page.window.press("Ctrl+4")
    assert page.table.heat.picture is before


def test_versions_stand_together_only_when_asked_for_and_it_is_said(shown):
    page = shown()
    assert page.remarks() == [
        "1 rute er tom fordi tjenesten svarte på en annen versjon enn den som gjelder nå."
    ]
    page.window.click("way_other_versions")
    assert page.methods()[:2] == [
        "G4 Avtale før deling, versjon 2, gjelder nå",
        "G4 Avtale før deling, versjon 1",
    ]
    assert page.said(1, 4).endswith("samlet enig")
    page.filter("version", "Versjoner sammen")
    assert page.remarks() == [
        "I 1 rad står svar på ulike versjoner side om side. De er ikke lagt sammen."
    ]
    assert page.said(0, 4).endswith("samlet enig")


def test_the_button_in_the_header_says_what_is_looked_at(shown):
    page = shown()
    assert page.window.words("across_filter_button") == "Nyeste versjon"
    page.filter("kind", "Skolehelsetjenesten")
    assert page.services()[0] == "Skolehelsetjenesten / Bergen"
    assert len(page.services()) == 3
    assert page.window.words("across_filter_button") == "Nyeste versjon, 1 valg til"
    assert page.below().endswith("3 tjenester")
    page.window.click("across_filter_reset")
    assert len(page.services()) == 5


def test_a_period_is_written_as_dates_and_a_wrong_one_is_told_of_beside_it(shown):
    page = shown()
    page.window.press("Ctrl+Shift+F")
    page.window.part("across_filter_until").setFocus()
    page.window.type("31.12.2020")
    page.window.press("Return")
    assert page.window.part("picture_none").accessibleName() == (
        "Ingen svar passer med det som er valgt."
    )
    page.window.part("across_filter_until").selectAll()
    page.window.type("32.13.2020")
    page.window.press("Return")
    assert page.window.part("across_filter_error").sentence()
    page.window.part("across_filter_until").clear()
    page.window.press("Return")
    assert not page.window.part("across_filter_error").sentence()
    assert len(page.services()) == 5


def test_a_date_without_a_year_is_one_that_has_been(shown):
    page = shown()
    page.window.press("Ctrl+Shift+F")
    page.window.part("across_filter_since").setFocus()
    page.window.type("1.12")
    page.window.press("Return")
    assert page.scope.filter.since == datetime.date(2025, 12, 1)


def test_a_place_that_would_tell_who_a_service_is_keeps_it_out_and_says_so(shown):
    page = shown()
    page.filter("place", "Oslo")
    assert page.window.has("picture_none")
    page.window.click("picture_all")
    assert len(page.services()) == 5


def test_before_any_answer_the_page_says_what_to_do(shown):
    page = shown([])
    assert page.window.part("picture_none").accessibleName().startswith("Ingen svar ennå.")
    assert not page.window.has("heat_table")
    assert not page.window.has("picture_side")


def test_where_everything_is_hidden_it_is_said_and_something_coarser_is_offered(shown):
    page = shown([heard("s1", "G4-2", *FEW), heard("s2", "G4-1", *AGREE, date=MAY)])
    assert page.remarks()[0].startswith("Alle svarene er skjult: for få har svart")
    page.window.click("way_all_hidden")
    assert not any(line.startswith("Alle svarene er skjult") for line in page.remarks())
    assert page.said(0, 1).endswith("samlet enig")


def test_where_nothing_coarser_would_show_more_nothing_is_offered(shown):
    page = shown([heard("s1", "G4-2", *FEW), heard("s2", "G4-2", *FEW)])
    page.window.click("way_all_hidden")
    assert page.remarks()[0].startswith("Alle svarene er skjult")
    assert not page.window.has("way_all_hidden")


def test_one_service_alone_is_no_picture_across_and_is_told_so(shown):
    page = shown([heard("s1", "G4-2", *AGREE)])
    assert page.remarks() == [
        "Bare én tjeneste har svart. På tvers sier bildet noe først når flere har gjort det."
    ]


def test_open_days_and_hidden_numbers_are_told_of_below(shown):
    running = heard("s2", "G5-2", *AGREE, state=DayState.RUNNING, closed=False, day_id="today")
    page = shown([*ANSWERS, running])
    foot = page.window.words("picture_foot")
    assert "skjult" in foot
    assert "har selv meldt seg på" in foot
    assert "1 dag er ikke lukket" in foot


def test_a_round_before_the_dialogue_is_looked_at_by_itself(shown):
    before = heard("s2", "G5-2", *DIVIDED, phase=Phase.BEFORE, date=datetime.date(2026, 2, 1))
    page = shown([*ANSWERS, before])
    page.filter("phase", "Før dialogen")
    assert page.services() == ["SH 1 / under 10"]
    assert page.said(0, 0).endswith("G5 Vite hva som står, SH 1 (under 10), delt")


def test_f6_goes_from_the_rail_to_the_picture_and_what_stands_beside_it(shown):
    page = shown()
    page.table.setFocus()
    page.window.press("F6")
    assert page.window.part("picture_side").isAncestorOf(page.window.focused)
    page.window.press("F6")
    assert page.window.window.workspace.rail.isAncestorOf(page.window.focused)
    page.window.press("F6")
    assert page.window.focused is page.table


def test_esc_closes_the_bar_and_gives_the_keyboard_back(shown):
    page = shown()
    page.window.press("Ctrl+Shift+F")
    assert page.window.focused is page.window.part("across_filter_version")
    page.window.press("Esc")
    assert not page.window.has("across_filter")
    assert page.window.focused is page.table


def test_hostile_names_are_shown_as_they_are(shown):
    name = "<b>PPT</b> & <img src=x>"
    page = shown(
        [heard("s6", "G4-2", *AGREE)], service("s6", "PPT", name=name, size=12), consent("s6")
    )
    assert page.services() == [f"{name} / Bergen"]
    heat = page.table.heat
    for tip in (
        heat.data(heat.index(0, 0), Qt.ItemDataRole.ToolTipRole),
        heat.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole),
    ):
        assert "&lt;b&gt;PPT&lt;/b&gt; &amp; &lt;img" in tip
    assert f"Avtale før deling · {name} Bergen" in page.beside()


def test_a_disk_that_fails_is_told_of_and_what_was_seen_stands(shown, office):
    page = shown()
    page.window.press("Ctrl+1")
    office.archive.fail_with = "gone"
    page.window.press("Ctrl+4")
    assert page.window.part("picture_error").sentence()
    assert page.methods()[0] == "G4 Avtale før deling"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_two_tints_are_equally_light_and_all_words_can_be_read_on_them(qapp, name):
    heat = tokens.heat(name)
    tints = (heat.agree, heat.reservations, heat.mixed, heat.disagree)
    lightness = sorted(_lightness(tint) for tint in tints)
    assert all(b - a > 2 for a, b in pairwise(lightness))
    ink = _luminance(theme.colour("text", tokens.load(name)).name())
    for tint in tints:
        low, high = sorted((ink, _luminance(tint)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_every_kind_of_cell_looks_different_without_colour(qapp):
    seen = set()
    for kind in [one.value for one in Label] + ["no_word"]:
        assert kind not in NO_FRAME
        look = look_of(kind)
        seen.add((len(look.tints), tuple(map(_grey, look.tints)), look.dashes, look.side))
    assert len(seen) == len(Label) + 1


def _grey(tint):
    return round(_lightness(tint))


def _lightness(tint):
    return 116 * _luminance(tint) ** (1 / 3) - 16


def _luminance(tint):
    parts = [int(tint[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

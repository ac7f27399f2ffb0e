"""Referat: seeing, saving and printing the minutes of every service."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import LabelUse
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.minutes import printing
from dialog_app.ui.widgets.text_field import TextField
from tests.drivers.minutes import Referat


class TwoSided(QPrinter):
    """A printer asked for two copies on both sides, which no unseen printer remembers."""

    def copyCount(self) -> int:  # noqa: N802 - named by Qt
        return 2

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


@pytest.fixture
def referat(qtbot: QtBot) -> Iterator[Referat]:
    """Open the page of minutes of a held day."""
    opened = Referat(qtbot)
    yield opened
    opened.page.hide()


def test_every_service_has_its_own_paper(referat: Referat) -> None:
    assert referat.driver.wait_for_paper() >= 1
    assert len(referat.driver.services()) == len(referat.bridge.record.service_ids) >= 2


def test_pages_are_turned(referat: Referat) -> None:
    pages = referat.driver.wait_for_paper()
    referat.driver.turn()
    assert f"2 av {pages}" in referat.driver.page_number()
    for _ in range(10):
        referat.driver.turn()
    assert f"{pages} av {pages}" in referat.driver.page_number()


def test_all_services_are_saved_in_one_go_and_hold_only_their_own(
    referat: Referat, tmp_path: Path
) -> None:
    referat.driver.save_in(tmp_path / "ut")
    referat.driver.save("save_all_pdf")
    files = sorted((tmp_path / "ut").iterdir())
    assert len(files) == len(referat.bridge.record.service_ids)
    assert str(tmp_path / "ut") in referat.driver.told()
    for file in files:
        text = "".join(page.extract_text() for page in PdfReader(file).pages)
        named = [
            name
            for name in map(referat.register.full_name, referat.bridge.record.service_ids)
            if name in text
        ]
        assert len(named) == 1, f"{file.name} names {named}"


def test_the_labels_given_out_are_kept_once(referat: Referat, tmp_path: Path, qtbot: QtBot) -> None:
    referat.driver.save_in(tmp_path)
    referat.driver.save("save_all_pdf")
    qtbot.waitUntil(lambda: bool(referat.bridge.record.all(LabelUse)))
    kept = referat.bridge.record.all(LabelUse)
    assert all(use.rule_version and use.input_hash for use in kept)
    referat.driver.save("save_all_pdf")
    assert referat.bridge.record.all(LabelUse) == kept


def test_a_folder_that_cannot_be_made_is_said_where_it_happened(
    referat: Referat, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("", encoding="utf-8")
    referat.driver.save_in(in_the_way / "ut")
    referat.driver.save("save_one_pdf")
    assert "Ingenting er gått tapt" in referat.driver.error()


def test_cancelled_in_the_middle_what_was_made_stands_and_is_told_of(
    referat: Referat, tmp_path: Path
) -> None:
    referat.driver.save_in(tmp_path)
    referat.driver.press("save_all_pdf")
    referat.driver.press("print_all")
    assert "Noe er alt i arbeid" in referat.driver.error()
    referat.driver.click_hidden("batch_stop")
    referat.driver.wait_until_told("Avbrutt.")
    made = list(tmp_path.iterdir())
    assert len(made) <= len(referat.bridge.record.service_ids)
    assert all(file.suffix == ".pdf" for file in made)
    referat.driver.save("save_one_pdf")
    assert referat.driver.told().startswith("1 referat er lagret")


def test_the_folder_is_remembered(
    referat: Referat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(
        referat.around, "keep_settings", lambda settings: kept.append(settings.minutes_folder)
    )
    referat.driver.save_in(tmp_path / "ut")
    assert kept == [str(tmp_path / "ut")]


def test_a_text_that_may_give_somebody_away_is_pointed_out(referat: Referat, qtbot: QtBot) -> None:
    service_id = referat.bridge.record.service_ids[0]
    about = About(subject=referat.bridge.record.subjects[0].subject, service_id=service_id)
    referat.bridge.run(findings.add_obstacle, about, "Ring Kari på 912 34 567", "SAM")
    qtbot.waitUntil(lambda: any("røpe en person" in text for text in referat.driver.remarks()))


def test_paper_goes_to_the_printer_page_by_page_where_there_is_no_cups(
    referat: Referat, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "skriver.pdf"))
    service_id = referat.bridge.record.service_ids[0]
    maker = OutgoingMaker(referat.bridge.record, referat.register)
    paper = maker.of(service_id).paper.pdf()
    printing.print_papers([paper], printer)
    pages = PdfReader(tmp_path / "skriver.pdf").pages
    assert len(pages) == referat.driver.wait_for_paper()
    assert printer.resolution() <= printing.MOST_DPI


def test_cups_gets_the_pdf_itself_with_copies_and_sides(
    referat: Referat, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[list[str], bytes]] = []

    def taken(call: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
        if call[0] == "lp":
            calls.append((call, more["input"]))
        return subprocess.CompletedProcess(call, 0, "", "")

    monkeypatch.setattr(printing, "takes_pdf", lambda _printer: True)
    monkeypatch.setattr("subprocess.run", taken)
    printing.print_papers([b"%PDF-1.7"], TwoSided())
    ((call, paper),) = calls
    assert paper == b"%PDF-1.7"
    assert call[:3] == ["lp", "-n", "2"]
    assert "sides=two-sided-long-edge" in call


def test_closing_the_day_takes_two_presses_and_takes_undo_away(referat: Referat) -> None:
    referat.bridge.run(findings.add_note, "Privat")
    assert referat.bridge.undoable is not None
    referat.driver.press("close_day")
    assert referat.state() == DayState.HELD
    reason = referat.page.findChild(TextField, "close_reason")
    reason.setText("Tida var ute")
    referat.driver.press("close_day_sure")
    assert referat.state() == DayState.CLOSED
    assert referat.bridge.undoable is None
    refused = referat.bridge.run(findings.add_note, "For sent")
    assert refused is not None
    assert refused.code == "day.closed"


def test_the_facilitators_report_is_saved_beside_the_minutes_and_says_where(
    referat: Referat, tmp_path: Path
) -> None:
    referat.driver.save_in(tmp_path)
    referat.driver.save("save_report")
    (path,) = tmp_path.iterdir()
    assert path.name == "2026-10-07_Bergen_fordypningsdag_fasilitatorrapport.pdf"
    assert str(tmp_path) in referat.driver.told()
    words = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert "BARE FOR FASILITATOREN" in words
    assert "Vi må informere" not in words


def test_a_report_that_cannot_be_saved_says_so(referat: Referat, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    referat.driver.save_in(blocked / "below")
    referat.driver.save("save_report")
    assert "Mappen finnes ikke." in referat.driver.error()

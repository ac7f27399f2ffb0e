"""What was chosen of a printer is remembered, and what ails one is told in words."""

import subprocess
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from dialog_app.base.settings import Settings
from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.ui.minutes import cups, printing
from dialog_app.ui.minutes.cups import NotPrinted, PrintChoice

IDLE = "printer-is-accepting-jobs=true printer-state=3 printer-state-reasons=none"


class System:
    """A print system that says what it is told to, and keeps what it gets."""

    def __init__(self, said: str = IDLE, code: int = 0, error: Exception | None = None) -> None:
        self.jobs: list[list[str]] = []
        self._said = said
        self._code = code
        self._error = error

    def run(self, call: list[str], **_more: Any) -> subprocess.CompletedProcess[str]:
        """Answer a question, or take a job."""
        if call[0] == "lpoptions":
            return subprocess.CompletedProcess(call, 0, self._said, "")
        if self._error is not None:
            raise self._error
        if self._code:
            raise subprocess.CalledProcessError(self._code, call)
        self.jobs.append(call)
        return subprocess.CompletedProcess(call, 0, "", "")


def sent(system: System, monkeypatch: pytest.MonkeyPatch, choice: PrintChoice) -> str:
    """Send a paper; return what ailed the printer, or nothing."""
    monkeypatch.setattr("subprocess.run", system.run)
    try:
        cups.send(b"%PDF", choice)
    except NotPrinted as failed:
        return failed.kind
    return ""


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (PrintChoice(), ["lp", "-n", "1", "-t", "Dialogdag"]),
        (
            PrintChoice("Rom3", 2, "long"),
            [
                *("lp", "-n", "2", "-t", "Dialogdag", "-d", "Rom3"),
                "-o",
                "sides=two-sided-long-edge",
            ],
        ),
        (
            PrintChoice(duplex="none"),
            [*("lp", "-n", "1", "-t", "Dialogdag"), "-o", "sides=one-sided"],
        ),
    ],
)
def test_copies_and_sides_go_with_the_paper(
    monkeypatch: pytest.MonkeyPatch, choice: PrintChoice, said: list[str]
) -> None:
    system = System()
    assert sent(system, monkeypatch, choice) == ""
    assert system.jobs == [said]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("printer-state=4 printer-state-reasons=media-empty-error,toner-low-report", "no_paper"),
        ("printer-state=5 printer-state-reasons=marker-supply-low,media-needed", "no_paper"),
        ("printer-state=5 printer-state-reasons=paused", "paused"),
        ("printer-is-accepting-jobs=false printer-state=3 printer-state-reasons=none", "paused"),
    ],
)
def test_what_ails_a_printer_is_known_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, said: str, kind: str
) -> None:
    system = System(said)
    assert sent(system, monkeypatch, PrintChoice("Rom3")) == kind
    assert system.jobs == []


@pytest.mark.parametrize(
    "said",
    [
        IDLE,
        "",
        "printer-info='printer-state=5' printer-state=3",
        "printer-state-reasons=media-empty-report",
    ],
)
def test_a_printer_without_trouble_gets_the_paper(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    system = System(said)
    assert sent(system, monkeypatch, PrintChoice("Rom3")) == ""
    assert len(system.jobs) == 1


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        (System(code=1), "gone"),
        (System(error=subprocess.TimeoutExpired("lp", 60)), "no_answer"),
        (System(error=FileNotFoundError()), "unknown"),
    ],
)
def test_a_printer_that_takes_nothing_is_told_of(
    monkeypatch: pytest.MonkeyPatch, system: System, kind: str
) -> None:
    assert sent(system, monkeypatch, PrintChoice("Rom3")) == kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["gone", "paused", "no_paper", "no_answer", "unknown"])
def test_each_trouble_has_a_sentence(language: str, kind: str) -> None:
    assert Texts(language)(f"paper.not_printed_why.{kind}")  # type: ignore[arg-type]


def test_what_was_chosen_is_remembered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    monkeypatch.setattr(QPrinter, "printerName", lambda _self: "Rom3")
    monkeypatch.setattr(QPrinter, "copyCount", lambda _self: 3)
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: QPrinter.DuplexMode.DuplexShortSide)
    settings = printing.kept(Settings(), printer)
    assert printing.remembered(settings) == PrintChoice("Rom3", 3, "short")
    assert printing.kept(settings, printer) == settings


def test_a_printer_that_vanished_since_gives_way_to_the_usual_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Rom4"])
    asked: list[str] = []
    monkeypatch.setattr(QPrinter, "setPrinterName", lambda _self, name: asked.append(name))
    printing.prepared(PrintChoice("Rom3"))
    assert asked == []
    printing.prepared(PrintChoice("Rom4"))
    assert asked == ["Rom4"]


def test_a_printer_that_is_not_there_takes_no_page(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "isValid", lambda _self: False)
    with pytest.raises(NotPrinted) as told:
        printing.draw(b"%PDF", QPrinter())
    assert told.value.kind == "gone"

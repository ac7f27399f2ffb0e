"""The sheet with the recovery key, on its way to the printer."""

import datetime
from typing import TYPE_CHECKING

from dialog_app.base.texts import Texts
from dialog_app.core import norway
from dialog_app.core.papers.recovery_sheet import recovery_sheet
from dialog_app.reports import pdf
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.minutes import printing
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from dialog_app.ui.frame.passphrase_window import PassphraseWindow


def print_sheet(printed: str, archive: str, window: "PassphraseWindow", jobs: Jobs) -> None:
    """Ask for a printer and send it the sheet; the window says how it went."""
    printer = printing.chosen_printer(window)
    if printer is None:
        return
    words = Texts(language())
    today = norway.date(datetime.datetime.now(datetime.UTC))
    sheet = pdf.render(recovery_sheet(printed, archive, today, words, words.language))
    named = printer.printerName() or say("frame.new_lock.printed_usual")
    jobs.run(
        lambda _token: printing.print_papers([sheet], printer),
        lambda _nothing: window.paper.tell_printed(named),
        lambda error: window.paper.refuse(_why(error)),
    )


def _why(error: Exception) -> str:
    return say(f"paper.not_printed_why.{getattr(error, 'kind', 'unknown')}")

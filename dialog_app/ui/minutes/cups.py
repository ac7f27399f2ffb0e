"""The print system of Linux and macOS: it takes a PDF as it is, and says what ails a printer."""

import re
import subprocess
from dataclasses import dataclass
from typing import Final

TITLE: Final = "Dialogdag"
"""What a job is called in the queue, where everybody can read it."""

_LONGEST_WAIT: Final = 60
_LONGEST_QUESTION: Final = 10
_SIDES: Final = {
    "none": "one-sided",
    "long": "two-sided-long-edge",
    "short": "two-sided-short-edge",
}
_TOLD: Final = re.compile(r"\b(printer-(?:state-reasons|is-accepting-jobs|state))=(\S+)")
_STOPPED: Final = "5"
_NO_PAPER: Final = re.compile(r"\bmedia-(empty|needed)(-error)?(,|$)")


class NotPrinted(Exception):
    """The printer did not take the paper; nothing recorded is touched by that.

    `kind` is `gone`, `paused`, `no_paper`, `no_answer` or `unknown`.
    """

    def __init__(self, kind: str = "unknown") -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Which printer, how many copies, and on which sides; an empty text leaves it to the printer.

    `duplex` is `none`, `long`, `short` or empty.
    """

    printer: str = ""
    copies: int = 1
    duplex: str = ""


def send(paper: bytes, choice: PrintChoice) -> None:
    """Hand a PDF to the print system; raises `NotPrinted` with what ails the printer."""
    trouble = trouble_of(choice.printer)
    if trouble:
        raise NotPrinted(trouble)
    try:
        subprocess.run(  # noqa: S603 - the paper goes in on stdin; nothing typed is in the call
            command(choice), input=paper, check=True, capture_output=True, timeout=_LONGEST_WAIT
        )
    except subprocess.TimeoutExpired as failed:
        raise NotPrinted("no_answer") from failed
    except subprocess.CalledProcessError as failed:
        raise NotPrinted("gone") from failed
    except OSError as failed:
        raise NotPrinted from failed


def command(choice: PrintChoice) -> list[str]:
    """Return the call that hands a PDF on stdin to CUPS, with copies and sides as chosen."""
    call = ["lp", "-n", str(choice.copies), "-t", TITLE]
    if choice.printer:
        call += ["-d", choice.printer]
    sides = _SIDES.get(choice.duplex)
    return [*call, "-o", f"sides={sides}"] if sides else call


def trouble_of(printer: str) -> str:
    """Return why nothing would come out of a printer: a kind of `NotPrinted`, or nothing.

    A printer that the print system does not tell of has no known trouble.
    """
    asked = ["lpoptions", "-p", printer] if printer else ["lpoptions"]
    try:
        run = subprocess.run(  # noqa: S603 - a name that the print system gave us
            asked, check=False, capture_output=True, text=True, timeout=_LONGEST_QUESTION
        )
    except subprocess.TimeoutExpired:
        return "no_answer"
    except (OSError, ValueError):
        return ""
    told = dict(_TOLD.findall(run.stdout))
    if _NO_PAPER.search(told.get("printer-state-reasons", "")):
        return "no_paper"
    is_off = told.get("printer-state") == _STOPPED
    return "paused" if is_off or told.get("printer-is-accepting-jobs") == "false" else ""

"""What a description of good practice is made from, read of an open archive."""

from dialog_app.core.describe.document import Contents, contents, document
from dialog_app.core.describe.said import KINDS, Said
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.practice import PracticePaper
from dialog_app.desk.issuing import Make
from dialog_app.desk.session import Session


def said_in(session: Session) -> Said:
    """Return what was said on all days about the methods; raises `StoreFailed`."""
    across = session.across
    days = across.kind_days(KINDS)
    return Said(session.register, days, across.sums(), across.role_sums(), across.moves())


def maker(said: Said, code: str, words: Wording) -> Make:
    """Return what draws up any version of the description of a code, in these words.

    Its tables are protected and looked through first. Raises `RuleBroken`: `row.gone` for a code
    that is not there, and as `contents`.
    """
    whole = contents(said, code)
    return lambda paper: _made(whole, paper, words)


def _made(whole: Contents, paper: PracticePaper, words: Wording) -> Document:
    return document(whole, paper, words)

"""What runs along on every page of a Word file: whose it is, its state, and the page number."""

import re
from typing import Final

from docx.document import Document as WordFile

from dialog_app.core.minutes.blocks import Document, Run, text
from dialog_app.reports.docx.words import dress, say, say_number
from dialog_app.reports.unprintable import fit_line

_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_NUMBERS: Final = re.compile(r"(\{pages?\})")


def run_along(made: WordFile, document: Document) -> None:
    """Put header and state above each page, and footer and page number below it."""
    (section,) = made.sections
    head = dress(section.header.paragraphs[0], "Header")
    say(head, text(fit_line(document.header)))
    head.add_run("\t")
    say(head, (Run(fit_line(document.state), strong=True),))
    foot = dress(section.footer.paragraphs[0], "Footer")
    say(foot, text(fit_line(" · ".join(document.footer))))
    foot.add_run("\t")
    for part in _NUMBERS.split(document.page_of):
        if part in _FIELDS:
            say_number(foot, _FIELDS[part], "1")
        elif part:
            say(foot, (Run(part),))

"""Minutes as plain text, so that tests can read all that stands on paper."""

import sys

from dialog_app.core.minutes.blocks import Document
from dialog_app.reports import plain_text


def render(document: Document) -> str:
    """Return the document as text with each row of a table on one line, however long."""
    return plain_text.render(document, sys.maxsize)

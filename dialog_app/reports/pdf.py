"""Minutes as PDF."""

from dialog_app.core.minutes.blocks import Document


def render(document: Document) -> bytes:
    """Return the document as PDF (A4, fonts embedded, no links, no images).

    The same document always gives the same bytes.
    """
    # ReportLab takes longer to import than a page to draw, and most of the day nobody prints.
    from dialog_app.reports.drawing import draw

    return draw(document)

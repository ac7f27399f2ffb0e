"""A document as a Word file, with real styles, headings and table headers."""

from dialog_app.core.minutes.blocks import Document


def render(document: Document) -> bytes:
    """Return the document as DOCX (A4, black on white, no names of persons, no times of writing).

    It holds what the document holds and nothing more. The same document always gives the same
    bytes.
    """
    # Neither the window's start nor most days need it.
    from dialog_app.reports.docx.writing import written

    return written(document)

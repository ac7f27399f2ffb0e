"""User text made fit for files that keep any letter: nothing that steers, breaks or hides."""

from typing import Final

from dialog_app.reports.pdf_text import Legible, pdf_text


class _Every:
    """A font with a glyph for everything: what a file needs that names none."""

    def __contains__(self, _code: object) -> bool:
        return True


_LEGIBLE: Final = Legible(_Every())


def fit(words: str) -> str:
    """Return the words without control and direction characters and what XML does not take.

    Newlines are kept, at most two in a row; every letter stands as it was written.
    """
    return pdf_text(words, _LEGIBLE)


def fit_line(words: str) -> str:
    """Return the words fit for a single line: white space of any kind becomes one space."""
    return " ".join(fit(words).split())

"""Marked content: everything that is drawn says which element it belongs to, or that it decorates.

A mark stays open while strokes belong to the same, so that a page says no more than it must.
"""

from enum import StrEnum

from dialog_app.reports.reportlab_safe import Canvas
from dialog_app.reports.tagged.tree import Element, Place, Role


class Decoration(StrEnum):
    """Strokes that say nothing of their own, and are passed over when a page is read aloud."""

    LAYOUT = "/Artifact <</Type/Layout>> BDC"
    HEADER = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
    FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


class Marks:
    """The marks on the pages of one canvas; `pages` holds, by page and number, whose they are."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._open: Element | Decoration | None = None
        self.pages: list[list[Element]] = [[]]

    def open(self, owner: Element | Decoration) -> None:
        """Let what is drawn from now on belong to an element, or decorate."""
        if owner is self._open:
            return
        self.close()
        self._canvas.addLiteral(
            owner.value if isinstance(owner, Decoration) else self.opening(owner)
        )
        self._open = owner

    def close(self) -> None:
        """End the mark that is open, if one is."""
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None

    def opening(self, element: Element) -> str:
        """Return what opens a new stretch of an element here; whoever writes it also ends it."""
        page = self.pages[-1]
        element.kids.append(Place(len(self.pages) - 1, len(page)))
        page.append(element)
        return f"/{element.role} <</MCID {len(page) - 1}>> BDC"

    def turn(self) -> None:
        """Go on to the next page; no mark goes over a page's edge."""
        self.close()
        self.pages.append([])

    def span(self, element: Element, language: str) -> Element:
        """Return the part of an element that is in another language: the last, if it goes on."""
        kids = element.kids
        if kids and isinstance(kids[-1], Element):
            last = kids[-1]
            if last.role is Role.SPAN and last.language == language:
                return last
        return element.add(Role.SPAN, language=language)

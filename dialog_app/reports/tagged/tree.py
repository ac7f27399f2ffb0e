"""The structure of a document: what a screen reader walks through, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Union


class Role(StrEnum):
    """What an element is, by the standard names of ISO 32000-1, 14.8.4."""

    DOCUMENT = "Document"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    TABLE = "Table"
    ROW = "TR"
    TITLE_CELL = "TH"
    CELL = "TD"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    SPAN = "Span"
    FIGURE = "Figure"


class Place(NamedTuple):
    """Where a stretch of an element is drawn: the page's place, and its number on that page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document; its kids are other parts, and the places where it is drawn.

    `attributes` is a PDF dictionary's inside, as «/O/Table/Scope/Column»; `language` a BCP 47
    code, empty where the parent's holds. `alternative` is what a figure says in words.
    """

    role: Role
    attributes: str = ""
    language: str = ""
    kids: list[Union["Element", Place]] = field(default_factory=list)
    alternative: str = ""

    def add(self, role: Role, attributes: str = "", language: str = "") -> "Element":
        """Put a new part last among the kids and return it."""
        part = Element(role, attributes, language)
        self.kids.append(part)
        return part

    def walk(self) -> Iterator["Element"]:
        """Give the element and all parts below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

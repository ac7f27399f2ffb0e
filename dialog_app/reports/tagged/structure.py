"""The structure tree as objects of a PDF."""

from collections.abc import Sequence
from typing import Any, Final

from dialog_app.reports.reportlab_safe import Canvas, document_of, let_hold
from dialog_app.reports.tagged.archive import Papers, file_papers
from dialog_app.reports.tagged.marks import Marks
from dialog_app.reports.tagged.packing import pack
from dialog_app.reports.tagged.tree import Element, Place

_ROOT: Final = "StructTreeRoot"


def finish(canvas: Canvas, root: Element, marks: Marks, papers: Papers) -> None:
    """Write the tree and the papers of a document whose last page has been drawn.

    The next thing to do with the canvas is to save it.
    """
    document = document_of(canvas)
    pages = document.Pages.pages
    for place, page in enumerate(pages):
        let_hold(page, StructParents=place)
    _write_tree(document, root, marks.pages[: len(pages)])
    document.Catalog.MarkInfo = b"<</Marked true>>"
    file_papers(document, papers)
    pack(document)


def _write_tree(document: Any, root: Element, pages: Sequence[Sequence[Element]]) -> None:
    """Give the document an object for each element, numbered in reading order."""
    numbers = document.idToObjectNumberAndVersion
    pages_at = [numbers[page.__InternalName__][0] for page in document.Pages.pages]
    first = document.objectcounter + 2
    elements = list(root.walk())
    at = {element: first + place for place, element in enumerate(elements)}
    parents = " ".join(
        f"{place}[{' '.join(f'{at[owner]} 0 R' for owner in owners)}]"
        for place, owners in enumerate(pages)
    )
    tree = (
        f"<</Type/StructTreeRoot/K {first} 0 R"
        f"/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {len(pages)}>>"
    )
    document.Catalog.StructTreeRoot = document.Reference(tree.encode(), _ROOT)
    above = {root: first - 1}
    for element in elements:
        number = at[element]
        for kid in element.kids:
            if isinstance(kid, Element):
                above[kid] = number
        written = _written(element, above[element], at, pages_at)
        document.Reference(written.encode(), f"StructElem{number}")


def _written(element: Element, parent: int, at: dict[Element, int], pages_at: Sequence[int]) -> str:
    """Return an element's dictionary; its places on the page where it starts are bare numbers."""
    home = next((kid.page for kid in element.kids if isinstance(kid, Place)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{at[kid]} 0 R")
        elif kid.page == home:
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type/MCR/Pg {pages_at[kid.page]} 0 R/MCID {kid.number}>>")
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R/K[{' '.join(kids)}]"]
    if home is not None:
        parts.append(f"/Pg {pages_at[home]} 0 R")
    if element.attributes:
        parts.append(f"/A<<{element.attributes}>>")
    if element.alternative:
        parts.append(f"/Alt<FEFF{element.alternative.encode('utf-16-be').hex().upper()}>")
    if element.language:
        parts.append(f"/Lang({element.language})")
    return "".join([*parts, ">>"])

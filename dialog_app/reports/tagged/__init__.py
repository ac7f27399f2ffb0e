"""What makes a drawn PDF accessible (PDF/UA-1) and fit for an archive (PDF/A-2a).

Whoever draws builds a tree of `Element`s in reading order and says with `Marks` which element the
next strokes belong to; what belongs to none is decoration. `finish` writes tree and papers.
"""

from dialog_app.reports.tagged.archive import Papers
from dialog_app.reports.tagged.marks import Decoration, Marks
from dialog_app.reports.tagged.structure import finish
from dialog_app.reports.tagged.tree import Element, Role

__all__ = ["Decoration", "Element", "Marks", "Papers", "Role", "finish"]

"""Where a row of the catalogue comes from, as it is said in lists and in the detail."""

from collections.abc import Iterator

from dialog_app.core.model.base import Provenance, Source
from dialog_app.core.model.catalogue import CatalogueRow
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.words import say


def mark_words(row: CatalogueRow) -> str:
    """Return where a row comes from where a list must say it; nothing for the base set."""
    if provenance_of(row) is Provenance.STARTER_EXAMPLE:
        return say("terms.provenance.starter_example")
    return say("terms.provenance.own") if row.source is Source.LOCAL else ""


def marks(row: CatalogueRow) -> Iterator[Badge]:
    """Give the badges that say where a row comes from: example, own, public source or base set."""
    provenance = provenance_of(row)
    if provenance is None:
        own = row.source is Source.LOCAL
        words = say("terms.provenance.own" if own else "catalogue.base")
    else:
        words = say(f"terms.provenance.{provenance.value}")
    badge = Badge(words)
    badge.setObjectName("provenance")
    yield badge


def provenance_of(row: CatalogueRow) -> Provenance | None:
    """Return how far a row can be vouched for, or None where rows of its kind do not say."""
    found = getattr(row, "provenance", None)
    return found if isinstance(found, Provenance) else None

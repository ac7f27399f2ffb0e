"""The minutes of one service: computed from the day, never copied from it."""

from dialog_app.core.editions import at_version, edition, versions
from dialog_app.core.minutes.blocks import Document, content_hash
from dialog_app.core.minutes.build import document
from dialog_app.core.minutes.issued import NO_PAPERS, Papers, issued
from dialog_app.core.minutes.labels import label_uses

__all__ = [
    "NO_PAPERS",
    "Document",
    "Papers",
    "at_version",
    "content_hash",
    "document",
    "edition",
    "issued",
    "label_uses",
    "versions",
]

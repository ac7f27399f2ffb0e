"""What changed between two wordings: taken out struck through, new bold and underlined."""

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import MethodVersion, ToolVersion
from dialog_app.core.word_difference import pieces
from dialog_app.ui import theme
from dialog_app.ui.words import say

Wording = MethodVersion | ToolVersion
"""What has a title and a text, and a number among others."""


def marked(before: str, after: str) -> tuple[str, str]:
    """Return both wordings as markup, word by word; the words themselves are escaped."""
    left: list[str] = []
    right: list[str] = []
    for piece in pieces(before, after):
        gone, come = html.escape(piece.gone), html.escape(piece.come)
        left.append(gone if piece.same or not gone else f"<s>{gone}</s>")
        right.append(come if piece.same or not come else f"<b><u>{come}</u></b>")
    return "".join(left), "".join(right)


def told_apart(
    older: Wording, newer: Wording, code: Language, headings: tuple[str, str]
) -> list[tuple[str, str]]:
    """Return two versions as headings with marked wordings, in one language."""
    wordings = marked(_said(older, code), _said(newer, code))
    none = html.escape(say("methods.difference.no_text"))
    return [(head, text or none) for head, text in zip(headings, wordings, strict=True)]


def spoken_change(before: str, after: str) -> str:
    """Return what changed as a screen reader says it: «Fjernet: … Nytt: …»."""
    changed = [one for one in pieces(before, after) if not one.same]
    if not changed:
        return say("methods.difference.none")
    parts: list[str] = []
    for piece in changed:
        gone, come = piece.gone.strip(), piece.come.strip()
        parts += [say("methods.difference.gone", words=gone)] if gone else []
        parts += [say("methods.difference.come", words=come)] if come else []
    return " ".join(parts)


def spoken(older: Wording, newer: Wording, code: Language) -> str:
    """Return what changed between two versions as a screen reader says it, in one language."""
    return spoken_change(_said(older, code), _said(newer, code))


def _said(version: Wording, code: Language) -> str:
    """Return title and text in exactly one language: nothing else is compared with it."""
    said = (version.title.written(code), version.summary.written(code))
    return ". ".join(part for part in said if part)


class Difference(QTextBrowser):
    """Two wordings under each other, read-only; its height is that of its text."""

    def __init__(self, parts: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setFont(theme.font("base"))
        muted = theme.current().colour.text_2
        size = theme.font("small").pointSizeF()
        told = "".join(
            f'<p style="margin:0 0 8px 0"><span style="color:{muted};font-size:{size}pt">'
            f"{html.escape(heading)}</span><br>{text}</p>"
            for heading, text in parts
        )
        self.setHtml(told)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 1)

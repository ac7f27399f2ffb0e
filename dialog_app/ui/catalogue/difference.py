"""What changed between two wordings: taken out struck through, new bold and underlined."""

import difflib
import html
import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from dialog_app.ui import theme

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def marked(before: str, after: str) -> tuple[str, str]:
    """Return both wordings as markup, word by word; the words themselves are escaped."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    left: list[str] = []
    right: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = html.escape("".join(old[a:b])), html.escape("".join(new[c:d]))
        if tag == "equal":
            left.append(gone)
            right.append(come)
            continue
        left.append(f"<s>{gone}</s>" if gone else "")
        right.append(f"<b><u>{come}</u></b>" if come else "")
    return "".join(left), "".join(right)


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

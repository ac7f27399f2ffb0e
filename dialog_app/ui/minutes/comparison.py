"""Two versions of minutes in the place of the paper: what went is struck, what came is marked."""

import html
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from dialog_app.core.minutes.compared import COME, GONE, ComparedLine
from dialog_app.ui import theme
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class Comparison(QWidget):
    """Read-only text; signs and words say what went and what came, not colours alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self._heading = Label("").wrapped().strong()
        self._heading.setObjectName("comparison_heading")
        self._reason = Label("", "small", muted=True).wrapped()
        self._legend = Label(say("paper.compare.legend"), "small", muted=True).wrapped()
        self._text = QTextBrowser()
        self._text.setObjectName("comparison_text")
        self._text.setAccessibleName(say("paper.compare.name"))
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.viewport().setAutoFillBackground(False)
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.m, space.l, space.m)
        column.setSpacing(space.s)
        for part in (self._heading, self._reason, self._legend):
            column.addWidget(part)
        column.addWidget(self._text, 1)

    def show_lines(self, lines: Iterable[ComparedLine], older: int, newer: int, why: str) -> None:
        """Show what changed from one version to another, each part under its name."""
        changed = [line for line in lines if not line.same]
        numbers = {"older": older, "newer": newer}
        key = "paper.compare.changed" if changed else "paper.compare.same"
        self._heading.setText(say(key, n=len(changed), **numbers))
        self._reason.setText(say("paper.compare.why", words=why) if why else "")
        self._reason.setVisible(bool(why))
        self._legend.setVisible(bool(changed))
        self._text.setHtml("".join(_told(changed)))

    def take_focus(self) -> None:
        """Put the keyboard on the text, which scrolls with it."""
        self._text.setFocus()

    def words(self) -> str:
        """Return what stands there as plain text."""
        return self._text.toPlainText()


def _told(changed: Iterable[ComparedLine]) -> Iterator[str]:
    under = ""
    for line in changed:
        if line.under != under and not line.is_heading:
            yield f'<p style="margin:12px 0 4px 0"><b>{html.escape(line.under)}</b></p>'
        under = line.under
        yield f'<p style="margin:0 0 8px 0">{"".join(_pieces(line))}</p>'


def _pieces(line: ComparedLine) -> Iterator[str]:
    """Give a line as markup: its words are escaped, and signs stand where it changed."""
    for piece in line.pieces:
        gone, come = html.escape(piece.gone), html.escape(piece.come)
        if piece.same:
            yield come
            continue
        signed = [f"<s>[{GONE}{gone.strip()}]</s>"] if gone.strip() else []
        signed += [f"<b><u>[{COME}{come.strip()}]</u></b>"] if come.strip() else []
        # A full stop that follows stands where it stood; a space is a space outside the signs too.
        before, after = (piece.gone[:1], piece.come[:1]), (piece.gone[-1:], piece.come[-1:])
        yield " " if any(map(str.isspace, before)) else ""
        yield " ".join(signed)
        yield " " if any(map(str.isspace, after)) else ""

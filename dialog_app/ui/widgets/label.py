"""Words on the screen, always shown as plain text."""

import html
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from dialog_app.ui import theme

TypeStep = Literal["key", "small", "base", "lead", "heading", "title", "display", "clock"]
Tone = Literal["", "fault", "accent", "obstacle"]


class Label(QLabel):
    """Words in one step of the type scale; markup in them is shown, not obeyed."""

    def __init__(self, text: str = "", step: TypeStep = "base", *, muted: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", muted)
        self.setFont(theme.font(step))
        self.setText(text)

    def wrapped(self) -> "Label":
        """Break lines where the column ends, and return the label itself."""
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        return self

    def minimumSizeHint(self) -> QSize:
        """Ask for one line where lines break: Qt would ask for a column one letter wide."""
        usual = super().minimumSizeHint()
        return QSize(1, self.fontMetrics().lineSpacing()) if self.wordWrap() else usual

    def strong(self, strong: bool = True) -> "Label":
        """Set bold or regular against the step's own weight, and return the label itself."""
        font = self.font()
        font.setBold(strong)
        self.setFont(font)
        return self

    def toned(self, tone: Tone) -> "Label":
        """Colour the words by role, and return the label itself."""
        self.setProperty("tone", tone)
        restyle(self)
        return self

    def right(self) -> "Label":
        """Align right, as numbers are, and return the label itself."""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self

    def selectable(self) -> "Label":
        """Let the words be marked and copied, and return the label itself."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


def restyle(widget: QWidget) -> None:
    """Make a changed property show."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_plain_tool_tip(widget: QWidget, text: str) -> None:
    """Show the text as it is when the mouse rests on the widget."""
    widget.setToolTip(plain_tool_tip(text))


def show_plain_tool_tip(widget: QWidget, text: str) -> None:
    """Show the text as it is below the widget at once."""
    spot = widget.mapToGlobal(widget.rect().bottomLeft())
    QToolTip.showText(spot, plain_tool_tip(text), widget)


def plain_tool_tip(text: str) -> str:
    """Return a tool tip that shows the text as it is, for a widget or for a line of a list."""
    # Qt guesses whether a tool tip is markup; in a paragraph of our own nothing is guessed.
    return f"<p>{html.escape(text)}</p>" if text else ""

"""Words that break where their column ends and take no more height than they need."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from dialog_app.ui.widgets.label import Label, TypeStep


class Paragraph(Label):
    """A wrapped label that may also be as narrow as its column in a part that scrolls."""

    def __init__(self, text: str, step: TypeStep = "base", *, muted: bool = False) -> None:
        super().__init__(text, step, muted=muted)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Ask for one line: Qt would ask for the height of a column one letter wide."""
        return QSize(1, self.fontMetrics().lineSpacing())

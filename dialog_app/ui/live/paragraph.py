"""Words that break where the column ends, without asking for more height than they need."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from dialog_app.ui.widgets.label import Label, TypeStep


class Paragraph(Label):
    """A wrapped label. Qt asks for the height at the narrowest width, which opens scroll bars."""

    def __init__(self, text: str = "", step: TypeStep = "base", *, muted: bool = False) -> None:
        super().__init__(text, step, muted=muted)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Ask for one line; the layout asks again for the width there is."""
        return QSize(1, self.fontMetrics().height())

"""The picture: working methods by services, a word and a tint in every cell."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.words import say


class PicturePart(QWidget):
    """Shows how every service answered every method of what is looked at."""

    def __init__(self, around: Around, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("across_picture")
        self._around = around
        self._scope = scope
        self.setProperty("column", True)
        column = QVBoxLayout(self)
        space = theme.current().space
        column.setContentsMargins(space.xl, space.l, space.xl, space.l)
        none = EmptyState(Icon.ACROSS, say("across.no_days"), say("across.no_days_hint"))
        none.setObjectName("picture_none")
        column.addWidget(none)
        column.addStretch(1)

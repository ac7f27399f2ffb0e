"""A framed piece of paper."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from dialog_app.ui import theme
from dialog_app.ui.widgets.label import restyle


class Card(QFrame):
    """A white frame with rounded corners; put parts into ``body``."""

    def __init__(self, *, padding: int | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        space = theme.current().space
        inset = space.m if padding is None else padding
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(inset, inset, inset, inset)
        self.body.setSpacing(space.s)

    def set_chosen(self, chosen: bool) -> None:
        """Mark the card as the one the next key works on."""
        self.setProperty("chosen", chosen)
        restyle(self)

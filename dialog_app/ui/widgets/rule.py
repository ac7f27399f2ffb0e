"""A thin line between parts."""

from PySide6.QtWidgets import QFrame, QSizePolicy


class Rule(QFrame):
    """A horizontal line of one pixel; the strong one opens a section."""

    def __init__(self, *, strong: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "rule")
        self.setProperty("strong", strong)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

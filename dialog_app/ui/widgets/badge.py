"""A quiet word with an icon: a state, a code."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.label import Label


class Badge(QFrame):
    """A word on a sunken ground, with an icon before it where there is one."""

    def __init__(self, word: str, icon: Icon | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "badge")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QLabel()
        self._word = Label("", "small")
        tokens = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space.s, 0, tokens.space.s, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._word)
        self.setFixedHeight(theme.scaled(tokens.size.badge))
        self.set_badge(word, icon)

    def word(self) -> str:
        """Return the word on the badge."""
        return self._word.text()

    def set_badge(self, word: str, icon: Icon | None = None) -> None:
        """Say another word, with another icon or none."""
        self._word.setText(word)
        self.setAccessibleName(word)
        self._picture.setVisible(icon is not None)
        if icon is not None:
            side = theme.scaled(theme.current().size.icon_small)
            self._picture.setPixmap(icons.pixmap(icon, side, self.devicePixelRatioF()))

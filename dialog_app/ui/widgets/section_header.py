"""What a part of the page is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.label import Label


class SectionHeader(QWidget):
    """A bold line, a muted note beside it, and room at the right for a number or a button."""

    def __init__(self, words: str, note: str = "", *, icon: Icon | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        tokens = theme.current()
        self._words = Label(words).strong()
        self._note = Label(note, "small", muted=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.space.s)
        if icon is not None:
            picture = QLabel()
            side = theme.scaled(tokens.size.icon)
            picture.setPixmap(icons.pixmap(icon, side, self.devicePixelRatioF()))
            self._row.addWidget(picture)
        self._row.addWidget(self._words)
        self._row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row.addStretch(1)
        self.setMinimumHeight(theme.scaled(tokens.size.hit_min))
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        """Change the bold line."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def set_note(self, note: str) -> None:
        """Change the muted note."""
        self._note.setText(note)

    def add_right(self, part: QWidget) -> None:
        """Put a part at the right end."""
        self._row.addWidget(part)

"""A line under the header that says what is wrong and what can be done, and stops nobody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label, restyle


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done about a notice: a name for tests, words, and the deed."""

    name: str
    words: str
    deed: Callable[[], object]


class NoticeBar(QFrame):
    """A sentence and its buttons; hidden until it has something to say."""

    def __init__(self, name: str, icon: Icon = Icon.ATTENTION) -> None:
        super().__init__()
        self._icon = icon
        self.setObjectName(name)
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._picture = QLabel()
        self._sentence = Label().wrapped()
        self._sentence.setObjectName(f"{name}_sentence")
        self._buttons: list[Button] = []
        space = theme.current().space
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space.m, space.xs, space.m, space.xs)
        self._row.setSpacing(space.s)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._sentence, 1)
        self.setMinimumHeight(theme.scaled(theme.current().size.capture_field))
        self.hide()

    def tell(self, sentence: str, ways: Sequence[Way] = (), *, fault: bool = True) -> None:
        """Show a sentence with a button for each way out of it."""
        self.setProperty("tone", "fault" if fault else "")
        restyle(self)
        side = theme.scaled(theme.current().size.icon)
        role = "fault" if fault else "text"
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon, side, ratio, role))
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._set_ways(ways)
        self.show()

    def sentence(self) -> str:
        """Return what the bar says, nothing while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def _set_ways(self, ways: Sequence[Way]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(way) for way in ways]

    def _button(self, way: Way) -> Button:
        button = Button(way.words, ButtonLook())
        button.setObjectName(way.name)
        button.clicked.connect(lambda _checked=False: way.deed())
        self._row.addWidget(button)
        return button

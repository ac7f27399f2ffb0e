"""That a paragraph names what must not be told, and the button that opens it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dialog_app.core.describe.telling import NamesSomebody
from dialog_app.ui import theme
from dialog_app.ui.bridge import refusal
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class NamedBar(QWidget):
    """A quiet bar over a description that was not made; `paragraph_wanted` carries an id."""

    paragraph_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("named_bar")
        self._paragraph_id = ""
        self.sentence = Label().wrapped()
        self.sentence.setObjectName("named_bar_sentence")
        self.button = Button(say("publish.named.open"))
        self.button.setObjectName("named_bar_open")
        self.button.clicked.connect(lambda: self.paragraph_wanted.emit(self._paragraph_id))
        space = theme.current().space
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, space.s, 0, space.s)
        line.setSpacing(space.m)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
        self.hide()

    def tell(self, refused: NamesSomebody) -> None:
        """Say what is named, and lead to the paragraph."""
        self._paragraph_id = refused.paragraph_id
        self.sentence.setText(refusal(refused).sentence)
        self.show()

"""The middle column: the paragraph one is at, what has changed under it, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.describe.grow import Origin, Proposed
from dialog_app.core.describe.news import ASKS_TO_GO, Told, news
from dialog_app.core.describe.paragraphs import standing, told_sentences
from dialog_app.core.describe.said import Said
from dialog_app.core.describe.sentences import sentences
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import Paragraph
from dialog_app.ui import theme
from dialog_app.ui.across.describe.sentence_text import SentenceText
from dialog_app.ui.actions import Action, first_key
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language as own
from dialog_app.ui.words import say


class Reading(QWidget):
    """Shows a paragraph or a proposal; the signals ask for what is done with it."""

    write_wanted = Signal()
    out_wanted = Signal()
    new_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("describe_reading")
        self._above = Label("", "small", muted=True).wrapped()
        self._title = Label("", "heading").wrapped()
        self._title.setObjectName("describe_title")
        self._news = Label("", "small").wrapped().strong()
        self._news.setObjectName("describe_news")
        self.text = SentenceText()
        self.text.entered.connect(self.write_wanted)
        self._none = EmptyState(Icon.NOTE, "")
        self._none.setObjectName("describe_empty_section")
        self.error = ErrorLine()
        self.error.setObjectName("describe_error")
        self._lay_out()

    def show_paragraph(self, said: Said, row: Paragraph, language: Language) -> None:
        """Show a paragraph as it stands, and what has changed in its ground."""
        version = standing(said.register, row.id)
        self._head(said, row.method_id, row.section.value)
        found = news(said, row)
        self._tell(found, withdrawn=row.withdrawn)
        at = self.text.sentence or 1
        self._show_text(told_sentences(version, language), at)
        self._set_ways(written=True, withdrawn=row.withdrawn, asks=_asks(found))

    def show_proposed(self, said: Said, one: Proposed, language: Language) -> None:
        """Show what could be taken in."""
        self._head(said, one.method_id, one.section.value)
        key = "describe.proposed_day" if one.origin is Origin.WORDING else "describe.proposed"
        self._news.setText(say(key))
        self._news.show()
        self._show_text(sentences(one.text.best(language)), 1)
        self._set_ways(written=False)

    def show_section(self, section: str, sentence: str, hint: str) -> None:
        """Show a section without anything in it chosen."""
        self._above.hide()
        self._title.setText(section)
        self._news.hide()
        self.text.hide()
        self._none.tell(sentence, hint)
        self._none.show()
        for button in (self._write, self._out, self._up, self._down):
            button.hide()

    def take_focus(self) -> None:
        """Put the keyboard in the text."""
        (self.text if self.text.isVisibleTo(self) else self._new).setFocus()

    def _show_text(self, found: Sequence[str], at: int) -> None:
        self._none.hide()
        self.text.show()
        self.text.show_sentences(found, at)

    def _head(self, said: Said, method_id: str, section: str) -> None:
        method = said.register.find(WorkingMethod, method_id)
        self._above.setVisible(method is not None)
        if method is None:
            self._title.setText(say(f"describe.section.{section}"))
            return
        version = said.register.newest(method.id)
        facts = {"code": method.code, "number": version.number}
        self._above.setText(say("describe.paper.method", **facts))
        self._title.setText(version.title.best(own()))

    def _tell(self, found: Sequence[Told], *, withdrawn: bool) -> None:
        lines = [say(f"describe.news.{one.news.value}", n=one.n) for one in found]
        if withdrawn:
            lines.insert(0, say("describe.withdrawn"))
        self._news.setText(" ".join(lines))
        self._news.setVisible(bool(lines))

    def _set_ways(self, *, written: bool, withdrawn: bool = False, asks: bool = False) -> None:
        self._write.set_words(say("describe.write" if written else "describe.take_in"))
        self._write.show()
        self._out.set_words(say("describe.bring_back" if withdrawn else "describe.take_out"))
        self._out.fill(asks and not withdrawn)
        self._write.fill(not asks)
        for button in (self._out, self._up, self._down):
            button.setVisible(written)

    def _lay_out(self) -> None:
        space = theme.current().space
        self._write = _button("describe_write", "describe.write", Action.DESCRIBE_WRITE, "primary")
        self._out = _button("describe_out", "describe.take_out", Action.DESCRIBE_OUT)
        self._up = _button("describe_up", "describe.up", Action.DESCRIBE_UP)
        self._down = _button("describe_down", "describe.down", Action.DESCRIBE_DOWN)
        self._new = _button("describe_new", "describe.new", Action.DESCRIBE_NEW)
        self._write.clicked.connect(self.write_wanted)
        self._out.clicked.connect(self.out_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self._down.clicked.connect(lambda: self.move_wanted.emit(1))
        ways = FlowBox()
        for button in (self._write, self._out, self._up, self._down, self._new):
            ways.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.m, space.l, space.m)
        column.setSpacing(space.s)
        for part in (self._above, self._title, self._news, self._none):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        column.addWidget(self.error)
        column.addWidget(ways)
        column.addStretch(0)


def _asks(found: Sequence[Told]) -> bool:
    return any(one.news in ASKS_TO_GO for one in found)


def _button(name: str, words: str, action: Action, kind: str = "plain") -> Button:
    look = ButtonLook("primary" if kind == "primary" else "plain", key=key_words(first_key(action)))
    return deed_button(name, say(words), lambda: None, look)
